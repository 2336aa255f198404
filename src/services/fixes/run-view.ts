import type { PlanStep } from '../../domain/plans/plan';
import { inverseOf } from '../../domain/plans/step-effect';
import { isFresh } from '../../domain/time/freshness';
import type { LogRow, RunStep, RunView } from '../../messages/fixes';
import type { JournalEntry, QuickbooksConnection } from '../../store/rows';
import { systemOfList } from '../../systems/registry';

/** For so long after its end a run is shown on its page, ms; the log shows it for good. */
const shownForMs = 10 * 60_000;

/**
 * The run as the panel shows it; `null` where there is none, or where it has ended long ago.
 *
 * @param entries of one run, by position.
 * @param company in QuickBooks, for addresses; `null` while it is not connected.
 */
export function runViewOf(
  entries: readonly JournalEntry[],
  company: QuickbooksConnection | null,
  nowMs: number,
): RunView | null {
  const run = anyRunViewOf(entries, company);
  return run && (run.endedAt === null || isFresh(run.endedAt, shownForMs, nowMs)) ? run : null;
}

/** The same however long ago it has ended. */
export function anyRunViewOf(
  entries: readonly JournalEntry[],
  company: QuickbooksConnection | null,
): RunView | null {
  const [first] = entries;
  if (!first) return null;
  return {
    id: first.runId,
    state: stateOf(entries),
    steps: entries.map((entry) => stepOf(entry, company)),
    isUndo: first.undoes !== null,
    canUndo: canUndo(entries),
    endedAt: endOf(entries),
  };
}

/** The log's lines for whole runs, in the order given. */
export function logRowsOf(entries: readonly JournalEntry[]): readonly LogRow[] {
  const runs = new Map<string, JournalEntry[]>();
  for (const entry of entries) runs.set(entry.runId, [...(runs.get(entry.runId) ?? []), entry]);
  return entries.map((entry) => ({
    id: entry.id,
    runId: entry.runId,
    at: entry.plannedAt,
    endedAt: entry.endedAt,
    itemTitle: entry.item.title,
    itemKind: entry.item.kind,
    karbonKey: entry.item.key,
    step: entry.step,
    state: entry.state,
    outcome: entry.outcome,
    // The change list has rows, and no records.
    recordId: 'change' in entry.step ? null : entry.recordId,
    before: entry.before,
    after: 'change' in entry.step ? null : entry.after,
    isUndo: entry.undoes !== null,
    canUndo: canUndo(runs.get(entry.runId) ?? []),
  }));
}

/** What undoes the step of an entry; `null` where nothing does, or where it has changed nothing. */
export function inverseOfEntry(entry: JournalEntry): PlanStep | null {
  const { state, outcome, recordId, after } = entry;
  if (state !== 'confirmed' || outcome?.kind !== 'done' || recordId === null || after === null) return null;
  return inverseOf(entry.step, entry.before, after, recordId);
}

/** Whether a whole run can be undone. */
export function canUndo(entries: readonly JournalEntry[]): boolean {
  const isUndo = entries.some(({ undoes }) => undoes !== null);
  return !isUndo && !entries.some(isOpen) && entries.some((entry) => inverseOfEntry(entry) !== null);
}

/** It is not over. */
export function isOpen({ state }: JournalEntry): boolean {
  return state === 'planned' || state === 'sent';
}

function endOf(entries: readonly JournalEntry[]): number | null {
  if (entries.some(isOpen)) return null;
  return Math.max(...entries.map(({ endedAt, plannedAt }) => endedAt ?? plannedAt));
}

function stateOf(entries: readonly JournalEntry[]): RunView['state'] {
  // A step that was sent and has an outcome all the same is waiting for a service that does not answer.
  if (entries.some(({ state, outcome }) => state === 'sent' && outcome !== null)) return 'waiting';
  if (entries.some(isOpen)) return 'running';
  if (entries.some(({ state }) => state === 'failed')) return 'failed';
  // Whoever has kept a part of it from being undone may let go of it yet.
  const isUndone = entries.some(({ state }) => state === 'undone') && !entries.some(inverseOfEntry);
  return isUndone ? 'undone' : 'done';
}

function stepOf(
  { step, state, outcome, recordId }: JournalEntry,
  company: QuickbooksConnection | null,
): RunStep {
  const isThere = state === 'confirmed' && recordId !== null;
  const address = isThere ? systemOfList[step.list].recordAddress(recordId, company) : null;
  return { step, state, outcome, address };
}
