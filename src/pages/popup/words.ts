import { wallClockAt } from '../../domain/time/wall-clock';
import { m } from '../../i18n/compiled/messages';
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

/** From when to when an entry of today was; `''` where it is an amount. */
export function spanWords({ startMs, endMs }: EntrySummary, timeZone: string): string {
  if (startMs === null || endMs === null) return '';
  const at = (atMs: number) => timeWords(wallClockAt(atMs, timeZone).time);
  return m.popup_from_to({ start: at(startMs), end: at(endMs) });
}
