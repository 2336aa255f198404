import type { ListRecord } from '../records/records';
import { initialsOf, keyOfWords, keyWithoutHouse } from './name-parts';
import type { NameReader, ReadName } from './name-reader';
import { numbersOf, type PackedMap, packMap } from './packed-columns';
import { PositionMap } from './position-map';
import { readingTable, type Table } from './table';
import type { NameKind } from './tokenize-name';
import { shortWordsOf } from './two-slips';
import { createWordIndex, type PackedWords, type WordIndex } from './word-index';

/** One way to read the name of a record. */
export interface Entry {
  readonly record: ListRecord;
  readonly read: ReadName;
}

/** Beside their words, by what entries are found. */
export const sectionNames = ['wholes', 'initials', 'houses', 'telling', 'besideSlips'] as const;

type SectionName = (typeof sectionNames)[number];
type Sections<Section> = Readonly<Record<SectionName, Section>>;

/**
 * The records of a level by the words, the parts and the initials of each way to read their names. Of `besideSlips` the key is what stands
 * beside a short word (see `shortWordsOf`).
 */
export interface SimilarityEntries extends Sections<PositionMap> {
  /** How many records there are, those included that are others'. */
  readonly count: number;
  /** One more than the highest position. */
  readonly end: number;
  at(position: number): Entry | undefined;
  /** How many search words the entry has: known without its name being read. */
  searchWordCount(position: number): number;
  readonly words: WordIndex;
  recordsWithWord(word: string): number;
  add(record: ListRecord): void;
  remove(record: ListRecord): void;
  /**
   * Of entries of which none was removed, nor packed before.
   *
   * @param placeOf in the list; of one that was added later it is higher.
   */
  pack(placeOf: (record: ListRecord) => number): Generator<undefined, PackedEntries>;
}

/** Entries of some records, which have their places in a list. */
export interface PackedEntries {
  readonly count: number;
  /** By position. */
  readonly recordPlaces: Uint32Array;
  readonly searchWordCounts: Uint8Array;
  readonly wordCounts: PackedMap;
  readonly words: PackedWords;
  readonly sections: Sections<PackedMap>;
}

/** The records of packed entries. */
export interface PlacedRecords {
  at(place: number): ListRecord;
  /** `null` for one that is not of them. */
  placeOf(record: ListRecord): number | null;
}

/** Letters of `de`, `la`, `van`, `der`. */
const maxParticle = 3;

/** @param belongsToOther those of whom only the words are counted. */
export function createSimilarityEntries(
  kind: NameKind,
  reader: NameReader,
  belongsToOther: (record: ListRecord) => boolean,
): SimilarityEntries {
  return entriesOver({ kind, reader, belongsToOther, packed: null });
}

/** The entries that were packed, of which each is read when it is looked at. */
export function restoreSimilarityEntries(
  kind: NameKind,
  reader: NameReader,
  packed: PackedEntries,
  records: PlacedRecords,
): SimilarityEntries {
  return entriesOver({ kind, reader, belongsToOther: () => false, packed: { ...packed, records } });
}

