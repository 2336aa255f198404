import { dayOf } from './calendar';
import type { TimeRules } from './time-change';

const hourMs = 3_600_000;
/** Nobody works that long without a break: whoever is on the clock for longer has forgotten it. */
export const longestShiftMs = 10 * hourMs;
/** QuickBooks Time ends whatever runs for longer (quickbooks-time.md 7.6). */
const longestRunningMs = 7 * 24 * hourMs;

/** Whether an open entry looks forgotten: for over ten hours, or over night. @param nowMs by QuickBooks Time's clock */
export function isForgotten(startMs: number, nowMs: number, zone: string): boolean {
  return nowMs - startMs > longestShiftMs || dayOf(startMs, zone) < dayOf(nowMs, zone);
}

/** When QuickBooks Time ends an open entry by itself, epoch ms. */
export function endsByItselfAt(
  startMs: number,
  { clockOutAfterHours }: Pick<TimeRules, 'clockOutAfterHours'>,
): number {
  const setMs = clockOutAfterHours === null ? longestRunningMs : clockOutAfterHours * hourMs;
  return startMs + Math.min(setMs, longestRunningMs);
}
