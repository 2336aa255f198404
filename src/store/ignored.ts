import type { Ignored } from '../messages/tie-out-input';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { withVersion } from './record-versions';

/** Karbon records that nobody wants to hear of any more, by the account that they are of. */
export interface IgnoredStore {
  of(account: string): Promise<readonly Ignored[]>;
  put(account: string, rows: readonly Ignored[]): Promise<void>;
  remove(account: string, keys: readonly string[]): Promise<void>;
}

export function createIgnoredStore(database: Database, changes: ChangeSignal): IgnoredStore {
  return {
    async of(account) {
      const rows = await database.getAll('ignored', IDBKeyRange.bound([account], [account, []]));
      return rows.map(({ key, reason, at }) => ({ key, reason, at }));
    },
    async put(account, rows) {
      const transaction = database.transaction('ignored', 'readwrite');
      const written = rows.map((row) => transaction.store.put(withVersion('ignored', { account, ...row })));
      await Promise.all([...written, transaction.done]);
      changes.emit('ignored');
    },
    async remove(account, keys) {
      const transaction = database.transaction('ignored', 'readwrite');
      const removed = keys.map((key) => transaction.store.delete([account, key]));
      await Promise.all([...removed, transaction.done]);
      changes.emit('ignored');
    },
  };
}
