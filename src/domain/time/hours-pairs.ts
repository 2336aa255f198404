import type { Amount } from './hours-parts';

/** Above so many comparisons, nearest first takes the place of the best of all. */
const mostCompared = 1_000_000;
/** More than any sum of differences: one pair more is better than however near. */
const pairWorth = 1e9;
const pairsPerStep = 32;

/**
 * As many pairs as there can be whose amounts differ by no more than `tolerance`; of all ways to do so, one whose differences add up to the
 * least. Yields after each small step.
 *
 * @param lefts by amount (see `byAmount`), as `rights`
 */
export function* pairByAmount<Left extends Amount, Right extends Amount>(
  lefts: readonly Left[],
  rights: readonly Right[],
  tolerance: number,
): Generator<undefined, readonly (readonly [Left, Right])[]> {
  const [left] = lefts;
  const [right] = rights;
  if (left === undefined || right === undefined) return [];
  // As nearly all are: one of each.
  if (lefts.length === 1 && rights.length === 1) {
    return Math.abs(left.seconds - right.seconds) <= tolerance ? [[left, right]] : [];
  }
  if (lefts.length * rights.length > mostCompared) return yield* pairInTurn(lefts, rights, tolerance);
  // In a best choice, pairs need not cross: the least goes with the least. So it is found as the likeness of two texts is.
  const width = rights.length + 1;
  const best = new Float64Array((lefts.length + 1) * width);
  for (const [row, left] of lefts.entries()) {
    for (const [column, right] of rights.entries()) {
      const at = (row + 1) * width + column + 1;
      const difference = Math.abs(left.seconds - right.seconds);
      const paired =
        difference <= tolerance
          ? (best[at - width - 1] ?? 0) + pairWorth - difference
          : Number.NEGATIVE_INFINITY;
      best[at] = Math.max(best[at - width] ?? 0, best[at - 1] ?? 0, paired);
    }
    if (rights.length > 1) yield;
  }
  const pairs: [Left, Right][] = [];
  for (let row = lefts.length, column = rights.length; row > 0 && column > 0; ) {
    const at = row * width + column;
    const left = lefts[row - 1];
    const right = rights[column - 1];
    if (best[at] === best[at - width]) row -= 1;
    else if (best[at] === best[at - 1]) column -= 1;
    else {
      if (left && right) pairs.push([left, right]);
      row -= 1;
      column -= 1;
    }
  }
  return pairs;
}

/** As many pairs as there can be, the least with the least. */
function* pairInTurn<Left extends Amount, Right extends Amount>(
  lefts: readonly Left[],
  rights: readonly Right[],
  tolerance: number,
): Generator<undefined, readonly (readonly [Left, Right])[]> {
  const pairs: [Left, Right][] = [];
  let next = 0;
  for (const left of lefts) {
    for (let right = rights[next]; right && right.seconds < left.seconds - tolerance; right = rights[next]) {
      next += 1;
      if (next % pairsPerStep === 0) yield;
    }
    const right = rights[next];
    if (!right || right.seconds > left.seconds + tolerance) continue;
    pairs.push([left, right]);
    next += 1;
    if (next % pairsPerStep === 0) yield;
  }
  return pairs;
}
