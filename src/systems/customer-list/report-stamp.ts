const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Monday, November 16, 2026 01:46 PM GMT-05:00`, `Monday, Jan 15, 2024 01:46:10 PM GMT-8`, also behind the basis of a report. */
const stamp =
  /^(?:(?:accrual|cash) basis )?(?:mon|tues|wednes|thurs|fri|satur|sun)day, ([a-z]{3})[a-z]{0,6}\.? (\d{1,2}), (\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap])m)?(?: (?:gmt|utc)(?:([+-])(\d{1,2}):?(\d{2})?)?)?)?$/;
const hasZone = /(?:gmt|utc)[^ ]*$/;

const foreignYear = /(?:^|[^\d])(?:19|20)\d{2}(?:[^\d]|$)/;
const foreignTime = /(?:^|[^\d])\d{1,2}[:.h]\d{2}(?:[^\d]|$)/;

/** More is no stamp; this much is looked through. */
const longestStamp = 80;

export interface ReportStamp {
  /** Noon in UTC of its day where it names no zone; `null` where there is no such day. */
  readonly atMs: number | null;
}

/** The line with which QuickBooks Online ends a report (additions.md 1); `null` where the text is something else. */
export function parseReportStamp(text: string): ReportStamp | null {
  if (text.length > longestStamp) return null;
  // Blanks of all kinds, also the narrow ones that browsers put before AM and PM.
  const plain = text.trim().toLowerCase().replace(/\s/g, ' ').replace(/ {2,}/g, ' ');
  const found = stamp.exec(plain);
  if (!found) return null;
  const [, monthName = '', dayText, year, hourText, minute, second, half, sign, zoneHours, zoneMinutes] =
    found;
  const month = months.indexOf(monthName);
  if (month < 0) return null;
  const noon = utcMs(Number(year), month, Number(dayText), 12);
  if (noon === null || hourText === undefined || !hasZone.test(plain)) return { atMs: noon };
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (half === 'p' ? 12 : 0);
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0));
  if (hour > 23 || Number(minute) > 59) return { atMs: noon };
  const sinceNoonMinutes = (hour - 12) * 60 + Number(minute) - offsetMinutes;
  return { atMs: noon + (sinceNoonMinutes * 60 + Number(second ?? 0)) * 1000 };
}

/** Whether a line may be such a stamp in the words of another language: it has a year and a time of day. */
export function isForeignStamp(text: string): boolean {
  return text.length <= longestStamp && foreignYear.test(text) && foreignTime.test(text);
}

/** `null` where the calendar has no such day. @param month 0 is January */
export function utcMs(year: number, month: number, day: number, hour: number): number | null {
  const at = new Date(Date.UTC(year, month, day, hour));
  return at.getUTCMonth() === month && at.getUTCDate() === day ? at.getTime() : null;
}
