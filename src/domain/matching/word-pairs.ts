import { textSimilarity, wordSimilarity } from './edit-distance';
import { isGivenName, isShortFormOf, wordRelation } from './word-groups';

/** How alike two differing words are, and by what. */
export interface WordLikeness {
  readonly similarity: number;
  readonly relation: 'nickname' | 'writtenOtherwise' | 'slip';
}

const usedForEachOther = 0.95;
const withoutVowels = 0.9;
const cutPlural = 0.8;

/** `null` where they are two words. */
export function likenessOfWords(a: string, b: string): WordLikeness | null {
  const relation = wordRelation(a, b);
  if (relation === 'otherName') return null;
  if (relation) return { similarity: usedForEachOther, relation };
  if (isPlural(a, b) || isPlural(b, a)) return { similarity: usedForEachOther, relation: 'writtenOtherwise' };
  if (isCutPlural(a, b) || isCutPlural(b, a)) return { similarity: cutPlural, relation: 'writtenOtherwise' };
  if (isShortFormOf(a, b) || isShortFormOf(b, a))
    return { similarity: withoutVowels, relation: 'writtenOtherwise' };
  const similarity = wordSimilarity(a, b) || shortSlip(a, b);
  if (similarity === 0) return null;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isShort = long.startsWith(short);
  // Art is no short form of Artisan.
  if (isShort && short.length > 2 && long.length > short.length + 2 && isGivenName(short)) return null;
  return { similarity, relation: isShort ? 'writtenOtherwise' : 'slip' };
}

function isPlural(one: string, many: string): boolean {
  return many.length === one.length + 1 && many.endsWith('s') && many.startsWith(one);
}

/** `Props` of Properties. */
function isCutPlural(short: string, long: string): boolean {
  return short.length > 3 && short.endsWith('s') && long.endsWith('s') && long.startsWith(short.slice(0, -1));
}

/** In a word of three letters one may be wrong or left out, if it is not the first. */
function shortSlip(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest !== 3 || a.length < 2 || b.length < 2 || a[0] !== b[0] || /\d/.test(a + b)) return 0;
  const similarity = textSimilarity(a, b);
  return similarity > 0.6 ? similarity : 0;
}
