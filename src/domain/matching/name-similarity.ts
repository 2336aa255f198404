import { textSimilarity } from './edit-distance';
import type { TokenizedName } from './tokenize-name';
import { isGivenName } from './word-groups';
import { likenessOfWords, type WordLikeness } from './word-pairs';

/** How telling a word is: higher for one that few names hold. */
export type WordWeight = (word: string) => number;

export interface Likeness {
  /** 0 to 1, the same whatever else is in a list. */
  readonly likeness: number;
  /** 0 to 1, by how telling words are in a list, and whether a letter's difference is a slip there. */
  readonly score: number;
  /** By which kind of writing two of the words are one. */
  readonly relation: 'nickname' | 'writtenOtherwise' | null;
}

const stopWords = new Set(['the', 'of', 'and', 'a', 'for']);
/** Words that many names have: they tell less than others, whatever a list holds. */
const plainTrades = new Set(
  'company group services service associates partners holdings enterprises consulting solutions international management properties studio center family'.split(
    ' ',
  ),
);
/** Words that are added to a name to tell it from another. */
const telling = new Set(
  'north south east west northern southern eastern western upper lower central new old big little great red blue green black white gold silver gray grey brown orange purple yellow trust estate foundation jr sr ii iii iv'.split(
    ' ',
  ),
);
/** What tells one of a series from the next. */
const seriesMark = /^(?:[a-z]|i{2,3}|i?v|vi{1,3}|i?x)$/;
/** A title cut by another system's limit is at least this long (quickbooks.md 1: 41 is the shortest limit). */
const minTruncatedLength = 32;
/** What is left of two names after equal words may differ in one letter of seven. */
const minTextSimilarity = 0.85;
/** Where an initial would have to be run together with a word. */
const initialFactor = 0.86;
/** Where one name has one of the `telling` words and the other does not. */
const tellingFactor = 0.85;

/** What a partner tells who may have been left out. */
const leftOutPartner = 0.5;
/** Where what looks like a slip is another word of the list. */
const doubtfulFactor = 0.6;

/** The similarity of two names but for legal form, 0 to 1, the same both ways round; 0 where their digits or periods differ. */
export function nameSimilarity(a: TokenizedName, b: TokenizedName, weightOf: WordWeight): number {
  return compareNames(a, b, weightOf, () => false).score;
}

/** @param areTwoWords whether a list has each of two words of nearly the same letters so often that neither is a slip for the other. */
export function compareNames(
  a: TokenizedName,
  b: TokenizedName,
  weightOf: WordWeight,
  areTwoWords: (one: string, other: string) => boolean,
): Likeness {
  if (isTruncation(a.compact, b.compact) || isTruncation(b.compact, a.compact)) return alike(0.9);
  if (a.discriminators !== b.discriminators) return unlike;
  if (a.words.length > 0 && areSame(a.words, b.words)) return alike(1);
  return compareWords(a, b, weightOf, areTwoWords);
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at]);
}

const unlike = alike(0);

function alike(score: number): Likeness {
  return { likeness: score, score, relation: null };
}

/** Of one name, which words have none in the other that may be meant by them. */
type Rest = boolean[];

function compareWords(
  a: TokenizedName,
  b: TokenizedName,
  weightOf: WordWeight,
  areTwoWords: (one: string, other: string) => boolean,
): Likeness {
  const left: Rest = a.words.map(() => true);
  const right: Rest = b.words.map(() => true);
  let [shared, all, sharedInList, allInList] = [0, 0, 0, 0];
  const weigh = (word: string, similarity: number, factor = 1) => {
    const weight = wordWeight(word) * factor;
    const inList = weight * weightOf(word);
    shared += weight * similarity;
    sharedInList += inList * similarity;
    all += weight;
    allInList += inList;
  };
  a.words.forEach((word, i) => {
    const j = b.words.findIndex((other, at) => right[at] && other === word);
    if (j < 0) return;
    left[i] = false;
    right[j] = false;
    weigh(word, 1);
    weigh(word, 1);
  });
  let relation: Likeness['relation'] = null;
  let isDoubtful = false;
  // Law Office and LawOffice: of words that are only run together none is short for another.
  const hasFamily = (word: string) => word.length > 1 && !isGivenName(word) && isNoStopWord(word);
  const isFamilyShared = a.words.some((word, i) => !left[i] && hasFamily(word));
  const initialsOf = [false, false];
  const isRunTogether = restText(a.words, left) === restText(b.words, right);
  for (const pair of isRunTogether ? [] : likeWords(a.words, b.words, left, right)) {
    if (!left[pair.i] || !right[pair.j]) continue;
    left[pair.i] = false;
    right[pair.j] = false;
    const [wordA, wordB] = [a.words[pair.i] ?? '', b.words[pair.j] ?? ''];
    if (wordA.length === 1) initialsOf[0] = true;
    if (wordB.length === 1) initialsOf[1] = true;
    if (pair.relation !== 'slip') relation ??= pair.relation;
    else if (areTwoWords(wordA, wordB)) isDoubtful = true;
    weigh(wordA, pair.similarity);
    weigh(wordB, pair.similarity);
  }

  const restA = a.words.filter((_, i) => left[i]);
  const restB = b.words.filter((_, j) => right[j]);
  const [saysA, saysB] = [restA.filter(isNoStopWord), restB.filter(isNoStopWord)];
  // `Mark L Brown` is not Mark Lopez, nor `David R Sanchez` David S Ross: an initial is of a family name only where there is no other.
  const isInitialOfFamily =
    (initialsOf[0] && (initialsOf[1] || saysA.some(hasFamily))) || (initialsOf[1] && saysB.some(hasFamily));
  if (isInitialOfFamily && !isFamilyShared && [a, b].every(({ words }) => words.some(isGivenName)))
    return unlike;
  let similarity = 0;
  if (saysA.length > 0 && saysB.length > 0) {
    // Blue Sky and Bluesky, or a blank beside its place: words run together or parted. An initial is no part of a word.
    const hasInitial = [...saysA, ...saysB].some((word) => word.length === 1);
    const factor = hasInitial ? initialFactor : 1;
    similarity = textSimilarity(saysA.join(''), saysB.join(''), minTextSimilarity / factor) * factor;
    if (similarity < minTextSimilarity) return unlike;
  } else if (hasCompanyFor(a, saysB, b) || hasCompanyFor(b, saysA, a)) return unlike;
  const factor = similarity === 0 && areFewerPartners(a, b) ? leftOutPartner : 1;
  for (const word of [...restA, ...restB]) weigh(word, similarity, factor);
  if (all === 0) return unlike;
  if (haveOtherMarks(a, b)) isDoubtful = true;
  const isToldApart =
    similarity === 0 &&
    (saysA.some((word) => telling.has(word)) ||
      saysB.some((word) => telling.has(word)) ||
      hasOtherFirstName(a, left) ||
      hasOtherFirstName(b, right));
  return {
    likeness: shared / all,
    score: (sharedInList / allInList) * (isToldApart ? tellingFactor : 1) * (isDoubtful ? doubtfulFactor : 1),
    relation,
  };
}

