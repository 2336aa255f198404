import type { TimeEntry } from '../records/records';

/** Up to now, of an entry on the clock. */
export function secondsOf({ isRunning, startMs, durationSeconds }: TimeEntry, nowMs: number): number {
  if (!isRunning) return durationSeconds;
  return startMs === null ? 0 : Math.max(0, Math.floor((nowMs - startMs) / 1_000));
}
