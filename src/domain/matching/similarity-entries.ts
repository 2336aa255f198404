import type { ListRecord } from '../records/records';
import { initialsOf, keyOfWords, keyWithoutHouse } from './name-parts';
import type { NameReader, ReadName } from './name-reader';
import { PositionMap } from './position-map';
import type { NameKind } from './tokenize-name';
import { shortWordsOf } from './two-slips';
import { createWordIndex, type WordIndex } from './word-index';

/** One way to read the name of a record. */
export interface Entry {
  readonly record: ListRecord;
  readonly read: ReadName;
}

/** The records of a level by the words, the parts and the initials of each way to read their names. */
export interface SimilarityEntries {
  /** How many records there are, those included that are others'. */
  readonly count: number;
  /** One more than the highest position. */
  readonly end: number;
  at(position: number): Entry | undefined;
  readonly words: WordIndex;
  readonly wholes: PositionMap;
  readonly initials: PositionMap;
  readonly houses: PositionMap;
  readonly telling: PositionMap;
  /** By what stands beside a short word (see `shortWordsOf`). */
  readonly besideSlips: PositionMap;
  recordsWithWord(word: string): number;
  add(record: ListRecord): void;
  remove(record: ListRecord): void;
}

/** Letters of `de`, `la`, `van`, `der`. */
const maxParticle = 3;

/** @param belongsToOther those of whom only the words are counted. */
export function createSimilarityEntries(
  kind: NameKind,
  reader: NameReader,
  belongsToOther: (record: ListRecord) => boolean,
): SimilarityEntries {
  const entries: (Entry | undefined)[] = [];
  const recordsWithWord = new Map<string, number>();
  const words = createWordIndex();
  const wholes = new PositionMap();
  const initials = new PositionMap();
  const houses = new PositionMap();
  const telling = new PositionMap();
  const besideSlips = new PositionMap();
  let count = 0;

  function countWords(record: ListRecord, more: 1 | -1): void {
    count += more;
    for (const word of new Set(reader.words(record.name, kind))) {
      const left = (recordsWithWord.get(word) ?? 0) + more;
      if (left > 0) recordsWithWord.set(word, left);
      else recordsWithWord.delete(word);
    }
  }

  function file(
    { reading: { name }, searchWords, parts }: ReadName,
    how: 'add' | 'remove',
    at: number,
  ): void {
    // By its initials too, since a word may be cut to its first letter; one letter alone is nobody's name.
    if (searchWords.length > 0) {
      for (const word of name.words) words[how](word, at);
      for (const together of withParticles(name.words)) words[how](together, at);
    }
    for (const part of parts) telling[how](part, at);
    // A job's title says what is done: `Payroll` is no `Payroll Registration`.
    if (kind === 'job') return;
    for (const { key } of shortWordsOf(name)) besideSlips[how](key, at);
    wholes[how](keyOfWords(name.words), at);
    initials[how](initialsOf(name), at);
    houses[how](keyWithoutHouse(name), at);
  }

  return {
    get count() {
      return count;
    },
    get end() {
      return entries.length;
    },
    at: (position) => entries[position],
    words,
    wholes,
    initials,
    houses,
    telling,
    besideSlips,
    recordsWithWord: (word) => recordsWithWord.get(word) ?? 0,
    add(record) {
      countWords(record, 1);
      if (belongsToOther(record)) return;
      for (const read of reader.readings(record.name, kind))
        file(read, 'add', entries.push({ record, read }) - 1);
    },
    remove(record) {
      countWords(record, -1);
      entries.forEach((entry, at) => {
        if (entry?.record !== record) return;
        file(entry.read, 'remove', at);
        entries[at] = undefined;
      });
    },
  };
}

/** A word with the two short ones before it: `delacourt` of `de la Court`, which a name that writes it so is looked up by. */
function withParticles(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const [one = '', other = ''] = words.slice(Math.max(0, at - 2), at);
    const areParticles = at > 1 && [one, other].every(({ length }) => length > 1 && length <= maxParticle);
    return areParticles && word.length > maxParticle ? [`${one}${other}${word}`] : [];
  });
}
