/** Days are `YYYY-MM-DD`; nothing here knows a zone. */

const dayMs = 86_400_000;

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay();
}

/** The last Saturday before the day, which ends a week that starts on Sunday. */
export function lastSaturdayBefore(day: string): string {
  return addDays(day, -(weekdayOf(day) + 1));
}

/** Every day from `first` to `last`, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

export interface Month {
  /** As Karbon titles say it: `Aug 2026`. */
  readonly label: string;
  readonly firstDay: string;
}

/** The month so many months before (positive) or after (negative) the one of the day. */
export function monthBefore(day: string, months: number): Month {
  const date = new Date(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  return {
    label: `${monthNames[first.getUTCMonth()]} ${first.getUTCFullYear()}`,
    firstDay: first.toISOString().slice(0, 10),
  };
}
