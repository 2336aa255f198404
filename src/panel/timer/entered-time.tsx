import { durationText, parseDuration, roundToHundredths } from '../../domain/time/duration-text';
import { enteredOf } from '../../domain/time/entered-span';
import { isRangeDay } from '../../domain/time/time-range';
import { m } from '../../i18n/compiled/messages';
import type { EnteredTime, EntrySummary, TimerView } from '../../messages/time-tracking';
import { OverlapNote } from '../../ui/time/overlap-note';
import {
  type Calendar,
  closedSpanOf,
  enteredSpanOf,
  enteredSpanWords,
  understoodWords,
  zoneWords,
} from '../../ui/time/words';
import { Labelled } from './detail-fields';
import type { FormError } from './form-box';

/** When it was, as far as it has been entered. */
export interface TimeDraft {
  readonly kind: EnteredTime['kind'];
  readonly day: string;
  readonly duration: string;
  readonly start: string;
  readonly end: string;
}

export function emptyDraft(today: string): TimeDraft {
  return { kind: 'amount', day: today, duration: '', start: '', end: '' };
}

/** As long as on another day. */
export function repeatDraft(today: string, seconds: number): TimeDraft {
  return { ...emptyDraft(today), duration: durationText(roundToHundredths(seconds)) };
}

/** An entry in the way in which it was tracked, which QuickBooks Time doesn't change. */
export function draftOf(entry: EntrySummary, zone: string): TimeDraft {
  const draft = { ...emptyDraft(entry.day), duration: durationText(entry.durationSeconds) };
  const span = closedSpanOf(entry);
  return span ? { ...draft, kind: 'clock', ...enteredOf(span, zone) } : draft;
}

/** What was entered, to be asked for; or what is wrong with it. @param entry the one that is corrected */
export function readDraft(
  draft: TimeDraft,
  { today, timeZone }: Calendar,
  entry?: EntrySummary,
): EnteredTime | FormError {
  const { kind, day, start, end } = draft;
  if (!isRangeDay(day) || day > today) return { field: 'day', text: m.timer_error_day() };
  if (kind === 'clock') {
    if (enteredSpanOf(draft, timeZone, entry) === null)
      return { field: start === '' ? 'start' : 'end', text: m.timer_error_times() };
    return { kind, day, start, end };
  }
  const seconds = parseDuration(draft.duration);
  if (seconds === null) return { field: 'duration', text: m.timer_error_duration() };
  return { kind, day, durationSeconds: roundToHundredths(seconds) };
}

/** What Tieout makes of what was entered; `''` while that is nothing. */
function understood(draft: TimeDraft, timeZone: string, entry: EntrySummary | undefined): string {
  if (draft.kind === 'clock') return enteredSpanWords(draft, timeZone, entry);
  const seconds = parseDuration(draft.duration);
  return seconds === null ? '' : understoodWords(seconds);
}

export interface TimeFieldsProps {
  readonly timer: Pick<TimerView, 'today' | 'timeZone' | 'busy'>;
  /** The entry that is corrected. */
  readonly entry?: EntrySummary | undefined;
  readonly draft: TimeDraft;
  readonly wrong: string | undefined;
  readonly set: (draft: TimeDraft) => void;
}

/** Day and amount, or day, start and end, and what that comes to. */
export function TimeFields({ timer, entry, draft, wrong, set }: TimeFieldsProps) {
  const { today, timeZone, busy } = timer;
  const field = (name: 'day' | 'duration' | 'start' | 'end') => ({
    name,
    value: draft[name],
    'aria-invalid': wrong === name,
    'aria-required': true,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      set({ ...draft, [name]: event.currentTarget.value }),
  });
  return (
    <>
      {draft.kind === 'amount' ? (
        <Labelled label={m.timer_duration()}>
          {(id) => (
            <input
              id={id}
              type="text"
              {...field('duration')}
              autoComplete="off"
              placeholder={m.timer_duration_hint()}
            />
          )}
        </Labelled>
      ) : (
        <>
          <Labelled label={m.timer_start_time()}>
            {(id) => <input id={id} type="time" {...field('start')} />}
          </Labelled>
          <Labelled label={m.timer_end()}>{(id) => <input id={id} type="time" {...field('end')} />}</Labelled>
        </>
      )}
      <Labelled label={m.timer_day()}>
        {(id) => <input id={id} type="date" {...field('day')} max={today} />}
      </Labelled>
      <p class="wide understood" aria-live="polite">
        {understood(draft, timeZone, entry)}
      </p>
      {draft.kind === 'clock' && <OverlapNote entered={draft} busy={busy} entry={entry} calendar={timer} />}
      {draft.kind === 'clock' && <ZoneNote timeZone={timeZone} />}
    </>
  );
}

/** Where the browser's own clock shows another time than the account's. */
export function ZoneNote({ timeZone }: { readonly timeZone: string }) {
  const words = zoneWords(timeZone);
  return words === '' ? null : <p class="wide muted">{words}</p>;
}
