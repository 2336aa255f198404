import { isCommonFamily, isCommonWord, isOfQuality, isTrade } from './common-words';
import { textSimilarity } from './edit-distance';
import { foldedWords, plainWord } from './fold-text';
import { isNoStopWord, isPlainWord, wordWeight } from './name-similarity';
import { singularsOf } from './plurals';
import type { NameKind, TokenizedName } from './tokenize-name';
import { besideTradesOfTwo, isOfTradeGroup, meaningsOf } from './trade-groups';
import { isGivenName, shortFormOf, wordRelation } from './word-groups';

type Words = Pick<TokenizedName, 'words'>;

/** A slip is told from another word by the letters around it: of fewer there are too many words. */
export const minSlipLength = 5;
const minLetters = 2;
/** A part is two words at most, and one with a hyphen is two. */
const maxRuns = 3;
/** What is run together with a name to make a brand of it. */
const trademark = /^(.{4,})(?:tech|soft|ware|works|mart|labs|corp)$/;
/** Not those of quarters, weeks, years and their halves. */
const formLetters = /^(?![qhmdy]$|[ft]y$|y[et]$|wk$|mo$)[a-z]{1,2}$/;
const formsOfWages = /^[29]$/;
const roads = /^(?:hwy|rte|cr|sr|fm)$/;
/** `jr` and the like are read as such nowhere but in front. */
const frontInitials = /^(?:\p{L} \p{L}|jr|sr|mc)(?= \p{L}{2})/u;
const severalInitials = /(?<!\p{L})\p{L}(?: \p{L}){2,}(?!\p{L})/gu;
/** How far behind a family's name its trade may stand. */
const maxBetween = 3;
/** The number of a company that has no other name, or of a form that is filed; a shorter one is a house's or a year's. */
const tellingNumbers: Readonly<Record<NameKind, RegExp>> = { client: /^\d{6,}$/, job: /^\d{3,}$/ };
/** Two are one another's initials, whoever they are. */
const initial = /^\p{L}$/u;

/**
 * What tells a name from others: each word that is no trade, no given name and no word of every name, and each two side by side of
 * which one is such a word or a common family name, run together. `Granite Harbor Dental` has `granite`, `harbor`, `graniteharbor` and
 * `harbordental`; `kestreltech` has `kestrel` too, `skies` has `sky`, and `A.B.C. Plumbing` has `abc`. Of `Garcia Lawn & Landscape` it is
 * the family with a trade, whatever it is called; of a name that has none of this, its first two words. A number is one where it is
 * nobody else's.
 */
export function tellingParts({ words }: Words, kind: NameKind): readonly string[] {
  const saying = words.filter(isNoStopWord);
  const besideTrades = new Set(kind === 'client' ? besideTradesOfTwo(saying) : saying);
  const parts = new Set([...besideTrades].filter((word) => isTellingWord(word, kind)));
  for (const word of parts) for (const stem of stemsOf(word)) parts.add(stem);
  words.forEach((word, at) => {
    // `J & J`, which one writes together and the other does not.
    if (word === 'and' && initial.test(words[at - 1] ?? '') && initial.test(words[at + 1] ?? ''))
      parts.add(`${words[at - 1]}&${words[at + 1]}`);
  });
  if (kind === 'job') return [...parts, ...formCodesOf(words)];
  const singles = parts.size;
  for (const part of [...roadsOf(words), ...initialsOfTrade(words)]) parts.add(part);
  for (const [letters] of words.join(' ').matchAll(severalInitials)) parts.add(letters.replaceAll(' ', ''));
  saying.forEach((word, at) => {
    const next = saying[at + 1];
    const isBeside = [word, next].every((each) => each !== undefined && besideTrades.has(each));
    if (next === undefined || !isBeside || !isBrand(word, next)) return;
    parts.add(`${word}${next}`);
    parts.add(`${shortFormOf(word)}${shortFormOf(next)}`);
  });
  // What is rare in one word may be no more than a trade in two: Foot Care.
  const meanings = meaningsOf(saying);
  const isRare = (word: string) => isTellingWord(word, kind) && familyOf(word) === null;
  if (meanings.some(({ word, isTrade: isOfTrade }) => !isOfTrade && isRare(word))) return [...parts];
  meanings.forEach(({ word }, at) => {
    const family = familyOf(word);
    for (const trade of family === null ? [] : meanings.slice(at + 1, at + 1 + maxBetween))
      if (trade.isTrade && !isPlainWord(trade.word)) parts.add(`${family}${trade.said}`);
  });
  if (parts.size > singles && ![...besideTrades].some(isRare)) return [...parts];
  for (const part of [firstTwo(saying), firstTwo(turnedAtOf(words))]) if (part !== null) parts.add(part);
  return [...parts];
}

