import { useState } from 'preact/hooks';
import { lastDetails, withTyped } from '../../domain/time/entry-details';
import { isDay } from '../../domain/time/time-range';
import { type WallClock, wallClockAt } from '../../domain/time/wall-clock';
import { instantOf } from '../../domain/time/zoned-time';
import { m } from '../../i18n/compiled/messages';
import { sentence } from '../../i18n/sentence';
import type { EntrySummary, RunningTimer, TimeForm } from '../../messages/time-tracking';
import { Button } from '../../ui/button';
import { SentenceText } from '../../ui/sentence-text';
import { momentWords, nameWords, repeatWords } from '../../ui/time/words';
import { DetailFields, detailsError, Labelled } from './detail-fields';
import {
  draftOf,
  emptyDraft,
  readDraft,
  repeatDraft,
  type TimeDraft,
  TimeFields,
  ZoneNote,
} from './entered-time';
import { FormBox, type FormError } from './form-box';
import { StrandsNotice } from './obstacles';
import { askTime, isAwaited, runningDetails, type TimerParts } from './time-intents';
import { closeBox, guessedEnd, isStopAsking, start, stop } from './timer-presses';

/** What a timer starts with. */
export function StartForm(parts: TimerParts) {
  const { timer, intent } = parts;
  const [details, setDetails] = useState(lastDetails(timer.form));
  return (
    <FormBox
      title={m.timer_start_with_details()}
      submitLabel={m.timer_start()}
      isAwaited={isAwaited(intent)}
      close={() => closeBox(parts)}
      submit={() => {
        const error = detailsError(timer.form, details, false);
        if (error === null) start(parts, details);
        return error;
      }}
    >
      {(wrong) => (
        <DetailFields form={timer.form} isNoteDue={false} details={details} wrong={wrong} set={setDetails} />
      )}
    </FormBox>
  );
}

/** After the start and before now, as the worker asks for. */
function endError({ day, time }: WallClock, startMs: number, nowMs: number, zone: string): FormError | null {
  const endMs = isDay(day) ? instantOf(day, time, zone, startMs) : null;
  if (endMs !== null && endMs > startMs && endMs <= nowMs) return null;
  return { field: isDay(day) ? 'time' : 'day', text: m.timer_error_end() };
}

export interface StopFormProps extends TimerParts {
  readonly running: RunningTimer;
}

/** What a timer stops with, and when it really ended. */
export function StopForm(parts: StopFormProps) {
  const { timer, view, intent, running } = parts;
  const { timeZone, today } = timer;
  const now = () => Date.now() + view.clockSkewMs;
  const [was] = useState(runningDetails(timer));
  const [shown, setShown] = useState(was);
  // It may have been changed on the phone since this was drawn.
  const details = withTyped(shown, was, runningDetails(timer));
  const [end, setEnd] = useState<WallClock | null>(
    running.isForgotten && timer.mayManage ? guessedEnd(running, timer, now()) : null,
  );
  // The fields of another job are not known here, so that what it has goes back as it is.
  const form: TimeForm = timer.isHere
    ? timer.form
    : { ...timer.form, fields: [], last: { notes: '', fields: {} } };
  const name = nameWords(running.entry.path);
  const field = (part: 'day' | 'time', wrong: string | undefined) => ({
    name: part,
    value: end?.[part],
    'aria-invalid': wrong === part,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      end && setEnd({ ...end, [part]: event.currentTarget.value }),
  });
  return (
    <FormBox
      title={
        isStopAsking(timer) ? (
          m.timer_note_before_stop()
        ) : (
          <SentenceText sentence={sentence(m.timer_stop_name, { name: [name] })} />
        )
      }
      submitLabel={
        end === null ? m.timer_stop() : m.timer_forgotten_stop({ moment: momentWords(end, today) })
      }
      isAwaited={isAwaited(intent)}
      close={() => closeBox(parts)}
      submit={() => {
        const error =
          detailsError(form, details, true) ?? (end && endError(end, running.entry.startMs, now(), timeZone));
        if (error === null) stop(parts, details, end);
        return error;
      }}
      aside={
        end === null &&
        timer.mayManage && (
          <Button kind="plain" onClick={() => setEnd(wallClockAt(now(), timeZone))}>
            {m.timer_ended_earlier()}
          </Button>
        )
      }
    >
      {(wrong) => (
        <>
          {end && (
            <>
              <Labelled label={m.timer_day()}>
                {(id) => <input id={id} type="date" {...field('day', wrong)} max={today} />}
              </Labelled>
              <Labelled label={m.timer_end()}>
                {(id) => <input id={id} type="time" {...field('time', wrong)} />}
              </Labelled>
              <ZoneNote timeZone={timeZone} />
            </>
          )}
          <DetailFields form={form} details={details} wrong={wrong} set={setShown} />
        </>
      )}
    </FormBox>
  );
}

