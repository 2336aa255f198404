import type { FirmTools } from '../service';
import type { QbtAssignment, QbtJobcode, QbtTimesheet, QuickbooksTimeState } from './state';
import { stampInZone } from './zone';

/**
 * The changes that QuickBooks Time makes to its own rows, each with the stamps it moves (quickbooks-time.md 7.3, 7.4, 7.6, 13).
 * Nothing is validated here: the service does that before it calls, and the tests call only with sound values.
 */
export type ChangeTools = Pick<FirmTools, 'clock' | 'switches'>;

export type StampName =
  | 'timesheets'
  | 'timesheets_deleted'
  | 'jobcodes'
  | 'jobcode_assignments'
  | 'users'
  | 'groups'
  | 'customfields'
  | 'customfielditems'
  | 'effective_settings'
  | 'current_user';

export type NewJobcode = Pick<QbtJobcode, 'name'> &
  Partial<Omit<QbtJobcode, 'id' | 'name' | 'active' | 'createdMs' | 'lastModifiedMs'>>;

export type JobcodeChanges = Partial<
  Omit<QbtJobcode, 'id' | 'type' | 'projectId' | 'createdMs' | 'lastModifiedMs'>
>;

/** A regular entry has its clock times; a manual one its day and its seconds. */
export type NewTimesheet = Pick<QbtTimesheet, 'userId' | 'jobcodeId' | 'createdByUserId'> &
  Partial<Pick<QbtTimesheet, 'notes' | 'customFields'>> &
  (
    | { readonly type: 'regular'; readonly startMs: number; readonly endMs: number | null }
    | { readonly type: 'manual'; readonly date: string; readonly duration: number }
  );

export type TimesheetChanges = Partial<
  Pick<
    QbtTimesheet,
    | 'userId'
    | 'jobcodeId'
    | 'startMs'
    | 'endMs'
    | 'date'
    | 'duration'
    | 'notes'
    | 'customFields'
    | 'locked'
    | 'type'
  >
>;

/** The service keeps whole seconds, so two changes within one share a stamp (quickbooks-time.md 6). Epoch ms. */
export function stampNow(tools: Pick<FirmTools, 'clock'>): number {
  return Math.floor(tools.clock.now() / 1000) * 1000;
}

/** Notes that a collection has changed. */
export function moveStamp(state: QuickbooksTimeState, name: StampName, atMs: number): void {
  state.stamps.set(name, atMs);
}

/** Adds a jobcode. `assignedToAll` brings the assignment of everyone (user 0) with it. */
export function createJobcode(
  state: QuickbooksTimeState,
  fields: NewJobcode,
  tools: ChangeTools,
): QbtJobcode {
  const atMs = stampNow(tools);
  const jobcode: QbtJobcode = {
    id: takeId(state),
    parentId: 0,
    shortCode: '',
    type: 'regular',
    billable: false,
    billableRate: 0,
    assignedToAll: false,
    projectId: 0,
    connectWithQuickbooks: false,
    ...fields,
    active: true,
    lastModifiedMs: atMs,
    createdMs: atMs,
  };
  state.jobcodes.set(jobcode.id, jobcode);
  moveStamp(state, 'jobcodes', atMs);
  if (jobcode.assignedToAll) createAssignment(state, 0, jobcode.id, tools);
  return jobcode;
}

/**
 * Changes a jobcode. Archiving archives everything below and ends the assignments of all that; restoring restores
 * the parents, and the assignments only where `restoreBringsAssignments` says so. Changing nothing moves no stamp.
 */
