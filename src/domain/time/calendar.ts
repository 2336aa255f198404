import type { DayText } from '../records/records';
import type { DayRange, TimeRange } from './time-range';
import { createZoneFormats, partsOf } from './zone-format';

const dayMs = 86_400_000;

const dayFormat = createZoneFormats({ year: 'numeric', month: '2-digit', day: '2-digit' });

/** `day` plus a number of days, which may be negative. `addDays('2026-02-27', 2)` is `'2026-03-01'`. */
export function addDays(day: DayText, days: number): DayText {
  return toDayText(Date.parse(day) + days * dayMs);
}

/** `day` plus a number of months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: DayText, months: number): DayText {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const firstOfMonth = Date.UTC(year, month - 1 + months, 1);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDayText(firstOfMonth + (Math.min(dayOfMonth, lastOfMonth) - 1) * dayMs);
}

/** The calendar day at `epochMs` in an IANA zone; an unknown zone counts as UTC. */
export function dayOf(epochMs: number, zone: string): DayText {
  const parts = partsOf(dayFormat(zone), epochMs);
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The first day of the week that `day` is in. `weekStartsOn`: 0 = Sunday. */
export function weekStartOf(day: DayText, weekStartsOn: number): DayText {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return addDays(day, -((weekday - weekStartsOn + 7) % 7));
}

/** The first day of the month that `day` is in. */
export function monthStartOf(day: DayText): DayText {
  return `${day.slice(0, 7)}-01`;
}

/** The days that a chosen range covers, seen from `today`. `weekStartsOn`: 0 = Sunday. A custom range given backwards is turned round. */
export function rangeOf(range: TimeRange, today: DayText, weekStartsOn: number): DayRange {
  switch (range.kind) {
    case 'sixMonths':
      return { from: addMonths(today, -6), to: today };
    case 'thisWeek':
      return { from: weekStartOf(today, weekStartsOn), to: today };
    case 'thisMonth':
      return { from: monthStartOf(today), to: today };
    case 'lastMonth': {
      const to = addDays(monthStartOf(today), -1);
      return { from: monthStartOf(to), to };
    }
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'lifetime':
      return { from: null, to: today };
    case 'custom':
      return range.from <= range.to ? { from: range.from, to: range.to } : { from: range.to, to: range.from };
  }
}

function toDayText(utcMs: number): DayText {
  return new Date(utcMs).toISOString().slice(0, 10);
}
