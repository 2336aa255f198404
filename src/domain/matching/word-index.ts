import { countBits } from './count-bits';
import { letterBits } from './edit-distance';
import { numbersOf, type PackedMap, packMap, textAt, textsOf } from './packed-columns';
import { groupedPlaces } from './stepped';
import { readingTable, type Table, type WholeTable, wholeReadingTable } from './table';
import { isShortFormOf, relatedWords } from './word-groups';
import { likenessOfWords } from './word-pairs';

/** The words of a level's names, by which names are found whose words are written otherwise. */
export interface WordIndex {
  add(word: string, position: number): void;
  remove(word: string, position: number): void;
  /** The positions of names that have the word, or one that may be meant by it; one array a word. */
  like(word: string): readonly (readonly number[])[];
  /** The same for two words of a name that are written as this one. */
  parted(word: string): readonly number[];
  /** Of an index that is not packed. */
  pack(): Generator<undefined, PackedWords>;
}

/** The positions of each word, and the words of each stretch of letters. */
export interface PackedWords {
  readonly words: PackedMap;
  readonly stretches: PackedMap;
}

/** Of two words that are run together each has so many letters, or both are known as they are: `Mc Donald`, `de la`. */
const minPart = 3;
const minKnownAsIs = 2;
/** And one of them so many, where the other is written otherwise. */
const minKnownPart = 4;

interface WordTraits {
  readonly word: string;
  readonly letters: number;
  readonly isWithoutVowels: boolean;
}

interface KnownWord extends WordTraits {
  readonly positions: number[];
}

const noWords: readonly KnownWord[] = [];

/** @param packed what is in it already. */
export function createWordIndex(packed: PackedWords | null = null): WordIndex {
  const known: WholeTable<KnownWord> = packed ? knownOf(packed.words) : new Map<string, KnownWord>();
  /** Words by a stretch of letters that a slip leaves as it is. */
  const byStretch: Table<KnownWord[]> = packed
    ? readingTable((stretch) => wordsOfStretch(packed, stretch, known))
    : new Map<string, KnownWord[]>();
  const likeWords = new Map<string, readonly (readonly number[])[]>();
  const partedWords = new Map<string, readonly number[]>();

  function add(word: string, position: number): void {
    const before = known.get(word);
    if (before) {
      if (before.positions.at(-1) !== position) before.positions.push(position);
      if (partedWords.size > 0) forget();
      return;
    }
    const added = { ...traitsOf(word), positions: [position] };
    known.set(word, added);
    if (likeWords.size > 0) forget();
    for (const stretch of stretchesOf(added)) {
      const words = byStretch.get(stretch);
      if (words) words.push(added);
      else byStretch.set(stretch, [added]);
    }
  }

  function remove(word: string, position: number): void {
    const there = known.get(word);
    const at = there?.positions.indexOf(position) ?? -1;
    if (!there || at < 0) return;
    there.positions.splice(at, 1);
    forget();
    if (there.positions.length > 0) return;
    known.delete(word);
    for (const stretch of stretchesOf(there)) {
      const left = byStretch.get(stretch)?.filter((other) => other !== there) ?? [];
      if (left.length > 0) byStretch.set(stretch, left);
      else byStretch.delete(stretch);
    }
  }

  /** What was found before is not all that there is any more. */
  function forget(): void {
    likeWords.clear();
    partedWords.clear();
  }

  function findLike(word: string): readonly (readonly number[])[] {
    const found = new Set<KnownWord>();
    const traits = traitsOf(word);
    const check = (other: KnownWord, mayBe: (a: WordTraits, b: WordTraits) => boolean) => {
      if (mayBe(traits, other) && !found.has(other) && likenessOfWords(word, other.word)) found.add(other);
    };
    for (const other of [
      word,
      ...relatedWords(word),
      `${word}s`,
      word.replace(/s$/, ''),
      ...beginningsOf(word),
    ]) {
      const meant = known.get(other);
      if (meant && (other === word || likenessOfWords(word, other))) found.add(meant);
    }
    if (/\d/.test(word)) return positionsOf(found);
    for (const stretch of slipStretchesFor(word))
      for (const other of byStretch.get(stretch) ?? noWords) check(other, mayBeSlip);
    for (const beginning of new Set(
      [word, word.replace(/s$/, '')].map((begun) => begun.slice(0, maxBeginning)),
    ))
      for (const other of byStretch.get(beginning) ?? noWords) check(other, mayBeBegun);
    for (const other of byStretch.get(`${word[0]}-`) ?? noWords) check(other, mayBeWithoutVowels);
    // What has no vowels may stand for any word that begins with its letter.
    if (traits.isWithoutVowels) for (const other of known.values()) check(other, mayBeWithoutVowels);
    return positionsOf(found);
  }

  const like = (word: string) => remembered(likeWords, word, findLike);

  function findParted(word: string): readonly number[] {
    const found: number[] = [];
    for (let at = minKnownAsIs; at <= word.length - minKnownAsIs; at += 1) {
      const [before, behind] = [word.slice(0, at), word.slice(at)];
      const [left, right] = [known.get(before), known.get(behind)];
      if (Math.min(before.length, behind.length) < minPart && !(left && right)) continue;
      if (!left && (!right || behind.length < minKnownPart)) continue;
      if (!right && before.length < minKnownPart) continue;
      const lefts = left ? [left.positions] : like(before);
      const rights = right ? [right.positions] : like(behind);
      const ofRight = new Set(rights.flat());
      for (const position of lefts.flat()) if (ofRight.has(position)) found.push(position);
    }
    return found;
  }

  return {
    add,
    remove,
    like,
    parted: (word) => remembered(partedWords, word, findParted),
    pack: () => packWords([...known.values()]),
  };
}

