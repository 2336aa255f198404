/** Longer texts are alike only when equal: what is compared grows with the square of their length. */
const comparedLength = 120;

/**
 * How alike two folded words are, 0 to 1. Words with digits are alike only when equal; an abbreviation is like what it
 * abbreviates; else one slip is forgiven in a word of four letters and two in one of eight.
 */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (/\d/.test(a) || /\d/.test(b)) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const abbreviation = long.startsWith(short) && (short.length >= 3 || short.length === 1) ? 0.8 : 0;
  const likeness = textLikeness(a, b);
  return Math.max(abbreviation, likeness >= 0.75 ? likeness : 0);
}

/** 1 less the share of characters that must be changed, inserted, dropped or swapped with a neighbour. */
export function textLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  return longest > comparedLength ? 0 : 1 - slips(a, b) / longest;
}

/** Optimal string alignment distance. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
