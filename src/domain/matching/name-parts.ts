import { isNoStopWord, isPlainWord } from './name-similarity';
import type { TokenizedName } from './tokenize-name';
import { isGivenName } from './word-groups';

/** Last words that say what kind of house it is, and that people take for one another: a law firm is a law group or law offices. */
const houses = new Set(
  'firm group office offices practice clinic center centre care agency services service solutions associates partners team studio shop store'.split(
    ' ',
  ),
);
/** The name and its trade: with the name alone, Brightwater Partners would be Brightwater Services. */
const minHouseWords = 2;

/** As what a name that begins with a number is spoken: `1` of First Baptist Church. */
const ordinals = new Map([
  ['1', 'first'],
  ['2', 'second'],
  ['3', 'third'],
]);

/** Fewer words have no initials that anybody uses for a name. */
const minInitials = 3;

/** The words of a name that say something, whatever their order. `null` where none of them would tell a name from others. */
export function keyOfWords(words: readonly string[]): string | null {
  const saying = words.filter(isNoStopWord);
  return saying.some(isTelling) ? saying.sort().join(' ') : null;
}

/**
 * Keys (see `keyOfWords`) of the names that this one begins or ends with, and of its first with its last word: `Pinetop Bikes` of
 * `Orrin Group - Pinetop Bikes`, `Paul Renner` of `Paul Renner Revocable Trust`, `Maria Ruiz` of `Maria del Carmen Ruiz`.
 */
export function keysOfEnds({ words }: TokenizedName): readonly string[] {
  const saying = words.filter(isNoStopWord);
  const keys = new Set<string>();
  for (let at = 1; at < saying.length; at += 1) {
    for (const end of [saying.slice(0, at), saying.slice(at)]) {
      const key = keyOfWords(end);
      if (key !== null) keys.add(key);
    }
  }
  const outer = saying.length > 3 ? keyOfWords([saying[0] ?? '', saying.at(-1) ?? '']) : null;
  if (outer !== null) keys.add(outer);
  return [...keys];
}

/** `ibw` of `International Bolt Works`; `null` for a name of fewer than three words, or with digits. */
export function initialsOf({ words }: TokenizedName): string | null {
  const [first = '', ...others] = words.filter(isNoStopWord);
  const saying = [ordinals.get(first) ?? first, ...others];
  const isSpelled = saying.length >= minInitials && saying.every((word) => /^\p{L}{2}/u.test(word));
  return isSpelled ? saying.map((word) => word[0]).join('') : null;
}

/** Whether one of two names stands at the beginning or end of the other, with nothing beside it that counts. */
export function isPartOfOther(a: TokenizedName, b: TokenizedName): boolean {
  // `Oak 12` and `Oak 14` are two, though each may be the one called Oak.
  if (a.discriminators !== b.discriminators && a.discriminators !== '' && b.discriminators !== '')
    return false;
  return isEndOf(a, b) || isEndOf(b, a);
}

/** Key of what stands before the last word where that is no more than a kind of house: `Moor Law` of `Moor Law Firm`. */
export function keyWithoutHouse({ words }: TokenizedName): string | null {
  const saying = words.filter(isNoStopWord);
  const isHouse = houses.has(saying.at(-1) ?? '');
  return isHouse && saying.length > minHouseWords ? keyOfWords(saying.slice(0, -1)) : null;
}

/** Whether two names differ in the kind of house that they end with, and in nothing else. */
export function areHousesOfOneName(a: TokenizedName, b: TokenizedName): boolean {
  const key = keyWithoutHouse(a);
  return key !== null && key === keyWithoutHouse(b) && a.forms.includes('co') === b.forms.includes('co');
}

/** Whether one of two names is the other's initials. */
export function areInitialsOfOther(a: TokenizedName, b: TokenizedName): boolean {
  return areInitials(a, b) || areInitials(b, a);
}

function isEndOf(short: TokenizedName, long: TokenizedName): boolean {
  // `Company` is a word like others where the other name has another in its place.
  if (short.forms.includes('co') && !long.forms.includes('co')) return false;
  const key = short.words.length < long.words.length ? keyOfWords(short.words) : null;
  return key !== null && keysOfEnds(long).includes(key);
}

function areInitials({ words: [word, ...others] }: TokenizedName, long: TokenizedName): boolean {
  return word !== undefined && others.length === 0 && word === initialsOf(long);
}

function isTelling(word: string): boolean {
  return word.length > 2 && !/\d/.test(word) && !isPlainWord(word) && !isGivenName(word);
}
