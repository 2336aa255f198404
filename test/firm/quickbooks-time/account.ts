import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { expectationFailed } from './failure';
import { readIds, readModified } from './query';
import { hasRight } from './rights';
import { createShapes } from './shapes';

/** The add-ons that this account never has. */
const absentSections = [
  'alerts',
  'breaks',
  'dcaa',
  'dialin',
  'files',
  'invoicing',
  'location_aware',
  'mobile_app_integrations',
  'mobile_app_settings',
  'reminders',
  'schedule',
  'sms',
  'sounds',
  'toodledo',
  'twitter',
  'xero',
  'zenpayroll',
];

/** `GET /effective_settings` (quickbooks-time.md 7.2). Numbers and numeric texts are mixed, as in the real answers. */
export function showSettings(call: ApiCall): FirmAnswer {
  const { state } = call;
  requireSettingsRight(call);
  const { wire } = createShapes(call);
  const lastModifiedMs = state.stamps.get('effective_settings') ?? state.account.createdMs;
  const isModified = readModified(call);
  const sections: Record<string, object> = {
    general: generalSettings(call),
    approvals: { installed: 1 },
    customfields: customFieldSettings(call),
    projects: { installed: hasProjects(call) ? 1 : 0 },
    quickbooks: quickbooksSettings(call),
    restapi: { installed: '1' },
    time_entry: { installed: '1' },
    rounding: { installed: call.tools.switches.quickbooksTime.clockTimesRoundTo > 0 ? '1' : 0 },
  };
  for (const name of absentSections) sections[name] = { installed: 0 };
  const shown = Object.entries(sections).filter(() => isModified(lastModifiedMs));
  const last_modified = wire.stamp(lastModifiedMs);
  return {
    status: 200,
    body: {
      results: {
        effective_settings: wire.collection(
          shown.map(([name, settings]) => [name, { settings, last_modified }] as const),
        ),
      },
    },
  };
}

/** `user_id` may name another user only with the right to manage users. */
function requireSettingsRight(call: ApiCall): void {
  for (const id of readIds(call.filters, 'user_id') ?? []) {
    if (id === call.caller.id) continue;
    if (!hasRight(call.caller, 'manage_users') || !call.state.users.has(id)) {
      throw expectationFailed("You don't have permission to see the settings of that user.");
    }
  }
}

function generalSettings(call: ApiCall): object {
  const { state, caller } = call;
  const fieldIds = [...state.customFields.values()]
    .filter((field) => field.active && field.appliesTo === 'timesheet')
    .map((field) => field.id);
  return {
    tz: state.account.timeZone,
    jc_label: state.account.linkedTo === 'online' ? 'Customer' : 'Job',
    timecard_fields: ['JOBCODE', ...fieldIds].join(','),
    timesheet_notes_required: state.account.notesRequired === true ? '1' : '0',
    enable_timesheet_notes: '1',
    max_jobcodes: '-1',
    max_customfielditems: '-1',
    parent_clockin_display: call.tools.switches.quickbooksTime.parentClockIn === 'allowed' ? '1' : '0',
    week_start: String(state.account.weekStart),
    time_format: '12',
    calculate_overtime: 0,
    daily_regular_hours: 8,
    weekly_regular_hours: '40',
    clockout_override: state.account.clockOutAfterHours === undefined ? '0' : '1',
    clockout_override_hours: String(state.account.clockOutAfterHours ?? 8),
    lunch_deduct: state.account.lunch === undefined ? '0' : '1',
    lunch_length: String(state.account.lunch?.lengthMinutes ?? 30),
    lunch_threshold: String(state.account.lunch?.thresholdHours ?? 6),
    ...(caller.permissions.admin === true && {
      payroll_type: 'bi-weekly',
      employee_pto_entry: '1',
      pto_entry: '1',
    }),
  };
}

function customFieldSettings(call: ApiCall): object {
  return call.state.customFields.size === 0
    ? { installed: 0 }
    : { installed: '1', maximum_allowed_timesheet_custom_fields: 6 };
}

function hasProjects({ state }: ApiCall): boolean {
  for (const jobcode of state.jobcodes.values()) if (jobcode.projectId !== 0) return true;
  return false;
}

function quickbooksSettings(call: ApiCall): object {
  if (call.state.account.linkedTo === 'none') return { installed: 0 };
  return {
    installed: 1,
    connector: 'qbia_online',
    connector_type: 'payroll_single_sku',
    two_way_sync_enabled_for_user: call.tools.switches.quickbooksTime.hasTwoWaySync ? 1 : 0,
  };
}
