import type { FieldValues, TimeField } from './time-change';

/** Note and custom fields, as entered. */
export interface Details {
  readonly notes: string;
  readonly fields: FieldValues;
}

/** What can be entered with time, and what was entered last. */
export interface DetailsForm {
  readonly areNotesRequired: boolean;
  readonly fields: readonly TimeField[];
  readonly last: Details;
}

/** What is required and lacks. */
export interface Missing {
  readonly note: boolean;
  /** Ids. */
  readonly fields: readonly string[];
}

export function missingIn(form: DetailsForm, { notes, fields }: Details): Missing {
  return {
    note: form.areNotesRequired && notes.trim() === '',
    fields: form.fields
      .filter(({ id, isRequired }) => isRequired && (fields[id] ?? '').trim() === '')
      .map(({ id }) => id),
  };
}

/**
 * What a start goes along with where nobody enters anything: the fields as last used, as far as they can still be chosen. The last note
 * is of other work and goes to the customer's invoice, so it is left out.
 */
export function lastDetails({ fields, last }: DetailsForm): Details {
  const known = fields.flatMap(({ id, items }) => {
    const value = last.fields[id] ?? '';
    const canBeChosen = items === null || items.some(({ name }) => name === value);
    return value !== '' && canBeChosen ? [[id, value] as const] : [];
  });
  return { notes: '', fields: Object.fromEntries(known) };
}

/**
 * What to enter where a form that began with `was` shows `shown` now, and the entry has become `is` meanwhile: what was typed counts, and all
 * else stays as it is.
 */
export function withTyped(shown: Details, was: Details, is: Details): Details {
  const typed = Object.entries(shown.fields).filter(([id, value]) => value !== (was.fields[id] ?? ''));
  return {
    notes: shown.notes === was.notes ? is.notes : shown.notes,
    fields: { ...is.fields, ...Object.fromEntries(typed) },
  };
}
