import type { NameIndex } from '../../domain/matching/name-index';
import { foldName } from '../../domain/matching/normalize-name';
import type { LinkStep, PlanStep, RecordState, RequestStep } from '../../domain/plans/plan';
import { idOf, resolveStep } from '../../domain/plans/step-effect';
import { checkPrecondition, obstacleTo } from '../../domain/plans/step-precondition';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import { listTraits } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { PlainError } from '../../messages/errors';
import type { StepOutcome } from '../../messages/fixes';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { isSystemError, SystemError } from '../../systems/http/system-error';
import { rowIdOf } from '../customer-list/change-list-rows';
import type { NameIndexes } from '../matching/name-indexes';
import { plainSourceError } from '../plain-error';
import type { Sync } from '../sync/sync';
import { createArchiveCheck } from './archive-check';
import { createConfirmedPairs } from './confirmed-pairs';
import { createWrittenMirror, ownerOf } from './mirror-written';
import { createUsageReader } from './record-usage';
import { stateAfter, stateOf, storedNameOf, targetIdOf } from './step-result';
import { type Written, writeStep } from './write-step';
import type { WritersFor } from './writers';

/** Carries out what the journal holds. */
export interface PlanRunner {
  /**
   * Takes a run from wherever it stands to its end: what was left `sent` is settled by looking at the other side, what is
   * still planned is applied step by step. Stops early, returning false, where a service does not say what has become
   * of a step.
   *
   * @param fresh lists that have been read this very moment.
   * @param priority before whom its requests are sent.
   */
  carryOut(runId: string, fresh: Iterable<ListId>, priority: Priority): Promise<boolean>;
}

export interface PlanRunnerParts {
  readonly store: Store;
  readonly sync: Pick<Sync, 'refreshNames'>;
  readonly nameIndexes: NameIndexes;
  readonly writersFor: WritersFor;
  /** Epoch ms. */
  now(): number;
  newId(): string;
}

/** A run that nothing has happened to for so long is not gone on with, ms: whoever clicked is looking elsewhere. */
const maxPauseMs = 10 * 60_000;
/** How often one step is sent in one life of the worker. */
const maxSendAttempts = 3;

