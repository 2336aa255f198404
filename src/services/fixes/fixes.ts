import type { FixChoice } from '../../domain/plans/fix-choice';
import type { FixTarget } from '../../domain/plans/fix-target';
import type { Plan, PlanStep } from '../../domain/plans/plan';
import { karbonRefOf, planOf } from '../../domain/plans/plan-choice';
import { areApart, groundOf, type PlanGround } from '../../domain/plans/plan-ground';
import { isRestOf } from '../../domain/plans/plan-rest';
import { fixOrder } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { PlainError } from '../../messages/errors';
import type { FixOutcome } from '../../messages/fixes';
import type { PlannedEntry } from '../../store/journal';
import type { JournalEntry, JournalItem } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import type { Failures } from '../failures';
import type { PageContext, PageContextReader } from '../panel/page-context';
import { plainErrorOf } from '../plain-error';
import { createSerialQueue } from '../sync/serial-queue';
import type { Sync } from '../sync/sync';
import { choiceContextOf } from './available-fixes';
import { isTiedOut } from './is-tied-out';
import { isGivenUp } from './item-end';
import { createPlanRunner } from './plan-runner';
import { inverseOfEntry } from './run-view';
import type { StepRunnerParts } from './step-runner';

/** Puts things right: plan, journal, send, undo. One run at a time, whatever is asked for meanwhile waits its turn. */
export interface Fixes {
  /**
   * Makes the plan anew from fresh records and applies it if it is still the one that was shown. Tells at once what
   * becomes of the click; resolves when the run is over, and never rejects. A `runId` is applied once, however often it is asked for.
   *
   * @param manner as for a click unless told.
   */
  start(request: FixRequest, tell: (outcome: FixOutcome) => void, manner?: Manner): Promise<void>;
  /**
   * Starts several beside each other over lists that are fresh; their steps go together where a service takes several at once. Nothing is
   * told of one whose plan is not apart from those before it: it has to be made anew once they are done.
   *
   * @param tell has the place of each.
   */
  startTogether(
    requests: readonly FixRequest[],
    tell: (place: number, outcome: FixOutcome) => void,
    manner: Manner,
  ): Promise<void>;
  /** Takes back what the run `of` has done and nobody has changed since. */
  undo(request: UndoRequest, tell: (outcome: FixOutcome) => void, manner?: Manner): Promise<void>;
  /**
   * Goes on with the steps of a run that were given up since nothing had happened for long, or since a service could not be asked: they are
   * planned once more as they were. Resolves as `start` does.
   */
  takeUp(runId: string, manner: Manner): Promise<void>;
  /** What a choice would do now, by what is stored; `null` where it cannot be had. */
  planFor(target: FixTarget, choice: FixChoice): Promise<Plan | null>;
  /** Resolves when nothing is being carried out any more. */
  whenIdle(): Promise<void>;
  /** Goes on with what was left when the worker was stopped, or when a service did not answer. */
  resume(): Promise<void>;
}

export interface FixRequest {
  readonly runId: string;
  readonly target: FixTarget;
  readonly choice: FixChoice;
  readonly planId: string;
  /** The steps of that plan: what is left of them may be applied too, where others of the same asking have done the rest. */
  readonly shownSteps?: readonly PlanStep[] | null;
  /** Whose lists it is for: those of another account are left alone. Of any unless told. */
  readonly accounts?: Readonly<Record<ListId, { readonly identity: string } | null>>;
}

/** How a run is carried out. */
export interface Manner {
  /** Before whom its requests are sent. */
  readonly priority: Priority;
  /** All that its plan is made from was read a moment ago: it is not read once more. */
  readonly isFresh: boolean;
}

export interface UndoRequest {
  readonly runId: string;
  readonly of: string;
}

export interface FixParts extends StepRunnerParts {
  readonly sync: Pick<Sync, 'refreshNames' | 'refreshTarget'>;
  readonly readPageContext: PageContextReader;
  readonly failures: Failures;
  /** Runs `work` once after so many ms. */
  later(work: () => void, afterMs: number): unknown;
}

/** How long after a service has not answered it is asked again what has become of a step. */
const retryAfterMs = 15_000;
const byClick: Manner = { priority: 'screen', isFresh: false };

