import { isCommonFamily, isCommonWord, isOfQuality, isTrade } from './common-words';
import { textSimilarity } from './edit-distance';
import { foldedWords, plainWord } from './fold-text';
import { isNoStopWord, isPlainWord, wordWeight } from './name-similarity';
import type { NameKind, TokenizedName } from './tokenize-name';
import { isGivenName, wordRelation } from './word-groups';

type Words = Pick<TokenizedName, 'words'>;

/** A slip is told from another word by the letters around it: of fewer there are too many words. */
export const minSlipLength = 5;
const minLetters = 2;
/** A part is two words at most, and one with a hyphen is two. */
const maxRuns = 3;
/** Two are one another's initials, whoever they are. */
const initial = /^\p{L}$/u;

/**
 * What tells a name from others: each word that is no trade, no given name and no word of every name, and each two side by side of
 * which one is such a word or a common family name, run together. `Granite Harbor Dental` has `granite`, `harbor`, `graniteharbor` and
 * `harbordental`. None has a digit: two names of other numbers are two.
 */
export function tellingParts({ words }: Words, kind: NameKind): readonly string[] {
  const parts = new Set(words.filter((word) => isTellingWord(word, kind)));
  if (kind === 'job') return [...parts];
  words.forEach((word, at) => {
    // `J & J`, which one writes together and the other does not.
    if (word === 'and' && initial.test(words[at - 1] ?? '') && initial.test(words[at + 1] ?? ''))
      parts.add(`${words[at - 1]}&${words[at + 1]}`);
  });
  const saying = words.filter(isNoStopWord);
  saying.forEach((word, at) => {
    const next = saying[at + 1];
    if (next !== undefined && isBrand(word, next)) parts.add(`${word}${next}`);
  });
  return [...parts];
}

/** Whether a word is one that few names have, as far as anybody knows who has not seen the list. */
export function isTellingWord(word: string, kind: NameKind): boolean {
  return (
    word.length >= minLetters &&
    !/\d/.test(word) &&
    isNoStopWord(word) &&
    !isPlainWord(word) &&
    !isGivenName(word) &&
    !isCommonWord(word, kind)
  );
}

/** The word by which a name tells what another tells, with one slip of the pen between them; `null` where there is none. */
export function partWithSlip(part: string, other: Words, kind: NameKind): string | null {
  const isSlip = (word: string) =>
    word.length >= minSlipLength && isTellingWord(word, kind) && word[0] === part[0] && isOneSlip(word, part);
  return other.words.find(isSlip) ?? null;
}

/**
 * Whether a part is enough of what two names tell: at least half of the words by which each is told from others, since of three
 * partners one is not enough; and more than half where it is two words that alone tell nobody.
 */
export function isMostOfBoth(part: string, a: Words, b: Words, kind: NameKind): boolean {
  return isMostOf(part, a, b, kind) && isMostOf(part, b, a, kind);
}

function isMostOf(part: string, a: Words, b: Words, kind: NameKind): boolean {
  const words = a.words.filter((word) => isTellingWord(word, kind));
  const whole = b.words.join('');
  const shared = words.filter((word) => whole.includes(word) || partWithSlip(word, b, kind) !== null);
  const isPair = words.length > 0 && !words.includes(part);
  return shared.length * 2 >= words.length + Number(isPair);
}

/** Whether two names are of people, and not of the same: of one family, with given names that nobody takes for one another. */
export function areTwoPeople({ words: a }: Words, { words: b }: Words): boolean {
  if ([...a, ...b].some(isTrade)) return false;
  const [ofA, ofB] = [a.filter(isGivenName), b.filter(isGivenName)];
  if (ofA.length === 0 || ofB.length === 0) return false;
  const mayBeOne = (one: string, other: string) =>
    one === other || wordRelation(one, other) === 'nickname' || isOneSlip(one, other);
  return !ofA.some((one) => ofB.some((other) => mayBeOne(one, other)));
}

/** A part as a name has it written: `Granite Harbor` of `GRANITE-HARBOR`’s `graniteharbor`. */
export function asWritten(part: string, name: string): string {
  const runs = name.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  const folded = runs.map((run) => plainWord(foldedWords(run).join('')));
  const letters = part.replace('&', '');
  for (let count = 1; count <= maxRuns; count += 1) {
    const at = folded.findIndex((_, from) => folded.slice(from, from + count).join('') === letters);
    if (at >= 0) return runs.slice(at, at + count).join(part.includes('&') ? ' & ' : ' ');
  }
  return part;
}

/** How much two names have in common, 0 to 1: of what their words tell, whatever the list. */
export function sharedWeight(
  { words: a }: Words,
  { words: b }: Words,
): number {
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
  return one !== other && textSimilarity(one, other, 1 - 1 / longest) > 0;
}