function* packWords(words: readonly KnownWord[]): Generator<undefined, PackedWords> {
  return {
    words: yield* packMap(words.map(({ word, positions }) => [word, positions] as const)),
    stretches: yield* packMap(yield* groupedPlaces(words, stretchesOf)),
  };
}

function knownOf(words: PackedMap): WholeTable<KnownWord> {
  return wholeReadingTable(
    (word) => {
      const positions = numbersOf(words, word);
      return positions && { ...traitsOf(word), positions: [...positions] };
    },
    () => textsOf(words.keys),
  );
}

/** Whoever takes a word out goes through its stretches, so that a stretch that was not read before has all its words still. */
function wordsOfStretch(
  { words, stretches }: PackedWords,
  stretch: string,
  known: Table<KnownWord>,
): KnownWord[] | undefined {
  const places = numbersOf(stretches, stretch);
  return places && [...places].flatMap((place) => known.get(textAt(words.keys, place)) ?? []);
}

function positionsOf(words: ReadonlySet<KnownWord>): readonly (readonly number[])[] {
  return Array.from(words, ({ positions }) => positions);
}

function remembered<Value>(known: Map<string, Value>, word: string, find: (word: string) => Value): Value {
  let value = known.get(word);
  if (value === undefined) {
    value = find(word);
    known.set(word, value);
  }
  return value;
}

function traitsOf(word: string): WordTraits {
  const letters = letterBits(word);
  return { word, letters, isWithoutVowels: word.length > 2 && !/[aeiouy]/.test(word.slice(1)) };
}

/** Leaves out at once nearly all that is another word: each slip changes two letters of all at the most. */
function mayBeSlip(a: WordTraits, b: WordTraits): boolean {
  const slips = slipsIn(Math.max(a.word.length, b.word.length));
  return countBits(a.letters ^ b.letters) <= 2 * slips;
}

function mayBeBegun(a: WordTraits, b: WordTraits): boolean {
  const begun = a.word.length > minPart && a.word.endsWith('s') ? a.word.slice(0, -1) : a.word;
  return b.word.startsWith(begun);
}

function mayBeWithoutVowels(a: WordTraits, b: WordTraits): boolean {
  return (
    (a.isWithoutVowels && isShortFormOf(a.word, b.word)) ||
    (b.isWithoutVowels && isShortFormOf(b.word, a.word))
  );
}

/** How many letters of so many may be wrong (see `wordSimilarity`). */
function slipsIn(length: number): number {
  return Math.max(1, length >> 2);
}

/** What may be written for a word that is cut short. */
function beginningsOf(word: string): readonly string[] {
  const beginnings = [word.slice(0, 1)];
  for (let length = minPart; length < word.length; length += 1) {
    const beginning = word.slice(0, length);
    beginnings.push(beginning);
    if (word.endsWith('s')) beginnings.push(`${beginning}s`);
  }
  return beginnings;
}

/** A word that is cut short is found by so many letters at the most. */
const maxBeginning = 5;
/** Words of so many letters have a longer stretch at either end than short ones, and one in their middle. */
const minLong = 7;

/** Under which stretches of letters a word is found: its beginnings, and those of which a slip leaves one as it is. */
function stretchesOf({ word, isWithoutVowels }: KnownWord): readonly string[] {
  if (/\d/.test(word)) return [];
  const stretches = stretchesAt(word, word.length, 0);
  for (let length = minPart; length <= maxBeginning && length < word.length; length += 1)
    stretches.push(word.slice(0, length));
  if (isWithoutVowels) stretches.push(`${word[0]}-`);
  return stretches;
}

function slipStretchesFor(word: string): readonly string[] {
  const { length } = word;
  const stretches: string[] = [];
  const slips = slipsIn(length + 1);
  for (let other = Math.max(2, length - slips); other <= length + slips; other += 1) {
    stretches.push(...stretchesAt(word, other, 0));
    // A slip before its middle has moved it.
    if (other >= minLong) stretches.push(middleOf(word, other, -1), middleOf(word, other, 1));
  }
  return stretches;
}

/** Stretches of a word that another of so many letters shares, if there is a slip in one of them. */
function stretchesAt(word: string, length: number, shift: number): string[] {
  if (length < minLong)
    return [
      `${word.slice(0, 2)}.${length}`,
      `.${word.slice(-2)}${length}`,
      `${word[0]}.${word.at(-1)}${length}`,
    ];
  const end = Math.min(4, length - 4);
  return [`${word.slice(0, 3)}.${length}`, `.${word.slice(-end)}${length}`, middleOf(word, length, shift)];
}

function middleOf(word: string, length: number, shift: number): string {
  const at = (length >> 1) - 1 + shift;
  return `.${word.slice(at, at + 3)}.${length}`;
}
