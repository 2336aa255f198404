import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { type Details, missingIn } from '../../domain/time/entry-details';
import type { TimeField } from '../../domain/time/time-change';
import { m } from '../../i18n/compiled/messages';
import type { TimeForm } from '../../messages/time-tracking';
import { Isolated, withoutDirectionControls } from '../../ui/isolated';
import type { FormError } from './form-box';

export interface LabelledProps {
  readonly label: ComponentChildren;
  readonly isRequired?: boolean;
  readonly isWide?: boolean;
  /** The field itself, under this id. */
  readonly children: (id: string) => ComponentChildren;
}

/** A field with its name above it. */
export function Labelled({ label, isRequired = false, isWide = false, children }: LabelledProps) {
  const id = useId();
  return (
    <div class={isWide ? 'time-field wide' : 'time-field'}>
      <label htmlFor={id}>
        {label} {isRequired && <span class="muted">({m.timer_required()})</span>}
      </label>
      {children(id)}
    </div>
  );
}

/** The names to choose from, what was used last first; what the entry has is among them even where it is offered no more. */
function choicesOf({ items }: TimeField, last: string, current: string): string[] {
  const names = (items ?? []).map(({ name }) => name);
  const known = names.includes(last) ? [last] : [];
  return [...new Set([...known, ...names, ...(current === '' ? [] : [current])])];
}

interface FieldProps {
  readonly field: TimeField;
  readonly value: string;
  readonly last: string;
  readonly isWrong: boolean;
  readonly set: (value: string) => void;
}

function Field({ field, value, last, isWrong, set }: FieldProps) {
  const { id, name, isRequired, items } = field;
  const common = { name: id, value, 'aria-invalid': isWrong, 'aria-required': isRequired };
  return (
    <Labelled label={<Isolated text={name} />} isRequired={isRequired}>
      {(inputId) =>
        items === null ? (
          <input
            id={inputId}
            type="text"
            maxLength={200}
            {...common}
            onInput={(event) => set(event.currentTarget.value)}
          />
        ) : (
          <select id={inputId} {...common} onChange={(event) => set(event.currentTarget.value)}>
            <option value="">–</option>
            {choicesOf(field, last, value).map((choice) => (
              <option key={choice} value={choice}>
                {withoutDirectionControls(choice)}
              </option>
            ))}
          </select>
        )
      }
    </Labelled>
  );
}

export interface DetailFieldsProps {
  readonly form: TimeForm;
  /** Of a timer that starts, the note can be entered until it stops. */
  readonly isNoteDue?: boolean;
  readonly details: Details;
  /** The name of the field with the error. */
  readonly wrong: string | undefined;
  readonly set: (details: Details) => void;
}

/** Note and whatever fields the account has. */
export function DetailFields({ form, details, wrong, set, isNoteDue = true }: DetailFieldsProps) {
  const { notes, fields } = details;
  const { last } = form;
  const isNoteRequired = isNoteDue && form.areNotesRequired;
  return (
    <>
      <Labelled label={m.timer_note()} isRequired={isNoteRequired} isWide>
        {(id) => (
          <textarea
            id={id}
            name="notes"
            rows={2}
            maxLength={2_000}
            value={notes}
            aria-invalid={wrong === 'notes'}
            aria-required={isNoteRequired}
            onInput={(event) => set({ ...details, notes: event.currentTarget.value })}
          />
        )}
      </Labelled>
      {form.fields.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={fields[field.id] ?? ''}
          last={last.fields[field.id] ?? ''}
          isWrong={wrong === field.id}
          set={(value) => set({ ...details, fields: { ...fields, [field.id]: value } })}
        />
      ))}
    </>
  );
}

/** What is required and lacks. @param isNoteDue notes may still be entered before the timer stops */
export function detailsError(form: TimeForm, details: Details, isNoteDue: boolean): FormError | null {
  const missing = missingIn(form, details);
  if (isNoteDue && missing.note) return { field: 'notes', text: m.timer_error_note() };
  const [field] = form.fields.filter(({ id }) => missing.fields.includes(id));
  return field ? { field: field.id, text: m.timer_error_field({ field: field.name }) } : null;
}
