import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createDurableWrite } from './durable-write';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { TimeChangeRow } from './time-rows';

/** A change that is to be made; the store counts its run. */
export type PlannedTimeChange = Omit<TimeChangeRow, 'runNumber'>;

/** Every write to own time, as far back as they are kept. Each call is one transaction. */
export interface TimeChanges {
  /** Writes a run, all of it or none; nothing where it is known. Returns whether it was written. */
  plan(rows: readonly PlannedTimeChange[]): Promise<boolean>;
  /** Changes some facts of rows, together. Throws, and changes nothing, where one of them is not there. */
  update(changes: readonly TimeChangeUpdate[]): Promise<void>;
  /** By position; empty where the run is not known. */
  run(runId: string): Promise<readonly TimeChangeRow[]>;
  /** Of runs that are not over, oldest run first and each by position. */
  open(): Promise<readonly TimeChangeRow[]>;
  /** At most `count` rows, newest first. */
  newest(count: number): Promise<readonly TimeChangeRow[]>;
}

export type TimeChangeUpdate = { readonly id: string } & Partial<
  Pick<
    TimeChangeRow,
    'state' | 'sentAt' | 'endedAt' | 'result' | 'entryId' | 'before' | 'after' | 'made' | 'knownIds'
  >
>;

/** A year and a month: a firm looks back on last year's time when it closes it. */
const keptForMs = 400 * 86_400_000;
const maxForgotten = 4;
/** What the panel and the popup look at. */
const newestCached = 20;

export function createTimeChanges(database: Database, changes: ChangeSignal): TimeChanges {
  const newestRows = createCachedQuery(changes, 'timeChanges', () => readNewest(newestCached));
  // Each panel's view asks for them.
  const openRows = createCachedQuery(changes, 'timeChanges', readOpen);

  const write = createDurableWrite(database, 'timeChanges');

  async function readNewest(count: number): Promise<readonly TimeChangeRow[]> {
    const rows: TimeChangeRow[] = [];
    let cursor = await database.transaction('timeChanges').store.index('byAge').openCursor(null, 'prev');
    for (; cursor && rows.length < count; cursor = await cursor.continue()) rows.push(cursor.value);
    return rows;
  }

  async function readOpen(): Promise<readonly TimeChangeRow[]> {
    const index = database.transaction('timeChanges').store.index('byState');
    const rows = (await Promise.all([index.getAll('planned'), index.getAll('sent')])).flat();
    return rows.sort((one, other) => one.runNumber - other.runNumber || one.position - other.position);
  }

  return {
    async plan(rows) {
      const [first] = rows;
      if (!first) return false;
      const isWritten = await write(async (store) => {
        if (await store.index('byRun').getKey(IDBKeyRange.bound([first.runId], [first.runId, []])))
          return false;
        const newest = await store.index('byAge').openKeyCursor(null, 'prev');
        const runNumber = (newest?.key[0] ?? 0) + 1;
        for (const row of rows) await store.add(withVersion('timeChanges', { ...row, runNumber }));
        // Oldest first; none that goes on.
        let oldest = await store.index('byAge').openCursor();
        for (let left = maxForgotten; oldest && left > 0; left -= 1) {
          const { plannedAt, state } = oldest.value;
          if (first.plannedAt - plannedAt <= keptForMs || state === 'planned' || state === 'sent') break;
          await oldest.delete();
          oldest = await oldest.continue();
        }
        return true;
      });
      if (isWritten) changes.emit('timeChanges');
      return isWritten;
    },
    async update(wanted) {
      await write(async (store) => {
        for (const change of wanted) {
          const row = await store.get(change.id);
          if (!row) throw new Error('there is no such change of time');
          await store.put({ ...row, ...change });
        }
      });
      if (wanted.length > 0) changes.emit('timeChanges');
    },
    run: (runId) => database.getAllFromIndex('timeChanges', 'byRun', IDBKeyRange.bound([runId], [runId, []])),
    open: openRows,
    newest: async (count) =>
      count <= newestCached ? (await newestRows()).slice(0, count) : readNewest(count),
  };
}
