import type { SystemId } from '../domain/records/records';
import { type SharedPart, sharedParts } from '../domain/records/shared-lists';
import { safeParse, z } from '../messages/schema';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { ConnectionRecord, SharedListRow } from './rows';

/** Lists that a colleague's file has brought, and which lists go into the file that is saved for colleagues. */
export interface SharedLists {
  all(): Promise<readonly SharedListRow[]>;
  /**
   * Takes the place of what an earlier file of the same connection has brought; all of it at once. Does nothing where that connection is
   * not the one of this identity any more.
   */
  receive(from: SystemId, identity: string, rows: readonly SharedListRow[]): Promise<void>;
  /** What has become of one; does nothing where it is not what it was any more. */
  settle(before: SharedListRow, change: Pick<SharedListRow, 'state' | 'records'>): Promise<void>;
  chosen(): Promise<readonly SharedPart[]>;
  choose(parts: readonly SharedPart[]): Promise<void>;
}

const recordName = 'sharedParts';
const chosenSchema = z.array(z.enum(sharedParts));
/** E-mail addresses go to nobody unasked. */
const chosenAtFirst: readonly SharedPart[] = ['karbonClients', 'jobcodes'];

export function createSharedLists(database: Database, changes: ChangeSignal): SharedLists {
  return {
    all: createCachedQuery(changes, 'sharedLists', () => database.getAll('sharedLists')),
    async receive(from, identity, rows) {
      const transaction = database.transaction(['sharedLists', 'connections'], 'readwrite');
      const connection: ConnectionRecord | undefined = await transaction.objectStore('connections').get(from);
      const lists = transaction.objectStore('sharedLists');
      if (connection?.account && connection.identity === identity) {
        for (const row of await lists.getAll()) if (row.from === from) await lists.delete(row.list);
        for (const row of rows) await lists.put(withVersion('sharedLists', row));
      }
      await transaction.done;
      changes.emit('sharedLists');
    },
    async settle(before, change) {
      const transaction = database.transaction('sharedLists', 'readwrite');
      const now = await transaction.store.get(before.list);
      const isSame = now?.asOf === before.asOf && now.account === before.account;
      if (isSame) await transaction.store.put(withVersion('sharedLists', { ...now, ...change }));
      await transaction.done;
      if (isSame) changes.emit('sharedLists');
    },
    chosen: createCachedQuery(changes, 'settings', async () => {
      const stored = safeParse(chosenSchema, await database.get('settings', recordName));
      return stored.success ? stored.data : chosenAtFirst;
    }),
    async choose(parts) {
      await database.put('settings', parts, recordName);
      changes.emit('settings');
    },
  };
}
