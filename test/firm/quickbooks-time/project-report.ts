import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { expectationFailed } from './failure';
import { createJobcodeTree } from './jobcode-tree';
import { readChoice, readDay, readIds } from './query';
import { timeVisibility } from './rights';
import { createShapes } from './shapes';
import type { QbtTimesheet } from './state';
import { createSupplement, type Supplement } from './supplement';
import { isRunning, secondsOf } from './timesheet-rules';
import { isRecord, readData } from './write-answer';

/** Seconds by the ids that the project report sums over; 0 stands for none. */
interface ProjectSums {
  readonly users: Map<number, number>;
  readonly groups: Map<number, number>;
  readonly jobcodes: Map<number, number>;
  /** By custom field, then by item. */
  readonly customFields: Map<number, Map<number, number>>;
}

/**
 * `POST /reports/project`: hours in a range of days (quickbooks-time.md 7.11). Unless the switches say otherwise, `jobcode_ids`
 * names exactly the jobcodes to sum, not those below them, and running entries do not count.
 */
export function reportProject(call: ApiCall): FirmAnswer {
  const firstDay = readDay(call.filters, 'start_date');
  const lastDay = readDay(call.filters, 'end_date');
  if (firstDay === null || lastDay === null) {
    throw expectationFailed("'start_date' and 'end_date' are required.");
  }
  const shapes = createShapes(call);
  const supplement = createSupplement(call, shapes);
  const sums = sumProject(call, projectTest(call, firstDay, lastDay), supplement);
  return {
    status: 200,
    body: {
      results: {
        filters: echoOf(call),
        project_report: {
          start_date: firstDay,
          end_date: lastDay,
          totals: {
            users: shapes.wire.map(hoursOf(sums.users)),
            groups: shapes.wire.map(hoursOf(sums.groups)),
            jobcodes: shapes.wire.map(hoursOf(sums.jobcodes)),
            customfields: shapes.wire.map(
              Object.fromEntries([...sums.customFields].map(([id, items]) => [id, hoursOf(items)])),
            ),
          },
        },
      },
      ...supplement.part(),
    },
  };
}

function projectTest(call: ApiCall, firstDay: string, lastDay: string): (entry: QbtTimesheet) => boolean {
  const { filters, state } = call;
  const userIds = readIds(filters, 'user_ids');
  const groupIds = readIds(filters, 'group_ids');
  const { projectReportCountsRunning, projectReportIncludesChildren } = call.tools.switches.quickbooksTime;
  const asked = readIds(filters, 'jobcode_ids');
  const jobcodeIds =
    asked !== null && projectReportIncludesChildren
      ? createJobcodeTree(state.jobcodes).withDescendants(asked)
      : asked;
  const types = ['all', 'both', 'regular', 'pto', 'paid_break', 'unpaid_break'] as const;
  const type = readChoice(filters, 'jobcode_type', types, 'all');
  const wantedItems = readItemNames(call);
  const isVisible = timeVisibility(call);
  return (entry) =>
    isVisible(entry.userId) &&
    (projectReportCountsRunning || !isRunning(entry)) &&
    entry.date >= firstDay &&
    entry.date <= lastDay &&
    (userIds === null || userIds.has(entry.userId)) &&
    (groupIds === null || groupIds.has(state.users.get(entry.userId)?.groupId ?? 0)) &&
    (jobcodeIds === null || jobcodeIds.has(entry.jobcodeId)) &&
    (type === 'all' || type === 'both' || state.jobcodes.get(entry.jobcodeId)?.type === type) &&
    wantedItems.every(([fieldId, names]) => names.has(entry.customFields[fieldId] ?? ''));
}

/** The `customfielditems` filter: custom field id → names of the items that count. */
function readItemNames(call: ApiCall): [fieldId: string, names: Set<unknown>][] {
  const data = readData(call);
  const sent = isRecord(data) ? data.customfielditems : undefined;
  if (!isRecord(sent)) return [];
  return Object.entries(sent).map(([fieldId, names]) => {
    if (!Array.isArray(names)) throw expectationFailed("'customfielditems' must hold lists of item names.");
    return [fieldId, new Set<unknown>(names)];
  });
}

function sumProject(
  call: ApiCall,
  counts: (entry: QbtTimesheet) => boolean,
  supplement: Supplement,
): ProjectSums {
  const { state } = call;
  const sums: ProjectSums = {
    users: new Map(),
    groups: new Map(),
    jobcodes: new Map(),
    customFields: new Map(),
  };
  const itemIdOf = new Map<string, number>();
  for (const item of state.customFieldItems.values()) {
    itemIdOf.set(`${item.customFieldId} ${item.name}`, item.id);
  }
  for (const entry of state.timesheets.values()) {
    if (!counts(entry)) continue;
    const groupId = state.users.get(entry.userId)?.groupId ?? 0;
    const seconds = secondsOf(entry, call.nowMs);
    add(sums.users, entry.userId, seconds);
    add(sums.groups, groupId, seconds);
    add(sums.jobcodes, entry.jobcodeId, seconds);
    for (const field of state.customFields.values()) {
      if (!field.active || field.appliesTo !== 'timesheet') continue;
      const itemId = itemIdOf.get(`${field.id} ${entry.customFields[field.id] ?? ''}`) ?? 0;
      const items = sums.customFields.get(field.id) ?? new Map<number, number>();
      sums.customFields.set(field.id, items);
      add(items, itemId, seconds);
      supplement.customField(field.id);
      supplement.customFieldItem(itemId);
    }
    supplement.user(entry.userId);
    supplement.jobcode(entry.jobcodeId);
  }
  return sums;
}

function add(seconds: Map<number, number>, id: number, more: number): void {
  seconds.set(id, (seconds.get(id) ?? 0) + more);
}

/** Hours as texts with two decimals, by id. */
function hoursOf(seconds: ReadonlyMap<number, number>): Record<string, string> {
  return Object.fromEntries([...seconds].map(([id, sum]) => [id, (sum / 3600).toFixed(2)]));
}

/** The filters as the answer repeats them; without a jobcode type it says `both` (7.11). */
function echoOf(call: ApiCall): object {
  const data = readData(call);
  return { jobcode_type: 'both', ...(isRecord(data) && data) };
}
