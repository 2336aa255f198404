import type { ApiCall } from './call';
import type { JobcodeTree } from './jobcode-tree';
import { permissionDefaults, seesPrivateFieldsOf } from './rights';
import type {
  QbtAssignment,
  QbtCustomField,
  QbtCustomFieldItem,
  QbtCustomFieldItemFilter,
  QbtGroup,
  QbtJobcode,
  QbtTimesheet,
  QbtUser,
} from './state';
import { createWire, type Wire } from './wire';
import { instantInZone, standardOffsetMinutesAt } from './zone';

/** How the rows of the account look in answers (quickbooks-time.md 7). */
export interface Shapes {
  readonly wire: Wire;
  jobcode(row: QbtJobcode, tree: JobcodeTree, withCustomFields?: boolean): object;
  /** The project that a jobcode is. */
  project(row: QbtJobcode): object;
  assignment(row: QbtAssignment): object;
  timesheet(row: QbtTimesheet): object;
  deletedTimesheet(row: QbtTimesheet): object;
  user(row: QbtUser): object;
  /** The token's own user: with its rights, whatever they are (7.1). */
  currentUser(row: QbtUser): object;
  group(row: QbtGroup): object;
  customField(row: QbtCustomField): object;
  /** As beside timesheets: cut down, and `type` holds what the field applies to (7.10). */
  supplementalCustomField(row: QbtCustomField): object;
  customFieldItem(row: QbtCustomFieldItem): object;
  customFieldItemFilter(row: QbtCustomFieldItemFilter): object;
  /** A timesheet as a write answers it: maybe without `on_the_clock` (7.6). */
  writtenTimesheet(row: QbtTimesheet): object;
}

/** QuickBooks Time's own codes for the zones of the United States; elsewhere it sends the IANA name (6). */
const zoneCodes: Readonly<Record<string, string>> = {
  'America/New_York': 'tsET',
  'America/Chicago': 'tsCT',
  'America/Denver': 'tsMT',
  'America/Los_Angeles': 'tsPT',
};

const dayMs = 24 * 60 * 60 * 1000;