function restText(words: readonly string[], rest: Rest): string {
  return words.filter((word, at) => rest[at] && isNoStopWord(word)).join('');
}

/** Whether a given name that the other lacks stands before one that it has: `Rosa Paul Perrick` is not Paul. */
function hasOtherFirstName({ words, firstGiven }: TokenizedName, rest: Rest): boolean {
  if (firstGiven >= 0) return rest[firstGiven] === true;
  return words.some(
    (word, at) =>
      rest[at] &&
      isGivenName(word) &&
      words.some((other, later) => later > at && !rest[later] && isGivenName(other)),
  );
}

/** Whether both end with a letter or a small numeral, and not with the same: `Trust A` and `Trust B`, `Fund I` and `Fund II`. */
function haveOtherMarks({ words: one }: TokenizedName, { words: other }: TokenizedName): boolean {
  const [mark, otherMark] = [one.at(-1) ?? '', other.at(-1) ?? ''];
  return mark !== otherMark && seriesMark.test(mark) && seriesMark.test(otherMark);
}

/** Of partners, those in the middle are often left out: `Ash, Birch & Cole` are Ash & Cole. */
function areFewerPartners({ words: one }: TokenizedName, { words: other }: TokenizedName): boolean {
  return one.includes('and') && other.includes('and') && one[0] === other[0] && one.at(-1) === other.at(-1);
}

/** `Company` is a word like others where the other name has another in its place. */
function hasCompanyFor(one: TokenizedName, restOfOther: readonly string[], other: TokenizedName): boolean {
  return restOfOther.length > 0 && one.forms.includes('co') && !other.forms.includes('co');
}

interface WordPair extends WordLikeness {
  readonly i: number;
  readonly j: number;
}

/** The pairs of words that may be one, those that are most alike first. */
function likeWords(a: readonly string[], b: readonly string[], left: Rest, right: Rest): readonly WordPair[] {
  const pairs: WordPair[] = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; left[i] && j < b.length; j += 1) {
      const likeness = right[j] ? likenessOfWords(a[i] ?? '', b[j] ?? '') : null;
      if (likeness) pairs.push({ i, j, ...likeness });
    }
  }
  return pairs.length > 1
    ? pairs.sort((one, other) => other.similarity - one.similarity || one.i - other.i || one.j - other.j)
    : pairs;
}

export function isNoStopWord(word: string): boolean {
  return !stopWords.has(word);
}

/** Whether so many names have the word that it tells none of them from others. */
export function isPlainWord(word: string): boolean {
  return plainTrades.has(word) || telling.has(word);
}

/** What a word tells, whatever the list. */
export function wordWeight(word: string): number {
  if (stopWords.has(word)) return 0.1;
  return Math.min(1, (word.length + 1) / 5) * (plainTrades.has(word) ? 0.5 : 1);
}

/** Whether a record is looked for by a word: one letter is too many names' initial. */
export function isSearchWord(word: string): boolean {
  return !stopWords.has(word) && (word.length > 1 || /\d/.test(word));
}

function isTruncation(short: string, long: string): boolean {
  return short.length >= minTruncatedLength && short.length < long.length && long.startsWith(short);
}
