import { textLikeness, wordLikeness } from './edit-distance';
import { meaningfulWords, withoutAccents } from './normalize-name';

/** A name taken apart for comparing with others. */
export interface ComparedName {
  /** Without accents and legal form; at most `wordLimit`. */
  readonly words: readonly string[];
  readonly compact: string;
  /** Years, form numbers, months: two names whose periods differ are two things. */
  readonly periods: string;
}

export type NameKind = 'client' | 'job';

/** How telling a word is: higher for one that few names hold. */
export type WordWeight = (word: string) => number;

const wordLimit = 16;
const fillers = new Set(['the', 'of', 'and', 'a', 'for']);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
/** A title cut by another system's limit is at least this long (quickbooks.md 1: 41 is the shortest limit). */
const cutLength = 32;
/** Names as a whole may differ in one letter of ten. */
const leastTextLikeness = 0.9;

/** Words are compared in any order, so that people need no turning round. */
export function comparedName(name: string, kind: NameKind): ComparedName {
  const words = meaningfulWords(name, false).words.slice(0, wordLimit).map(plainWord);
  return { words, compact: words.join(''), periods: periodsOf(words, kind).join(' ') };
}

/** How alike two names are, 0 to 1, the same both ways round; 0 where their digits or periods do not agree. */
export function nameLikeness(a: ComparedName, b: ComparedName, weightOf: WordWeight): number {
  if (isCutForm(a.compact, b.compact) || isCutForm(b.compact, a.compact)) return 0.9;
  if (a.periods !== b.periods) return 0;
  if (a.compact === b.compact) return 1;
  const byWords = wordsLikeness(a.words, b.words, weightOf);
  if (byWords >= leastTextLikeness) return byWords;
  // Blue Sky and Bluesky, or a blank beside its place: words run together or parted.
  const lengths = [a.compact.length, b.compact.length];
  if (Math.min(...lengths) < Math.max(...lengths) * leastTextLikeness) return byWords;
  const byText = textLikeness(a.compact, b.compact);
  return byText >= leastTextLikeness ? Math.max(byText, byWords) : byWords;
}

function wordsLikeness(a: readonly string[], b: readonly string[], weightOf: WordWeight): number {
  const weight = (word: string) =>
    weightOf(word) * (fillers.has(word) ? 0.1 : Math.min(1, (word.length + 1) / 5));
  const weightsA = a.map(weight);
  const weightsB = b.map(weight);
  const pairs: { i: number; j: number; likeness: number; weight: number }[] = [];
  for (const [i, wordA] of a.entries()) {
    for (const [j, wordB] of b.entries()) {
      const likeness = wordLikeness(wordA, wordB);
      if (likeness > 0) pairs.push({ i, j, likeness, weight: (weightsA[i] ?? 0) + (weightsB[j] ?? 0) });
    }
  }
  pairs.sort((x, y) => y.likeness - x.likeness || y.weight - x.weight);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  let shared = 0;
  for (const pair of pairs) {
    if (usedA.has(pair.i) || usedB.has(pair.j)) continue;
    usedA.add(pair.i);
    usedB.add(pair.j);
    shared += pair.likeness * pair.weight;
  }
  const all = [...weightsA, ...weightsB].reduce((sum, each) => sum + each, 0);
  return all === 0 ? 0 : shared / all;
}

function isCutForm(short: string, long: string): boolean {
  return short.length >= cutLength && short.length < long.length && long.startsWith(short);
}

/** Digits agree whatever their order. Month names count in titles, not in people's names. */
function periodsOf(words: readonly string[], kind: NameKind): string[] {
  const periods: string[] = [];
  for (const word of words) {
    for (const [digits] of word.matchAll(/\d+/g)) periods.push(digits);
    if (kind === 'job' && monthWord.test(word))
      periods.push(months.find((month) => word.startsWith(month)) ?? word);
  }
  return periods.sort();
}

/** Without accents, and a year by its last two digits: 2025 and 25 are one. */
function plainWord(word: string): string {
  return withoutAccents(word).replace(/^20(?=\d\d$)/, '');
}
