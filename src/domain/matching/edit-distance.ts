import { countBits } from './count-bits';

/** Longer texts are alike only when equal: what is compared grows with the square of their length. */
const maxComparedLength = 120;
/** Words less alike than this are two words. */
const minSimilarity = 0.75;

/**
 * How alike two folded words are, 0 to 1. Words with digits are alike only when equal; an abbreviation is like what it
 * abbreviates; else one slip is forgiven in a word of four letters and two in one of eight, but for the first letter.
 */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const isAbbreviation = long.startsWith(short) && (short.length >= 3 || short.length === 1);
  // Each character that one has more is a slip.
  const canBeSimilar = short.length >= long.length * minSimilarity;
  if (!isAbbreviation && !canBeSimilar) return 0;
  // A slip in the first letter is rare, and one beside another is another word.
  const canSlip = canBeSimilar && (a[0] === b[0] || a.at(-1) === b.at(-1));
  const similarity = canSlip ? textSimilarity(a, b, minSimilarity) : 0;
  const isSlip = similarity > 0 && (a[0] === b[0] || (1 - similarity) * long.length < 1.5);
  const score = Math.max(isAbbreviation ? 0.8 : 0, isSlip ? similarity : 0);
  return score > 0 && !/\d/.test(a) && !/\d/.test(b) ? score : 0;
}

/** 1 less the share of characters that must be changed, inserted, dropped or swapped with a neighbour; 0 where that is less than `least`. */
export function textSimilarity(a: string, b: string, least = 0): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  // Each of these changes two letters of all at the most.
  const limit = Math.floor((1 - least) * longest + 1e-9);
  if (longest > maxComparedLength || Math.abs(a.length - b.length) > limit) return 0;
  if (countBits(letterBits(a) ^ letterBits(b)) > 2 * limit) return 0;
  const similarity = 1 - editDistance(a, b, limit) / longest;
  return similarity < least ? 0 : similarity;
}

/** Which letters a text has, a bit each; some characters share one. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** The table of one comparison, used again for the next: there are very many. */
const costs = new Uint8Array((maxComparedLength + 1) * (maxComparedLength + 1));

/** Optimal string alignment distance; where it is more than `limit`, some number that is more. */
function editDistance(one: string, other: string, limit: number): number {
  // What both begin and end with costs nothing.
  let start = 0;
  let [endA, endB] = [one.length, other.length];
  while (start < endA && start < endB && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && one.charCodeAt(endA - 1) === other.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const [lengthA, lengthB] = [endA - start, endB - start];
  if (lengthA === 0 || lengthB === 0) return Math.max(lengthA, lengthB);
  const width = lengthB + 1;
  const costAt = (i: number, j: number) => costs[i * width + j] ?? 0;
  for (let i = 0; i <= lengthA; i++) costs[i * width] = i;
  for (let j = 0; j <= lengthB; j++) costs[j] = j;
  let leastBefore = 0;
  for (let i = 1; i <= lengthA; i++) {
    let least = i;
    const letter = one.charCodeAt(start + i - 1);
    const before = one.charCodeAt(start + i - 2);
    for (let j = 1; j <= lengthB; j++) {
      const otherLetter = other.charCodeAt(start + j - 1);
      let cost = Math.min(
        costAt(i, j - 1) + 1,
        costAt(i - 1, j) + 1,
        costAt(i - 1, j - 1) + (letter === otherLetter ? 0 : 1),
      );
      const isSwapped =
        i > 1 && j > 1 && letter === other.charCodeAt(start + j - 2) && before === otherLetter;
      if (isSwapped) cost = Math.min(cost, costAt(i - 2, j - 2) + 1);
      costs[i * width + j] = cost;
      if (cost < least) least = cost;
    }
    // A swap costs what stands two rows before it and one more.
    if (least > limit && leastBefore >= limit) return least;
    leastBefore = least;
  }
  return costAt(lengthA, lengthB);
}
