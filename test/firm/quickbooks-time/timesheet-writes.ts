import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { createTimesheet, deleteTimesheet, localDay, updateTimesheet } from './mutations';
import { timeVisibility } from './rights';
import { sentDay, sentInstant, sentInteger, sentMap, sentText } from './sent-values';
import { createShapes, type Shapes } from './shapes';
import type { QbtTimesheet } from './state';
import {
  type EntryDraft,
  isRunning,
  overlapsAnother,
  requireChangeable,
  requireClockInAllowed,
  requireClockNow,
  requireCustomFields,
  requireFilledFields,
  requireOffTheClock,
  requireOpenDay,
  requirePast,
  requireRightOverTime,
  requireTimeTracking,
  requireTrackable,
  requireUser,
  runningEntryOf,
} from './timesheet-rules';
import {
  type Beside,
  besideAll,
  makeWay,
  nothingBeside,
  othersCanMakeWay,
  splitClosed,
} from './timesheet-splits';
import {
  answerItems,
  answerRemovals,
  type SentItem,
  type WriteRules,
  type WrittenItem,
} from './write-answer';

const commonKeys = [
  'user_id',
  'jobcode_id',
  'type',
  'start',
  'end',
  'date',
  'duration',
  'notes',
  'customfields',
];

const createRules: WriteRules = {
  writable: [...commonKeys, 'attached_files', 'origin_hint'],
  required: (item) => [
    'user_id',
    'jobcode_id',
    'type',
    ...(item.type === 'manual' ? ['date', 'duration'] : ['start', 'end']),
  ],
};

const updateRules: WriteRules = {
  writable: ['id', ...commonKeys, 'attached_files', 'origin_hint_start', 'origin_hint_end'],
  required: () => ['id'],
};

/** `POST /timesheets` (quickbooks-time.md 7.6). An `end` of `""` clocks in. */
export function createTimesheets(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  return answerItems(call, shapes, 'timesheets', createRules, (item) => create(call, shapes, item));
}

/** `PUT /timesheets` (quickbooks-time.md 7.6). An `end` clocks out; `""` re-opens. */
export function updateTimesheets(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  return answerItems(call, shapes, 'timesheets', updateRules, (item) => update(call, shapes, item));
}

/** `DELETE /timesheets` (quickbooks-time.md 7.6): the entries become tombstones. */
export function deleteTimesheets(call: ApiCall): FirmAnswer {
  return answerRemovals(call, createShapes(call), 'timesheets', (id) => {
    const entry = requireEntry(call, id);
    const user = requireUser(call, entry.userId);
    requireRightOverTime(call, user, false);
    requireChangeable(call, entry, null);
    deleteTimesheet(call.state, id, call.tools);
  });
}

function create(call: ApiCall, shapes: Shapes, item: SentItem): WrittenItem {
  const type = sentEntryType(item);
  const draft = type === 'regular' ? regularDraft(call, item) : manualDraft(item);
  const isClocking = type === 'regular' && draft.endMs === null;
  const customFields = sentMap(item, 'customfields') ?? {};
  const user = requireUser(call, draft.userId);
  requireRightOverTime(call, user, isClocking);
  requireTimeTracking(user);
  requireOpenDay(user, draft.date);
  requireTrackable(call, draft.userId, draft.jobcodeId);
  requireCustomFields(call, draft, customFields);
  requirePast(call, draft);
  if (isClocking) requireClockNow(call, user, [draft.startMs]);
  const notes = sentText(item, 'notes') ?? '';
  if (isClocking) requireClockInAllowed(call, draft.jobcodeId);
  else requireFilledFields(call, { customFields, notes });
  const left = isClocking ? entryToLeave(call, draft) : null;
  if (isClocking && left === null) requireOffTheClock(call, draft.userId, null);
  const isOverlapping = overlapsAnother(call, draft, left?.id ?? null);
  if (isOverlapping && !othersCanMakeWay(call, draft)) {
    throw new ItemFailure(406, 'Overlaps with another timesheet.');
  }
  const others: Beside[] = isOverlapping ? [makeWay(call, draft)] : [];
  if (left !== null) {
    updateTimesheet(call.state, left.id, { endMs: draft.startMs }, call.tools);
    others.push({ changed: [left.id], deleted: [] }, splitClosed(call, left));
  }
  const common = {
    userId: draft.userId,
    jobcodeId: draft.jobcodeId,
    createdByUserId: call.caller.id,
    notes,
    customFields,
  };
  const entry = createTimesheet(
    call.state,
    draft.startMs === null
      ? { ...common, type: 'manual', date: draft.date, duration: sentDuration(item) }
      : { ...common, type: 'regular', startMs: draft.startMs, endMs: draft.endMs },
    call.tools,
  );
  return shown(shapes, entry, 'Created', besideAll(...others, splitClosed(call, entry)));
}