export function createPlanRunner(parts: PlanRunnerParts): PlanRunner {
  const { store, sync, nameIndexes, writersFor, now } = parts;
  const { connections, mirror, journal, changeList } = store;
  const confirmedPairs = createConfirmedPairs(store, now);
  const usageOf = createUsageReader(store, writersFor);
  const mirrorWritten = createWrittenMirror({ store, nameIndexes, now });

  return {
    async carryOut(runId, fresh, priority) {
      const run = createRun(new Set(fresh), priority);
      for (;;) {
        const entries = await journal.run(runId);
        const next = entries.find(({ state }) => state === 'planned' || state === 'sent');
        if (!next) return true;
        const isPaused = now() - Math.max(...entries.map(lastTouched)) > maxPauseMs;
        // What has failed for one client or work item says nothing of the others in the run.
        const ofItem = entries.filter(({ item }) => item.key === next.item.key);
        const hasFailed = ofItem.some(({ state }) => state === 'failed');
        if (next.state === 'planned' && (hasFailed || isPaused)) {
          await abandonRemaining(isPaused ? entries : ofItem);
          continue;
        }
        if (!(await run.advance(next, entries, isPaused))) return false;
      }
    },
  };

  function createRun(fresh: Set<ListId>, priority: Priority) {
    const sendAttempts = new Map<string, number>();
    const whatStays = createArchiveCheck({ usageOf, priority, listOf });
    return { advance };

    /** Returns false where it cannot be known what has become of the step. */
    async function advance(
      entry: JournalEntry,
      entries: readonly JournalEntry[],
      isPaused: boolean,
    ): Promise<boolean> {
      const made = entries.map(({ state, recordId }) => (state === 'confirmed' ? recordId : null));
      const step = resolveStep(entry.step, made);
      if (!(await isSameAccount(entry))) return end(entry, accountChanged(entry));
      if (!step) return reject(entry, { code: 'changedMeanwhile' });
      if (step.kind === 'link' || step.kind === 'unlink') return writeLink(entry, step);
      if (step.kind === 'request' || step.kind === 'withdraw') return writeRequest(entry, step);
      return entry.state === 'sent' ? settle(entry, step, isPaused) : begin(entry, step, entries);
    }

    /** A list as it is at this moment, or why it could not be read. */
    async function listOf(list: ListId): Promise<NameIndex | PlainError | null> {
      const error = fresh.has(list) ? null : await refreshList(list);
      return error ?? (await indexes())[list];
    }

    async function begin(
      entry: JournalEntry,
      step: PlanStep,
      entries: readonly JournalEntry[],
    ): Promise<boolean> {
      if (!fresh.has(step.list)) {
        const error = await refreshList(step.list);
        if (error) return end(entry, { kind: 'failed', error });
      }
      const check = checkPrecondition(step, await indexes());
      if (check.kind === 'done') return confirm(entry, step, { kind: 'alreadyDone' }, check.recordId);
      if (check.kind === 'changed') return reject(entry, await rejectionOfChange(step));
      if (step.kind === 'archive') {
        const kept = await whatStays(entry, entries);
        if (kept) return end(kept.entry, kept.outcome);
      }
      return send(entry, step);
    }

    /** The answer has been lost, or the worker was stopped: what counts is what the other side holds now. */
    async function settle(entry: JournalEntry, step: PlanStep, isPaused: boolean): Promise<boolean> {
      // What another company holds says nothing of what has become of it.
      if (!(await isSameAccount(entry))) return end(entry, accountChanged(entry));
      const error = await refreshList(step.list);
      if (error) {
        await journal.update([{ id: entry.id, outcome: { kind: 'failed', error } }]);
        return false;
      }
      const check = checkPrecondition(step, await indexes());
      if (check.kind === 'done') return confirm(entry, step, { kind: 'done' }, check.recordId);
      if (check.kind === 'changed') return reject(entry, await rejectionOfChange(step));
      if (isPaused) return end(entry, { kind: 'notReached' });
      if ((sendAttempts.get(entry.id) ?? 0) >= maxSendAttempts)
        return end(entry, entry.outcome ?? unreachableOutcome(step.list));
      return send(entry, step);
    }

    async function send(entry: JournalEntry, step: PlanStep): Promise<boolean> {
      sendAttempts.set(entry.id, (sendAttempts.get(entry.id) ?? 0) + 1);
      const before = await currentState(step);
      const pairBefore = entry.undoes === null ? await confirmedPairs.recordIdOf(entry) : entry.pairBefore;
      const recordIdKnown = targetIdOf(step);
      await journal.update([
        {
          id: entry.id,
          state: 'sent',
          sentAt: now(),
          outcome: null,
          before,
          recordId: recordIdKnown,
          pairBefore,
        },
      ]);
      const { quickbooks } = await connections.read('quickbooks');
      let written: Written;
      try {
        written = await writeStep(step, {
          writers: writersFor(entry.account),
          quickbooks,
          idempotencyKey: entry.requestId,
          priority,
          syncToken: async (id) => (await mirror.get('customers', id))?.syncToken ?? '0',
        });
      } catch (error) {
        if (!isSystemError(error)) throw error;
        return handle(entry, step, error);
      }
      const { feeds } = listTraits[step.list];
      if (feeds && (await hasImport())) fresh.delete(feeds);
      if (written.kind === 'exists') return lookUpExisting(entry, step);
      const recordId = 'record' in written ? written.record.id : (recordIdKnown ?? '');
      const storedName = storedNameOf(step, written);
      await mirrorWritten(entry, step, written);
      const outcome = { kind: 'done', ...(storedName !== null && { storedName }) } as const;
      return confirm({ ...entry, before, pairBefore }, step, outcome, recordId);
    }

    async function handle(entry: JournalEntry, step: PlanStep, error: SystemError): Promise<boolean> {
      if (error.rejection) return handleRejection(entry, step, error.rejection);
      const failed = { kind: 'failed', error: error.toPlain() } as const;
      if (!error.isOutcomeUnknown) return end(entry, failed);
      await journal.update([{ id: entry.id, outcome: failed }]);
      return settle({ ...entry, outcome: failed }, step, false);
    }

    /** Somebody may have been faster: then it is done all the same, or the plan has to be made anew. */
    async function handleRejection(
      entry: JournalEntry,
      step: PlanStep,
      rejection: WriteRejection,
    ): Promise<boolean> {
      const isAboutRecord =
        rejection.code === 'nameTaken' ||
        rejection.code === 'changedMeanwhile' ||
        rejection.code === 'recordGone';
      if (!isAboutRecord || (await refreshList(step.list))) return reject(entry, rejection);
      if (rejection.code === 'changedMeanwhile') {
        const error = await readAgain(entry, step, priority);
        if (error?.code === 'notFound') return reject(entry, { code: 'recordGone' });
        if (error) return end(entry, { kind: 'failed', error });
      }
      const check = checkPrecondition(step, await indexes());
      if (check.kind === 'done') return confirm(entry, step, { kind: 'alreadyDone' }, check.recordId);
      const isOnlyStale = rejection.code === 'changedMeanwhile' && check.kind === 'due';
      if (isOnlyStale && (sendAttempts.get(entry.id) ?? 0) < maxSendAttempts) {
        // It is another version of the record, so that it is another write.
        const requestId = parts.newId();
        await journal.update([{ id: entry.id, requestId }]);
        return send({ ...entry, requestId }, step);
      }
      return reject(entry, check.kind === 'changed' ? await rejectionOfChange(step, rejection) : rejection);
    }

    /** The name is taken, and the answer does not say by which jobcode (quickbooks-time.md 11.5). */
    async function lookUpExisting(entry: JournalEntry, step: PlanStep): Promise<boolean> {
      const parentId = step.kind === 'create' ? idOf(step.parent) : null;
      try {
        const jobcodes = await writersFor(entry.account).quickbooksTime.jobcodesLike(
          { name: step.path.at(-1) ?? '', parentId },
          priority,
        );
        await mirror.write({ put: { jobcodes } }, ownerOf(entry));
      } catch (error) {
        return end(entry, { kind: 'failed', error: plainSourceError(error) });
      }
      const check = checkPrecondition(step, await indexes());
      if (check.kind === 'done') return confirm(entry, step, { kind: 'alreadyDone' }, check.recordId);
      return reject(entry, await rejectionOfChange(step, { code: 'nameTaken', holderId: null }));
    }

    async function refreshList(list: ListId): Promise<PlainError | null> {
      const error = await sync.refreshNames(list);
      if (!error) fresh.add(list);
      return error;
    }
  }

  /** A record's version can be newer than what the list says has changed (quickbooks.md 5.2). */
  async function readAgain(
    entry: JournalEntry,
    step: PlanStep,
    priority: Priority,
  ): Promise<PlainError | null> {
    const id = targetIdOf(step);
    const { quickbooks } = await connections.read('quickbooks');
    if (id === null || !quickbooks || !listTraits[step.list].hasVersions) return null;
    try {
      const customer = await writersFor(entry.account).quickbooks(quickbooks).customer(id, priority);
      await mirror.write({ put: { customers: [customer] } }, ownerOf(entry));
      return null;
    } catch (error) {
      return plainSourceError(error);
    }
  }

  async function writeLink(entry: JournalEntry, step: LinkStep): Promise<boolean> {
    const pairBefore = await confirmedPairs.beforeLink(entry, step);
    await journal.update([{ id: entry.id, pairBefore }]);
    await confirmedPairs.link({ ...entry, pairBefore }, step);
    return confirm(entry, step, { kind: 'done' }, step.id);
  }

  /** A worker that is stopped after the row and before the journal finds the row there, or not there, in its next life. */
  async function writeRequest(
    entry: JournalEntry,
    { kind, list, path, change }: RequestStep,
  ): Promise<boolean> {
    const id = rowIdOf(entry.account, { path, change });
    if (kind === 'withdraw') await changeList.remove([id]);
    else
      await changeList.add({
        id,
        list,
        account: entry.account,
        path,
        change,
        itemTitle: entry.item.title,
        requestedAt: now(),
        takenAt: null,
        madeAt: null,
      });
    return confirm(entry, { kind, list, path, change }, { kind: 'done' }, id);
  }

  async function confirm(
    entry: JournalEntry,
    step: PlanStep,
    outcome: StepOutcome,
    recordId: string,
  ): Promise<boolean> {
    const wanted = stateAfter(step, entry.before ?? (await currentState(step)));
    const storedName = outcome.kind === 'done' ? outcome.storedName : undefined;
    const after =
      storedName === undefined ? wanted : { ...wanted, path: [...wanted.path.slice(0, -1), storedName] };
    const { id, undoes } = entry;
    // QuickBooks Time has made the customer by itself, which nothing else would show at once.
    if (step.kind === 'create' && step.connectWithQuickbooks) await sync.refreshNames('quickbooks');
    await confirmedPairs.updateAfterStep(entry, step, { recordId, wanted, storedName });
    await journal.update([
      { id, state: 'confirmed', endedAt: now(), outcome, recordId, after },
      ...(undoes === null ? [] : [{ id: undoes, state: 'undone' as const }]),
    ]);
    return true;
  }

  function reject(entry: JournalEntry, rejection: WriteRejection): Promise<boolean> {
    return end(entry, { kind: 'refused', refusal: rejection });
  }

  async function end(entry: JournalEntry, outcome: StepOutcome): Promise<boolean> {
    await journal.update([{ id: entry.id, state: 'failed', endedAt: now(), outcome }]);
    return true;
  }

  async function abandonRemaining(entries: readonly JournalEntry[]): Promise<void> {
    const left = entries.filter(({ state }) => state === 'planned');
    await journal.update(
      left.map(({ id }) => ({ id, state: 'failed', endedAt: now(), outcome: { kind: 'notReached' } })),
    );
  }

  async function indexes(): Promise<{ quickbooksTime: NameIndex; quickbooks: NameIndex | null }> {
    const { account } = await connections.read('quickbooks');
    return {
      quickbooksTime: await nameIndexes.whole('quickbooksTime'),
      quickbooks: account ? await nameIndexes.whole('quickbooks') : null,
    };
  }

  async function currentState(step: PlanStep): Promise<RecordState | null> {
    const index = (await indexes())[step.list];
    const record = index?.get(targetIdOf(step) ?? '');
    return index && record ? stateOf(index.place(record).path, record) : null;
  }

  /** Why a step can no longer be applied as it was planned. */
  async function rejectionOfChange(
    step: PlanStep,
    rejection: WriteRejection = { code: 'changedMeanwhile' },
  ): Promise<WriteRejection> {
    const index = (await indexes())[step.list];
    if (step.kind !== 'create') return (index && obstacleTo(step, index)) ?? rejection;
    const name = foldName(step.path.at(-1) ?? '');
    const namesakes = index?.findByName(step.path.at(-1) ?? '') ?? [];
    const parentId = idOf(step.parent);
    const isInactive = namesakes.some(
      (record) => record.parentId === parentId && !record.isActive && foldName(record.name) === name,
    );
    return isInactive ? { code: 'inactiveHasName' } : rejection;
  }

  async function isSameAccount({ step, account }: JournalEntry): Promise<boolean> {
    const connection = await connections.read(step.list);
    return connection.account !== null && connection.identity === account;
  }

  /** Linked accounts bring customers into QuickBooks Time by themselves, at any moment (quickbooks-time.md 8.4). */
  async function hasImport(): Promise<boolean> {
    const { time } = await connections.read('quickbooksTime');
    return time !== null && time.account.quickbooks !== 'none';
  }
}

function lastTouched({ plannedAt, sentAt, endedAt }: JournalEntry): number {
  return Math.max(plannedAt, sentAt ?? 0, endedAt ?? 0);
}

/** The connection that an entry was planned for: what comes of it is mirrored for no other. */
function accountChanged({ step }: JournalEntry): StepOutcome {
  return { kind: 'failed', error: new SystemError('accountChanged', step.list).toPlain() };
}

function unreachableOutcome(list: ListId): StepOutcome {
  return { kind: 'failed', error: { code: 'unreachable', system: list, retryAt: null, detail: '' } };
}
