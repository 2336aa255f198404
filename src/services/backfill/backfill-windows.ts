import type { DayText } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import type { FirmEntries } from '../../store/rows';
import { daysAhead } from '../sync/sync-entries';

/** The days of which the entries are read in one go. */
export interface BackfillWindow {
  readonly from: DayText;
  readonly to: DayText;
}

/** A window of several days that fills more pages is too long: what is read of it is not worth more than a shorter one. */
export const maxPages = 18;

/** As many pages as a window is meant to fill: its last one is half empty, whatever it is, and costs the less the more there are. */
const targetPages = 9;
/** The first window reaches from a week ago as far ahead as entries are dated. */
const firstWindowDays = daysAhead + 8;
const maxWindowDays = 1_000;
/** However few entries there were: those before them may lie closer. */
const maxGrowth = 4;
/** Nothing was tracked before the service existed. */
const earliestDay = '2000-01-01';
/** Where fewer days than these are left ahead, those that have come into reach since are read. */
const minDaysAhead = 180;

/** Before the first window is read. */
export function initialCoverage(today: DayText, nowMs: number): FirmEntries {
  const to = addDays(today, daysAhead);
  return {
    kind: 'firmEntries',
    id: 'firmEntries',
    from: addDays(to, 1),
    to,
    nextDays: firstWindowDays,
    isComplete: false,
    count: 0,
    leftOut: 0,
    readAt: nowMs,
  };
}

/** The days to be read next: those before what is there, but first those ahead that have come into reach; `null` where there are none. */
export function nextWindow(row: FirmEntries, today: DayText): BackfillWindow | null {
  if (row.to < addDays(today, minDaysAhead)) {
    const to = addDays(row.to, row.nextDays);
    const last = addDays(today, daysAhead);
    return { from: addDays(row.to, 1), to: to < last ? to : last };
  }
  if (row.isComplete) return null;
  const from = addDays(row.from, -row.nextDays);
  return { from: from > earliestDay ? from : earliestDay, to: addDays(row.from, -1) };
}

/** The row once a window next to it has been read, which has filled so many pages. */
export function extendCoverage(
  row: FirmEntries,
  window: BackfillWindow,
  pages: number,
  today: DayText,
): FirmEntries {
  const growth = Math.min(targetPages / (pages - 0.5), maxGrowth);
  const nextDays = Math.max(1, Math.round(elapsedDays(window, today) * growth));
  const extended = { ...row, nextDays: Math.min(nextDays, maxWindowDays) };
  if (window.from > row.to) return { ...extended, to: window.to };
  return { ...extended, from: window.from, isComplete: window.from === earliestDay };
}

/**
 * How many days to try when a window was too long, or was not read to its end: half of those that are worked on at most.
 *
 * @param maxDays fewer, where that is known.
 */
export function shorterDays(
  window: BackfillWindow,
  today: DayText,
  maxDays = Number.POSITIVE_INFINITY,
): number {
  const days = elapsedDays(window, today);
  const half = Math.floor(Math.min(days / 2, maxDays));
  const ahead = lengthOf(window) - days;
  // Newest first: what is hardly worked on yet stays with the days that are, until nothing else is left to be taken away.
  return days > 1 ? Math.max(half, 1) + ahead : Math.max(Math.floor(ahead / 2), 1);
}

/** Days of the window up to today, which tell how close entries lie; all where it begins later. */
function elapsedDays({ from, to }: BackfillWindow, today: DayText): number {
  return lengthOf({ from, to: from <= today && today < to ? today : to });
}

function lengthOf({ from, to }: BackfillWindow): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