function other(kind: TimeDraft['kind']): TimeDraft['kind'] {
  return kind === 'amount' ? 'clock' : 'amount';
}

/** The working day before, to be logged once more. */
function RepeatButton({
  form,
  today,
  repeat,
}: {
  readonly form: TimeForm;
  readonly today: string;
  readonly repeat: (previous: NonNullable<TimeForm['previous']>) => void;
}) {
  const { previous } = form;
  if (previous === null) return null;
  return (
    <p class="wide">
      <Button kind="plain" onClick={() => repeat(previous)}>
        {repeatWords(previous.durationSeconds, previous.day, today)}
      </Button>
    </p>
  );
}

export interface EntryFormProps extends TimerParts {
  /** The entry that is corrected; none where time is logged. */
  readonly entry?: EntrySummary;
}

/** Time that is logged afterwards, or an entry that is corrected. */
export function EntryForm(parts: EntryFormProps) {
  const { timer, view, intent, entry } = parts;
  const { form, today, timeZone } = timer;
  const [draft, setDraft] = useState(entry ? draftOf(entry, timeZone) : emptyDraft(today));
  const [details, setDetails] = useState(
    entry ? { notes: entry.notes, fields: entry.fields } : lastDetails(form),
  );
  const submit = () => {
    const time = readDraft(draft, timer, entry);
    if ('text' in time) return time;
    const error = detailsError(form, details, true);
    if (error !== null) return error;
    const runId = crypto.randomUUID();
    if (entry) {
      const request = { type: 'correctEntry', runId, entryId: entry.id, time, ...details } as const;
      askTime(parts, request, nameWords(entry.path));
    } else {
      askTime(parts, { type: 'logTime', runId, time, ...details }, view.subject.title);
    }
    return null;
  };
  return (
    <FormBox
      title={entry ? m.timer_correct() : m.timer_log()}
      submitLabel={entry ? m.timer_save() : m.timer_log()}
      isAwaited={isAwaited(intent)}
      close={() => closeBox(parts)}
      submit={submit}
      aside={
        !entry && (
          <Button kind="plain" onClick={() => setDraft({ ...draft, kind: other(draft.kind) })}>
            {draft.kind === 'amount' ? m.timer_enter_start_and_end() : m.timer_enter_duration()}
          </Button>
        )
      }
    >
      {(wrong) => (
        <>
          {!entry && <StrandsNotice {...parts} />}
          <TimeFields timer={timer} entry={entry} draft={draft} wrong={wrong} set={setDraft} />
          {!entry && (
            <RepeatButton
              form={form}
              today={today}
              repeat={(previous) => {
                setDraft(repeatDraft(today, previous.durationSeconds));
                setDetails({ notes: previous.notes, fields: previous.fields });
              }}
            />
          )}
          <DetailFields form={form} details={details} wrong={wrong} set={setDetails} />
        </>
      )}
    </FormBox>
  );
}
