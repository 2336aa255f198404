import type { DayText } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import { roundToHundredths } from '../../domain/time/duration-text';
import { type ClockSpan, type EnteredSpan, spanOf } from '../../domain/time/entered-span';
import type { TimeAction, TimeRefusal } from '../../domain/time/time-change';
import { isDay } from '../../domain/time/time-range';
import { minutesOf, timeText, type WallClock, wallClockAt } from '../../domain/time/wall-clock';
import { m } from '../../i18n/compiled/messages';
import { day, nearDay, timeOfMinutes } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import { hundredths } from '../../i18n/numbers';
import { type Sentence, sentence } from '../../i18n/sentence';
import type { PlainError } from '../../messages/errors';
import type {
  BusyTime,
  EntrySummary,
  TimeOutcome,
  TimeRunView,
  TimerView,
} from '../../messages/time-tracking';

/* What is said of the timer and of own time, and when. */

/** Days and times of day are those of the account. */
export type Calendar = Pick<TimerView, 'today' | 'timeZone'>;

/** `5:00 PM` */
export function timeWords(time: string): string {
  return timeOfMinutes(minutesOf(time) ?? 0);
}

/** `Mon, Nov 16, 5:00 PM`; the time alone where it is today. */
export function momentWords({ day: date, time }: WallClock, today: string): string {
  return date === today ? timeWords(time) : `${day(date, today)}, ${timeWords(time)}`;
}

/** When an entry was: `Today, 9:05 AM to 10:30 AM`, or `1h 30m on Mon, Nov 16` */
export function entryWords(
  entry: Omit<BusyTime, 'id' | 'path' | 'isRunning'>,
  { today, timeZone }: Calendar,
): string {
  const { startMs, endMs, durationSeconds } = entry;
  if (startMs === null || endMs === null)
    return m.timer_entry_of({ duration: duration(durationSeconds), day: day(entry.day, today) });
  const [start = '', end = ''] = [startMs, endMs].map((atMs) => timeWords(wallClockAt(atMs, timeZone).time));
  return m.timer_entry_at({ day: nearDay(entry.day, today), start, end });
}

/** `Repeat 1h 30m from yesterday` */
export function repeatWords(seconds: number, from: DayText, today: DayText): string {
  return from === addDays(today, -1)
    ? m.timer_repeat_yesterday({ duration: duration(seconds) })
    : m.timer_repeat_day({ duration: duration(seconds), day: day(from, today) });
}

/** `1h 25m, or 1.42 h in QuickBooks Time`: what was understood of an amount, as it is kept. */
export function understoodWords(seconds: number): string {
  const hours = hundredths(roundToHundredths(seconds) / 3_600);
  return m.timer_understood({ duration: duration(seconds), hours });
}

