import { addDays, dayOf } from '../../domain/time/calendar';
import {
  contentOf,
  type EntryWithFields,
  hasPatch,
  holds,
  isMadeAs,
  overlapped,
  splitFrom,
} from '../../domain/time/entry-content';
import { isFresh } from '../../domain/time/freshness';
import type { EntryContent, EntryTime, TimeRefusal } from '../../domain/time/time-change';
import type { Store } from '../../store/store';
import type { TimeChangeUpdate } from '../../store/time-changes';
import type { TimeChangeResult, TimeChangeRow } from '../../store/time-rows';
import { isSystemError, SystemError } from '../../systems/http/system-error';
import type {
  EntryRefused,
  EntryWritten,
  QuickbooksTimeEntries,
} from '../../systems/quickbooks-time/time-writer';
import type { Owner, OwnTimeReader } from './own-time';

/** Carries out what stands among the changes of time. */
export interface TimeRunner {
  /**
   * Takes a run from wherever it stands to its end: what was left `sent` is settled by looking, what is `planned` is sent. Returns false where
   * it has to wait: for a way to QuickBooks Time, or to see what has become of a change.
   */
  carryOut(runId: string): Promise<boolean>;
}

export interface TimeRunnerParts {
  readonly store: Pick<Store, 'timeChanges' | 'connections'>;
  readonly ownTime: OwnTimeReader;
  entriesFor(account: string): QuickbooksTimeEntries;
  /** Epoch ms. */
  now(): number;
}

/** What runs is known as of a moment ago: a stop need not look once more. */
const knownForMs = 15_000;
/** A request that has lost its answer has come to its end by then, one way or the other: the connection is closed before. */
const lingersForMs = 60_000;
/** What is begun later than that nobody waits for any more; a stop is sent however late, since it has its time. */
const keptForMs: Readonly<Record<TimeChangeRow['action'], number>> = {
  start: 10 * 3_600_000,
  stop: 7 * 86_400_000,
  log: 10 * 60_000,
  correct: 10 * 60_000,
  delete: 10 * 60_000,
  undo: 10 * 60_000,
};
const maxSendAttempts = 3;
/** Each follows a look that could be made: a service that takes no answer to one write for so long takes none at all. */
const maxUnanswered = 8;

/** What becomes of a row: it is over, it has to be sent, or it has to wait. */
type Step = TimeChangeResult | 'send' | 'wait';

