import type { TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import { parseDuration } from '../../domain/time/duration-text';
import { m } from '../../i18n/compiled/messages';
import type { EntrySummary, MyTimeView } from '../../messages/time-tracking';
import { OverlapNote } from '../../ui/time/overlap-note';
import { enteredSpanWords, understoodWords, zoneWords } from '../../ui/time/words';
import type { DraftProblem, EntryDraft } from './entry-draft';
import { fieldName } from './form-sheet';

interface TimeFieldsProps {
  readonly draft: EntryDraft;
  readonly onChange: (draft: EntryDraft) => void;
  readonly wrong: DraftProblem | null;
  readonly mine: Pick<MyTimeView, 'today' | 'timeZone' | 'busy'>;
  /** The entry that is corrected. */
  readonly entry?: EntrySummary;
  /** Between an amount and start and end. */
  readonly mayChoose: boolean;
}

/** The day, and how long or from when to when. */
export function TimeFields({ draft, onChange, wrong, mine, entry, mayChoose }: TimeFieldsProps) {
  const { kind } = draft;
  return (
    <>
      <div class={kind === 'clock' ? 'pair with-times' : 'pair'}>
        <Field
          label={m.timer_day()}
          type="date"
          name={fieldName({ part: 'day' })}
          value={draft.day}
          max={mine.today}
          isWrong={wrong?.part === 'day'}
          onInput={(day) => onChange({ ...draft, day })}
        />
        {kind === 'amount' ? (
          <Amount draft={draft} onChange={onChange} isWrong={wrong?.part === 'amount'} />
        ) : (
          <>
            <Field
              label={m.timer_start_time()}
              type="time"
              name={fieldName({ part: 'times' })}
              value={draft.start}
              isWrong={wrong?.part === 'times'}
              onInput={(start) => onChange({ ...draft, start })}
            />
            <Field
              label={m.timer_end()}
              type="time"
              name="end"
              value={draft.end}
              isWrong={wrong?.part === 'times'}
              onInput={(end) => onChange({ ...draft, end })}
            />
          </>
        )}
      </div>
      {kind === 'clock' && (
        <>
          <p class="hint" aria-live="polite">
            {enteredSpanWords(draft, mine.timeZone, entry)}
          </p>
          <ZoneHint timeZone={mine.timeZone} />
          <OverlapNote entered={draft} busy={mine.busy} entry={entry} calendar={mine} />
        </>
      )}
      {mayChoose && (
        <button
          type="button"
          class="quiet otherwise"
          onClick={() => onChange({ ...draft, kind: kind === 'amount' ? 'clock' : 'amount' })}
        >
          {kind === 'amount' ? m.timer_enter_start_and_end() : m.timer_enter_duration()}
        </button>
      )}
    </>
  );
}

/** Where the browser's own clock shows another time than the account's, by which times are entered. */
export function ZoneHint({ timeZone }: { readonly timeZone: string }) {
  const words = zoneWords(timeZone);
  return words === '' ? null : <p class="hint">{words}</p>;
}

interface AmountProps {
  readonly draft: EntryDraft;
  readonly onChange: (draft: EntryDraft) => void;
  readonly isWrong: boolean;
}

/** With what was understood of it, rounded as QuickBooks Time keeps it. */
function Amount({ draft, onChange, isWrong }: AmountProps) {
  const seconds = parseDuration(draft.amount);
  return (
    <Field
      label={m.timer_duration()}
      type="text"
      name={fieldName({ part: 'amount' })}
      value={draft.amount}
      isWrong={isWrong}
      hint={seconds === null ? m.timer_duration_hint() : understoodWords(seconds)}
      onInput={(amount) => onChange({ ...draft, amount })}
    />
  );
}

interface FieldProps {
  readonly label: string;
  readonly type: 'date' | 'time' | 'text';
  readonly name: string;
  readonly value: string;
  readonly max?: string;
  readonly isWrong: boolean;
  readonly hint?: string;
  readonly onInput: (value: string) => void;
}

export function Field({ label, type, name, value, max, isWrong, hint, onInput }: FieldProps) {
  const id = useId();
  const shared = {
    id,
    name,
    autocomplete: 'off',
    value,
    'aria-invalid': isWrong,
    'aria-describedby': hint && `${id}-hint`,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'text' ? <input type="text" {...shared} /> : <input type={type} max={max} {...shared} />}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
