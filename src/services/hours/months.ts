import type { DayText } from '../../domain/records/records';
import { addDays, addMonths } from '../../domain/time/calendar';
import { isFresh } from '../../domain/time/freshness';
import type { HoursPeriod } from '../../messages/hours-reading';
import type { HoursCoverage } from '../../store/hours-rows';

/** The months that a period has days in, newest first: `2026-11`. */
export function monthsOf({ from, to }: HoursPeriod): readonly string[] {
  const months: string[] = [];
  for (let day = firstOf(to); day >= firstOf(from); day = addMonths(day, -1)) months.push(day.slice(0, 7));
  return months;
}

export function daysOfMonth(month: string): HoursPeriod {
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

function firstOf(day: DayText): DayText {
  return `${day.slice(0, 7)}-01`;
}

/** Somebody who comes back to the page looks at the same moment. */
export const freshForMs = 10 * 60_000;
const hourMs = 3_600_000;
/** Hours are corrected until they are billed, and billed a month later at most. */
const stillMovingDays = 45;
/** Exported time can be unlocked back to 90 days (quickbooks-time.md 8.1), and is then exported anew. */
const unlockableDays = 100;

/** What a month's age is judged by. */
export interface MonthAge {
  /** Epoch ms. */
  readonly nowMs: number;
  /** When somebody began to ask: what was read from then on is not due again while they do. */
  readonly begunAtMs: number;
  readonly today: DayText;
  /** Somebody wants all of it as of then, however short ago it was read. */
  readonly isAnew: boolean;
}

/**
 * Whether a month has been read, and so short ago that it need not be read again. Old ones can move less, but for those whose entries have.
 *
 * @param entriesChangedAtMs when an entry of the month was last changed in QuickBooks Time, by the local clock, epoch ms; asked where it matters
 */
export async function isMonthFresh(
  row: HoursCoverage | null,
  age: MonthAge,
  entriesChangedAtMs: () => Promise<number>,
): Promise<boolean> {
  if (row === null || !(row.isComplete || row.isRefused)) return false;
  if (age.isAnew) return row.readAt >= age.begunAtMs;
  const isFreshFor = (ms: number) => isFresh(row.readAt, ms + (age.nowMs - age.begunAtMs), age.nowMs);
  if (isFreshFor(freshForMs)) return true;
  return isFreshFor(lifeOf(row, age.today)) && (await entriesChangedAtMs()) <= row.readAt;
}

function lifeOf({ month, isRefused }: HoursCoverage, today: DayText): number {
  // Somebody may have got the right since.
  if (isRefused) return hourMs;
  const { to } = daysOfMonth(month);
  if (to >= addDays(today, -stillMovingDays)) return freshForMs;
  return to >= addDays(today, -unlockableDays) ? 6 * hourMs : 7 * 24 * hourMs;
}