/** What the first two words of a name say, run together; `null` where one is an initial, or both are numbers. */
function firstTwo(words: readonly string[]): string | null {
  const [first, second] = meaningsOf(words);
  if (first?.isTwo) return first.said;
  if (!first || !second || !/\p{L}/u.test(first.word + second.word)) return null;
  if (initial.test(first.word) || initial.test(second.word)) return null;
  return `${first.said}${second.said}`;
}

/** `Central Valley Pediatrics` for Pediatrics of Central Valley. */
function turnedAtOf(words: readonly string[]): readonly string[] {
  const at = words.indexOf('of');
  return at < 1 ? [] : [...words.slice(at + 1), ...words.slice(0, at)].filter(isNoStopWord);
}

/** `jr` of J.R. Trucking: initials in front of a trade. */
function initialsOfTrade(words: readonly string[]): readonly string[] {
  const [letters = ''] = frontInitials.exec(words.join(' ')) ?? [];
  const isOfTrade = letters !== '' && meaningsOf(words.slice(letters.split(' ').length))[0]?.isTrade;
  return isOfTrade ? [letters.replaceAll(' ', '')] : [];
}

/** `hwy50` of Highway 50 Diner: the road that a name is of. */
function roadsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const road = shortFormOf(word);
    return roads.test(road) && /^\d+$/.test(words[at + 1] ?? '') ? [`${road}${words[at + 1]}`] : [];
  });
}

/** `t2` and `k1` among the words of a title: forms whose number alone tells nothing. */
function formCodesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    const [number = ''] = /^\d{1,2}$/.exec(words[at + 1] ?? '') ?? [];
    const isForm =
      number !== '' &&
      (word !== 'w' || formsOfWages.test(number)) &&
      formLetters.test(word) &&
      !isCommonWord(word, 'job');
    return isForm ? [`${word}${number}`] : [];
  });
}

/** `kim` of Kim’s, where many families are called so. */
function familyOf(word: string): string | null {
  if (isCommonFamily(word)) return word;
  const bare = word.replace(/s$/, '');
  return isCommonFamily(bare) ? bare : null;
}

/** The word, `kestrel` of `kestreltech`, what it is the plural of, and how it is written short. */
function stemsOf(word: string): readonly string[] {
  const brand = trademark.exec(word)?.[1];
  return [word, ...(brand === undefined ? [] : [brand]), ...singularsOf(word), shortFormOf(word)];
}

/** Whether a word is one that few names have, as far as anybody knows who has not seen the list. */
export function isTellingWord(word: string, kind: NameKind): boolean {
  if (/\d/.test(word)) return tellingNumbers[kind].test(word);
  return (
    word.length >= minLetters &&
    isNoStopWord(word) &&
    !isPlainWord(word) &&
    !isOfTradeGroup(word) &&
    !isGivenName(word) &&
    !isCommonWord(word, kind) &&
    !isCommonWord(shortFormOf(word), kind)
  );
}

/** The word by which a name tells what another tells, with one slip of the pen between them; `null` where there is none. */
export function partWithSlip(part: string, other: Words, kind: NameKind): string | null {
  const isSlip = (word: string) =>
    word.length >= minSlipLength && isTellingWord(word, kind) && word[0] === part[0] && isOneSlip(word, part);
  return other.words.find(isSlip) ?? null;
}

/**
 * Whether a part is enough of what two names tell. A word is where it comes first in both, as a brand does, or is at least half of the
 * words by which each is told from others: of three partners one is not enough. Two words that alone tell nobody are more than half.
 */
export function isMostOfBoth(part: string, a: Words, b: Words, kind: NameKind): boolean {
  const [ofA, ofB] = [a, b].map(({ words }) =>
    withoutInitials(
      besideTradesOfTwo(words.filter(isNoStopWord)).filter((word) => isTellingWord(word, kind)),
    ),
  );
  const [firstOfA = [], firstOfB = []] = [ofA, ofB].map((words) => words?.slice(0, 1).flatMap(stemsOf));
  const isFirst = firstOfB.includes(part) && firstOfA.some((stem) => stem === part || isOneSlip(stem, part));
  return isFirst || (isMostOf(part, ofA ?? [], b, kind) && isMostOf(part, ofB ?? [], a, kind));
}

