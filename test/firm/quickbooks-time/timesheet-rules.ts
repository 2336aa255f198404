import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { createJobcodeTree, lineage } from './jobcode-tree';
import { hasRight, managesGroupOf, refuseForRights } from './rights';
import type { QbtCustomFieldItem, QbtTimesheet, QbtUser } from './state';

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

/** A day that is approved for its user takes no entry (quickbooks-time.md 6, 13). */
export function requireOpenDay(user: QbtUser, date: string): void {
  if (date <= user.approvedTo) throw new ItemFailure(417, 'Timesheets of an approved day cannot be changed.');
}

/**
 * An entry that is exported, invoiced or approved takes no change (quickbooks-time.md 7.6, 13). `shown` is what a conflict is
 * answered with.
 */
export function requireChangeable(call: ApiCall, entry: QbtTimesheet, shown: object | null): void {
  if (!isFixed(call, entry)) return;
  const { lockedEntry } = call.tools.switches.quickbooksTime;
  const reason =
    entry.locked > 0 ? 'The timesheet is locked.' : 'Timesheets of an approved day cannot be changed.';
  throw new ItemFailure(lockedEntry, reason, lockedEntry === 409 ? shown : null);
}

/** Whether an entry is exported, invoiced or approved. */
export function isFixed({ state }: ApiCall, entry: QbtTimesheet): boolean {
  return entry.locked > 0 || entry.date <= (state.users.get(entry.userId)?.approvedTo ?? '');
}

/**
 * Time goes to active jobcodes that are assigned to the user (quickbooks-time.md 1). Jobcode 0 is none.
 */
export function requireTrackable(call: ApiCall, userId: number, jobcodeId: number): void {
  if (jobcodeId === 0) return;
  const { state } = call;
  const jobcode = state.jobcodes.get(jobcodeId);
  if (jobcode === undefined) throw new ItemFailure(417, 'Jobcode is not found in the database.');
  if (!jobcode.active) throw new ItemFailure(417, 'Jobcode is archived.');
  if (!isAssigned(call, userId, jobcodeId)) {
    throw new ItemFailure(417, 'Jobcode is not assigned to the user.');
  }
}

/** Whether a jobcode is assigned to a user: itself or through a jobcode above, by name or as one of everybody (7.5). */
export function isAssigned({ state }: ApiCall, userId: number, jobcodeId: number): boolean {
  const path = [...lineage(state.jobcodes, jobcodeId)];
  if (path.some((one) => one.assignedToAll)) return true;
  const pathIds = new Set(path.map((one) => one.id));
  for (const row of state.assignments.values()) {
    if (row.active && pathIds.has(row.jobcodeId) && (row.userId === userId || row.userId === 0)) return true;
  }
  return false;
}

/** Custom field values must name active timesheet fields and, on managed lists, active items (quickbooks-time.md 7.10). */
export function requireCustomFields(
  call: ApiCall,
  { userId, jobcodeId }: Pick<EntryDraft, 'userId' | 'jobcodeId'>,
  values: Readonly<Record<string, string>>,
): void {
  const { customFields, customFieldItems } = call.state;
  for (const [id, value] of Object.entries(values)) {
    const field = customFields.get(Number(id));
    if (field === undefined || !field.active || field.appliesTo !== 'timesheet') {
      throw new ItemFailure(417, `Custom field ${id} is not found in the database.`);
    }
    if (value === '' || field.type === 'free-form') continue;
    const item = [...customFieldItems.values()].find(
      (one) => one.customFieldId === field.id && one.active && one.name === value,
    );
    if (item === undefined) throw new ItemFailure(417, `${field.name} has no such item.`);
    requireOffered(call, { userId, jobcodeId }, item);
  }
}

/** Where filters name items for the jobcode, the user or the group, each of them has to name this one (quickbooks-time.md 7.10). */
function requireOffered(
  { state, tools }: ApiCall,
  { userId, jobcodeId }: Pick<EntryDraft, 'userId' | 'jobcodeId'>,
  item: QbtCustomFieldItem,
): void {
  const { unofferedItem } = tools.switches.quickbooksTime;
  if (unofferedItem === 'accepted') return;
  const places = { jobcodes: jobcodeId, users: userId, groups: state.users.get(userId)?.groupId ?? 0 };
  for (const [appliesTo, appliesToId] of Object.entries(places)) {
    const offered = [...state.customFieldItemFilters.values()].filter(
      (one) =>
        one.active &&
        one.customFieldId === item.customFieldId &&
        one.appliesTo === appliesTo &&
        one.appliesToId === appliesToId,
    );
    if (offered.length > 0 && !offered.some((one) => one.customFieldItemId === item.id)) {
      throw new ItemFailure(unofferedItem, `${item.name} is not offered there.`);
    }
  }
}