export function updateJobcode(
  state: QuickbooksTimeState,
  id: number,
  changes: JobcodeChanges,
  tools: ChangeTools,
): QbtJobcode {
  const jobcode = mustGet(state.jobcodes, id, 'jobcode');
  const wasActive = jobcode.active;
  const wasAssignedToAll = jobcode.assignedToAll;
  if (!assignChanges(jobcode, changes)) return jobcode;
  const atMs = stampNow(tools);
  jobcode.lastModifiedMs = atMs;
  moveStamp(state, 'jobcodes', atMs);
  if (wasActive && !jobcode.active) archiveBelow(state, jobcode, tools);
  if (!wasActive && jobcode.active) {
    restoreWithParents(state, jobcode, tools);
    if (changes.assignedToAll === false) jobcode.assignedToAll = false;
  }
  if (jobcode.active && !wasAssignedToAll && jobcode.assignedToAll) createAssignment(state, 0, id, tools);
  return jobcode;
}

/** Assigns a jobcode to a user, or to everyone (user 0); an assignment that had ended lives again. */
export function createAssignment(
  state: QuickbooksTimeState,
  userId: number,
  jobcodeId: number,
  tools: ChangeTools,
): QbtAssignment {
  const atMs = stampNow(tools);
  moveStamp(state, 'jobcode_assignments', atMs);
  for (const known of state.assignments.values()) {
    if (known.userId !== userId || known.jobcodeId !== jobcodeId) continue;
    known.active = true;
    known.endedWithJobcode = false;
    known.lastModifiedMs = atMs;
    return known;
  }
  const assignment: QbtAssignment = {
    id: takeId(state),
    userId,
    jobcodeId,
    active: true,
    lastModifiedMs: atMs,
    createdMs: atMs,
  };
  state.assignments.set(assignment.id, assignment);
  return assignment;
}

/** Ends an assignment; the row stays. */
export function removeAssignment(state: QuickbooksTimeState, id: number, tools: ChangeTools): QbtAssignment {
  const assignment = mustGet(state.assignments, id, 'assignment');
  const atMs = stampNow(tools);
  assignment.active = false;
  assignment.endedWithJobcode = false;
  assignment.lastModifiedMs = atMs;
  moveStamp(state, 'jobcode_assignments', atMs);
  return assignment;
}

/** Adds an entry. A running one (`endMs` null) moves the stamp only where `clockInMovesStamp` says so. */
export function createTimesheet(
  state: QuickbooksTimeState,
  fields: NewTimesheet,
  tools: ChangeTools,
): QbtTimesheet {
  const atMs = stampNow(tools);
  const timesheet: QbtTimesheet = {
    id: takeId(state),
    startMs: null,
    endMs: null,
    date: '',
    duration: 0,
    locked: 0,
    notes: '',
    customFields: {},
    ...fields,
    lastModifiedMs: atMs,
  };
  deriveTimes(state, timesheet);
  state.timesheets.set(timesheet.id, timesheet);
  moveTimesheetsStamp(state, timesheet, tools);
  return timesheet;
}

/** Clocks out whoever has been on the clock for seven days, or for as long as the account lets them (quickbooks-time.md 7.2, 7.6). */
export function clockOutForgotten(state: QuickbooksTimeState, tools: ChangeTools): void {
  const longestMs =
    Math.min(7 * 24, state.account.clockOutAfterHours ?? Number.POSITIVE_INFINITY) * 60 * 60 * 1000;
  for (const { id, startMs, endMs } of state.timesheets.values()) {
    if (startMs !== null && endMs === null && stampNow(tools) - startMs >= longestMs) {
      updateTimesheet(state, id, { endMs: startMs + longestMs }, tools);
    }
  }
}

/** Changes an entry and works out its day and seconds anew. Changing nothing moves no stamp. */
export function updateTimesheet(
  state: QuickbooksTimeState,
  id: number,
  changes: TimesheetChanges,
  tools: ChangeTools,
): QbtTimesheet {
  const timesheet = mustGet(state.timesheets, id, 'timesheet');
  if (!assignChanges(timesheet, changes)) return timesheet;
  deriveTimes(state, timesheet);
  timesheet.lastModifiedMs = stampNow(tools);
  moveTimesheetsStamp(state, timesheet, tools);
  return timesheet;
}