/** `AM & PR Vale` are told by their family. */
function withoutInitials(words: readonly string[]): readonly string[] {
  const names = words.filter(({ length }) => length > minLetters);
  return names.length > 0 ? names : words;
}

function isMostOf(part: string, words: readonly string[], other: Words, kind: NameKind): boolean {
  const whole = [other.words.join(''), ...other.words.flatMap(stemsOf)].join(' ');
  const isShared = (word: string) => stemsOf(word).some((stem) => whole.includes(stem));
  const shared = words.filter((word) => isShared(word) || partWithSlip(word, other, kind) !== null);
  // `Smith Dental` has no word that tells, and is one all the same.
  if (shared.length === 0) return words.length <= 1;
  const isPair = shared.every((word) => stemsOf(word).some((stem) => part.length > stem.length));
  return shared.length * 2 >= words.length + Number(isPair);
}

/** Whether two names are of people, and not of the same: of one family, with given names that nobody takes for one another. */
export function areTwoPeople({ words: a }: Words, { words: b }: Words): boolean {
  if ([...a, ...b].some(isTrade)) return false;
  if (![a, b].every((words) => words.some(isGivenName))) return false;
  const isGivenOrInitial = (word: string) => isGivenName(word) || initial.test(word);
  const [ofA, ofB] = [a.filter(isGivenOrInitial), b.filter(isGivenOrInitial)];
  const mayBeOne = (one: string, other: string) =>
    one === other ||
    (one.length === 1 && other.startsWith(one)) ||
    (other.length === 1 && one.startsWith(other)) ||
    wordRelation(one, other) === 'nickname' ||
    isOneSlip(one, other);
  return !ofA.some((one) => ofB.some((other) => mayBeOne(one, other)));
}

/**
 * A part as a name has it written: `Granite Harbor` of `GRANITE-HARBOR`’s `graniteharbor`. Of two words, one of which the other name says
 * otherwise, it is the one that both have.
 */
export function asWritten(part: string, name: string, other: Words): string {
  const runs = name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  const folded = runs.map((run) => plainWord(foldedWords(run).join('')));
  const letters = part.replace('&', '');
  const isPart = (words: readonly string[]) =>
    words.filter((word) => word !== 'and').join('') === letters ||
    words.map(shortFormOf).join('') === letters ||
    (words.length === 1 && stemsOf(words[0] ?? '').includes(letters));
  for (let count = 1; count <= maxRuns; count += 1) {
    const at = folded.findIndex((_, from) => isPart(folded.slice(from, from + count)));
    if (at < 0) continue;
    const found = runs.slice(at, at + count).filter((_, place) => folded[at + place] !== 'and');
    const inBoth = found.filter((_, place) => isSaidIn(other, folded[at + place] ?? ''));
    const isApart = inBoth.length > 0 && !other.words.join('').includes(letters);
    return (isApart ? inBoth : found).join(part.includes('&') ? ' & ' : ' ');
  }
  // Of a trade in another form only what stands before it is in both.
  const before = runs.find((_, at) => {
    const word = folded[at] ?? '';
    const [meaning] = meaningsOf([word]);
    const begun = [familyOf(word), word, shortFormOf(word), meaning?.said];
    return begun.some((begin) => begin && letters.startsWith(begin));
  });
  if (before !== undefined) return before.replace(/['’]s$/, '');
  return part;
}

function isSaidIn({ words }: Words, word: string): boolean {
  const stems = stemsOf(word);
  return words.some((each) => stemsOf(each).some((stem) => stems.includes(stem)));
}

/** How much two names have in common, 0 to 1: of what their words tell, whatever the list. */
export function sharedWeight({ words: a }: Words, { words: b }: Words): number {
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + wordWeight(word), 0);
  const all = weigh(a) + weigh(b);
  const shared = weigh(a.filter((word) => b.includes(word))) + weigh(b.filter((word) => a.includes(word)));
  return all === 0 ? 0 : shared / all;
}

function isBrand(one: string, other: string): boolean {
  const words = [one, other];
  if (words.some((word) => word.length === 1 || /\d/.test(word))) return false;
  return (
    words.every(isOfQuality) || words.some((word) => isTellingWord(word, 'client') || isCommonFamily(word))
  );
}

/** One letter that is another, is one too many or too few, or has changed places with the next. */
function isOneSlip(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  return one !== other && !/\d/.test(one) && textSimilarity(one, other, 1 - 1 / longest) > 0;
}
