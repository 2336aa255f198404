/**
 * Whether what was done at `atMs` is less than `forMs` ago. A moment that is yet to come is long ago: the clock was ahead when it was noted,
 * and nobody knows when that was.
 */
export function isFresh(atMs: number, forMs: number, nowMs: number): boolean {
  return atMs <= nowMs && nowMs - atMs < forMs;
}
