import { useId } from 'preact/hooks';
import type { Details } from '../../domain/time/entry-details';
import type { TimeField } from '../../domain/time/time-change';
import { m } from '../../i18n/compiled/messages';
import type { TimeForm } from '../../messages/time-tracking';
import type { DraftProblem } from './entry-draft';
import { fieldName } from './form-sheet';

interface DetailFieldsProps {
  readonly form: TimeForm;
  readonly details: Details;
  readonly onChange: (details: Details) => void;
  readonly wrong: DraftProblem | null;
  /** The account's own fields are unfolded at a click. */
  readonly isFolded?: boolean;
}

const maxNotes = 2_000;

/** The note and the account's own fields. */
export function DetailFields({ form, details, onChange, wrong, isFolded = false }: DetailFieldsProps) {
  const fields = form.fields.map((field) => (
    <CustomField
      key={field.id}
      field={field}
      value={details.fields[field.id] ?? ''}
      isWrong={wrong?.part === 'field' && wrong.id === field.id}
      onChange={(value) => onChange({ ...details, fields: { ...details.fields, [field.id]: value } })}
    />
  ));
  return (
    <>
      <Note
        notes={details.notes}
        isRequired={form.areNotesRequired}
        isWrong={wrong?.part === 'note'}
        onChange={(notes) => onChange({ ...details, notes })}
      />
      {isFolded && fields.length > 0 ? (
        <details>
          <summary>{m.popup_more_fields()}</summary>
          <div class="fields">{fields}</div>
        </details>
      ) : (
        fields
      )}
    </>
  );
}

interface NoteProps {
  readonly notes: string;
  readonly isRequired: boolean;
  readonly isWrong: boolean;
  readonly onChange: (notes: string) => void;
}

function Note({ notes, isRequired, isWrong, onChange }: NoteProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>
        {m.timer_note()} {isRequired && <Required />}
      </label>
      <input
        id={id}
        name={fieldName({ part: 'note' })}
        type="text"
        autocomplete="off"
        maxLength={maxNotes}
        aria-invalid={isWrong}
        value={notes}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

interface CustomFieldProps {
  readonly field: TimeField;
  readonly value: string;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

function CustomField({ field, value, isWrong, onChange }: CustomFieldProps) {
  const id = useId();
  const { items } = field;
  const shared = { id, name: fieldName({ part: 'field', id: field.id }), 'aria-invalid': isWrong };
  // What an entry was given before may have gone from the list since.
  const isListed = value === '' || items?.some(({ name }) => name === value);
  return (
    <div class="field">
      <label for={id}>
        {field.name} {field.isRequired && <Required />}
      </label>
      {items === null ? (
        <input
          type="text"
          autocomplete="off"
          maxLength={200}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
          {...shared}
        />
      ) : (
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)} {...shared}>
          <option value="" selected={value === ''} />
          {!isListed && (
            <option value={value} selected>
              {value}
            </option>
          )}
          {items.map(({ id: itemId, name }) => (
            <option key={itemId} value={name} selected={name === value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function Required() {
  return <span class="hint">({m.timer_required()})</span>;
}
