import { textSimilarity } from './edit-distance';
import { isNoStopWord, isPlainWord } from './name-similarity';
import { isTellingWord } from './telling-parts';
import type { TokenizedName } from './tokenize-name';
import { meaningsOf } from './trade-groups';
import { isGivenName } from './word-groups';

/** In longer words two slips leave enough to be alike, and shorter ones have too little left. */
const [minLetters, maxLetters] = [5, 7];
/** Beside more words than this nobody takes another word for a slip. */
const maxWords = 3;
const slips = 2;

/** A short word that tells a name, and what stands beside it. */
export interface ShortWord {
  readonly word: string;
  /** What is said beside it, and its first letter: the same in names that two slips in it may tell apart. */
  readonly key: string;
}

/** The short words that tell a name; none of a name of many words, nor of a person's: Jason Finley is not Jason Farley. */
export function shortWordsOf({ words }: TokenizedName): readonly ShortWord[] {
  const saying = words.filter(isNoStopWord);
  if (saying.length > maxWords || saying.some(isGivenName)) return [];
  return saying.flatMap((word, at) => {
    const { length } = word;
    if (length < minLetters || length > maxLetters || !isTellingWord(word, 'client')) return [];
    const beside = meaningsOf(saying.filter((other, place) => place !== at && !isPlainWord(other)));
    const said = beside.map((meaning) => meaning.said).sort();
    return [{ word, key: `${said.join(' ')} ${word[0]}` }];
  });
}

/** Whether a name has a word that two slips of the pen make of this one. */
export function hasWithTwoSlips(word: string, { words }: TokenizedName): boolean {
  return words.some((other) => other[0] === word[0] && other !== word && areSlips(word, other));
}

/** Whether two names differ in one short word alone, by two slips of the pen. */
export function areTwoSlipsApart(a: TokenizedName, b: TokenizedName): boolean {
  if (a.discriminators !== b.discriminators) return false;
  const others = shortWordsOf(b);
  const isBeside = shortWordsOf(a).some((own) =>
    others.some(({ word, key }) => key === own.key && areSlips(own.word, word)),
  );
  return isBeside && tellingAlone(a, b) === 1 && tellingAlone(b, a) === 1;
}

/** How many words tell one name and are not in the other. */
function tellingAlone({ words }: TokenizedName, other: TokenizedName): number {
  return words.filter((word) => isTellingWord(word, 'client') && !other.words.includes(word)).length;
}

function areSlips(one: string, other: string): boolean {
  return textSimilarity(one, other, 1 - slips / Math.max(one.length, other.length)) > 0;
}