/** An entry of the clock that has ended; `null` of any other. */
export function closedSpanOf({ startMs, endMs }: Pick<EntrySummary, 'startMs' | 'endMs'>): ClockSpan | null {
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

/** What the times that were typed come to; `null` while they are none. @param entry the one that is corrected */
export function enteredSpanOf(
  entered: EnteredSpan,
  timeZone: string,
  entry: EntrySummary | undefined,
): ClockSpan | null {
  return isDay(entered.day) ? spanOf(entered, timeZone, entry && closedSpanOf(entry)) : null;
}

/** `1h 30m`, or `2h, until 1:00 AM the next day`: what is understood of times; `''` while they are none. @param entry the one that is corrected */
export function enteredSpanWords(
  entered: EnteredSpan,
  timeZone: string,
  entry: EntrySummary | undefined,
): string {
  const span = enteredSpanOf(entered, timeZone, entry);
  if (span === null) return '';
  const amount = duration((span.endMs - span.startMs) / 1_000);
  return wallClockAt(span.endMs, timeZone).day === entered.day
    ? amount
    : m.timer_ends_next_day({ duration: amount, end: timeWords(entered.end) });
}

/** Of which zone times are, where the browser's own clock shows another time than the account's; else `''`. */
export function zoneWords(timeZone: string): string {
  const now = new Date();
  const own = timeText(now.getHours() * 60 + now.getMinutes());
  return wallClockAt(now.getTime(), timeZone).time === own ? '' : m.timer_times_in_zone({ zone: timeZone });
}

/** The last part of a path, by which a job is known to those who work on it. */
export function nameWords(path: readonly string[]): string {
  return path.at(-1) ?? m.timer_no_customer();
}

/** The whole path, to be drawn as names. */
export function pathWords(path: readonly string[]): readonly string[] {
  return path.length > 0 ? path : [nameWords(path)];
}

export const breakWords: Readonly<Record<NonNullable<EntrySummary['breakKind']>, string>> = {
  paid: m.timer_on_paid_break(),
  unpaid: m.timer_on_unpaid_break(),
};

export const fixedWords: Readonly<Record<NonNullable<EntrySummary['fixed']>, string>> = {
  approved: m.timer_fixed_approved(),
  locked: m.timer_fixed_locked(),
  noRight: m.timer_fixed_no_right(),
};

const nowWords: Readonly<Record<TimeAction, string>> = {
  start: m.timer_run_start_now(),
  stop: m.timer_run_stop_now(),
  log: m.timer_run_log_now(),
  correct: m.timer_run_correct_now(),
  delete: m.timer_run_delete_now(),
  undo: m.timer_run_undo_now(),
};

type Named = (inputs: { readonly name: string }) => string;

const doneWords: Readonly<Record<Exclude<TimeAction, 'undo'>, Named>> = {
  start: m.timer_run_start_done,
  stop: m.timer_run_stop_done,
  log: m.timer_run_log_done,
  correct: m.timer_run_correct_done,
  delete: m.timer_run_delete_done,
};

const doneWithDuration: Partial<
  Record<TimeAction, (inputs: { readonly name: string; readonly duration: string }) => string>
> = {
  stop: m.timer_run_stop_done_with,
  log: m.timer_run_log_done_with,
};

const keptWords: Partial<Record<TimeAction, Named>> = {
  start: m.timer_run_start_kept,
  stop: m.timer_run_stop_kept,
};

/** A run on time without a customer has no title. */
function titleWords({ title }: TimeRunView): string {
  return title === '' ? m.timer_no_customer() : title;
}

/** Of time that is somebody else's. */
const doneOfWords: Partial<
  Record<TimeAction, (inputs: { readonly name: string; readonly person: string }) => string>
> = {
  correct: m.timer_run_correct_done_of,
  delete: m.timer_run_delete_done_of,
};

function doneSentence(run: TimeRunView): Sentence {
  const { action, seconds, person } = run;
  if (action === 'undo') return [m.common_undone()];
  const ofOther = person ? doneOfWords[action] : undefined;
  if (ofOther && person) return sentence(ofOther, { name: [titleWords(run)], person });
  const withDuration = doneWithDuration[action];
  const name = [titleWords(run)];
  if (withDuration && seconds !== undefined)
    return sentence(withDuration, { name, duration: duration(seconds) });
  return sentence(doneWords[action], { name });
}

function waitingSentence(run: TimeRunView): Sentence {
  if (run.outcome?.kind !== 'kept') return [m.timer_run_unsettled()];
  const words = keptWords[run.action];
  return words ? sentence(words, { name: [titleWords(run)] }) : [m.timer_run_kept()];
}

const refusalWords: Readonly<Record<Exclude<TimeRefusal['code'], 'other'>, () => string>> = {
  onTheClock: m.timer_refused_on_clock,
  overlaps: m.timer_refused_overlaps,
  mayNotTrack: m.timer_may_not_track,
  noRight: m.timer_refused_no_right,
  locked: m.timer_refused_locked,
  gone: m.timer_refused_gone,
  oddTime: m.timer_refused_odd_time,
  changedMeanwhile: m.timer_refused_changed,
};

/** Why QuickBooks Time has not taken it, with what stands in the way by name. */
function refusalSentence(refusal: TimeRefusal, other: EntrySummary | null, calendar: Calendar): Sentence {
  if (refusal.code === 'other') {
    const { detail } = refusal;
    return [detail === '' ? m.timer_refused_unexplained() : m.timer_refused_other({ detail })];
  }
  if (other !== null && refusal.code === 'onTheClock')
    return sentence(m.timer_refused_on_clock_for, { name: other.path });
  if (other !== null && refusal.code === 'overlaps')
    return sentence(m.timer_refused_overlaps_with, { name: other.path, entry: entryWords(other, calendar) });
  return [refusalWords[refusal.code]()];
}

function failedSentence(outcome: TimeOutcome | null, calendar: Calendar, errorText: ErrorText): Sentence {
  switch (outcome?.kind) {
    case 'refused':
      return refusalSentence(outcome.refusal, outcome.overlapping, calendar);
    case 'failed':
      return [errorText(outcome.error)];
    default:
      return [m.timer_refused_unexplained()];
  }
}

/** How a failure is said there. */
export type ErrorText = (error: PlainError) => string;

/** The one sentence on what was done, or was not and why. */
export function runSentence(run: TimeRunView, calendar: Calendar, errorText: ErrorText): Sentence {
  switch (run.state) {
    case 'running':
      return [nowWords[run.action]];
    case 'waiting':
      return waitingSentence(run);
    case 'done':
      return doneSentence(run);
    case 'undone':
      return [m.common_undone()];
    case 'failed':
      return failedSentence(run.outcome, calendar, errorText);
  }
}
