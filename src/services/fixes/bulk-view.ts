import type { BulkItemView, BulkRunView } from '../../messages/bulk-run';
import type { BulkItemRow, BulkRunRow, JournalEntry, QuickbooksConnection } from '../../store/rows';
import { anyRunViewOf } from './run-view';

/** @param next the item that is under way or waits for its turn, if any. */
export function bulkRunViewOf(
  run: BulkRunRow,
  next: BulkItemRow | null,
  undone: BulkRunRow | null,
): BulkRunView {
  const { id, state, isInterrupted, undoes, startedAt, endedAt, counts, undoable, standstill } = run;
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
    canUndo: endedAt !== null && (undone ? counts.left > 0 && undone.undoable > 0 : undoable > 0),
  };
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
  return items.map(({ item, state, itemRunId, error }) => {
    const ownRun = anyRunViewOf(byRun.get(itemRunId) ?? [], company);
    // It may have been undone by itself, in the log or a panel.
    const isUndone = state === 'done' && ownRun?.state === 'undone';
    const isLeft = state === 'waiting' && run.state === 'cancelled';
    return { item, state: isUndone ? 'undone' : isLeft ? 'left' : state, run: ownRun, error };
  });
}