export function createFixes(parts: FixParts): Fixes {
  const { store, sync, readPageContext, failures, now, newId, later } = parts;
  const { connections, journal } = store;
  const runner = createPlanRunner(parts);
  const runExclusive = createSerialQueue();
  let isRetryScheduled = false;

  return {
    start: (request, tell, manner = byClick) =>
      settle(() => answered(request.runId, tell, (tellOnce) => start(request, tellOnce, manner))),
    startTogether: (requests, tell, manner) => settle(() => startTogether(requests, tell, manner)),
    undo: (request, tell, manner = byClick) =>
      settle(() => answered(request.runId, tell, (tellOnce) => undo(request, tellOnce, manner))),
    takeUp: (runId, manner) => settle(() => takeUp(runId, manner)),
    planFor: async (target, choice) => planOf(choiceContextOf(await readPageContext(target)), choice),
    resume: () => settle(carryOutOpen),
    whenIdle: () => runExclusive(async () => undefined),
  };

  /** One after the other. Never rejects: what has failed stands until the journal has been gone through once more. */
  function settle(work: () => Promise<void>): Promise<void> {
    return failures.guard('carrying out fixes', () => runExclusive(work));
  }

  /** Whatever happens, the click gets one answer; what is in the journal already goes on by `resume`. */
  async function answered(
    runId: string,
    tell: (outcome: FixOutcome) => void,
    work: (tellOnce: (outcome: FixOutcome) => void) => Promise<void>,
  ): Promise<void> {
    let isTold = false;
    const tellOnce = (outcome: FixOutcome) => {
      if (!isTold) tell(outcome);
      isTold = true;
    };
    try {
      if ((await journal.run(runId)).length > 0) tellOnce({ kind: 'begun' });
      else await work(tellOnce);
    } catch (error) {
      tellOnce({ kind: 'failed', error: plainErrorOf(error, null) });
      throw error;
    }
  }

  async function start(
    request: FixRequest,
    tell: (outcome: FixOutcome) => void,
    manner: Manner,
  ): Promise<void> {
    const error = (await settleOpen()) ?? (manner.isFresh ? null : await freshen(request.target));
    if (error) return tell({ kind: 'failed', error });
    const outcome = await planned(request);
    if (outcome) tell(outcome);
    if (outcome?.kind === 'begun') await carryOut([request.runId], fixOrder, manner.priority);
  }

  async function startTogether(
    requests: readonly FixRequest[],
    tell: (place: number, outcome: FixOutcome) => void,
    { priority }: Manner,
  ): Promise<void> {
    const error = await settleOpen();
    const runIds: string[] = [];
    const grounds: PlanGround[] = [];
    const isApart = ({ steps }: Plan) => {
      const ground = groundOf(steps);
      const isIt = grounds.every((each) => areApart(each, ground));
      if (isIt) grounds.push(ground);
      return isIt;
    };
    for (const [place, request] of requests.entries()) {
      await answered(
        request.runId,
        (outcome) => tell(place, outcome),
        async (tellOnce) => {
          const outcome = error ? ({ kind: 'failed', error } as const) : await planned(request, isApart);
          if (outcome?.kind === 'begun') runIds.push(request.runId);
          if (outcome) tellOnce(outcome);
        },
      );
    }
    await carryOut(runIds, fixOrder, priority);
  }

  /** Makes the plan anew and writes it to the journal, if it is the one that was shown; `null` where it may not be begun now. */
  async function planned(
    request: FixRequest,
    mayBegin: (plan: Plan) => boolean = () => true,
  ): Promise<FixOutcome | null> {
    const context = await readPageContext(request.target);
    const plan = planOf(choiceContextOf(context), request.choice);
    if (!plan || !isAsShown(plan, request) || plan.steps.length === 0) {
      return { kind: isTiedOut(context) ? 'alreadyDone' : 'planChanged' };
    }
    const { accounts } = request;
    const other = plan.steps.find(
      ({ list }) => accounts && accounts[list]?.identity !== context.connections[list].identity,
    );
    if (other) {
      const error = { code: 'accountChanged', system: other.list, retryAt: null, detail: '' } as const;
      return { kind: 'failed', error };
    }
    if (!mayBegin(plan)) return null;
    await journal.plan(entriesOf(request.runId, context, itemOf(context, request.target), plan));
    return { kind: 'begun' };
  }

  async function undo(
    request: UndoRequest,
    tell: (outcome: FixOutcome) => void,
    { priority, isFresh }: Manner,
  ): Promise<void> {
    const unsettled = await settleOpen();
    if (unsettled) return tell({ kind: 'failed', error: unsettled });
    const done = await journal.run(request.of);
    const inverses = done
      .map((entry) => ({ entry, step: inverseOfEntry(entry) }))
      .filter((each): each is { entry: JournalEntry; step: PlanStep } => each.step !== null)
      .reverse();
    const [first] = inverses;
    if (!first) return tell({ kind: 'alreadyDone' });
    const entries = inverses.map(({ entry, step }, position) => ({
      ...blankEntry(request.runId, position, entry.item, step),
      account: entry.account,
      undoes: entry.id,
      pairBefore: entry.pairBefore,
    }));
    await journal.plan(entries);
    tell({ kind: 'begun' });
    await carryOut([request.runId], isFresh ? fixOrder : [], priority);
  }

  async function takeUp(runId: string, { priority }: Manner): Promise<void> {
    const givenUp = (await journal.run(runId)).filter(isGivenUp);
    const at = now();
    await journal.update(
      givenUp.map(({ id }) => ({
        id,
        state: 'planned',
        plannedAt: at,
        sentAt: null,
        endedAt: null,
        outcome: null,
      })),
    );
    await carryOut([runId], [], priority);
  }

  /** Before anything new is begun, all that was left open is settled (decisions/journal.md). */
  async function settleOpen(): Promise<PlainError | null> {
    await carryOutOpen();
    const [left] = await journal.open();
    if (!left) return null;
    return left.outcome?.kind === 'failed'
      ? left.outcome.error
      : { code: 'unreachable', system: left.step.list, retryAt: null, detail: '' };
  }

  async function carryOutOpen(): Promise<void> {
    for (const runId of new Set((await journal.open()).map((entry) => entry.runId))) {
      await carryOut([runId], [], 'screen');
    }
  }

  async function carryOut(
    runIds: readonly string[],
    fresh: readonly ListId[],
    priority: Priority,
  ): Promise<void> {
    const [runId, ...others] = runIds;
    if (runId === undefined) return;
    const isOver =
      others.length > 0
        ? await runner.carryOutTogether(runIds, fresh, priority)
        : await runner.carryOut(runId, fresh, priority);
    if (isOver || isRetryScheduled) return;
    isRetryScheduled = true;
    later(() => {
      isRetryScheduled = false;
      void settle(carryOutOpen);
    }, retryAfterMs);
  }

  /** Brings all that the plan is made from up to this moment. */
  async function freshen(target: FixTarget): Promise<PlainError | null> {
    // Where Karbon does not answer, the names that were shown stand in.
    const [, ...errors] = await Promise.all([
      sync.refreshTarget(target),
      ...fixOrder.map(async (list) => {
        const { account } = await connections.read(list);
        return account ? sync.refreshNames(list) : null;
      }),
    ]);
    return errors.find((error) => error !== null) ?? null;
  }

  function entriesOf(
    runId: string,
    context: PageContext,
    item: JournalItem,
    plan: Plan,
  ): readonly PlannedEntry[] {
    return plan.steps.map((step, position) => ({
      ...blankEntry(runId, position, item, step),
      // The connection as it was before its names were read: those of a later one are refused.
      account: context.connections[step.list].identity,
    }));
  }

  function blankEntry(
    runId: string,
    position: number,
    item: JournalItem,
    step: PlanStep,
  ): Omit<PlannedEntry, 'account'> {
    return {
      id: `${runId} ${position}`,
      runId,
      position,
      item,
      step,
      state: 'planned',
      requestId: newId(),
      plannedAt: now(),
      sentAt: null,
      endedAt: null,
      outcome: null,
      recordId: null,
      before: null,
      after: null,
      undoes: null,
      pairBefore: null,
    };
  }
}

/** What is left of what was shown is no more than that. */
function isAsShown(plan: Plan, { planId, shownSteps }: FixRequest): boolean {
  return plan.id === planId || (!!shownSteps && isRestOf(plan.steps, shownSteps));
}

function itemOf(context: PageContext, target: FixTarget): JournalItem {
  const { client, item } = context.resolvedPage;
  const ofClient = client.key === '' ? null : { kind: client.kind, key: client.key };
  return {
    kind: target.kind,
    key: target.key,
    title: item ? item.title : client.fullName,
    path: context.match?.expectedPath ?? [],
    levels: item ? [ofClient, karbonRefOf(context.resolvedPage)] : [ofClient],
  };
}
