import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { filterMissing } from './failure';
import { createJobcodeTree } from './jobcode-tree';
import { listAnswer } from './list-answer';
import { byDateThenStart } from './ordered-rows';
import {
  filtersByModified,
  fits,
  readChoice,
  readDay,
  readIds,
  readList,
  readModified,
  readText,
  yesNoBoth,
} from './query';
import { timeVisibility } from './rights';
import { createShapes } from './shapes';
import type { QbtTimesheet, QbtUser } from './state';
import type { Supplement } from './supplement';

type Test = (row: QbtTimesheet) => boolean;

const jobcodeTypes = ['all', 'regular', 'pto', 'paid_break', 'unpaid_break'] as const;
const deletedKeptMs = 180 * 24 * 60 * 60 * 1000;

/** `GET /timesheets` (quickbooks-time.md 7.6). */
export function listTimesheets(call: ApiCall): FirmAnswer {
  const { filters } = call;
  if (
    readText(filters, 'ids') === null &&
    readText(filters, 'start_date') === null &&
    !filtersByModified(filters)
  ) {
    throw filterMissing(
      "One of 'ids', 'start_date', 'modified_before' or 'modified_since' is required to list timesheets.",
      call.tools.switches.quickbooksTime,
    );
  }
  const shapes = createShapes(call);
  const tests = [...commonTests(call), ...peopleTests(call), runningTest(call)];
  return listAnswer(call, shapes, {
    collection: 'timesheets',
    rows: call.ordered.timesheets().filter((row) => tests.every((test) => test(row))),
    shape: shapes.timesheet,
    refer: (row, supplement) => referToAll(call, row, supplement),
  });
}

/** `GET /timesheets_deleted` (quickbooks-time.md 7.7): the tombstones of the last 180 days. */
export function listDeletedTimesheets(call: ApiCall): FirmAnswer {
  const { filters } = call;
  const hasRange = readText(filters, 'start_date') !== null && readText(filters, 'end_date') !== null;
  if (readText(filters, 'ids') === null && !hasRange && !filtersByModified(filters)) {
    throw filterMissing(
      "'start_date' and 'end_date', or one of 'ids', 'modified_before' or 'modified_since', are required to list deleted timesheets.",
      call.tools.switches.quickbooksTime,
    );
  }
  const entryType = readChoice(filters, 'type', ['regular', 'manual', 'both'], 'both');
  const shapes = createShapes(call);
  const tests: Test[] = [
    ...commonTests(call),
    ...(readText(filters, 'username') === null ? peopleTests(call) : [usernameTest(call)]),
    (row) => entryType === 'both' || row.type === entryType,
    (row) => row.lastModifiedMs >= call.nowMs - deletedKeptMs,
  ];
  const rows = [...call.state.deleted.values()].filter((row) => tests.every((test) => test(row)));
  return listAnswer(call, shapes, {
    collection: 'timesheets_deleted',
    rows: orderDeleted(call, rows),
    shape: shapes.deletedTimesheet,
    refer: (row, supplement) => referToAll(call, row, supplement),
  });
}

/** The filters that both lists share, and whose time the token may see. */
function commonTests(call: ApiCall): Test[] {
  const { filters, state } = call;
  const ids = readIds(filters, 'ids');
  const firstDay = readDay(filters, 'start_date');
  const lastDay = readDay(filters, 'end_date');
  const asked = readIds(filters, 'jobcode_ids');
  const jobcodeIds = asked === null ? null : createJobcodeTree(state.jobcodes).withDescendants(asked);
  const jobcodeType = readChoice(filters, 'jobcode_type', jobcodeTypes, 'all');
  const isVisible = timeVisibility(call);
  const isModified = readModified(call);
  const tests: Test[] = [(row) => isVisible(row.userId)];
  if (ids !== null) tests.push((row) => ids.has(row.id));
  if (firstDay !== null) tests.push((row) => row.date >= firstDay);
  if (lastDay !== null) tests.push((row) => row.date <= lastDay);
  if (jobcodeIds !== null) tests.push((row) => jobcodeIds.has(row.jobcodeId));
  if (jobcodeType !== 'all') tests.push((row) => state.jobcodes.get(row.jobcodeId)?.type === jobcodeType);
  if (filtersByModified(filters)) tests.push((row) => isModified(row.lastModifiedMs));
  return tests;
}

function peopleTests(call: ApiCall): Test[] {
  const { filters, state } = call;
  const userIds = readIds(filters, 'user_ids');
  const groupIds = readIds(filters, 'group_ids');
  const tests: Test[] = [];
  if (userIds !== null) tests.push((row) => userIds.has(row.userId));
  if (groupIds !== null) tests.push((row) => groupIds.has(state.users.get(row.userId)?.groupId ?? 0));
  // No user of this account has a payroll id, so none can fit.
  if (readList(filters, 'payroll_ids') !== null) tests.push(() => false);
  return tests;
}

/** `username` overrides the other filters for people (7.7). */
function usernameTest(call: ApiCall): Test {
  const username = readText(call.filters, 'username');
  return (row) => call.state.users.get(row.userId)?.username === username;
}

/**
 * `on_the_clock`, by default `no`. Running entries may be missing from reads by `modified_*` (quickbooks-time.md 7.3): they
 * are, where a clock-in does not move the stamp either.
 */
function runningTest(call: ApiCall): Test {
  const wanted = readChoice(call.filters, 'on_the_clock', yesNoBoth, 'no');
  const hidesRunning =
    filtersByModified(call.filters) && !call.tools.switches.quickbooksTime.clockInMovesStamp;
  return (row) => {
    const isRunning = row.type === 'regular' && row.endMs === null;
    return fits(wanted, isRunning) && !(isRunning && hidesRunning);
  };
}

const deletedOrders = ['fname', 'lname', 'username', 'date'] as const;

function orderDeleted(call: ApiCall, rows: QbtTimesheet[]): QbtTimesheet[] {
  const order = readChoice(call.filters, 'order_results_by', deletedOrders, 'date');
  const isReversed = readChoice(call.filters, 'order_results_reverse', ['0', '1'], '0') === '1';
  const textOf = (user: QbtUser | undefined): string => {
    if (user === undefined || order === 'date') return '';
    return { fname: user.firstName, lname: user.lastName, username: user.username }[order];
  };
  const { users } = call.state;
  rows.sort(
    (left, right) =>
      textOf(users.get(left.userId)).localeCompare(textOf(users.get(right.userId))) ||
      byDateThenStart(left, right),
  );
  return isReversed ? rows.reverse() : rows;
}

/** Beside entries stand their users, jobcodes and custom fields (quickbooks-time.md 3.2). */
function referToAll(call: ApiCall, row: QbtTimesheet, supplement: Supplement): void {
  supplement.user(row.userId);
  supplement.jobcode(row.jobcodeId);
  for (const field of call.state.customFields.values()) {
    if (field.active && field.appliesTo === 'timesheet') supplement.customField(field.id);
  }
}
