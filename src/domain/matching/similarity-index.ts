import type { ListRecord } from '../records/records';
import { countBits } from './count-bits';
import type { MatchReason } from './match-reason';
import {
  areHousesOfOneName,
  areInitialsOfOther,
  initialsOf,
  isPartOfOther,
  keyOfWords,
  keysOfEnds,
  keyWithoutHouse,
} from './name-parts';
import { canBothBeRead, type NameReading, readableName, readingsOf } from './name-readings';
import { compareNames, isSearchWord, wordWeight } from './name-similarity';
import { legalFormsCompatible } from './normalize-name';
import { forEachInSteps } from './stepped';
import { comparedWords, type NameKind } from './tokenize-name';
import { createWordIndex } from './word-index';

export interface SimilarRecord {
  readonly record: ListRecord;
  /** 0 to 1; 1 is equal but for what `foldName` and accents pass over. */
  readonly score: number;
  readonly reason: MatchReason | null;
}

/**
 * Finds the records of one level whose names are like one of `variants`, the first of which counts most. Those that are others' are
 * left out. Whether a record is found never depends on what else the list holds; its score does.
 */
export type SimilarityIndex = (
  variants: readonly string[],
  belongsToOther: (record: ListRecord) => boolean,
) => readonly SimilarRecord[];

/** Arranges a level for that, in steps. */
export type BuildSimilarityIndex = (
  records: readonly ListRecord[],
  kind: NameKind,
) => Generator<undefined, SimilarityIndex>;

/** Below this two names are as likely to be two clients as one. */
const minLikeness = 0.7;
/** A name under which the client is not shown counts a little less than the one under which it is. */
const variantFactor = 0.98;
/** Another legal form is another company, until somebody says that it was written down wrong. */
export const otherFormFactor = 0.93;
/** Of two that are equal but for that, the one with the very legal form comes first. */
const absentFormFactor = 0.995;
/** One name stands in the other, or its initials do: shown, and never proposed. */
const partScore = minLikeness;
/** Of the weight of a name's words: what a name that is like it has in common with it at the least. */
const minSharedWeight = 0.55;
/** Letters of `de`, `la`, `van`, `der`. */
const maxParticle = 3;
/** Slips of a word that very many names have come twice. */
const minCount = 2;

interface Entry {
  readonly record: ListRecord;
  readonly reading: NameReading;
  readonly searchWords: readonly string[];
  readonly weight: number;
}

/**
 * Indexes a level by its words, in steps. A look-up goes through the names that have the rarest words of the one that is looked up, or
 * words that may be meant by them: enough of them that no name can be like it without having one. None is left out for its place in the list.
 *
 * @param belongsToOther leaves out, once for all look-ups, records that would be left out of each.
 */