/** The running entry that a clock-in ends by itself where the switch says so (quickbooks-time.md 7.6), if it can be ended. */
function entryToLeave(call: ApiCall, draft: EntryDraft): QbtTimesheet | null {
  if (call.tools.switches.quickbooksTime.clockInWhileRunning === 'refused') return null;
  const running = runningEntryOf(call, draft.userId, null);
  if (running === null || (running.startMs ?? 0) >= (draft.startMs ?? 0)) return null;
  requireChangeable(call, running, null);
  requireFilledFields(call, running);
  return running;
}

function update(call: ApiCall, shapes: Shapes, item: SentItem): WrittenItem {
  const entry = requireEntry(call, sentInteger(item, 'id') ?? 0);
  if (item.type !== undefined && sentEntryType(item) !== entry.type) {
    throw new ItemFailure(417, 'Type cannot be changed.');
  }
  const draft = changedDraft(call, entry, item);
  const isClockOut = isRunning(entry) && draft.endMs !== null;
  const user = requireUser(call, draft.userId);
  requireRightOverTime(call, requireUser(call, entry.userId), isRunning(entry));
  if (draft.userId !== entry.userId) {
    requireRightOverTime(call, user, false);
    requireTimeTracking(user);
  }
  requireChangeable(call, entry, shapes.timesheet(entry));
  requireOpenDay(user, draft.date);
  if (draft.jobcodeId !== entry.jobcodeId || draft.userId !== entry.userId) {
    requireTrackable(call, draft.userId, draft.jobcodeId);
  }
  const sentFields = sentMap(item, 'customfields');
  requireCustomFields(call, draft, sentFields ?? {});
  const isReplaced = call.tools.switches.quickbooksTime.customFieldsOnUpdate === 'replaced';
  const customFields = { ...(sentFields && isReplaced ? {} : entry.customFields), ...sentFields };
  const notes = sentText(item, 'notes') ?? entry.notes;
  if (draft.startMs !== entry.startMs || draft.endMs !== entry.endMs) {
    requirePast(call, draft);
    requireClockNow(call, user, [
      draft.startMs === entry.startMs ? null : draft.startMs,
      draft.endMs === entry.endMs ? null : draft.endMs,
    ]);
  }
  const isOpen = entry.type === 'regular' && draft.endMs === null;
  if (!isOpen) requireFilledFields(call, { customFields, notes }, isClockOut ? null : entry);
  if (isOpen) {
    requireOffTheClock(call, draft.userId, entry.id);
    if (!isRunning(entry) || draft.jobcodeId !== entry.jobcodeId)
      requireClockInAllowed(call, draft.jobcodeId);
  }
  if (overlapsAnother(call, draft, entry.id)) {
    throw new ItemFailure(409, 'Overlaps with another timesheet.', shapes.timesheet(entry));
  }
  updateTimesheet(
    call.state,
    entry.id,
    {
      userId: draft.userId,
      jobcodeId: draft.jobcodeId,
      startMs: draft.startMs,
      endMs: draft.endMs,
      date: draft.date,
      duration: item.duration === undefined ? entry.duration : sentDuration(item),
      notes,
      customFields,
    },
    call.tools,
  );
  return shown(shapes, entry, 'Updated', isClockOut ? splitClosed(call, entry) : nothingBeside);
}

function sentEntryType(item: SentItem): QbtTimesheet['type'] {
  if (item.type === 'regular' || item.type === 'manual') return item.type;
  throw new ItemFailure(417, 'Invalid value for param: type');
}

function regularDraft(call: ApiCall, item: SentItem): EntryDraft {
  refuseKeys(item, ['date', 'duration'], 'regular');
  const startMs = sentClockTime(call, item, 'start') ?? null;
  const endMs = sentClockTime(call, item, 'end') ?? null;
  if (startMs === null) throw new ItemFailure(417, 'Invalid value for param: start');
  requireOrder(call, startMs, endMs);
  return {
    userId: sentInteger(item, 'user_id') ?? 0,
    jobcodeId: sentInteger(item, 'jobcode_id') ?? 0,
    startMs,
    endMs,
    date: localDay(startMs, call.state.account.timeZone),
  };
}

