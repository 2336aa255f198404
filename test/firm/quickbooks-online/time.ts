/** The zone of the company, in which records carry their times. */
export const companyTimeZone = 'America/Denver';
/** The zone of Intuit's servers, in which an answer carries its own `time`. */
export const serverTimeZone = 'America/Los_Angeles';

const formatters = new Map<string, Intl.DateTimeFormat>();

function offsetMinutes(epochMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    formatters.set(timeZone, formatter);
  }
  const name = formatter.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const found = /^GMT([+-])(\d\d):(\d\d)$/.exec(name);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

/** ISO 8601 with the zone's offset at that instant: `2026-11-20T09:00:00.000-08:00`. */
export function isoWithOffset(epochMs: number, timeZone: string): string {
  const minutes = offsetMinutes(epochMs, timeZone);
  const local = new Date(epochMs + minutes * 60_000).toISOString().slice(0, -1);
  const absolute = Math.abs(minutes);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(absolute / 60))}:${twoDigits(absolute % 60)}`;
}

/** The same without milliseconds, as in `MetaData`. */
export function isoSecondsWithOffset(epochMs: number, timeZone: string): string {
  return isoWithOffset(epochMs, timeZone).replace(/\.\d{3}/, '');
}
