import { type ClockSpan, spanOf } from '../../domain/time/entered-span';
import {
  contentOf,
  type EntryWithFields,
  inverseOf,
  patched,
  patchTo,
} from '../../domain/time/entry-content';
import type { EntryContent, EntryTime, TimeAction, TimeChange } from '../../domain/time/time-change';
import { instantOf } from '../../domain/time/zoned-time';
import type { EnteredTime, TimeRequest } from '../../messages/time-tracking';
import type { OwnTimeRow, TimeChangeRow } from '../../store/time-rows';
import type { Owner } from './own-time';

/** A change to be made, with what its entry is to hold before. */
export interface WantedChange {
  readonly action: TimeAction;
  readonly change: TimeChange;
  /** What was shown of the entry; `null` where there is none, or it does not matter. */
  readonly before: EntryContent | null;
  readonly jobcodeId: string;
  readonly undoes: string | null;
  /** Whose time it is, where it is not one's own. */
  readonly otherUserId?: string | undefined;
}

/** What is asked cannot be done as it stands. */
export type NotPlanned = 'noPlace' | 'gone' | 'oddTime' | 'nothingToDo';

export interface PlanningFacts {
  readonly jobcodeId: string | null;
  /** Who asks for it. */
  readonly userId: string;
  readonly known: OwnTimeRow | null;
  /** What a correction, move or deletion is about, where it is not among those. */
  readonly listed: EntryWithFields | null;
  /** Epoch ms in whole seconds, by QuickBooks Time's clock. */
  readonly serverNowMs: number;
  readonly timeZone: string;
  /** The run that is to be taken back, by position. */
  readonly done: readonly TimeChangeRow[];
}

/** The changes that a request comes to, in the order in which they are to be made. */
export function plannedChanges(
  request: TimeRequest,
  facts: PlanningFacts,
): readonly WantedChange[] | NotPlanned {
  const { jobcodeId, serverNowMs, timeZone } = facts;
  switch (request.type) {
    case 'startTimer': {
      if (jobcodeId === null) return 'noPlace';
      const stop = request.stops === null ? null : stopOf(request.stops, serverNowMs, null, facts);
      if (typeof stop === 'string') return stop;
      const startMs = (stop?.change.kind === 'update' && stop.change.patch.endMs) || serverNowMs;
      const time: EntryTime = { kind: 'clock', startMs, endMs: null };
      const content = { jobcodeId, time, notes: request.notes, fields: request.fields };
      const start = { change: { kind: 'create', content }, before: null, jobcodeId, undoes: null } as const;
      return [...(stop ? [stop] : []), { action: 'start', ...start }];
    }
    case 'stopTimer': {
      // Nothing ends before it began: of a time that clocks show twice, the first after that.
      const startMs = shownEntry(request.entryId, facts)?.startMs ?? undefined;
      const { endedAt: entered } = request;
      const endedAt = entered && instantOf(entered.day, entered.time, timeZone, startMs);
      if (entered && endedAt === null) return 'oddTime';
      const stop = stopOf(request.entryId, endedAt ?? serverNowMs, request, facts);
      return typeof stop === 'string' ? stop : [stop];
    }
    case 'logTime': {
      if (jobcodeId === null) return 'noPlace';
      const time = enteredTime(request.time, timeZone, null);
      if (!time) return 'oddTime';
      const content = { jobcodeId, time, notes: request.notes, fields: request.fields };
      return [{ action: 'log', change: { kind: 'create', content }, before: null, jobcodeId, undoes: null }];
    }
    case 'correctEntry': {
      const entry = shownEntry(request.entryId, facts);
      if (!entry) return 'gone';
      const before = contentOf(entry);
      const time = inKindOf(before.time, enteredTime(request.time, timeZone, before.time));
      if (!time) return 'oddTime';
      // A form that does not know the fields leaves them as they are.
      const fields =
        entry === facts.listed ? before.fields : { ...emptied(before.fields), ...request.fields };
      const patch = patchTo(before, { ...before, time, notes: request.notes, fields });
      if (!patch) return 'oddTime';
      if (Object.keys(patch).length === 0) return 'nothingToDo';
      const change = { kind: 'update', entryId: entry.id, patch } as const;
      const { jobcodeId } = entry;
      const otherUserId = otherThan(facts.userId, entry);
      return [{ action: 'correct', change, before, jobcodeId, undoes: null, otherUserId }];
    }
    case 'moveEntry': {
      const entry = shownEntry(request.entryId, facts);
      if (!entry) return 'gone';
      if (jobcodeId === null) return 'noPlace';
      const before = contentOf(entry);
      if (before.jobcodeId === jobcodeId) return 'nothingToDo';
      const change = { kind: 'update', entryId: entry.id, patch: { jobcodeId } } as const;
      const otherUserId = otherThan(facts.userId, entry);
      return [{ action: 'correct', change, before, jobcodeId: entry.jobcodeId, undoes: null, otherUserId }];
    }
    case 'deleteEntry': {
      const entry = shownEntry(request.entryId, facts);
      if (!entry) return 'gone';
      const change = { kind: 'delete', entryId: entry.id } as const;
      const { jobcodeId } = entry;
      const otherUserId = otherThan(facts.userId, entry);
      return [{ action: 'delete', change, before: contentOf(entry), jobcodeId, undoes: null, otherUserId }];
    }
    case 'undoTime': {
      const inverses = [...facts.done].reverse().flatMap(undoOf);
      return inverses.length > 0 ? inverses : 'nothingToDo';
    }
  }
}