/**
 * A closed entry needs its required custom fields, and a note where the account says so (quickbooks-time.md 7.6). One that was closed
 * `before` may go on lacking what it lacked.
 */
export function requireFilledFields(
  call: ApiCall,
  filled: FilledFields,
  before: FilledFields | null = null,
): void {
  const { missingRequiredField } = call.tools.switches.quickbooksTime;
  if (missingRequiredField === 'accepted') return;
  const lackedBefore = before === null ? [] : missingFields(call, before);
  const missing = missingFields(call, filled).find((name) => !lackedBefore.includes(name));
  if (missing !== undefined) throw new ItemFailure(missingRequiredField, `${missing} is required.`);
}

type FilledFields = Readonly<Pick<QbtTimesheet, 'customFields' | 'notes'>>;

function missingFields({ state }: ApiCall, { customFields, notes }: FilledFields): string[] {
  const fields = [...state.customFields.values()].filter(
    ({ id, active, required, appliesTo }) =>
      active && required && appliesTo === 'timesheet' && !customFields[id],
  );
  const needsNote = state.account.notesRequired === true && notes.trim() === '';
  return [...fields.map(({ name }) => name), ...(needsNote ? ['A note'] : [])];
}

/** Where the switch says so, nobody clocks in on a jobcode that has others below it (quickbooks-time.md 7.2). */
export function requireClockInAllowed(call: ApiCall, jobcodeId: number): void {
  if (call.tools.switches.quickbooksTime.parentClockIn !== 'refused') return;
  if (createJobcodeTree(call.state.jobcodes).hasChildren(jobcodeId)) {
    throw new ItemFailure(417, 'Jobcodes with jobcodes below them cannot be clocked into.');
  }
}

/** The running entry of a user, beside the one that is being changed; `null` where there is none. */
export function runningEntryOf(call: ApiCall, userId: number, ownId: number | null): QbtTimesheet | null {
  for (const other of call.state.timesheets.values()) {
    if (other.id !== ownId && other.userId === userId && isRunning(other)) return other;
  }
  return null;
}

/** At most one open entry per user (quickbooks-time.md 7.6). */
export function requireOffTheClock(call: ApiCall, userId: number, ownId: number | null): void {
  if (runningEntryOf(call, userId, ownId) !== null) {
    throw new ItemFailure(
      call.tools.switches.quickbooksTime.secondOpenEntry,
      'The user is already on the clock.',
    );
  }
}

/** Whether a regular entry of the same user overlaps the draft; a running one has no end. `ownId` is passed over. */
export function overlapsAnother(call: ApiCall, draft: EntryDraft, ownId: number | null): boolean {
  for (const other of call.state.timesheets.values()) {
    if (other.id !== ownId && overlaps(other, draft)) return true;
  }
  return false;
}

export function overlaps(other: QbtTimesheet, draft: EntryDraft): boolean {
  if (draft.startMs === null || other.userId !== draft.userId || other.startMs === null) return false;
  const endMs = draft.endMs ?? Number.POSITIVE_INFINITY;
  return other.startMs < endMs && (other.endMs ?? Number.POSITIVE_INFINITY) > draft.startMs;
}

const clockToleranceMs = 5 * 60_000;

/**
 * Who may not manage their own time clocks in and out for now alone, where the switch says so (quickbooks-time.md 2.4).
 *
 * @param times what the write sets, epoch ms; `null` where it is unset
 */
export function requireClockNow(call: ApiCall, user: QbtUser, times: readonly (number | null)[]): void {
  const { caller, nowMs } = call;
  if (call.tools.switches.quickbooksTime.clockTimesWithoutRight === 'any') return;
  if (hasRight(caller, 'manage_timesheets', 'manage_my_timesheets') || managesGroupOf(caller, user)) return;
  if (times.every((atMs) => atMs === null || Math.abs(atMs - nowMs) <= clockToleranceMs)) return;
  refuseForRights(call, "You don't have permission to change the times of your timesheets.");
}

/** An entry of time that is yet to come, where the switch says so (quickbooks-time.md 7.6). */
export function requirePast(call: ApiCall, { startMs, endMs }: Pick<EntryDraft, 'startMs' | 'endMs'>): void {
  const { futureTimes } = call.tools.switches.quickbooksTime;
  if (futureTimes === 'accepted' || Math.max(startMs ?? 0, endMs ?? 0) <= call.nowMs) return;
  throw new ItemFailure(futureTimes, 'The time is in the future.');
}

/** The seconds of an entry; those of a running one up to an instant (epoch ms). */
export function secondsOf(entry: QbtTimesheet, atMs: number): number {
  if (!isRunning(entry) || entry.startMs === null) return entry.duration;
  return Math.max(0, Math.floor((atMs - entry.startMs) / 1000));
}

/** Whether an entry is on the clock. */
export function isRunning(entry: QbtTimesheet): boolean {
  return entry.type === 'regular' && entry.endMs === null;
}
