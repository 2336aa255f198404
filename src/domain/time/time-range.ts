import type { DayText } from '../records/records';

/** The range of time the panel adds up. */
export type TimeRange =
  | { readonly kind: 'sixMonths' }
  | { readonly kind: 'thisWeek' }
  | { readonly kind: 'thisMonth' }
  | { readonly kind: 'lastMonth' }
  | { readonly kind: 'thisYear' }
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'custom'; readonly from: DayText; readonly to: DayText };

/** The days that a range may begin and end with: a year mistyped by a digit is told at once. */
export const firstRangeDay: DayText = '1970-01-01';
export const lastRangeDay: DayText = '2100-12-31';

/** Whether a custom range may begin or end with it. */
export function isRangeDay(text: string): boolean {
  return isDay(text) && text >= firstRangeDay && text <= lastRangeDay;
}

/** Whether a text is a day of the calendar, in a year that every service can be asked for: one of four digits, and not the very last. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) || text >= '9999') return false;
  const atMs = Date.parse(text);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text);
}

/** `from` is `null` for a lifetime; both ends are included. */
export interface DayRange {
  readonly from: DayText | null;
  readonly to: DayText;
}