/** How long what was stopped or logged has lasted; `null` of any other change. */
export function secondsOf({ action, change, before }: TimeChangeRow): number | null {
  if (action !== 'stop' && action !== 'log') return null;
  const time =
    change.kind === 'create'
      ? change.content.time
      : change.kind === 'update' && before
        ? patched(before, change.patch).time
        : null;
  if (time?.kind === 'amount') return time.durationSeconds;
  return time === null || time.endMs === null ? null : (time.endMs - time.startMs) / 1_000;
}

/** Whether a change was made by this user of this account: another's time is not taken back. */
export function isOf({
  account,
  userId,
}: Pick<Owner, 'account' | 'userId'>): (row: TimeChangeRow) => boolean {
  return (row) => row.account === account && row.userId === userId;
}

/** Whether some of a run waits to be sent and nothing of it may have been. */
export function isOnlyKept(rows: readonly TimeChangeRow[]): boolean {
  return rows.some(({ state }) => state === 'planned') && rows.every(({ state }) => state !== 'sent');
}

/** Whether a change can be taken back: it was made, by Tieout, and has not been taken back. */
export function canBeUndone(row: TimeChangeRow): boolean {
  return undoOf(row).length > 0;
}

function undoOf(row: TimeChangeRow): readonly WantedChange[] {
  const { state, result, action, change, before, after, made, entryId, otherUserId } = row;
  if (state !== 'confirmed' || result?.kind !== 'done' || action === 'undo' || entryId === null) return [];
  const inverse = inverseOf(change, before, after, entryId);
  if (!inverse) return [];
  // What was split from it goes first: it lies in the time that the entry gets back.
  const parts = made.map(({ id, content }): WantedChange => {
    const { jobcodeId } = content;
    return {
      action: 'undo',
      change: { kind: 'delete', entryId: id },
      before: content,
      jobcodeId,
      undoes: null,
      otherUserId,
    };
  });
  const held = after ?? sentContent(row);
  return [
    ...parts,
    { action: 'undo', change: inverse, before: held, jobcodeId: jobcodeOf(row), undoes: row.id, otherUserId },
  ];
}

/** What an entry was to hold; `null` where it was to go. */
function sentContent({ change, before }: TimeChangeRow): EntryContent | null {
  if (change.kind === 'create') return change.content;
  return change.kind === 'update' && before ? patched(before, change.patch) : null;
}

function jobcodeOf({ change, before }: TimeChangeRow): string {
  return change.kind === 'create' ? change.content.jobcodeId : (before?.jobcodeId ?? '0');
}

function shownEntry(id: string, { known, listed }: PlanningFacts): EntryWithFields | null {
  const own = known?.entries.find((entry) => entry.id === id);
  return own ?? (listed?.id === id ? listed : null);
}

function otherThan(userId: string, entry: EntryWithFields): string | undefined {
  return entry.userId === userId ? undefined : entry.userId;
}

/** @param details what is to be noted along with it, and whether somebody has said when it ended; `null` for nothing, at this moment */
function stopOf(
  entryId: string,
  endMs: number,
  details: Pick<Extract<TimeRequest, { type: 'stopTimer' }>, 'notes' | 'fields' | 'endedAt'> | null,
  facts: PlanningFacts,
): WantedChange | NotPlanned {
  const entry = shownEntry(entryId, facts);
  if (!entry || entry.startMs === null) return 'gone';
  const before = contentOf(entry);
  // Nothing lasts less than a second, and nobody stops before having begun: the service's clock is known to the second alone.
  const isWithin = endMs > entry.startMs;
  if (details?.endedAt && (!isWithin || endMs > facts.serverNowMs)) return 'oddTime';
  const after: EntryContent = {
    ...before,
    ...(details && { notes: details.notes, fields: { ...before.fields, ...details.fields } }),
    time: { kind: 'clock', startMs: entry.startMs, endMs: isWithin ? endMs : entry.startMs + 1_000 },
  };
  const patch = patchTo(before, after);
  if (!patch) return 'gone';
  const change = { kind: 'update', entryId, patch } as const;
  return { action: 'stop', change, before, jobcodeId: entry.jobcodeId, undoes: null };
}

/** @param before what it is a correction of; `null` where it is new */
function enteredTime(entered: EnteredTime, zone: string, before: EntryTime | null): EntryTime | null {
  if (entered.kind === 'amount') return entered;
  const span = spanOf(entered, zone, closedSpan(before));
  return span && { kind: 'clock', ...span };
}

function closedSpan(time: EntryTime | null): ClockSpan | null {
  if (time?.kind !== 'clock' || time.endMs === null) return null;
  return { startMs: time.startMs, endMs: time.endMs };
}

/** An entry stays from the clock, or an amount: what was entered the other way is put into its own. */
function inKindOf(before: EntryTime, entered: EntryTime | null): EntryTime | null {
  if (!entered || before.kind === entered.kind) return entered;
  if (before.kind === 'clock' && entered.kind === 'amount') {
    return { ...before, endMs: before.startMs + entered.durationSeconds * 1_000 };
  }
  return null;
}

function emptied(fields: EntryContent['fields']): EntryContent['fields'] {
  return Object.fromEntries(Object.keys(fields).map((id) => [id, '']));
}
