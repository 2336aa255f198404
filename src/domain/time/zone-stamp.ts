import { partsOf, wallFormat } from './zone-format';

const secondMs = 1_000;
const minuteMs = 60_000;

/**
 * An instant as QuickBooks Time takes it, `YYYY-MM-DDThh:mm:ss±hh:mm`: what a clock on the wall shows in an IANA zone, with the offset that
 * the zone has at that moment (quickbooks-time.md 6). Whole seconds, rounded down; an unknown zone counts as UTC.
 */
export function zoneStamp(epochMs: number, zone: string): string {
  const wholeMs = Math.floor(epochMs / secondMs) * secondMs;
  const offsetMinutes = offsetMinutesAt(wholeMs, zone);
  const wall = new Date(wholeMs + offsetMinutes * minuteMs).toISOString().slice(0, 19);
  const size = Math.abs(offsetMinutes);
  return `${wall}${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** How far a clock on the wall of an IANA zone is ahead of UTC at an instant, in minutes: -420 in Denver in winter. */
export function offsetMinutesAt(epochMs: number, zone: string): number {
  const parts = partsOf(wallFormat(zone), epochMs);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = (
    ['year', 'month', 'day', 'hour', 'minute'] as const
  ).map((part) => Number(parts.get(part)));
  const wallMs = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((wallMs - Math.floor(epochMs / minuteMs) * minuteMs) / minuteMs);
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}