export function* buildSimilarityIndex(
  records: readonly ListRecord[],
  kind: NameKind,
  belongsToOther: (record: ListRecord) => boolean = () => false,
): Generator<undefined, SimilarityIndex> {
  const entries: Entry[] = [];
  const index = createWordIndex();
  const recordsWithWord = new Map<string, number>();
  const wholes = new PositionMap();
  const initials = new PositionMap();
  const houses = new PositionMap();
  yield* forEachInSteps(records, (record) => {
    for (const word of new Set(comparedWords(readableName(record.name), kind).words))
      recordsWithWord.set(word, (recordsWithWord.get(word) ?? 0) + 1);
    if (belongsToOther(record)) return;
    for (const reading of readingsOf(record.name, kind)) {
      const entry = entryOf(record, reading);
      const position = entries.push(entry) - 1;
      // By its initials too, since a word may be cut to its first letter; one letter alone is nobody's name.
      if (entry.searchWords.length > 0) {
        for (const word of reading.name.words) index.add(word, position);
        for (const together of withParticles(reading.name.words)) index.add(together, position);
      }
      // A job's title says what is done: `Payroll` is no `Payroll Registration`.
      if (kind === 'job') continue;
      wholes.add(keyOfWords(reading.name.words), position);
      initials.add(initialsOf(reading.name), position);
      houses.add(keyWithoutHouse(reading.name), position);
    }
  });

  const weightOf = (word: string) =>
    1 + Math.log(1 + records.length / (1 + (recordsWithWord.get(word) ?? 0)));
  const areTwoWords = (one: string, other: string) => {
    const counts = [one, other].map((word) => recordsWithWord.get(word) ?? 0);
    const rarer = Math.min(...counts);
    // Nobody mistakes the first letter of a name.
    return rarer >= minCount && (one[0] !== other[0] || rarer * rarer >= Math.max(...counts));
  };

  /** Which words of the name that is looked up each has, a bit a word; all 0 between two look-ups. */
  const sharedWords = new Uint16Array(entries.length);

  const findCandidates = (reading: NameReading): readonly Entry[] => {
    const { searchWords, weight } = entryOf(null, reading);
    const all = (1 << searchWords.length) - 1;
    const touched: number[] = [];
    const note = (position: number, bits: number, isNew: boolean) => {
      const known = sharedWords[position] ?? 0;
      if (known === 0) {
        if (!isNew) return;
        touched.push(position);
      }
      sharedWords[position] = known | bits;
    };
    const sought = searchWords
      .map((word, at) => {
        const positions = index.like(word);
        return { word, at, positions, count: positions.reduce((sum, { length }) => sum + length, 0) };
      })
      .sort((one, other) => one.count - other.count);
    let left = weight;
    for (const { word, at, positions } of sought) {
      const isNew = left >= weight * minSharedWeight;
      for (const each of positions) for (const position of each) note(position, 1 << at, isNew);
      if (isNew) for (const position of index.parted(word)) note(position, 1 << at, true);
      left -= wordWeight(word);
    }
    for (let at = 1; at < searchWords.length; at += 1) {
      const together = `${searchWords[at - 1]}${searchWords[at]}`;
      for (const each of index.like(together))
        for (const position of each) note(position, 3 << (at - 1), true);
    }
    const candidates: Entry[] = [];
    for (const position of touched) {
      const bits = sharedWords[position] ?? 0;
      sharedWords[position] = 0;
      const entry = entries[position];
      // Where each of the two has a word that the other has not, they are two names.
      if (entry && (bits === all || countBits(bits) >= entry.searchWords.length)) candidates.push(entry);
    }
    return kind === 'job' ? candidates : [...new Set([...candidates, ...partsOf(reading)])];
  };

  /** Names that this one begins or ends with, those of which one is the other's initials, and other houses of one name. */
  const partsOf = ({ name }: NameReading): readonly Entry[] => {
    const positions = keysOfEnds(name).flatMap((key) => wholes.at(key));
    const [word = ''] = name.words.length === 1 ? name.words : [];
    positions.push(...initials.at(word), ...wholes.at(initialsOf(name)), ...houses.at(keyWithoutHouse(name)));
    return positions.flatMap((position) => entries[position] ?? []);
  };

  const compare = (wanted: NameReading, { record, reading }: Entry, factor: number): SimilarRecord | null => {
    if (!canBothBeRead(wanted, reading)) return null;
    const { likeness, score, relation } = compareNames(wanted.name, reading.name, weightOf, areTwoWords);
    const read = factor * wanted.factor * reading.factor;
    const form = formFactor(wanted, reading);
    if (likeness * read * form < minLikeness) {
      const reason = kind === 'job' ? null : reasonOfPart(wanted, reading);
      return reason && { record, score: partScore * read * form, reason };
    }
    const reason =
      wanted.reason ??
      reading.reason ??
      (form === otherFormFactor ? legalForm : relation && { code: relation }) ??
      (factor < 1 ? tradeName : null);
    return { record, score: score * read * form, reason };
  };

  return (variants, belongsToOther) => {
    const best = new Map<ListRecord, SimilarRecord>();
    const [name = '', ...others] = variants;
    // `First Last` of `First Middle Last` says less than the whole does.
    const whole = new Set(others.length > 0 ? comparedWords(name, kind).words : []);
    const telling = others.filter(
      (other) => !comparedWords(other, kind).words.every((word) => whole.has(word)),
    );
    [name, ...telling].forEach((variant, place) => {
      const factor = place === 0 ? 1 : variantFactor;
      for (const wanted of readingsOf(variant, kind)) {
        for (const entry of findCandidates(wanted)) {
          const found = compare(wanted, entry, factor);
          const isBetter = found && found.score > (best.get(entry.record)?.score ?? -1);
          if (isBetter && !belongsToOther(entry.record)) best.set(entry.record, found);
        }
      }
    });
    return [...best.values()];
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

function reasonOfPart(a: NameReading, b: NameReading): MatchReason | null {
  // Read without their numbers, `Oak 12` and `Oak 14` would be part of each other.
  const isWithNumbers = (a.factor === 1 && b.factor === 1) || a.name.discriminators === b.name.discriminators;
  if (isWithNumbers && isPartOfOther(a.name, b.name)) return { code: 'partOfName' };
  return areInitialsOfOther(a.name, b.name) || areHousesOfOneName(a.name, b.name)
    ? { code: 'writtenOtherwise' }
    : null;
}

/** Positions of entries by a key that several may have. */
class PositionMap {
  readonly #positions = new Map<string, number[]>();

  add(key: string | null, position: number): void {
    if (key === null) return;
    const known = this.#positions.get(key);
    if (known) known.push(position);
    else this.#positions.set(key, [position]);
  }

  at(key: string | null): readonly number[] {
    return key === null ? [] : (this.#positions.get(key) ?? []);
  }
}

const legalForm: MatchReason = { code: 'legalForm' };
const tradeName: MatchReason = { code: 'tradeName' };

function entryOf<Of extends ListRecord | null>(record: Of, reading: NameReading) {
  // As many as there are bits for.
  const searchWords = [...new Set(reading.name.words.filter(isSearchWord))].slice(0, 15);
  return {
    record,
    reading,
    searchWords,
    weight: searchWords.reduce((sum, word) => sum + wordWeight(word), 0),
  };
}

function formFactor(a: NameReading, b: NameReading): number {
  if (!legalFormsCompatible(a.name, b.name)) return otherFormFactor;
  return a.name.forms.join() === b.name.forms.join() ? 1 : absentFormFactor;
}
