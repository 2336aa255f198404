import type { Jobcode, TimeAccount, TimeEntry, TimeRights, TimeUser } from '../../domain/records/records';
import { isRangeDay } from '../../domain/time/time-range';
import { parse, type Schema, SchemaError, z } from '../../messages/schema';
import {
  anything,
  coerceAmount,
  coerceBoolean,
  coerceDay,
  coerceFilledText,
  coerceId,
  coerceInstant,
  coerceList,
  coerceMap,
  coerceOneOf,
  coerceReference,
  coerceText,
  looseBoolean,
  looseNumber,
  looseObject,
  looseText,
  type Row,
  type Rows,
} from '../http/coerce';
import { parseRecords, placeField, record, requiredField } from '../http/records';
import type { DeletedEntry, TimeIdentity } from './reader';

/**
 * The records of QuickBooks Time in the loose forms of quickbooks-time.md 6 and 13, turned into the domain's. What a
 * weaker token does not see is absent (2.4), so only ids, names and what a sum is made of are required.
 */

const jobcodeTypes = [
  'regular',
  'pto',
  'paid_break',
  'unpaid_break',
  'other',
] as const satisfies readonly Jobcode['type'][];

export const jobcodeSchema = record((row): Jobcode => {
  const connect = row.connect_with_quickbooks;
  return {
    id: requiredField(row, 'id', coerceId),
    parentId: placeField(row, 'parent_id'),
    name: requiredField(row, 'name', coerceFilledText),
    isActive: coerceBoolean(row.active, true),
    isProject: coerceReference(row.project_id) !== null,
    type: coerceOneOf(jobcodeTypes, row.type) ?? 'other',
    assignedToAll: coerceBoolean(row.assigned_to_all),
    connectWithQuickbooks: connect === undefined ? null : coerceBoolean(connect),
    lastModified: coerceText(row.last_modified),
  };
});

/** Never submitted, never approved (6). */
const neverDays: ReadonlySet<string | null> = new Set(['1970-01-01', '2000-01-01', '2001-01-01']);

function sinceDay(value: unknown): string | null {
  const day = coerceDay(value);
  return neverDays.has(day) ? null : day;
}

function readUser(row: Row): TimeUser {
  const parts = `${coerceText(row.first_name)} ${coerceText(row.last_name)}`.trim();
  return {
    id: requiredField(row, 'id', coerceId),
    name: coerceText(row.display_name) || parts || coerceText(row.username),
    email: coerceText(row.email),
    isActive: coerceBoolean(row.active, true),
    submittedTo: sinceDay(row.submitted_to),
    approvedTo: sinceDay(row.approved_to),
    isAdministrator: coerceBoolean(coerceMap(row.permissions).admin),
  };
}

export const userSchema = record(readUser);

/** What `current_user` says of whom the token acts for. */
export const identitySchema = record((row): TimeIdentity => {
  const { id, name } = readUser(row);
  const permissions = coerceMap(row.permissions);
  const has = (permission: string) => coerceBoolean(permissions[permission]);
  return {
    companyName: coerceText(row.company_name),
    clientUrl: coerceText(row.client_url),
    rights: {
      userId: id,
      userName: name,
      scope: scopeOf(has, coerceList(row.manager_of_group_ids)),
      canManageJobcodes: has('admin') || has('manage_jobcodes'),
    },
  };
});

/** Whose time the token sees (2.4). */
function scopeOf(
  has: (permission: string) => boolean,
  managedGroups: readonly unknown[],
): TimeRights['scope'] {
  const seesAll = ['admin', 'manage_timesheets', 'approve_timesheets', 'reports'].some(has);
  if (seesAll) return 'everybody';
  return managedGroups.length > 0 ? 'ownGroups' : 'own';
}

/** The custom fields that a QuickBooks link brings along (8.1): their ids differ by account, their names do not. */
export const serviceItemField = /^service items?$/i;
export const billableField = /^billable$/i;
export const classField = /^class(es)?$/i;

/** Custom field id → its name, out of an answer's `supplemental_data`. */
export type CustomFieldNames = ReadonlyMap<string, string>;

/** The name of a custom field that each entry needs; of any other, none. */
export const requiredFieldSchema = record((row): readonly string[] => {
  const name = requiredField(row, 'name', coerceFilledText).trim();
  return coerceBoolean(row.required) && coerceBoolean(row.active, true) ? [name] : [];
});

const customFieldSchema = record((row): readonly [id: string, name: string] => {
  if (typeof row.name !== 'string') throw new SchemaError('name');
  return [requiredField(row, 'id', coerceId), row.name.trim()];
});

export function readCustomFieldNames(rows: Rows): CustomFieldNames {
  return new Map(parseRecords(rows, customFieldSchema, 'supplemental_data.customfields').records);
}

