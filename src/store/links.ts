import type { ListId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { Link } from './rows';

export interface Links {
  /** The links of one list for the connection of that identity: Karbon key → record id. */
  of(list: ListId, account: string): Promise<ReadonlyMap<string, string>>;
  /** Keeps those whose list is connected as their account, which is looked at in the same transaction; the others mean nothing any more. */
  put(links: readonly Link[]): Promise<void>;
  remove(list: ListId, account: string, karbonKeys: readonly string[]): Promise<void>;
  /** Removes whatever points at these records. */
  removeRecords(list: ListId, account: string, recordIds: readonly string[]): Promise<void>;
}

const noLinks: ReadonlyMap<string, string> = new Map();

export function createLinks(database: Database, changes: ChangeSignal): Links {
  const maps = createCachedQuery(changes, 'links', async () => {
    const byOwner = new Map<string, Map<string, string>>();
    for (const { list, account, karbon, recordId } of await database.getAll('links')) {
      const owner = ownerOf(list, account);
      byOwner.set(owner, (byOwner.get(owner) ?? new Map<string, string>()).set(karbon.key, recordId));
    }
    return byOwner;
  });

  async function removeWhere(list: ListId, account: string, isMatch: (link: Link) => boolean): Promise<void> {
    const transaction = database.transaction('links', 'readwrite');
    const owned = await transaction.store.getAll(IDBKeyRange.bound([list, account], [list, account, []]));
    const matching = owned.filter(isMatch);
    await Promise.all([
      ...matching.map(({ karbon }) => transaction.store.delete([list, account, karbon.key])),
      transaction.done,
    ]);
    if (matching.length > 0) changes.emit('links');
  }

  return {
    of: async (list, account) => (await maps()).get(ownerOf(list, account)) ?? noLinks,
    async put(links) {
      const transaction = database.transaction(['links', 'connections'], 'readwrite');
      const connections = await transaction.objectStore('connections').getAll();
      const accounts = new Map(
        connections.map(({ system, account, identity }) => [system, account && identity]),
      );
      const current = links.filter(({ list, account }) => accounts.get(list) === account);
      const kept = transaction.objectStore('links');
      await Promise.all([...current.map((link) => kept.put(withVersion('links', link))), transaction.done]);
      if (current.length > 0) changes.emit('links');
    },
    remove: (list, account, karbonKeys) =>
      removeWhere(list, account, ({ karbon }) => karbonKeys.includes(karbon.key)),
    removeRecords: (list, account, recordIds) =>
      removeWhere(list, account, ({ recordId }) => recordIds.includes(recordId)),
  };
}

/** What a map of links is for: one list of one company. No list's id holds a blank. */
function ownerOf(list: ListId, account: string): string {
  return `${list} ${account}`;
}
