import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { lineage } from './jobcode-tree';
import { hasRight, managesGroupOf, refuseForRights } from './rights';
import type { QbtTimesheet, QbtUser } from './state';

/** What an entry is about to become. */
export interface EntryDraft {
  readonly userId: number;
  readonly jobcodeId: number;
  /** Epoch ms; `null` on manual entries. */
  readonly startMs: number | null;
  /** Epoch ms; `null` while running and on manual entries. */
  readonly endMs: number | null;
  /** `YYYY-MM-DD` in the account's zone. */
  readonly date: string;
}

/** The user whose time is written, if the account has them. */
export function requireUser(call: ApiCall, userId: number): QbtUser {
  const user = call.state.users.get(userId);
  if (user === undefined || !user.active) throw new ItemFailure(417, 'User is not found in the database.');
  return user;
}

/**
 * Whether the caller may write a user's time: managers and the holders of `manage_timesheets` that of others; everybody may
 * clock in and out, the rest of one's own time takes `manage_my_timesheets` (quickbooks-time.md 2.4).
 */
export function requireRightOverTime(call: ApiCall, user: QbtUser, isClocking: boolean): void {
  const { caller } = call;
  if (hasRight(caller, 'manage_timesheets') || managesGroupOf(caller, user)) return;
  if (user.id !== caller.id) refuseForRights(call, "You don't have permission to manage that user.");
  if (!isClocking && !hasRight(caller, 'manage_my_timesheets')) {
    refuseForRights(call, "You don't have permission to manage your timesheets.");
  }
}

/** Users without `time_tracking` cannot get time: 403 `TS-1006` (quickbooks-time.md 7.6). */
export function requireTimeTracking(user: QbtUser): void {
  if (user.permissions.time_tracking !== true) {
    throw new ItemFailure(403, 'TS-1006: the user is not allowed to track time.');
  }
}

/** A day that is approved for its user takes no change (quickbooks-time.md 6, 13). */
export function requireOpenDay(user: QbtUser, date: string): void {
  if (date <= user.approvedTo) throw new ItemFailure(417, 'Timesheets of an approved day cannot be changed.');
}

/** An exported or invoiced entry takes no change (quickbooks-time.md 7.6). */
export function requireUnlocked(entry: QbtTimesheet): void {
  if (entry.locked > 0) throw new ItemFailure(417, 'The timesheet is locked.');
}

/**
 * Time goes to active jobcodes that are assigned to the user: directly, to everyone, or through a jobcode above
 * (quickbooks-time.md 1, 7.5). Jobcode 0 is none.
 */
export function requireTrackable(call: ApiCall, userId: number, jobcodeId: number): void {
  if (jobcodeId === 0) return;
  const { state } = call;
  const jobcode = state.jobcodes.get(jobcodeId);
  if (jobcode === undefined) throw new ItemFailure(417, 'Jobcode is not found in the database.');
  if (!jobcode.active) throw new ItemFailure(417, 'Jobcode is archived.');
  const path = [...lineage(state.jobcodes, jobcodeId)];
  if (path.some((one) => one.assignedToAll)) return;
  const pathIds = new Set(path.map((one) => one.id));
  for (const row of state.assignments.values()) {
    if (row.active && pathIds.has(row.jobcodeId) && (row.userId === userId || row.userId === 0)) return;
  }
  throw new ItemFailure(417, 'Jobcode is not assigned to the user.');
}

/** Custom field values must name active timesheet fields and, on managed lists, active items (quickbooks-time.md 7.10). */
export function requireCustomFields(call: ApiCall, values: Readonly<Record<string, string>>): void {
  const { customFields, customFieldItems } = call.state;
  for (const [id, value] of Object.entries(values)) {
    const field = customFields.get(Number(id));
    if (field === undefined || !field.active || field.appliesTo !== 'timesheet') {
      throw new ItemFailure(417, `Custom field ${id} is not found in the database.`);
    }
    if (value === '' || field.type === 'free-form') continue;
    const isListed = [...customFieldItems.values()].some(
      (item) => item.customFieldId === field.id && item.active && item.name === value,
    );
    if (!isListed) throw new ItemFailure(417, `${field.name} has no such item.`);
  }
}

/** A closed entry needs its required custom fields (quickbooks-time.md 7.6). */
export function requireFilledFields(call: ApiCall, values: Readonly<Record<string, string>>): void {
  for (const field of call.state.customFields.values()) {
    if (field.active && field.required && field.appliesTo === 'timesheet' && !values[field.id]) {
      throw new ItemFailure(417, `${field.name} is required.`);
    }
  }
}

/** At most one open entry per user (quickbooks-time.md 7.6). */
export function requireOffTheClock(call: ApiCall, draft: EntryDraft, ownId: number | null): void {
  for (const other of call.state.timesheets.values()) {
    if (other.id !== ownId && other.userId === draft.userId && isRunning(other)) {
      throw new ItemFailure(
        call.tools.switches.quickbooksTime.secondOpenEntry,
        'The user is already on the clock.',
      );
    }
  }
}

/** Whether a regular entry of the same user overlaps the draft; a running one has no end. */
export function overlapsAnother(call: ApiCall, draft: EntryDraft, ownId: number | null): boolean {
  if (draft.startMs === null) return false;
  const endMs = draft.endMs ?? Number.POSITIVE_INFINITY;
  for (const other of call.state.timesheets.values()) {
    if (other.userId !== draft.userId || other.id === ownId || other.startMs === null) continue;
    if (other.startMs < endMs && (other.endMs ?? Number.POSITIVE_INFINITY) > draft.startMs) return true;
  }
  return false;
}

/** Whether an entry is on the clock. */
export function isRunning(entry: QbtTimesheet): boolean {
  return entry.type === 'regular' && entry.endMs === null;
}
