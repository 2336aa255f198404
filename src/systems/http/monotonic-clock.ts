/**
 * Epoch ms by a clock that only goes forward: the machine's time as it was when the worker started, and what has passed since. A
 * clock that is set while it lives changes nothing; limits are about spans, not about the time of day.
 */
export function monotonicNow(): number {
  return performance.timeOrigin + performance.now();
}
