import type { DayText } from '../records/records';
import { addDays } from './calendar';
import { minutesOf } from './wall-clock';
import { offsetMinutesAt } from './zone-stamp';

const dayMs = 86_400_000;

/**
 * When clocks in the zone show that time of that day, epoch ms. Of a time that comes twice, as summer time ends, the first; one that is left
 * out, as it begins, counts as so much after the change. `clockTime` is `H:MM`; `null` where it is none.
 */
export function instantOf(day: DayText, clockTime: string, zone: string): number | null {
  const minutes = minutesOf(clockTime);
  if (minutes === null) return null;
  const asUtc = Date.parse(day) + minutes * 60_000;
  const before = asUtc - offsetMs(asUtc - dayMs, zone);
  const after = asUtc - offsetMs(asUtc + dayMs, zone);
  // Where both offsets lead there, the clocks show it twice, and the earlier comes first.
  const leads = [before, after].filter((at) => at + offsetMs(at, zone) === asUtc);
  return leads.length > 0 ? Math.min(...leads) : before;
}

/** From one time to another; an end that is not after the start is of the next day. `null` where a time is none. */
export function clockSpanOf(
  { day, start, end }: { readonly day: DayText; readonly start: string; readonly end: string },
  zone: string,
): { readonly startMs: number; readonly endMs: number } | null {
  const startMs = instantOf(day, start, zone);
  const sameDay = instantOf(day, end, zone);
  if (startMs === null || sameDay === null) return null;
  const endMs = sameDay > startMs ? sameDay : instantOf(addDays(day, 1), end, zone);
  return endMs === null ? null : { startMs, endMs };
}

function offsetMs(epochMs: number, zone: string): number {
  return offsetMinutesAt(epochMs, zone) * 60_000;
}
