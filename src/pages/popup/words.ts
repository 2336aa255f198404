import type { DayText } from '../../domain/records/records';
import { addDays } from '../../domain/time/calendar';
import { roundToHundredths } from '../../domain/time/duration-text';
import { wallClockAt } from '../../domain/time/wall-clock';
import { m } from '../../i18n/compiled/messages';
import { day } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import { hundredths } from '../../i18n/numbers';
import type { EntrySummary, TimeForm } from '../../messages/time-tracking';
import { timeWords } from '../../ui/time/words';
import type { DraftProblem } from './entry-draft';

/** What is wrong with a form, and how to mend it. */
export function problemWords(problem: DraftProblem, form: TimeForm): string {
  switch (problem.part) {
    case 'day':
      return m.timer_error_day();
    case 'amount':
      return m.timer_error_duration();
    case 'times':
      return m.timer_error_times();
    case 'note':
      return m.timer_error_note();
    case 'field':
      return m.timer_error_field({ field: form.fields.find(({ id }) => id === problem.id)?.name ?? '' });
  }
}

/** `Repeat 1h 30m from yesterday` */
export function repeatWords(seconds: number, from: DayText, today: DayText): string {
  return from === addDays(today, -1)
    ? m.timer_repeat_yesterday({ duration: duration(seconds) })
    : m.timer_repeat_day({ duration: duration(seconds), day: day(from, today) });
}

/** From when to when an entry of today was; `''` where it is an amount. */
export function spanWords({ startMs, endMs }: EntrySummary, timeZone: string): string {
  if (startMs === null || endMs === null) return '';
  const at = (atMs: number) => timeWords(wallClockAt(atMs, timeZone).time);
  return m.popup_from_to({ start: at(startMs), end: at(endMs) });
}

/** `1h 25m, or 1.42 h in QuickBooks Time`: what was understood of an amount, as it is kept. */
export function understoodWords(seconds: number): string {
  const hours = hundredths(roundToHundredths(seconds) / 3_600);
  return m.timer_understood({ duration: duration(seconds), hours });
}
