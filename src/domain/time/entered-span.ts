import type { DayText } from '../records/records';
import { addDays } from './calendar';
import { minutesOf, wallClockAt } from './wall-clock';
import { instantOf } from './zoned-time';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** From one moment to another, epoch ms. */
export interface ClockSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** A span as people enter it: no seconds, and an end before the start is of the next day. */
export interface EnteredSpan {
  readonly day: DayText;
  readonly start: string;
  readonly end: string;
}

/**
 * A span as a form begins with it, in the zone's time. What lasts a day or longer, as a forgotten timer does, has no end there: the same
 * times would mean a day less.
 */
export function enteredOf({ startMs, endMs }: ClockSpan, zone: string): EnteredSpan {
  const { day, time: start } = wallClockAt(startMs, zone);
  return { day, start, end: endMs - startMs < dayMs ? wallClockAt(endMs, zone).time : '' };
}

/**
 * What is meant by the times that were entered; `null` where they are none, or the same.
 *
 * @param before what they are a correction of: a time that was left as it is keeps its seconds, and the hour it was of where clocks show it twice
 */
export function spanOf(
  entered: EnteredSpan,
  zone: string,
  before: ClockSpan | null = null,
): ClockSpan | null {
  const was = before && { ...before, ...enteredOf(before, zone) };
  const isSameStart = was?.day === entered.day && isSameTime(was.start, entered.start);
  if (was && isSameStart && isSameTime(was.end, entered.end)) return before;
  if (isSameTime(entered.start, entered.end)) return null;
  const startMs = was && isSameStart ? was.startMs : instantOf(entered.day, entered.start, zone);
  const endMs = startMs === null ? null : endAfter(startMs, entered, zone);
  if (startMs === null || endMs === null) return null;
  return { startMs, endMs: was && isSameMinute(endMs, was.endMs) ? was.endMs : endMs };
}

/** On the day of the start, or else on the next. */
function endAfter(startMs: number, { day, end }: EnteredSpan, zone: string): number | null {
  const sameDay = instantOf(day, end, zone, startMs);
  return sameDay !== null && sameDay > startMs ? sameDay : instantOf(addDays(day, 1), end, zone);
}

function isSameTime(one: string, other: string): boolean {
  const minutes = minutesOf(one);
  return minutes !== null && minutes === minutesOf(other);
}

function isSameMinute(one: number, other: number): boolean {
  return Math.floor(one / minuteMs) === Math.floor(other / minuteMs);
}