const entryKinds = ['regular', 'manual'] as const satisfies readonly TimeEntry['kind'][];

/** An entry is of one day, and the clock stops after seven (7.6): what says more than a month is no duration. */
const mostSeconds = 31 * 86_400;
/** Before the service existed nobody came on the clock. */
const earliestStartMs = Date.UTC(2000, 0, 1);

function coerceDuration(value: unknown): number | null {
  return coerceAmount(value, mostSeconds);
}

/** The day of an entry; `null` for one that nothing can be entered for, which no sum by weeks could reckon with. */
function coerceEntryDay(value: unknown): string | null {
  const day = coerceDay(value);
  return day !== null && isRangeDay(day) ? day : null;
}

/**
 * A timesheet (7.6). Without its day or its duration it would spoil a sum, and so would a running one without its start.
 * `fields` tells which custom field is the service item, which the class and which the billable flag.
 */
export function entrySchema(fields: CustomFieldNames): Schema<TimeEntry> {
  return record((row) => {
    const kind = requiredField(row, 'type', (value) => coerceOneOf(entryKinds, value));
    const isManual = kind === 'manual';
    const startMs = isManual ? null : coerceInstant(row.start);
    const endMs = isManual ? null : coerceInstant(row.end);
    // Write answers leave `on_the_clock` out.
    const isRunning = !isManual && coerceBoolean(row.on_the_clock, endMs === null);
    if (isRunning && (startMs === null || startMs < earliestStartMs)) throw new SchemaError('start');
    const custom = coerceMap(row.customfields);
    return {
      id: requiredField(row, 'id', coerceId),
      userId: requiredField(row, 'user_id', coerceId),
      jobcodeId: placeField(row, 'jobcode_id') ?? '0',
      kind,
      startMs,
      endMs,
      date: requiredField(row, 'date', coerceEntryDay),
      durationSeconds: requiredField(row, 'duration', coerceDuration),
      isRunning,
      isLocked: coerceBoolean(row.locked),
      notes: coerceText(row.notes),
      serviceItem: customValue(custom, fields, serviceItemField),
      className: customValue(custom, fields, classField),
      isBillable: readBillable(customValue(custom, fields, billableField)),
      lastModified: coerceText(row.last_modified),
    };
  });
}

/** The chosen item's name; `null` where none is chosen or the account has no such field. */
function customValue(values: Row, fields: CustomFieldNames, fieldName: RegExp): string | null {
  for (const [id, value] of Object.entries(values)) {
    if (fieldName.test(fields.get(id) ?? '') && typeof value === 'string' && value !== '') return value;
  }
  return null;
}

function readBillable(item: string | null): boolean | null {
  if (item === null) return null;
  if (/^(yes|true|1|billable)$/i.test(item)) return true;
  return /^(no|false|0|not billable|non-billable)$/i.test(item) ? false : null;
}

/** A deleted timesheet as it was (7.7): nobody is on its clock any more. */
export function deletedTimeEntrySchema(fields: CustomFieldNames): Schema<TimeEntry> {
  const ofEntry = entrySchema(fields);
  return record((row) => parse(ofEntry, { ...row, on_the_clock: false }));
}

export const deletedEntrySchema = record(
  (row): DeletedEntry => ({
    id: requiredField(row, 'id', coerceId),
    lastModified: coerceText(row.last_modified),
  }),
);

/** `last_modified_timestamps` (7.3). */
export const stampsSchema = looseObject({
  timesheets: looseText,
  timesheets_deleted: looseText,
  jobcodes: looseText,
  users: looseText,
});

/** `effective_settings` (7.2), whose sections hold their values in `settings`. */
export const accountSchema = z.pipe(
  z.object({
    general: looseObject({ settings: looseObject({ tz: looseText, week_start: looseNumber }) }),
    quickbooks: looseObject({
      settings: looseObject({
        installed: looseBoolean,
        connector: anything,
        two_way_sync_enabled_for_user: looseBoolean,
      }),
    }),
  }),
  z.transform(({ general, quickbooks }): Omit<TimeAccount, 'companyName'> => {
    const { tz, week_start: weekStart } = general.settings;
    const { installed, connector, two_way_sync_enabled_for_user: hasTwoWaySync } = quickbooks.settings;
    return {
      timeZone: isTimeZone(tz) ? tz : 'UTC',
      weekStartsOn: weekStart !== null && weekStart >= 0 && weekStart <= 6 ? Math.floor(weekStart) : 0,
      quickbooks: !installed ? 'none' : connector === 'qbia_online' ? 'online' : 'other',
      hasTwoWaySync,
    };
  }),
);

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}
