import type { BulkItemView, BulkRunView } from '../../messages/bulk-run';
import type { BulkItemRow, BulkRunRow, JournalEntry, QuickbooksConnection } from '../../store/rows';
import { countsOf, stateOfItem, type UndoneAlone } from './bulk-undone';
import { anyRunViewOf } from './run-view';

/** A run, and what of it was undone by itself since. */
export interface StandingRun {
  readonly run: BulkRunRow;
  readonly alone: UndoneAlone;
}

/**
 * @param next the item that is under way or waits for its turn, if any.
 * @param undone the run that it takes back, if any.
 */
export function bulkRunViewOf(
  { run, alone }: StandingRun,
  next: BulkItemRow | null,
  undone: StandingRun | null,
): BulkRunView {
  const { id, state, isInterrupted, undoes, startedAt, endedAt, standstill } = run;
  const counts = countsOf(run, alone);
  return {
    id,
    state,
    isInterrupted,
    isUndo: undoes !== null,
    startedAt,
    endedAt,
    counts,
    current: next?.state === 'running' ? next.item : null,
    waitingFor: standstill && (state === 'running' || isInterrupted) ? standstill.error : null,
    canUndo:
      endedAt !== null &&
      (undone ? counts.left > 0 && undoableOf(undone) > 0 : undoableOf({ run, alone }) > 0),
  };
}

function undoableOf({ run, alone }: StandingRun): number {
  return run.undoable - alone.settled.size;
}

/**
 * What has become of each item, in the order of the run.
 *
 * @param entries of all runs of its items.
 */
export function bulkReportOf(
  run: BulkRunRow,
  items: readonly BulkItemRow[],
  entries: readonly JournalEntry[],
  company: QuickbooksConnection | null,
): readonly BulkItemView[] {
  const byRun = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const own = byRun.get(entry.runId);
    if (own) own.push(entry);
    else byRun.set(entry.runId, [entry]);
  }
  return items.map((row) => {
    const { item, itemRunId, error } = row;
    const own = byRun.get(itemRunId) ?? [];
    const state = stateOfItem(row, own);
    const isLeft = state === 'waiting' && run.state === 'cancelled';
    return { item, state: isLeft ? 'left' : state, run: anyRunViewOf(own, company), error };
  });
}
