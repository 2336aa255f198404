import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { expectationFailed } from './failure';
import { readList } from './query';
import { assignmentVisibility, timeVisibility } from './rights';
import { createShapes } from './shapes';
import { isRunning } from './timesheet-rules';

/** The names that are answered where none are asked for (quickbooks-time.md 7.3). */
const defaultNames = [
  'current_user',
  'customfields',
  'customfielditems',
  'effective_settings',
  'geolocations',
  'jobcodes',
  'jobcode_assignments',
  'timesheets',
  'timesheets_deleted',
  'users',
  'reminders',
  'locations',
  'geofence_configs',
];

/** Endpoints with rows (quickbooks-time.md 7) of which no sample shows a stamp. */
const otherNames = [
  'customfielditem_filters',
  'projects',
  'estimates',
  'estimate_items',
  'project_notes',
  'project_activities',
  'managed_clients',
  'notifications',
  'files',
  'schedule_calendars',
  'schedule_events',
  'time_off_requests',
  'time_off_request_entries',
];

/** `GET /last_modified_timestamps`: the newest change per collection; the account's creation where there was none. */
export function showStamps(call: ApiCall): FirmAnswer {
  const { stampsOfOtherEndpoints, unknownStampName } = call.tools.switches.quickbooksTime;
  const { wire } = createShapes(call);
  const known = new Set([...defaultNames, 'groups']);
  if (stampsOfOtherEndpoints === 'answered') for (const name of otherNames) known.add(name);
  const stamps: Record<string, string> = {};
  for (const name of readList(call.filters, 'endpoints') ?? defaultNames) {
    if (known.has(name)) stamps[name] = wire.stamp(newestChangeMs(call, name));
    else if (unknownStampName === 'error') throw expectationFailed(`'${name}' is not an endpoint.`);
  }
  const results = Object.keys(stamps).length === 0 ? [] : stamps;
  return { status: 200, body: { results: { last_modified_timestamps: results } } };
}

/** Epoch ms. */
function newestChangeMs(call: ApiCall, name: string): number {
  const { state } = call;
  const changes = changesMs(call, name);
  if (changes === null) return state.stamps.get(name) ?? state.account.createdMs;
  return changes.reduce((newest, atMs) => Math.max(newest, atMs), state.account.createdMs);
}

/** When the rows that a stamp covers were changed, epoch ms; `null` for a collection whose stamp is kept by itself. */
function changesMs(call: ApiCall, name: string): number[] | null {
  const { state } = call;
  const { clockInMovesStamp, deletionMovesTimesheetsStamp, stampsCover } = call.tools.switches.quickbooksTime;
  // Projects have no rows of their own here: they are jobcodes.
  if (name === 'projects') {
    return [...state.jobcodes.values()].filter(({ projectId }) => projectId !== 0).map(changeMs);
  }
  if (stampsCover === 'account') return null;
  if (name === 'jobcode_assignments') {
    return [...state.assignments.values()].filter(assignmentVisibility(call)).map(changeMs);
  }
  if (name !== 'timesheets' && name !== 'timesheets_deleted') return null;
  const isVisible = timeVisibility(call);
  const deletions = [...state.deleted.values()].filter(({ userId }) => isVisible(userId)).map(changeMs);
  if (name === 'timesheets_deleted') return deletions;
  const changes = [...state.timesheets.values()]
    .filter((entry) => isVisible(entry.userId) && (clockInMovesStamp || !isRunning(entry)))
    .map(changeMs);
  return deletionMovesTimesheetsStamp ? [...changes, ...deletions] : changes;
}

function changeMs(row: { readonly lastModifiedMs: number }): number {
  return row.lastModifiedMs;
}
