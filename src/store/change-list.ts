import type { ListId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import type { ListChangeRow } from './rows';

/** What a person is to do in lists that Tieout can only read. */
export interface ChangeList {
  /** Oldest first. */
  all(): Promise<readonly ListChangeRow[]>;
  /** Those of one list's connection that have not been made yet, as far as is known. */
  open(list: ListId, account: string): Promise<readonly ListChangeRow[]>;
  /** Does nothing where the change is on the list already and open. */
  add(row: ListChangeRow): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Changes all rows in one transaction: each to what `change` makes of it, `null` to leave it out. */
  update(change: (row: ListChangeRow) => ListChangeRow | null): Promise<void>;
}

export function createChangeList(database: Database, changes: ChangeSignal): ChangeList {
  const rows = createCachedQuery(changes, 'changeList', async () => {
    const all = await database.getAll('changeList');
    // Of one plan the client comes before its work.
    return all.sort(
      (one, other) => one.requestedAt - other.requestedAt || one.path.length - other.path.length,
    );
  });

  return {
    all: rows,
    open: async (list, account) =>
      (await rows()).filter((row) => row.list === list && row.account === account && row.madeAt === null),
    async add(row) {
      const transaction = database.transaction('changeList', 'readwrite');
      const known = await transaction.store.get(row.id);
      if (!known || known.madeAt !== null) await transaction.store.put(row);
      await transaction.done;
      changes.emit('changeList');
    },
    async remove(ids) {
      const transaction = database.transaction('changeList', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
      changes.emit('changeList');
    },
    async update(change) {
      const transaction = database.transaction('changeList', 'readwrite');
      const work: Promise<unknown>[] = [];
      for (const row of await transaction.store.getAll()) {
        const changed = change(row);
        if (changed === null) work.push(transaction.store.delete(row.id));
        else if (changed !== row) work.push(transaction.store.put(changed));
      }
      await Promise.all([...work, transaction.done]);
      if (work.length > 0) changes.emit('changeList');
    },
  };
}
