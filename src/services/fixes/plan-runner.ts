import { goesTogether } from '../../domain/plans/goes-together';
import { fixOrder } from '../../domain/records/lists';
import type { ListId } from '../../domain/records/records';
import type { JournalEntry } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { createStepRunner, type NextStep, type StepRunnerParts } from './step-runner';

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
  /**
   * The same for several runs beside each other, whose steps go together where a service takes several at once. Where it is not known what
   * has become of a step, its run is left there. Returns whether all have come to their end.
   */
  carryOutTogether(runIds: readonly string[], fresh: Iterable<ListId>, priority: Priority): Promise<boolean>;
}

/** A run that nothing has happened to for so long is not gone on with, ms: whoever clicked is looking elsewhere. */
const maxPauseMs = 10 * 60_000;

export function createPlanRunner(parts: StepRunnerParts): PlanRunner {
  const { now } = parts;
  const { journal } = parts.store;
  const createRun = createStepRunner(parts);

  return {
    async carryOut(runId, fresh, priority) {
      const run = createRun(fresh, priority);
      for (;;) {
        const next = await nextOf(runId);
        if (!next) return true;
        if (!(await run.advance(next))) return false;
      }
    },

    async carryOutTogether(runIds, fresh, priority) {
      const run = createRun(fresh, priority);
      const left = new Set(runIds);
      let isKnown = true;
      const leave = (runId: string, isOver: boolean) => {
        left.delete(runId);
        isKnown &&= isOver;
      };
      while (left.size > 0) {
        const together: NextStep[] = [];
        for (const runId of left) {
          let next = await nextOf(runId);
          // What goes alone comes first: it leads up to what goes together.
          while (next && !isForTogether(next)) {
            const isOver = await run.advance(next);
            if (!isOver) leave(runId, false);
            next = isOver ? await nextOf(runId) : null;
          }
          if (next) together.push(next);
          else if (left.has(runId)) leave(runId, true);
        }
        for (const list of fixOrder) {
          const ofList = together.filter(({ entry }) => entry.step.list === list);
          const known = await run.advanceTogether(ofList);
          for (const [at, { entry }] of ofList.entries()) if (!known[at]) leave(entry.runId, false);
        }
      }
      return isKnown;
    },
  };

  /** The step of a run that is not over; `null` where there is none. What nobody waits for any more, or cannot be done, is given up. */
  async function nextOf(runId: string): Promise<NextStep | null> {
    for (;;) {
      const entries = await journal.run(runId);
      const entry = entries.find(({ state }) => state === 'planned' || state === 'sent');
      if (!entry) return null;
      const isPaused = now() - Math.max(...entries.map(lastTouched)) > maxPauseMs;
      // What has failed for one client or work item says nothing of the others in the run.
      const ofItem = entries.filter(({ item }) => item.key === entry.item.key);
      const hasFailed = ofItem.some(({ state }) => state === 'failed');
      if (entry.state === 'sent' || (!hasFailed && !isPaused)) return { entry, entries, isPaused };
      await abandonRemaining(isPaused ? entries : ofItem);
    }
  }

  async function abandonRemaining(entries: readonly JournalEntry[]): Promise<void> {
    const left = entries.filter(({ state }) => state === 'planned');
    await journal.update(
      left.map(({ id }) => ({ id, state: 'failed', endedAt: now(), outcome: { kind: 'notReached' } })),
    );
  }
}

/** What was sent in an earlier life is looked at by itself. */
function isForTogether({ entry: { state, step } }: NextStep): boolean {
  return state === 'planned' && goesTogether(step);
}

function lastTouched({ plannedAt, sentAt, endedAt }: JournalEntry): number {
  return Math.max(plannedAt, sentAt ?? 0, endedAt ?? 0);
}
