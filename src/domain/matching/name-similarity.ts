import { textSimilarity, wordSimilarity } from './edit-distance';
import { withoutAccents } from './fold-text';
import { meaningfulWords } from './normalize-name';

/** A name taken apart for comparing with others. */
export interface TokenizedName {
  /** Without accents and legal form; at most `wordLimit`. */
  readonly words: readonly string[];
  readonly compact: string;
  /** Years, form numbers, months: two names whose periods differ are two things. */
  readonly discriminators: string;
}

export type NameKind = 'client' | 'job';

/** How telling a word is: higher for one that few names hold. */
export type WordWeight = (word: string) => number;

const wordLimit = 16;
const stopWords = new Set(['the', 'of', 'and', 'a', 'for']);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthWord =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
/** A title cut by another system's limit is at least this long (quickbooks.md 1: 41 is the shortest limit). */
const minTruncatedLength = 32;
/** Names as a whole may differ in one letter of ten. */
const minTextSimilarity = 0.9;

/** Words are compared in any order, so that people need no turning round. */
export function tokenizeName(name: string, kind: NameKind): TokenizedName {
  const words = meaningfulWords(name, false).words.slice(0, wordLimit).map(plainWord);
  return { words, compact: words.join(''), discriminators: discriminatorsOf(words, kind).join(' ') };
}

/** The similarity of two names, 0 to 1, the same both ways round; 0 where their digits or periods differ. */
export function nameSimilarity(a: TokenizedName, b: TokenizedName, weightOf: WordWeight): number {
  if (isTruncation(a.compact, b.compact) || isTruncation(b.compact, a.compact)) return 0.9;
  if (a.discriminators !== b.discriminators) return 0;
  if (a.compact === b.compact) return 1;
  const byWords = wordsSimilarity(a.words, b.words, weightOf);
  if (byWords >= minTextSimilarity) return byWords;
  // Blue Sky and Bluesky, or a blank beside its place: words run together or parted.
  const lengths = [a.compact.length, b.compact.length];
  if (Math.min(...lengths) < Math.max(...lengths) * minTextSimilarity) return byWords;
  const byText = textSimilarity(a.compact, b.compact);
  return byText >= minTextSimilarity ? Math.max(byText, byWords) : byWords;
}

function wordsSimilarity(a: readonly string[], b: readonly string[], weightOf: WordWeight): number {
  const weight = (word: string) =>
    weightOf(word) * (stopWords.has(word) ? 0.1 : Math.min(1, (word.length + 1) / 5));
  const weightsA = a.map(weight);
  const weightsB = b.map(weight);
  const pairs: { i: number; j: number; similarity: number; weight: number }[] = [];
  for (const [i, wordA] of a.entries()) {
    for (const [j, wordB] of b.entries()) {
      const similarity = wordSimilarity(wordA, wordB);
      if (similarity > 0) pairs.push({ i, j, similarity, weight: (weightsA[i] ?? 0) + (weightsB[j] ?? 0) });
    }
  }
  pairs.sort((x, y) => y.similarity - x.similarity || y.weight - x.weight);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  let shared = 0;
  for (const pair of pairs) {
    if (usedA.has(pair.i) || usedB.has(pair.j)) continue;
    usedA.add(pair.i);
    usedB.add(pair.j);
    shared += pair.similarity * pair.weight;
  }
  const all = [...weightsA, ...weightsB].reduce((sum, each) => sum + each, 0);
  return all === 0 ? 0 : shared / all;
}

function isTruncation(short: string, long: string): boolean {
  return short.length >= minTruncatedLength && short.length < long.length && long.startsWith(short);
}

/** Digits agree whatever their order. Month names count in titles, not in people's names. */
function discriminatorsOf(words: readonly string[], kind: NameKind): string[] {
  const discriminators: string[] = [];
  for (const word of words) {
    for (const [digits] of word.matchAll(/\d+/g)) discriminators.push(digits);
    if (kind === 'job' && monthWord.test(word))
      discriminators.push(months.find((month) => word.startsWith(month)) ?? word);
  }
  return discriminators.sort();
}

/** Without accents, and a year by its last two digits: 2025 and 25 are one. */
function plainWord(word: string): string {
  return withoutAccents(word).replace(/^20(?=\d\d$)/, '');
}
