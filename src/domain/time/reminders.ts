import { addDays, dayOf } from './calendar';
import { isForgotten, longestShiftMs } from './running-entry';
import { minutesOf, wallClockAt } from './wall-clock';
import { instantOf } from './zoned-time';

/** When to be reminded, as `HH:MM` in the account's zone; `''` where not at all. */
export interface ReminderTimes {
  readonly noTimerAt: string;
  readonly stillRunningAt: string;
}

/** What reminders go by; moments are epoch ms by QuickBooks Time's clock. */
export interface ReminderFacts {
  readonly nowMs: number;
  /** IANA zone of the account. */
  readonly timeZone: string;
  /** When the open entry began; `null` where none is open. */
  readonly runningSinceMs: number | null;
  /** Whether any time is tracked today, running or closed. */
  readonly hasTimeToday: boolean;
}

export type ReminderKind = 'noTimer' | 'stillRunning' | 'forgotten';

/** The browser may have been closed, or asleep: a reminder that comes later than that is of no use. */
const usefulForMinutes = 3 * 60;

/** What somebody is to be reminded of now; `null` for nothing. On a Saturday or Sunday of the account there is nothing. */
export function dueReminder(
  { noTimerAt, stillRunningAt }: ReminderTimes,
  { nowMs, timeZone, runningSinceMs, hasTimeToday }: ReminderFacts,
): ReminderKind | null {
  if (!isWorkday(dayOf(nowMs, timeZone)) || (noTimerAt === '' && stillRunningAt === '')) return null;
  const nowMinutes = minutesOf(wallClockAt(nowMs, timeZone).time) ?? 0;
  const isPast = (time: string) => {
    const minutes = minutesOf(time);
    return minutes !== null && nowMinutes >= minutes && nowMinutes < minutes + usefulForMinutes;
  };
  if (runningSinceMs === null) return isPast(noTimerAt) && !hasTimeToday ? 'noTimer' : null;
  if (isForgotten(runningSinceMs, nowMs, timeZone)) return 'forgotten';
  return isPast(stillRunningAt) ? 'stillRunning' : null;
}

/** When to look next whether something is due, epoch ms by QuickBooks Time's clock; `null` where reminders are off. */
export function nextReminderAt(
  { noTimerAt, stillRunningAt }: ReminderTimes,
  { nowMs, timeZone, runningSinceMs }: Pick<ReminderFacts, 'nowMs' | 'timeZone' | 'runningSinceMs'>,
): number | null {
  const times = [noTimerAt, stillRunningAt].filter((time) => time !== '');
  if (times.length === 0) return null;
  const today = dayOf(nowMs, timeZone);
  // A week has workdays, whatever day it begins with.
  const days = [0, 1, 2, 3].map((ahead) => addDays(today, ahead)).filter(isWorkday);
  const moments = days.flatMap((day) => times.map((time) => instantOf(day, time, timeZone)));
  // A second after the longest shift it counts as forgotten.
  if (runningSinceMs !== null) moments.push(runningSinceMs + longestShiftMs + 1_000);
  const ahead = moments.filter((moment) => moment !== null).filter((moment) => moment > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** Monday to Friday. */
function isWorkday(day: string): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