/** Makes the shapes that a call's answers are written in. */
export function createShapes(call: ApiCall): Shapes {
  const { state, caller } = call;
  const switches = call.tools.switches.quickbooksTime;
  const zone = state.account.timeZone;
  const wire = createWire(switches, zone);

  function timesheetFields(row: QbtTimesheet) {
    return {
      id: wire.id(row.id),
      user_id: wire.id(row.userId),
      jobcode_id: wire.id(row.jobcodeId),
      ...clockTimes(row),
      date: row.date,
      duration: row.duration,
      locked: row.locked,
      notes: row.notes,
      ...(state.customFields.size > 0 && { customfields: wire.map(customFieldValues(row)) }),
      attached_files: [],
      created_by_user_id: wire.id(row.createdByUserId),
      last_modified: wire.stamp(row.lastModifiedMs),
    };
  }

  function clockTimes(row: QbtTimesheet) {
    // Manual entries are answered with made-up times from 08:00 on (quickbooks-time.md 7.6).
    const startMs = row.startMs ?? instantInZone(row.date, '08:00:00', zone);
    const endMs = row.type === 'manual' ? startMs + row.duration * 1000 : row.endMs;
    return {
      type: row.type,
      start: wire.localStamp(startMs),
      end: endMs === null ? '' : wire.localStamp(endMs),
      tz: standardOffsetMinutesAt(startMs, zone) / 60,
      tz_str: zoneCodes[zone] ?? zone,
      location: 'Web',
    };
  }

  function customFieldValues(row: QbtTimesheet): Record<string, string> {
    if (Object.keys(row.customFields).length === 0) return {};
    const unset: Record<string, string> = {};
    for (const field of state.customFields.values()) {
      if (field.active && field.appliesTo === 'timesheet') unset[field.id] = '';
    }
    return { ...unset, ...row.customFields };
  }

  function userFields(row: QbtUser) {
    return {
      id: wire.id(row.id),
      first_name: row.firstName,
      last_name: row.lastName,
      display_name: '',
      group_id: wire.id(row.groupId),
      active: row.active,
      employee_number: 0,
      email: row.email,
      email_verified: row.email !== '',
      last_modified: wire.stamp(row.lastModifiedMs),
      last_active: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(row.createdMs),
      client_url: state.account.clientUrl,
      company_name: state.account.companyName,
      profile_image_url: '',
      pto_balances: wire.map(balances()),
      manager_of_group_ids: row.managerOfGroupIds.map(wire.id),
      require_password_change: false,
    };
  }

  function onTheClock(row: QbtTimesheet) {
    return { on_the_clock: row.type === 'regular' && row.endMs === null };
  }

  /** Custom field id → the items that filters offer for a jobcode. */
  function filteredItems(jobcodeId: number): Record<string, (number | string)[]> {
    const items: Record<string, (number | string)[]> = {};
    for (const filter of state.customFieldItemFilters.values()) {
      if (!filter.active || filter.appliesTo !== 'jobcodes' || filter.appliesToId !== jobcodeId) continue;
      items[filter.customFieldId] ??= [];
      items[filter.customFieldId]?.push(wire.id(filter.customFieldItemId));
    }
    return items;
  }

  let knownBalances: Record<string, number> | null = null;

  /** Seconds left by PTO jobcode: nobody of this account has any. Worked out once an answer. */
  function balances(): Record<string, number> {
    if (knownBalances !== null) return knownBalances;
    knownBalances = {};
    for (const jobcode of state.jobcodes.values()) {
      if (jobcode.type === 'pto' && jobcode.active) knownBalances[jobcode.id] = 0;
    }
    return knownBalances;
  }

  function privateUserFields(row: QbtUser) {
    return {
      salaried: false,
      exempt: false,
      username: row.username,
      payroll_id: '',
      hire_date: '0000-00-00',
      term_date: '0000-00-00',
      mobile_number: '',
      submitted_to: row.submittedTo,
      approved_to: row.approvedTo,
      permissions: { ...permissionDefaults, ...row.permissions },
      customfields: '',
    };
  }

  const payFields = caller.permissions.admin === true ? { pay_rate: 0, pay_interval: 'hour' } : {};

  return {
    wire,
    jobcode: (row, tree, withCustomFields = false) => ({
      id: wire.id(row.id),
      parent_id: wire.id(row.parentId),
      assigned_to_all: row.assignedToAll,
      billable: row.billable,
      active: row.active,
      type: row.type,
      has_children: tree.hasChildren(row.id),
      billable_rate: row.billableRate,
      short_code: row.shortCode,
      name: row.name,
      last_modified: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(row.createdMs),
      filtered_customfielditems: wire.map(filteredItems(row.id)),
      required_customfields: [],
      locations: [],
      geofence_config_id: null,
      project_id: wire.id(row.projectId),
      ...(withCustomFields && { customfields: wire.map({}) }),
      ...(switches.hasTwoWaySync && { connect_with_quickbooks: row.connectWithQuickbooks }),
    }),
    project: (row) => ({
      id: wire.id(row.projectId),
      jobcode_id: wire.id(row.id),
      parent_jobcode_id: wire.id(row.parentId),
      name: row.name,
      description: '',
      status: row.active ? 'in_progress' : 'complete',
      start_date: '',
      due_date: '',
      completed_date: row.active ? '' : wire.stamp(Math.floor(row.lastModifiedMs / dayMs) * dayMs),
      active: true,
      last_modified: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(row.createdMs),
      linked_objects: wire.map({}),
    }),
    assignment: (row) => ({
      id: wire.id(row.id),
      user_id: wire.id(row.userId),
      jobcode_id: wire.id(row.jobcodeId),
      active: row.active,
      last_modified: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(row.createdMs),
    }),
    timesheet: (row) => ({ ...timesheetFields(row), ...onTheClock(row) }),
    writtenTimesheet: (row) => ({
      ...timesheetFields(row),
      ...(switches.writtenOnTheClock === 'shown' && onTheClock(row)),
    }),
    deletedTimesheet: (row) => ({
      ...timesheetFields(row),
      ...(switches.tombstoneStamp === 'lastEdit' && {
        last_modified: wire.stamp(row.lastEditMs ?? row.lastModifiedMs),
      }),
    }),
    user: (row) => ({
      ...userFields(row),
      ...(seesPrivateFieldsOf(caller, row) && privateUserFields(row)),
      ...payFields,
    }),
    currentUser: (row) => ({ ...userFields(row), ...privateUserFields(row), ...payFields }),
    group: (row) => ({
      id: wire.id(row.id),
      active: row.active,
      name: row.name,
      last_modified: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(row.createdMs),
      manager_ids: managersOf(state.users.values(), row.id).map(String),
    }),
    customField: (row) => ({
      id: wire.id(row.id),
      active: row.active,
      required: row.required,
      applies_to: row.appliesTo,
      type: row.type,
      short_code: '',
      regex_filter: '',
      name: row.name,
      last_modified: wire.stamp(row.lastModifiedMs),
      created: wire.stamp(state.account.createdMs),
      ui_preference: row.type === 'managed-list' ? 'drop_down' : 'text_box_with_suggest',
      show_to_all: true,
      required_customfields: [],
    }),
    supplementalCustomField: (row) => ({
      id: wire.id(row.id),
      active: row.active,
      name: row.name,
      type: row.appliesTo,
      last_modified: wire.stamp(row.lastModifiedMs),
    }),
    customFieldItemFilter: (row) => ({
      id: wire.id(row.id),
      customfield_id: wire.id(row.customFieldId),
      customfielditem_id: wire.id(row.customFieldItemId),
      applies_to: row.appliesTo,
      applies_to_id: wire.id(row.appliesToId),
      active: row.active,
      last_modified: wire.stamp(row.lastModifiedMs),
    }),
    customFieldItem: (row) => ({
      id: wire.id(row.id),
      customfield_id: wire.id(row.customFieldId),
      active: row.active,
      short_code: '',
      name: row.name,
      last_modified: wire.stamp(row.lastModifiedMs),
      required_customfields: [],
    }),
  };
}

/** The ids of the users who manage a group. */
export function managersOf(users: Iterable<QbtUser>, groupId: number): number[] {
  return [...users].filter((user) => user.managerOfGroupIds.includes(groupId)).map((user) => user.id);
}