function manualDraft(item: SentItem): EntryDraft {
  refuseKeys(item, ['start', 'end'], 'manual');
  return {
    userId: sentInteger(item, 'user_id') ?? 0,
    jobcodeId: sentInteger(item, 'jobcode_id') ?? 0,
    startMs: null,
    endMs: null,
    date: sentDay(item, 'date') ?? '',
  };
}

function changedDraft(call: ApiCall, entry: QbtTimesheet, item: SentItem): EntryDraft {
  const userId = sentInteger(item, 'user_id') ?? entry.userId;
  const jobcodeId = sentInteger(item, 'jobcode_id') ?? entry.jobcodeId;
  if (entry.type === 'manual') {
    refuseKeys(item, ['start', 'end'], 'manual');
    return { userId, jobcodeId, startMs: null, endMs: null, date: sentDay(item, 'date') ?? entry.date };
  }
  refuseKeys(item, ['date', 'duration'], 'regular');
  const sentEndMs = sentClockTime(call, item, 'end');
  const startMs = sentClockTime(call, item, 'start') ?? entry.startMs ?? call.nowMs;
  const endMs = sentEndMs === undefined ? entry.endMs : sentEndMs;
  requireOrder(call, startMs, endMs);
  return { userId, jobcodeId, startMs, endMs, date: localDay(startMs, call.state.account.timeZone) };
}

/** What is read-only on one type of entry is refused like any read-only key (quickbooks-time.md 3.1, 7.6). */
function refuseKeys(item: SentItem, keys: readonly string[], type: QbtTimesheet['type']): void {
  const sent = keys.filter((key) => item[key] !== undefined);
  if (sent.length > 0) throw new ItemFailure(417, `Invalid param(s) on a ${type} entry: ${sent.join(', ')}`);
}

/** What rounding has put together has no length. */
function requireOrder({ tools }: ApiCall, startMs: number, endMs: number | null): void {
  const { clockTimesRoundTo, endAtStart } = tools.switches.quickbooksTime;
  const mayBeEmpty = endAtStart === 'accepted' || clockTimesRoundTo > 0;
  if (endMs === null || endMs > startMs || (mayBeEmpty && endMs === startMs)) return;
  throw new ItemFailure(417, 'The end must be after the start.');
}

/** A sent clock time, rounded as the account has it (quickbooks-time.md 7.2). */
function sentClockTime(call: ApiCall, item: SentItem, key: 'start' | 'end'): number | null | undefined {
  const atMs = sentInstant(call, item, key);
  const stepMs = call.tools.switches.quickbooksTime.clockTimesRoundTo * 60_000;
  return typeof atMs === 'number' && stepMs > 0 ? Math.round(atMs / stepMs) * stepMs : atMs;
}

/** Seconds of a manual entry: kept as hours with two decimals, so in steps of 36 s (quickbooks-time.md 7.6). */
function sentDuration(item: SentItem): number {
  const seconds = sentInteger(item, 'duration') ?? -1;
  if (seconds < 0) throw new ItemFailure(417, 'Invalid value for param: duration');
  return Math.round(seconds / 36) * 36;
}

/** An entry that the token may see; one that it may not see is as good as gone. */
function requireEntry(call: ApiCall, id: number): QbtTimesheet {
  const entry = call.state.timesheets.get(id);
  if (entry === undefined || !timeVisibility(call)(entry.userId)) {
    throw new ItemFailure(404, 'id is not found in the database');
  }
  return entry;
}

/** Where others were changed as well, they stand beside the entry (201, quickbooks-time.md 7.6). */
function shown(shapes: Shapes, entry: QbtTimesheet, message: string, beside: Beside): WrittenItem {
  const changed = beside.changed.filter((id) => id !== entry.id);
  return {
    status: changed.length + beside.deleted.length > 0 ? 201 : 200,
    message,
    shape: () => shapes.writtenTimesheet(entry),
    refer: (supplement) => {
      supplement.user(entry.userId);
      supplement.jobcode(entry.jobcodeId);
      for (const id of changed) supplement.timesheet(id);
      for (const id of beside.deleted) supplement.deletedTimesheet(id);
    },
  };
}