function entriesOver(parts: {
  readonly kind: NameKind;
  readonly reader: NameReader;
  belongsToOther(record: ListRecord): boolean;
  readonly packed: (PackedEntries & { readonly records: PlacedRecords }) | null;
}): SimilarityEntries {
  const { kind, reader, belongsToOther, packed } = parts;
  const packedEnd = packed?.recordPlaces.length ?? 0;
  /** `null` for one that is there no more; one that is packed is missing until it is looked at. */
  const entries: (Entry | null | undefined)[] = new Array(packedEnd);
  const counted = new Map<string, number>();
  const wordCounts: Table<number> = packed
    ? readingTable((word) => numbersOf(packed.wordCounts, word)?.[0])
    : counted;
  const words = createWordIndex(packed?.words);
  const sections = Object.fromEntries(
    sectionNames.map((name) => [name, new PositionMap(packed?.sections[name])]),
  ) as Sections<PositionMap>;
  let count = packed?.count ?? 0;

  function countWords(record: ListRecord, more: 1 | -1): void {
    count += more;
    for (const word of new Set(reader.words(record.name, kind))) {
      const left = (wordCounts.get(word) ?? 0) + more;
      if (left > 0) wordCounts.set(word, left);
      else wordCounts.delete(word);
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
    for (const part of parts) sections.telling[how](part, at);
    // A job's title says what is done: `Payroll` is no `Payroll Registration`.
    if (kind === 'job') return;
    for (const { key } of shortWordsOf(name)) sections.besideSlips[how](key, at);
    sections.wholes[how](keyOfWords(name.words), at);
    sections.initials[how](initialsOf(name), at);
    sections.houses[how](keyWithoutHouse(name), at);
  }

  function readPacked(position: number): Entry | undefined {
    const place = packed?.recordPlaces[position];
    if (!packed || place === undefined) return undefined;
    const record = packed.records.at(place);
    const read = reader.readings(record.name, kind)[position - firstAt(packed.recordPlaces, place)];
    if (!read) return undefined;
    const entry = { record, read };
    entries[position] = entry;
    return entry;
  }

  const at = (position: number): Entry | undefined => {
    const known = entries[position];
    return known === undefined ? readPacked(position) : (known ?? undefined);
  };

  function positionsOf(record: ListRecord): readonly number[] {
    const place = packed?.records.placeOf(record) ?? null;
    const positions: number[] = [];
    if (packed && place !== null) {
      for (let each = firstAt(packed.recordPlaces, place); packed.recordPlaces[each] === place; each += 1)
        positions.push(each);
    } else {
      for (let each = packedEnd; each < entries.length; each += 1)
        if (entries[each]?.record === record) positions.push(each);
    }
    return positions;
  }

  return {
    ...sections,
    get count() {
      return count;
    },
    get end() {
      return entries.length;
    },
    at,
    searchWordCount: (position) =>
      packed?.searchWordCounts[position] ?? entries[position]?.read.searchWords.length ?? 0,
    words,
    recordsWithWord: (word) => wordCounts.get(word) ?? 0,
    add(record) {
      countWords(record, 1);
      if (belongsToOther(record)) return;
      for (const read of reader.readings(record.name, kind))
        file(read, 'add', entries.push({ record, read }) - 1);
    },
    remove(record) {
      countWords(record, -1);
      for (const position of positionsOf(record)) {
        const entry = at(position);
        if (entry) file(entry.read, 'remove', position);
        entries[position] = null;
      }
    },
    *pack(placeOf) {
      const filed = entries.flatMap((entry) => entry ?? []);
      const packedSections = {} as Record<SectionName, PackedMap>;
      for (const name of sectionNames) packedSections[name] = yield* sections[name].pack();
      return {
        count,
        recordPlaces: Uint32Array.from(filed, ({ record }) => placeOf(record)),
        searchWordCounts: Uint8Array.from(filed, ({ read }) => read.searchWords.length),
        wordCounts: yield* packMap(Array.from(counted, ([word, many]) => [word, [many]] as const)),
        words: yield* words.pack(),
        sections: packedSections,
      };
    },
  };
}

/** The first position of a record that is packed. */
function firstAt(recordPlaces: Uint32Array, place: number): number {
  let first = 0;
  for (let end = recordPlaces.length; first < end; ) {
    const middle = (first + end) >> 1;
    if ((recordPlaces[middle] ?? 0) < place) first = middle + 1;
    else end = middle;
  }
  return first;
}

/** A word with the two short ones before it: `delacourt` of `de la Court`, which a name that writes it so is looked up by. */
function withParticles(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const [one = '', other = ''] = words.slice(Math.max(0, at - 2), at);
    const areParticles = at > 1 && [one, other].every(({ length }) => length > 1 && length <= maxParticle);
    return areParticles && word.length > maxParticle ? [`${one}${other}${word}`] : [];
  });
}
