import type { StoredSpelling, StoredSpellings } from '../domain/matching/stored-spelling';
import type { ListId } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { Link } from './rows';

export interface Links {
  /** The links of one list for the connection of that identity: Karbon key → record id. */
  of(list: ListId, account: string): Promise<ReadonlyMap<string, string>>;
  /** Karbon keys of those that nobody has chosen. */
  seenKeys(list: ListId, account: string): Promise<ReadonlySet<string>>;
  /** How its records' names were stored, where that is not what was asked for. */
  spellings(list: ListId, account: string): Promise<StoredSpellings>;
  /** Keeps those whose list is connected as their account, which is looked at in the same transaction; the others mean nothing any more. */
  put(links: readonly Link[]): Promise<void>;
  remove(list: ListId, account: string, karbonKeys: readonly string[]): Promise<void>;
  /** Removes whatever points at these records. */
  removeRecords(list: ListId, account: string, recordIds: readonly string[]): Promise<void>;
}

/** What is kept of one list of one company. */
interface Kept {
  readonly ids: Map<string, string>;
  readonly seenKeys: Set<string>;
  readonly spellings: Map<string, StoredSpelling>;
}

const nothing: Kept = { ids: new Map(), seenKeys: new Set(), spellings: new Map() };

export function createLinks(database: Database, changes: ChangeSignal): Links {
  const byOwner = createCachedQuery(changes, 'links', async () => {
    const kept = new Map<string, Kept>();
    for (const { list, account, karbon, recordId, isSeen, spelling } of await database.getAll('links')) {
      const owner = ownerOf(list, account);
      const own = kept.get(owner) ?? { ids: new Map(), seenKeys: new Set(), spellings: new Map() };
      kept.set(owner, own);
      own.ids.set(karbon.key, recordId);
      if (isSeen) own.seenKeys.add(karbon.key);
      if (spelling) own.spellings.set(recordId, spelling);
    }
    return kept;
  });

  async function keptOf(list: ListId, account: string): Promise<Kept> {
    return (await byOwner()).get(ownerOf(list, account)) ?? nothing;
  }

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
    of: async (list, account) => (await keptOf(list, account)).ids,
    seenKeys: async (list, account) => (await keptOf(list, account)).seenKeys,
    spellings: async (list, account) => (await keptOf(list, account)).spellings,
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