/** Turns an entry into a tombstone stamped with the time of the deletion, and moves both stamps, or one by switch. */
export function deleteTimesheet(state: QuickbooksTimeState, id: number, tools: ChangeTools): QbtTimesheet {
  const timesheet = mustGet(state.timesheets, id, 'timesheet');
  const atMs = stampNow(tools);
  timesheet.lastEditMs = timesheet.lastModifiedMs;
  timesheet.lastModifiedMs = atMs;
  state.timesheets.delete(id);
  state.deleted.set(id, timesheet);
  if (tools.switches.quickbooksTime.deletionMovesTimesheetsStamp) moveStamp(state, 'timesheets', atMs);
  moveStamp(state, 'timesheets_deleted', atMs);
  return timesheet;
}

/** The day `YYYY-MM-DD` that an instant falls on in an IANA zone. */
export function localDay(epochMs: number, timeZone: string): string {
  return stampInZone(epochMs, timeZone, ':').slice(0, 10);
}

function takeId(state: QuickbooksTimeState): number {
  const id = state.nextId;
  state.nextId += 1;
  return id;
}

function mustGet<Row>(rows: ReadonlyMap<number, Row>, id: number, what: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`There is no ${what} ${id}.`);
  return row;
}

/** Copies the changes onto the row and says whether any of them was one. */
function assignChanges<Row extends object>(row: Row, changes: Partial<Row>): boolean {
  const before = JSON.stringify(row);
  Object.assign(row, changes);
  return JSON.stringify(row) !== before;
}

function archiveBelow(state: QuickbooksTimeState, archived: QbtJobcode, tools: ChangeTools): void {
  for (const assignment of state.assignments.values()) {
    if (assignment.jobcodeId === archived.id && assignment.active) {
      removeAssignment(state, assignment.id, tools).endedWithJobcode = true;
    }
  }
  archived.assignedToAll = false;
  for (const child of state.jobcodes.values()) {
    if (child.parentId !== archived.id || !child.active) continue;
    child.active = false;
    child.lastModifiedMs = stampNow(tools);
    archiveBelow(state, child, tools);
  }
}

function restoreWithParents(state: QuickbooksTimeState, restored: QbtJobcode, tools: ChangeTools): void {
  const { restoreBringsAssignments } = tools.switches.quickbooksTime;
  if (restoreBringsAssignments) restoreAssignments(state, restored, tools);
  for (
    let parent = state.jobcodes.get(restored.parentId);
    parent !== undefined && !parent.active;
    parent = state.jobcodes.get(parent.parentId)
  ) {
    parent.active = true;
    parent.lastModifiedMs = stampNow(tools);
    if (restoreBringsAssignments) restoreAssignments(state, parent, tools);
  }
}

function restoreAssignments(state: QuickbooksTimeState, restored: QbtJobcode, tools: ChangeTools): void {
  for (const assignment of state.assignments.values()) {
    if (assignment.jobcodeId !== restored.id || assignment.endedWithJobcode !== true) continue;
    createAssignment(state, assignment.userId, restored.id, tools);
    if (assignment.userId === 0) restored.assignedToAll = true;
  }
}

function deriveTimes(state: QuickbooksTimeState, timesheet: QbtTimesheet): void {
  if (timesheet.type === 'manual') {
    timesheet.startMs = null;
    timesheet.endMs = null;
  } else if (timesheet.startMs !== null) {
    timesheet.date = localDay(timesheet.startMs, state.account.timeZone);
    timesheet.duration =
      timesheet.endMs === null ? 0 : Math.round((timesheet.endMs - timesheet.startMs) / 1000);
  }
}

function moveTimesheetsStamp(state: QuickbooksTimeState, timesheet: QbtTimesheet, tools: ChangeTools): void {
  const isRunning = timesheet.type === 'regular' && timesheet.endMs === null;
  if (!isRunning || tools.switches.quickbooksTime.clockInMovesStamp) {
    moveStamp(state, 'timesheets', timesheet.lastModifiedMs);
  }
}
