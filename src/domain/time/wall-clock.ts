import type { DayText } from '../records/records';
import { partsOf, wallFormat } from './zone-format';

/** What calendar and clock on a wall show: `time` as `09:05`. */
export interface WallClock {
  readonly day: DayText;
  readonly time: string;
}

const minutesOfDay = 1_440;

/** What a wall in an IANA zone shows at `epochMs`; an unknown zone counts as UTC. */
export function wallClockAt(epochMs: number, zone: string): WallClock {
  const parts = partsOf(wallFormat(zone), epochMs);
  return {
    day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** `09:05` → `545`; `null` where it is no time of a day. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return Number(hours) * 60 + Number(minutes);
}

/** `545` → `09:05`. */
export function timeText(minutes: number): string {
  return [Math.trunc(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

const workdayEnd = 17 * 60;

/**
 * When a timer that was forgotten may really have ended: at five of the day it began, or an hour after a later start.
 *
 * @param lastMs the latest that it can be, epoch ms
 */
export function likelyEnd(startMs: number, lastMs: number, zone: string): WallClock {
  const start = wallClockAt(startMs, zone);
  const from = minutesOf(start.time) ?? 0;
  const end = from < workdayEnd - 30 ? workdayEnd : Math.min(from + 60, minutesOfDay - 1);
  return startMs + (end - from) * 60_000 > lastMs
    ? wallClockAt(lastMs, zone)
    : { ...start, time: timeText(end) };
}
