import { abortTransaction } from './abort-transaction';
import type { ChangeSignal, StoreName, WriteTransaction } from './change-signal';
import type { Database } from './database';
import { withVersion } from './record-versions';
import type { BulkItemRow, BulkRunRow } from './rows';

/** A bulk run that is to be begun; the store counts it. */
export type NewBulkRun = Omit<BulkRunRow, 'number'>;

/** What has become of an item. */
export type ItemEnd = Pick<BulkItemRow, 'error' | 'isUndoable'> & {
  readonly state: Exclude<BulkItemRow['state'], 'running' | 'undone'>;
  /** It was given up since a service would not take it. */
  readonly isGivenUp: boolean;
};

/** Bulk runs and their items. Each call is one transaction, which leaves the counts of a run as its items are. */
export interface BulkRunStore {
  /** Writes a run with its items, unless it is known, or another one is not over. Of runs long over the oldest are forgotten. */
  insert(run: NewBulkRun, items: readonly BulkItemRow[]): Promise<'written' | 'known' | 'busy'>;
  run(id: string): Promise<BulkRunRow | null>;
  /** The one that was begun last. Of several runs no other can be under way. */
  newest(): Promise<BulkRunRow | null>;
  /** All that are kept, the one that was begun last first. */
  newestFirst(): Promise<readonly BulkRunRow[]>;
  item(runId: string, position: number): Promise<BulkItemRow | null>;
  /** By position. */
  items(runId: string): Promise<readonly BulkItemRow[]>;
  /** The one that was begun and is not over; else the next one that waits; `null` where there is neither. */
  nextItem(runId: string): Promise<BulkItemRow | null>;
  /** At most so many of those that wait for their turn, by position. */
  waitingItems(runId: string, count: number): Promise<readonly BulkItemRow[]>;
  /** Changes some facts of a run to what `change` makes of it; `null` from it leaves all as it is. Returns how the run is then. */
  change(
    runId: string,
    change: (run: BulkRunRow) => Partial<Omit<BulkRunRow, 'id' | 'number'>> | null,
  ): Promise<BulkRunRow | null>;
  /** It is the item's turn. Returns false, and changes nothing, where the run does not go on any more. */
  beginItem(item: BulkItemRow, at: number): Promise<boolean>;
  /** With `waiting` its turn comes once more. One that has taken back an item of another run is noted there too. */
  endItem(item: BulkItemRow, end: ItemEnd, at: number): Promise<void>;
}

/** What was done before stays in the journal. */
const maxKeptRuns = 20;

export function createBulkRunStore(database: Database, changes: ChangeSignal): BulkRunStore {
  async function write<Result>(work: (transaction: WriteTransaction) => Promise<Result>): Promise<Result> {
    const transaction = database.transaction<StoreName[], 'readwrite'>(
      ['bulkRuns', 'bulkItems'],
      'readwrite',
    );
    try {
      const result = await work(transaction);
      await transaction.done;
      changes.emit('bulkRuns');
      return result;
    } catch (error) {
      await abortTransaction(transaction);
      throw error;
    }
  }

  async function newest(): Promise<BulkRunRow | null> {
    const cursor = await database.transaction('bulkRuns').store.index('byNumber').openCursor(null, 'prev');
    return cursor?.value ?? null;
  }

  return {
    newest,
    run: async (id) => (await database.get('bulkRuns', id)) ?? null,
    newestFirst: async () => (await database.getAllFromIndex('bulkRuns', 'byNumber')).reverse(),
    item: async (runId, position) => (await database.get('bulkItems', [runId, position])) ?? null,
    items: (runId) => database.getAll('bulkItems', IDBKeyRange.bound([runId], [runId, []])),
    async nextItem(runId) {
      const index = database.transaction('bulkItems').store.index('byState');
      for (const state of ['running', 'waiting']) {
        const first = await index.get(rangeOf(runId, state));
        if (first) return first;
      }
      return null;
    },
    waitingItems: (runId, count) =>
      database.getAllFromIndex('bulkItems', 'byState', rangeOf(runId, 'waiting'), count),
    insert: (run, items) =>
      write(async (transaction) => {
        const runs = transaction.objectStore('bulkRuns');
        const known = await runs.getAll();
        if (known.some(({ id }) => id === run.id)) return 'known';
        if (known.some(({ endedAt }) => endedAt === null)) return 'busy';
        const byAge = known.sort((one, other) => one.number - other.number);
        const rows = transaction.objectStore('bulkItems');
        for (const { id } of byAge.slice(0, Math.max(0, byAge.length + 1 - maxKeptRuns))) {
          await runs.delete(id);
          await rows.delete(IDBKeyRange.bound([id], [id, []]));
        }
        await runs.put(withVersion('bulkRuns', { ...run, number: (byAge.at(-1)?.number ?? 0) + 1 }));
        await Promise.all(items.map((item) => rows.put(withVersion('bulkItems', item))));
        return 'written';
      }),
    change: (runId, change) =>
      write(async (transaction) => {
        const runs = transaction.objectStore('bulkRuns');
        const run = await runs.get(runId);
        const changed = run && change(run);
        if (!run || !changed) return run ?? null;
        const now = { ...run, ...changed };
        await runs.put(now);
        return now;
      }),
    beginItem: (item, at) =>
      write(async (transaction) => {
        const runs = transaction.objectStore('bulkRuns');
        const run = await runs.get(item.runId);
        if (run?.state !== 'running') return false;
        await putItem(transaction, run, item, { state: 'running' }, { lastTouchedAt: at });
        return true;
      }),
    endItem: (item, { isGivenUp, ...end }, at) =>
      write(async (transaction) => {
        const runs = transaction.objectStore('bulkRuns');
        const run = await runs.get(item.runId);
        // Everything may have been removed meanwhile.
        if (!run) return;
        const isOver = end.state !== 'waiting';
        await putItem(transaction, run, item, end, {
          lastTouchedAt: at,
          ...(isOver && { standstill: null, givenUpInRow: isGivenUp ? run.givenUpInRow + 1 : 0 }),
        });
        if (end.state !== 'done' || run.undoes === null || item.undoesPosition === null) return;
        const undone = await runs.get(run.undoes);
        const itsItem = await transaction.objectStore('bulkItems').get([run.undoes, item.undoesPosition]);
        const taken = { state: 'undone', isUndoable: false } as const;
        if (undone && itsItem) await putItem(transaction, undone, itsItem, taken, {});
      }),
  };
}

function rangeOf(runId: string, state: string): IDBKeyRange {
  // A list sorts after every number.
  return IDBKeyRange.bound([runId, state], [runId, state, []]);
}

/** Changes an item, and the counts of its run with it. */
async function putItem(
  transaction: WriteTransaction,
  run: BulkRunRow,
  { runId, position }: BulkItemRow,
  change: Partial<Pick<BulkItemRow, 'state' | 'error' | 'isUndoable'>>,
  changeOfRun: Partial<BulkRunRow>,
): Promise<void> {
  const items = transaction.objectStore('bulkItems');
  const before = await items.get([runId, position]);
  if (!before) return;
  const after = { ...before, ...change };
  await items.put(after);
  const counts = { ...run.counts };
  counts[before.state] -= 1;
  // Whatever of a cancelled run has not had its turn is left.
  counts[after.state === 'waiting' && run.state === 'cancelled' ? 'left' : after.state] += 1;
  const undoable = run.undoable + Number(after.isUndoable) - Number(before.isUndoable);
  await transaction.objectStore('bulkRuns').put({ ...run, ...changeOfRun, counts, undoable });
}