export function createTimeRunner(parts: TimeRunnerParts): TimeRunner {
  const { store, ownTime, entriesFor, now } = parts;
  const { timeChanges, connections } = store;
  /** How often a row was sent without an answer, in this life of the worker. */
  const unanswered = new Map<string, number>();

  return {
    async carryOut(runId) {
      const attempts = new Map<string, number>();
      await refuseWhatCannotBeUndone(await timeChanges.run(runId));
      for (;;) {
        const rows = await timeChanges.run(runId);
        const next = rows.find(({ state }) => state === 'planned' || state === 'sent');
        if (!next) return true;
        const hasFailed = rows.some(({ state }) => state === 'failed');
        if (next.state === 'planned' && hasFailed) await end(next, { kind: 'notReached' });
        else if (!(await advance(next, attempts))) return false;
      }
    },
  };

  /**
   * Undo takes back all of a run or nothing: a switch whose first entry has been changed since keeps its second one too. What cannot be
   * looked at now is left to its turn.
   */
  async function refuseWhatCannotBeUndone(rows: readonly TimeChangeRow[]): Promise<void> {
    const isNew =
      rows.length > 1 && rows.every(({ action, state }) => action === 'undo' && state === 'planned');
    if (!isNew || !(await isSameAccount(rows))) return;
    try {
      for (const row of rows) {
        if (row.change.kind === 'create') continue;
        const step = await begin(row);
        if (typeof step !== 'string' && step.kind === 'refused') return void (await end(row, step));
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }

  async function isSameAccount([row]: readonly TimeChangeRow[]): Promise<boolean> {
    const connection = await connections.read('quickbooksTime');
    return connection.account !== null && connection.identity === row?.account;
  }

  async function advance(row: TimeChangeRow, attempts: Map<string, number>): Promise<boolean> {
    if (!(await isSameAccount([row]))) {
      return end(row, {
        kind: 'failed',
        error: new SystemError('accountChanged', 'quickbooksTime').toPlain(),
      });
    }
    try {
      const step = await (row.state === 'sent' ? settle(row) : begin(row));
      if (step === 'wait') return false;
      if (step !== 'send') return await end(row, step);
      const made = (attempts.get(row.id) ?? 0) + 1;
      attempts.set(row.id, made);
      const isInVain = (unanswered.get(row.id) ?? 0) >= maxUnanswered;
      if (made > maxSendAttempts || isInVain) return await end(row, row.result ?? { kind: 'notReached' });
      return await send(row);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      return keepOrEnd(row, error);
    }
  }

  /** What could not be sent waits where it is kept; where it was sent, until somebody can look what has become of it. */
  async function keepOrEnd(row: TimeChangeRow, error: SystemError): Promise<boolean> {
    const result = { kind: 'failed', error: error.toPlain() } as const;
    const isWayMissing = waysBack.has(error.code);
    const isLost = row.state === 'sent' && (isWayMissing || isLingering(row));
    if (isLost || (isKept(row) && isWayMissing)) {
      await timeChanges.update([{ id: row.id, result }]);
      return false;
    }
    return end(row, result);
  }

  function isKept({ action, plannedAt }: TimeChangeRow): boolean {
    return (action === 'start' || action === 'stop') && now() - plannedAt < keptForMs[action];
  }

  async function begin(row: TimeChangeRow): Promise<Step> {
    if (Math.abs(now() - row.plannedAt) > keptForMs[row.action]) return { kind: 'notReached' };
    const { change } = row;
    if (change.kind === 'create') return beginCreate(row, change.content);
    const owner = ownerOf(row);
    const known = await ownTime.entries(owner);
    const shown = known?.entries.find(({ id }) => id === change.entryId) ?? null;
    const isStop = row.action === 'stop';
    const isKnown = isStop && known !== null && isFresh(known.readAt, knownForMs, now());
    const entry = isKnown && shown ? shown : await readEntry(row, change.entryId);
    if (!entry) return change.kind === 'delete' ? { kind: 'alreadyDone' } : refusedAs({ code: 'gone' });
    if (entry.userId !== whoseOf(row)) return refusedAs({ code: 'noRight' });
    if (isStop && !entry.isRunning) return { kind: 'alreadyDone' };
    if (change.kind === 'update' && hasPatch(entry, change.patch)) return { kind: 'alreadyDone' };
    if (entry.isLocked) return refusedAs({ code: 'locked' });
    // What was shown is what a person has judged by; an own change of a moment ago is among it.
    const wasShown = row.before === null || holds(entry, row.before);
    if (!isStop && !wasShown) return refusedAs({ code: 'changedMeanwhile' });
    await timeChanges.update([{ id: row.id, before: contentOf(entry), entryId: entry.id }]);
    return 'send';
  }

  /** An open entry is kept from doubling by the service; a closed one by looking first at what is there. */
  async function beginCreate(row: TimeChangeRow, { time }: EntryContent): Promise<Step> {
    if (time.kind === 'clock' && time.endMs === null) {
      const seen = (await ownTime.entries(ownerOf(row)))?.entries ?? [];
      await timeChanges.update([{ id: row.id, knownIds: seen.map(({ id }) => id) }]);
      return 'send';
    }
    const there = await entriesAround(row, time);
    const inTheWay = overlapped(time, there);
    if (inTheWay) return refusedAs({ code: 'overlaps' }, inTheWay);
    await timeChanges.update([{ id: row.id, knownIds: there.map(({ id }) => id) }]);
    return 'send';
  }

  async function send(row: TimeChangeRow): Promise<boolean> {
    const sent: TimeChangeRow = { ...row, state: 'sent', sentAt: now(), result: null };
    await timeChanges.update([{ id: row.id, state: 'sent', sentAt: sent.sentAt, result: null }]);
    let answer: EntryWritten | EntryRefused | null;
    try {
      answer = await write(row);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.isOutcomeUnknown) {
        unanswered.set(row.id, (unanswered.get(row.id) ?? 0) + 1);
        return advanceAgain(sent, error);
      }
      if (!waysBack.has(error.code)) return end(sent, { kind: 'failed', error: error.toPlain() });
      await timeChanges.update([{ id: row.id, state: 'planned', sentAt: null }]);
      return keepOrEnd({ ...row, state: 'planned' }, error);
    }
    if (answer?.kind === 'refused') return refuse(sent, answer);
    const owner = ownerOf(row);
    if (answer) {
      // Of somebody else's time it is not known what was there before: an undo could delete that.
      const made =
        row.otherUserId === undefined ? splitFrom(timeOf(row), answer.others, await knownIdsOf(row)) : [];
      await ownTime.noteWritten(owner, [...answer.others, answer.entry], answer.deletedIds);
      const { entry } = answer;
      return confirm(sent, { kind: 'done' }, { entryId: entry.id, after: contentOf(entry), made });
    }
    const entryId = row.change.kind === 'create' ? '' : row.change.entryId;
    await ownTime.noteWritten(owner, [], [entryId]);
    return confirm(sent, { kind: 'done' }, { entryId });
  }

  /** Own entries that were there before a change, as far as they have been seen. */
  async function knownIdsOf(row: TimeChangeRow): Promise<ReadonlySet<string>> {
    const seen = (await ownTime.entries(ownerOf(row)))?.entries ?? [];
    return new Set([...(await currentOf(row)).knownIds, ...seen.map(({ id }) => id)]);
  }

  async function currentOf(row: TimeChangeRow): Promise<TimeChangeRow> {
    return (await timeChanges.run(row.runId)).find(({ id }) => id === row.id) ?? row;
  }

  /** The answer is lost: it is looked for at once, and then by and by. */
  async function advanceAgain(row: TimeChangeRow, error: SystemError): Promise<boolean> {
    await timeChanges.update([{ id: row.id, result: { kind: 'failed', error: error.toPlain() } }]);
    try {
      const step = await settle(row);
      return typeof step === 'string' ? false : await end(row, step);
    } catch (again) {
      if (!isSystemError(again)) throw again;
      return false;
    }
  }

  function write(row: TimeChangeRow): Promise<EntryWritten | EntryRefused | null> {
    const { account, timeZone, change, before } = row;
    const entries = entriesFor(account);
    const userId = whoseOf(row);
    switch (change.kind) {
      case 'create':
        return entries.create({ userId, timeZone, content: change.content }, 'screen');
      case 'update':
        return entries.update(
          { id: change.entryId, timeZone, patch: change.patch, had: before?.fields ?? {} },
          'screen',
        );
      case 'delete':
        return entries.delete(change.entryId, 'screen');
    }
  }

  /** The worker was stopped, or the answer was lost: what counts is what is there now. */
  async function settle(row: TimeChangeRow): Promise<Step> {
    const { change } = row;
    if (change.kind === 'create') return settleCreate(row, change.content);
    const entry = await readEntry(row, change.entryId);
    if (!entry) return change.kind === 'delete' ? done(row, change.entryId) : refusedAs({ code: 'gone' });
    if (change.kind === 'update' && hasPatch(entry, change.patch)) return done(row, entry.id);
    if (row.action === 'stop' && !entry.isRunning) return { kind: 'alreadyDone' };
    if (row.before && !holds(entry, row.before)) return refusedAs({ code: 'changedMeanwhile' });
    // A stop that comes late sets the end that it was to set; a correction could undo another one.
    return row.action !== 'stop' && isLingering(row) ? 'wait' : 'send';
  }

  async function settleCreate(row: TimeChangeRow, content: EntryContent): Promise<Step> {
    const { time } = content;
    const there = await entriesAround(row, time);
    const made = there.find((entry) => !row.knownIds.includes(entry.id) && isMadeAs(entry, content));
    if (made) return done(row, made.id, contentOf(made));
    const isOpen = time.kind === 'clock' && time.endMs === null;
    // The service lets nobody be on the clock twice; a closed entry it takes as often as it comes.
    if (!isOpen && isLingering(row)) return 'wait';
    const running = there.find(({ isRunning }) => isRunning) ?? null;
    if (isOpen && running) return refusedAs({ code: 'onTheClock' }, running);
    return now() - row.plannedAt > keptForMs[row.action] ? { kind: 'notReached' } : 'send';
  }

  function isLingering({ sentAt }: TimeChangeRow): boolean {
    return isFresh(sentAt ?? 0, lingersForMs, now());
  }

  async function refuse(row: TimeChangeRow, { status, detail }: EntryRefused): Promise<boolean> {
    const other = { code: 'other', detail } as const;
    if (status === 403 || status === 401) {
      return end(row, refusedAs({ code: /TS-1006/i.test(detail) ? 'mayNotTrack' : 'noRight' }));
    }
    if (status === 404) return end(row, refusedAs({ code: 'gone' }));
    if (row.change.kind === 'delete') return end(row, refusedAs(other));
    // The service's words are not known for sure (additions.md 3): what is there tells why.
    const time = timeOf(row);
    const there = time ? await entriesAround(row, time) : [];
    const others = there.filter(({ id }) => id !== row.entryId);
    const running = others.find(({ isRunning }) => isRunning) ?? null;
    if (time?.kind === 'clock' && time.endMs === null && running) {
      return end(row, refusedAs({ code: 'onTheClock' }, running));
    }
    const inTheWay = time ? overlapped(time, others) : null;
    if (inTheWay) return end(row, refusedAs({ code: 'overlaps' }, inTheWay));
    return end(row, refusedAs(status === 409 ? { code: 'changedMeanwhile' } : other));
  }

  /** When the entry is to be after the change. */
  function timeOf({ change, before }: TimeChangeRow): EntryTime | null {
    if (change.kind === 'create') return change.content.time;
    if (change.kind === 'delete' || before?.time.kind !== 'clock') return null;
    const { startMs = before.time.startMs, endMs = before.time.endMs } = change.patch;
    return { kind: 'clock', startMs, endMs };
  }

  /** Own entries of the days about that time, as they are now. */
  async function entriesAround(row: TimeChangeRow, time: EntryTime): Promise<readonly EntryWithFields[]> {
    const { timeZone } = row;
    const isOpen = time.kind === 'clock' && time.endMs === null;
    const from = time.kind === 'amount' ? time.day : dayOf(time.startMs, timeZone);
    const to = time.kind === 'amount' ? time.day : dayOf(isOpen ? now() : (time.endMs ?? 0), timeZone);
    // What began the day before may last into it; what is open may have begun a week ago.
    const days = [addDays(from, isOpen ? -7 : -1), addDays(to < from ? from : to, 1)] as const;
    const owner = ownerOf(row);
    return row.otherUserId === undefined
      ? ownTime.read(owner, ...days)
      : ownTime.readOf(owner, row.otherUserId, ...days);
  }

  function readEntry(row: TimeChangeRow, id: string): Promise<EntryWithFields | null> {
    return ownTime.readEntry(ownerOf(row), id);
  }

  async function done(
    row: TimeChangeRow,
    entryId: string,
    after: EntryContent | null = null,
  ): Promise<TimeChangeResult> {
    await timeChanges.update([{ id: row.id, entryId, after }]);
    return { kind: 'done' };
  }

  async function confirm(
    row: TimeChangeRow,
    result: TimeChangeResult,
    what: Pick<TimeChangeUpdate, 'entryId' | 'after' | 'made'>,
  ): Promise<boolean> {
    await timeChanges.update([
      { id: row.id, state: 'confirmed', endedAt: now(), result, ...what },
      ...(row.undoes === null ? [] : [{ id: row.undoes, state: 'undone' as const }]),
    ]);
    return true;
  }

  async function end(row: TimeChangeRow, result: TimeChangeResult): Promise<boolean> {
    if (result.kind === 'done' || result.kind === 'alreadyDone') {
      const { change } = row;
      const { entryId } = await currentOf(row);
      return confirm(row, result, { entryId: entryId ?? (change.kind === 'create' ? '' : change.entryId) });
    }
    await timeChanges.update([{ id: row.id, state: 'failed', endedAt: now(), result }]);
    return true;
  }
}

/** The service was not reached, or not allowed to be: what is kept is tried again by and by. */
const waysBack: ReadonlySet<SystemError['code']> = new Set([
  'offline',
  'unreachable',
  'timedOut',
  'serverFault',
  'rateLimited',
  'selfLimited',
  'gatewayRefused',
  'vaultLocked',
  'needsReconnect',
  'accessWithheld',
]);

function refusedAs(refusal: TimeRefusal, overlapping: EntryWithFields | null = null): TimeChangeResult {
  return { kind: 'refused', refusal, overlapping };
}

/** Whose time it is. */
function whoseOf({ userId, otherUserId }: TimeChangeRow): string {
  return otherUserId ?? userId;
}

function ownerOf({ account, userId, timeZone }: TimeChangeRow): Owner {
  return { account, userId, timeZone, weekStartsOn: 0 };
}
