import type { BulkItemState } from '../../messages/bulk-run';
import type { BulkItemRow, BulkRunRow, JournalEntry } from '../../store/rows';
import type { Store } from '../../store/store';
import { itemRunsPrefix } from './bulk-items';
import { anyRunViewOf, canUndo } from './run-view';

/** What has come of a run's items since, in the log, a row or a panel, each of them by itself: their rows do not say it. */
export interface UndoneAlone {
  /** Positions of those that count as undone now. */
  readonly undone: ReadonlySet<number>;
  /** Positions of those of which nothing can be undone any more although their rows say so. */
  readonly settled: ReadonlySet<number>;
}

export async function undoneAlone(
  { bulkRuns, journal }: Pick<Store, 'bulkRuns' | 'journal'>,
  runId: string,
): Promise<UndoneAlone> {
  const prefix = itemRunsPrefix(runId);
  const undone = new Set<number>();
  const settled = new Set<number>();
  const look = async (itemRunId: string) => {
    const position = Number(itemRunId.slice(prefix.length));
    const item = Number.isInteger(position) ? await bulkRuns.item(runId, position) : null;
    // What a bulk run has taken back, its row says.
    if (!item || (item.state !== 'done' && !item.isUndoable)) return;
    const entries = await journal.run(itemRunId);
    if (stateOfItem(item, entries) === 'undone') undone.add(position);
    if (item.isUndoable && !canUndo(entries)) settled.add(position);
  };
  await Promise.all((await journal.undoneRunsBeginning(prefix)).map(look));
  return { undone, settled };
}

/** @param entries of the item's own run. */
export function stateOfItem(
  { state }: Pick<BulkItemRow, 'state'>,
  entries: readonly JournalEntry[],
): BulkItemRow['state'] {
  return state === 'done' && anyRunViewOf(entries, null)?.state === 'undone' ? 'undone' : state;
}

/** How many items of a run have become what, those included that were undone by themselves. */
export function countsOf(
  { counts }: Pick<BulkRunRow, 'counts'>,
  { undone }: UndoneAlone,
): Readonly<Record<BulkItemState, number>> {
  return { ...counts, done: counts.done - undone.size, undone: counts.undone + undone.size };
}
