import type { EntryWithFields } from '../../domain/time/entry-content';
import type { FieldItemFilter, FieldValues, TimeField, TimeFieldItem } from '../../domain/time/time-change';
import { parse, type Schema, z } from '../../messages/schema';
import {
  coerceBoolean,
  coerceFilledText,
  coerceId,
  coerceList,
  coerceMap,
  coerceOneOf,
  coerceReference,
  coerceText,
  looseNumber,
  looseObject,
  looseRows,
  looseText,
} from '../http/coerce';
import { record, requiredField } from '../http/records';
import { billableField, type CustomFieldNames, classField, entrySchema, serviceItemField } from './schema';

/** Entries with all of their custom fields, and what the account says of entering them (quickbooks-time.md 7.1, 7.2, 7.6, 7.10). */

export function ownEntrySchema(names: CustomFieldNames): Schema<EntryWithFields> {
  const schema = entrySchema(names);
  return record((row) => ({ ...parse(schema, row), fields: fieldValuesOf(row.customfields) }));
}

/** Those without a value are left out: a service names them, or does not. */
function fieldValuesOf(value: unknown): FieldValues {
  const filled = Object.entries(coerceMap(value)).flatMap(([id, item]) => {
    const text = typeof item === 'number' ? String(item) : coerceText(item);
    return text === '' ? [] : [[id, text] as const];
  });
  return Object.fromEntries(filled);
}

/** What a write has changed beside its own items (3.3). */
export const besideWriteSchema = looseObject({
  supplemental_data: looseObject({
    customfields: looseRows,
    timesheets: looseRows,
    timesheets_deleted: looseRows,
  }),
});

export interface EntryRights {
  readonly userId: string;
  readonly mayTrack: boolean;
  readonly mayManageOwn: boolean;
  readonly mayManageOthers: boolean;
  readonly groupId: string | null;
}

/** What `current_user` says of entering time (2.4). */
export const entryRightsSchema = record((row): EntryRights => {
  const permissions = coerceMap(row.permissions);
  const has = (permission: string) => coerceBoolean(permissions[permission]);
  const mayManageAll = has('admin') || has('manage_timesheets');
  return {
    userId: requiredField(row, 'id', coerceId),
    mayTrack: has('time_tracking'),
    mayManageOwn: mayManageAll || has('manage_my_timesheets'),
    mayManageOthers: mayManageAll || coerceList(row.manager_of_group_ids).length > 0,
    groupId: coerceReference(row.group_id),
  };
});

export interface EntrySettings {
  readonly areNotesRequired: boolean;
  readonly clockOutAfterHours: number | null;
  readonly hasCustomFields: boolean;
  /** Ids of custom fields in the order of the time card. */
  readonly fieldOrder: readonly string[];
}

/** `effective_settings`; what a section does not say is taken for the usual. */
export const entrySettingsSchema = z.pipe(
  z.object({
    general: looseObject({
      settings: looseObject({
        timesheet_notes_required: flagOr(false),
        enable_timesheet_notes: flagOr(true),
        clockout_override: flagOr(false),
        clockout_override_hours: looseNumber,
        timecard_fields: looseText,
      }),
    }),
    customfields: looseObject({ settings: looseObject({ installed: flagOr(true) }) }),
  }),
  z.transform(({ general, customfields }): EntrySettings => {
    const { settings } = general;
    const hours = settings.clockout_override ? settings.clockout_override_hours : null;
    return {
      areNotesRequired: settings.timesheet_notes_required && settings.enable_timesheet_notes,
      clockOutAfterHours: hours !== null && hours > 0 ? hours : null,
      hasCustomFields: customfields.settings.installed,
      fieldOrder: settings.timecard_fields.split(',').map((field) => field.trim()),
    };
  }),
);

function flagOr(otherwise: boolean) {
  return z.transform((value: unknown) => coerceBoolean(value, otherwise));
}

/** A custom field of entries, its items not yet read. */
export interface FieldHead extends Omit<TimeField, 'items'> {
  /** One of a list is chosen. */
  readonly isList: boolean;
}

export const fieldHeadSchema = record((row): FieldHead => {
  const name = requiredField(row, 'name', coerceFilledText).trim();
  return {
    id: requiredField(row, 'id', coerceId),
    name,
    isRequired: coerceBoolean(row.required),
    ...(!coerceBoolean(row.show_to_all, true) && { isForSome: true as const }),
    isList: row.type === 'managed-list',
    purpose: purposeOf(name),
  };
});

function purposeOf(name: string): TimeField['purpose'] {
  if (serviceItemField.test(name)) return 'serviceItem';
  if (billableField.test(name)) return 'billable';
  return classField.test(name) ? 'class' : 'other';
}

export const fieldItemSchema = record(
  (row): TimeFieldItem => ({
    id: requiredField(row, 'id', coerceId),
    name: requiredField(row, 'name', coerceFilledText),
  }),
);

const appliesTo = {
  jobcodes: 'jobcode',
  users: 'user',
  groups: 'group',
} as const satisfies Readonly<Record<string, FieldItemFilter['appliesTo']>>;
const appliesToWords = Object.keys(appliesTo) as (keyof typeof appliesTo)[];

/** With an id of its own, by which rows that come twice are told apart. */
export interface FieldItemFilterRow extends FieldItemFilter {
  readonly id: string;
}

export const fieldItemFilterSchema = record(
  (row): FieldItemFilterRow => ({
    id: requiredField(row, 'id', coerceId),
    fieldId: requiredField(row, 'customfield_id', coerceId),
    itemId: requiredField(row, 'customfielditem_id', coerceId),
    appliesTo: appliesTo[requiredField(row, 'applies_to', (value) => coerceOneOf(appliesToWords, value))],
    appliesToId: requiredField(row, 'applies_to_id', coerceId),
  }),
);
