import type { DayText } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import type { HoursPeriod } from '../../messages/hours-reading';
import type { HoursStore } from '../../store/hours-rows';
import type { FirmEntries } from '../../store/rows';

/** What is known of a month before it is read. */
export interface KnownMonth {
  /** It has been read before. */
  readonly isKnown: boolean;
  /** Records of the list in the copies. */
  readonly count: number;
  /** Entries of the month in QuickBooks Time, of which there will be about as many elsewhere. */
  readonly entries: number;
}

const rowsOfPage = 1_000;
const entriesOfPage = 200;

/** About how many requests the reading of a month takes (see `readMonth`). */
export const requestsFor: Readonly<Record<HoursStore, (month: KnownMonth) => number>> = {
  deletedEntries: ({ count }) => Math.max(1, Math.ceil(count / entriesOfPage)),
  timeActivities({ isKnown, count, entries }) {
    // What has changed, and how many there are.
    if (isKnown) return 2;
    const pages = Math.max(1, Math.ceil(Math.max(count, entries) / rowsOfPage));
    // The last page is known by a count; what has come in several is counted once more.
    return pages + (pages > 1 ? 2 : 1);
  },
  karbonTime: ({ count, entries }) => Math.max(1, Math.ceil(Math.max(count, entries) / rowsOfPage)),
};

/** The same of the entries of a period that is not in the copies whole: what has changed is asked for first. */
export function requestsForEntries(firm: FirmEntries | null, period: HoursPeriod, today: DayText): number {
  if (firm === null) return 2;
  const left = daysBetween(period.from, firm.from);
  if (left <= 0) return 1;
  const read = daysBetween(firm.from, addDays(today < firm.to ? today : firm.to, 1));
  const aDay = firm.count / Math.max(1, read);
  return 1 + Math.max(1, Math.ceil((aDay * left) / entriesOfPage));
}

function daysBetween(from: DayText, to: DayText): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
