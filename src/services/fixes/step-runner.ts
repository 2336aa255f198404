import type { NameIndex } from '../../domain/matching/name-index';
import type { LinkStep, PlanStep, RequestStep } from '../../domain/plans/plan';
import { idOf, resolveStep } from '../../domain/plans/step-effect';
import { checkPrecondition } from '../../domain/plans/step-precondition';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import { listTraits } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { PlainError } from '../../messages/errors';
import type { StepOutcome } from '../../messages/fixes';
import type { JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { isSystemError, type SystemError } from '../../systems/http/system-error';
import { rowIdOf } from '../customer-list/change-list-rows';
import type { NameIndexes } from '../matching/name-indexes';
import { plainSourceError } from '../plain-error';
import type { Sync } from '../sync/sync';
import { createArchiveCheck } from './archive-check';
import { createConfirmedPairs } from './confirmed-pairs';
import { createListLook } from './list-look';
import { createWrittenMirror, ownerOf } from './mirror-written';
import { createUsageReader } from './record-usage';
import { accountChanged, stateAfter, storedNameOf, targetIdOf, unreachableOutcome } from './step-result';
import { type Written, writeSteps } from './write-step';
import type { WritersFor } from './writers';

/** Carries out steps of the journal, one or several at once, over lists that are read when they have to be. */
export interface StepRun {
  /** Takes the step of an entry as far as it goes. Returns false where it cannot be known what has become of it. */
  advance(next: NextStep): Promise<boolean>;
  /**
   * Takes these steps of one list, of runs that are apart (`plan-ground.ts`), with as few requests as its service allows. Returns of each whether it is known
   * what has become of it.
   */
  advanceTogether(nexts: readonly NextStep[]): Promise<readonly boolean[]>;
}

/** The step of a run whose turn it is. */
export interface NextStep {
  readonly entry: JournalEntry;
  /** All of the run, by position. */
  readonly entries: readonly JournalEntry[];
  /** Nothing has happened to the run for long. */
  readonly isPaused: boolean;
}

/**
 * @param fresh lists that have been read this very moment.
 * @param priority before whom requests are sent.
 */
export type StepRunner = (fresh: Iterable<ListId>, priority: Priority) => StepRun;

export interface StepRunnerParts {
  readonly store: Store;
  readonly sync: Pick<Sync, 'refreshNames'>;
  readonly nameIndexes: NameIndexes;
  readonly writersFor: WritersFor;
  /** Epoch ms. */
  now(): number;
  newId(): string;
}

/** How often one step is sent in one life of the worker. */
const maxSendAttempts = 3;

export function createStepRunner(parts: StepRunnerParts): StepRunner {
  const { store, sync, nameIndexes, writersFor, now } = parts;
  const { connections, mirror, journal, changeList } = store;
  const confirmedPairs = createConfirmedPairs(store, now);
  const usageOf = createUsageReader(store, writersFor);
  const mirrorWritten = createWrittenMirror({ store, nameIndexes, now });
  const { indexes, currentState, rejectionOfChange } = createListLook(parts);

  return createRun;

  function createRun(freshLists: Iterable<ListId>, priority: Priority): StepRun {
    const fresh = new Set(freshLists);
    const sendAttempts = new Map<string, number>();
    const whatStays = createArchiveCheck({ usageOf, priority, listOf });
    return { advance, advanceTogether };

    async function advance({ entry, entries, isPaused }: NextStep): Promise<boolean> {
      const step = await resolved(entry, entries);
      if (!step) return true;
      if (step.kind === 'link' || step.kind === 'unlink') return writeLink(entry, step);
      if (step.kind === 'request' || step.kind === 'withdraw') return writeRequest(entry, step);
      if (entry.state === 'sent') return settle(entry, step, isPaused);
      return (await isDue(entry, step, entries)) ? send(entry, step) : true;
    }

    async function advanceTogether(nexts: readonly NextStep[]): Promise<readonly boolean[]> {
      const known = nexts.map(() => true);
      const due: (Sending & { readonly place: number })[] = [];
      for (const [place, { entry, entries }] of nexts.entries()) {
        const step = await resolved(entry, entries);
        if (!step || !(await isDue(entry, step, entries))) continue;
        due.push({ place, ...(await prepared(entry, step)) });
      }
      const answers = await sendTogether(due);
      // What has become of those without a word is looked up once for all of them.
      const hasDoubt = answers.some((answer) => isSystemError(answer) && answer.isOutcomeUnknown);
      if (hasDoubt) for (const list of new Set(due.map(({ step }) => step.list))) fresh.delete(list);
      for (const [at, { place, ...sending }] of due.entries()) {
        const answer = answers[at];
        if (answer) known[place] = await finish(sending, answer, true);
      }
      return known;
    }

    /** The step with what those before it have made; `null` where it has come to its end by that. */
    async function resolved(entry: JournalEntry, entries: readonly JournalEntry[]): Promise<PlanStep | null> {
      const made = entries.map(({ state, recordId }) => (state === 'confirmed' ? recordId : null));
      const step = resolveStep(entry.step, made);
      if (!(await isSameAccount(entry))) await end(entry, accountChanged(entry));
      else if (step) return step;
      else await reject(entry, { code: 'changedMeanwhile' });
      return null;
    }

    /** A list as it is at this moment, or why it could not be read. */
    async function listOf(list: ListId): Promise<NameIndex | PlainError | null> {
      const error = fresh.has(list) ? null : await refreshList(list);
      return error ?? (await indexes())[list];
    }

    /** Whether it can be sent; where not, its entry has come to its end. */
    async function isDue(
      entry: JournalEntry,
      step: PlanStep,
      entries: readonly JournalEntry[],
    ): Promise<boolean> {
      if (!fresh.has(step.list)) {
        const error = await refreshList(step.list);
        if (error) return endedBy(end(entry, { kind: 'failed', error }));
      }
      const check = checkPrecondition(step, await indexes());
      if (check.kind === 'done')
        return endedBy(confirm(entry, step, { kind: 'alreadyDone' }, check.recordId));
      if (check.kind === 'changed') return endedBy(reject(entry, await rejectionOfChange(step)));
      const kept = step.kind === 'archive' ? await whatStays(entry, entries) : null;
      return kept ? endedBy(end(kept.entry, kept.outcome)) : true;
    }

    /** The answer has been lost, or the worker was stopped: what counts is what the other side holds now. */
    async function settle(
      entry: JournalEntry,
      step: PlanStep,
      isPaused: boolean,
      isLookedAt = false,
    ): Promise<boolean> {
      // What another company holds says nothing of what has become of it.
      if (!(await isSameAccount(entry))) return end(entry, accountChanged(entry));
      const error = isLookedAt ? null : await refreshList(step.list);
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
      const sending = await prepared(entry, step);
      const [answer] = await sendTogether([sending]);
      return answer ? finish(sending, answer, false) : true;
    }

    async function prepared(entry: JournalEntry, step: PlanStep): Promise<Sending> {
      sendAttempts.set(entry.id, (sendAttempts.get(entry.id) ?? 0) + 1);
      const before = await currentState(step);
      const pairBefore = entry.undoes === null ? await confirmedPairs.recordIdOf(entry) : entry.pairBefore;
      return { entry: { ...entry, before, pairBefore }, step };
    }

    /** Notes all of them as sent before the first request leaves. Returns what has come of each. */
    async function sendTogether(sendings: readonly Sending[]): Promise<readonly (Written | SystemError)[]> {
      const [first] = sendings;
      if (!first) return [];
      const sentAt = now();
      await journal.update(
        sendings.map(({ entry: { id, before, pairBefore }, step }) => ({
          id,
          state: 'sent',
          sentAt,
          outcome: null,
          before,
          recordId: targetIdOf(step),
          pairBefore,
        })),
      );
      const { quickbooks } = await connections.read('quickbooks');
      return writeSteps(
        sendings.map(({ entry, step }) => ({ step, idempotencyKey: entry.requestId })),
        {
          writers: writersFor(first.entry.account),
          quickbooks,
          priority,
          syncToken: async (id) => (await mirror.get('customers', id))?.syncToken ?? '0',
        },
      );
    }

    /** @param isAmongOthers what is in doubt was sent with others, whose list is read again for all of them. */
    async function finish(
      { entry, step }: Sending,
      answer: Written | SystemError,
      isAmongOthers: boolean,
    ): Promise<boolean> {
      if (isSystemError(answer)) return handle(entry, step, answer, isAmongOthers);
      const storedName = storedNameOf(step, answer);
      const { feeds } = listTraits[step.list];
      if (feeds && mustLookAfter(storedName) && (await hasImport())) fresh.delete(feeds);
      if (answer.kind === 'exists') return lookUpExisting(entry, step);
      const recordId = 'record' in answer ? answer.record.id : (targetIdOf(step) ?? '');
      await mirrorWritten(entry, step, answer);
      const outcome = { kind: 'done', ...(storedName !== null && { storedName }) } as const;
      return confirm(entry, step, outcome, recordId);
    }

    /**
     * What the import makes of a customer meanwhile bears the name that QuickBooks has stored, which QuickBooks Time makes no second time
     * (quickbooks-time.md 7.4, code 202). Where that is another one than was asked for it has to be looked for; a click looks anyway.
     */
    function mustLookAfter(storedName: string | null): boolean {
      return priority === 'screen' || storedName !== null;
    }

    async function handle(
      entry: JournalEntry,
      step: PlanStep,
      error: SystemError,
      isAmongOthers: boolean,
    ): Promise<boolean> {
      if (error.rejection) return handleRejection(entry, step, error.rejection);
      const failed = { kind: 'failed', error: error.toPlain() } as const;
      if (!error.isOutcomeUnknown) return end(entry, failed);
      await journal.update([{ id: entry.id, outcome: failed }]);
      return settle({ ...entry, outcome: failed }, step, false, isAmongOthers && fresh.has(step.list));
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

/** A step that is about to be sent, with its record as it was before. */
interface Sending {
  readonly entry: JournalEntry;
  readonly step: PlanStep;
}

const endedBy = (ending: Promise<boolean>): Promise<false> => ending.then(() => false);
