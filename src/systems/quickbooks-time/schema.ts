import type { Jobcode, TimeAccount, TimeEntry, TimeRights, TimeUser } from '../../domain/records/records';
import { either, ensure, isMap, oneOf, type Shape, text, textLike } from '../../messages/shape';
import {
  coerceBoolean,
  coerceDay,
  coerceInstant,
  coerceList,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  parseRecords,
  requiredId,
  requiredNumber,
  requiredText,
} from '../http/coerce';
import type { DeletedEntry, TimeIdentity } from './reader';

/**
 * The records of QuickBooks Time in the loose forms of quickbooks-time.md 6 and 13, turned into the domain's. What a
 * weaker token does not see is absent (2.4), so only ids, names and what a sum is made of are required.
 */

const jobcodeType: Shape<Jobcode['type']> = either(
  oneOf('regular', 'pto', 'paid_break', 'unpaid_break', 'other'),
  () => 'other' as const,
);

export function jobcodeShape(value: unknown): Jobcode {
  const row = coerceMap(value);
  const connect = row.connect_with_quickbooks;
  return {
    id: requiredId(row.id),
    parentId: coerceReference(row.parent_id),
    name: requiredText(row.name),
    isActive: coerceBoolean(row.active, true),
    isProject: coerceReference(row.project_id) !== null,
    type: jobcodeType(row.type),
    assignedToAll: coerceBoolean(row.assigned_to_all),
    connectWithQuickbooks: connect === undefined ? null : coerceBoolean(connect),
    lastModified: coerceText(row.last_modified),
  };
}

/** Never submitted, never approved (6). */
const neverDays: ReadonlySet<string | null> = new Set(['1970-01-01', '2000-01-01', '2001-01-01']);

function sinceDay(value: unknown): string | null {
  const day = coerceDay(value);
  return neverDays.has(day) ? null : day;
}

export function userShape(value: unknown): TimeUser {
  const row = coerceMap(value);
  const parts = `${coerceText(row.first_name)} ${coerceText(row.last_name)}`.trim();
  return {
    id: requiredId(row.id),
    name: coerceText(row.display_name) || parts || coerceText(row.username),
    email: coerceText(row.email),
    isActive: coerceBoolean(row.active, true),
    submittedTo: sinceDay(row.submitted_to),
    approvedTo: sinceDay(row.approved_to),
  };
}

/** What `current_user` says of whom the token acts for. */
export function identityShape(value: unknown): TimeIdentity {
  const { id, name } = userShape(value);
  const row = coerceMap(value);
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
}

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
const serviceItemField = /^service items?$/i;
const billableField = /^billable$/i;

/** Custom field id → its name, out of an answer's `supplemental_data`. */
export type CustomFieldNames = ReadonlyMap<string, string>;

function customFieldShape(value: unknown): [id: string, name: string] {
  const row = coerceMap(value);
  return [requiredId(row.id), text(row.name).trim()];
}

export function readCustomFieldNames(collection: unknown): CustomFieldNames {
  return new Map(parseRecords(Object.values(coerceMap(collection)), customFieldShape).records);
}

const entryKind = oneOf('regular', 'manual');
const dayAtStart = textLike(/^[1-9]\d{3}-\d{2}-\d{2}/);

/**
 * A timesheet (7.6). Without its day or its duration it would spoil a sum, and so would a running one without its start.
 * `fields` tells which custom field is the service item and which the billable flag.
 */
export function entryShape(fields: CustomFieldNames): Shape<TimeEntry> {
  return (value) => {
    const row = coerceMap(value);
    const kind = entryKind(row.type);
    const isManual = kind === 'manual';
    const startMs = isManual ? null : coerceInstant(row.start);
    const endMs = isManual ? null : coerceInstant(row.end);
    // Write answers leave `on_the_clock` out.
    const isRunning = !isManual && coerceBoolean(row.on_the_clock, endMs === null);
    ensure(!isRunning || startMs !== null);
    const custom = coerceMap(row.customfields);
    return {
      id: requiredId(row.id),
      userId: requiredId(row.user_id),
      jobcodeId: coerceReference(row.jobcode_id) ?? '0',
      kind,
      startMs,
      endMs,
      date: dayAtStart(row.date).slice(0, 10),
      durationSeconds: requiredNumber(row.duration),
      isRunning,
      isLocked: coerceBoolean(row.locked),
      notes: coerceText(row.notes),
      serviceItem: customValue(custom, fields, serviceItemField),
      isBillable: readBillable(customValue(custom, fields, billableField)),
      lastModified: coerceText(row.last_modified),
    };
  };
}

/** The chosen item's name; `null` where none is chosen or the account has no such field. */
function customValue(
  values: Readonly<Record<string, unknown>>,
  fields: CustomFieldNames,
  fieldName: RegExp,
): string | null {
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

export function deletedEntryShape(value: unknown): DeletedEntry {
  const row = coerceMap(value);
  return { id: requiredId(row.id), lastModified: coerceText(row.last_modified) };
}

/** `effective_settings` (7.2), whose sections hold their values in `settings`. */
export function accountShape(value: unknown): Omit<TimeAccount, 'companyName'> {
  ensure(isMap(value));
  const general = settingsOf(value.general);
  const quickbooks = settingsOf(value.quickbooks);
  const weekStart = coerceNumber(general.week_start);
  const timeZone = coerceText(general.tz);
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    weekStartsOn: weekStart !== null && weekStart >= 0 && weekStart <= 6 ? Math.floor(weekStart) : 0,
    quickbooks: !coerceBoolean(quickbooks.installed)
      ? 'none'
      : quickbooks.connector === 'qbia_online'
        ? 'online'
        : 'other',
    hasTwoWaySync: coerceBoolean(quickbooks.two_way_sync_enabled_for_user),
  };
}

function settingsOf(section: unknown): Readonly<Record<string, unknown>> {
  return coerceMap(coerceMap(section).settings);
}

function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
