import type { StoredSpelling, StoredSpellings } from '../domain/matching/stored-spelling';
import type { ListId } from '../domain/records/records';
import type { ChangeSignal, StoreName } from './change-signal';
import type { Database } from './database';
import { notePaired } from './name-changes';
import { createCachedQuery, createQueryCache } from './query-cache';
import { withVersion } from './record-versions';
import type { Link } from './rows';

export interface Links {
  /** The links of one list for the connection of that identity: Karbon key → record id. */
  of(list: ListId, account: string): Promise<ReadonlyMap<string, string>>;
  /** All that is kept of them. */
  all(list: ListId, account: string): Promise<KeptLinks>;
  /** The same of these Karbon records alone: without reading the others, of which there may be a hundred thousand. */
  among(list: ListId, account: string, karbonKeys: readonly string[]): Promise<KeptLinks>;
  /** Of those that point at one of these records: Karbon key → record id. */
  ofRecords(
    list: ListId,
    account: string,
    recordIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Keeps those whose list is connected as their account, which is looked at in the same transaction; the others mean nothing any more. */
  put(links: readonly Link[]): Promise<void>;
  remove(list: ListId, account: string, karbonKeys: readonly string[]): Promise<void>;
  /** Removes all of one account, whose ids will mean other records. */
  removeAccount(list: ListId, account: string): Promise<void>;
  /** Removes whatever points at these records. */
  removeRecords(list: ListId, account: string, recordIds: readonly string[]): Promise<void>;
}

/** What is kept of one list of one company. */
export interface KeptLinks {
  /** Karbon key → record id. */
  readonly ids: ReadonlyMap<string, string>;
  /** Karbon keys of those that nobody has chosen. */
  readonly seenKeys: ReadonlySet<string>;
  /** How its records' names were stored, where that is not what was asked for. */
  readonly spellings: StoredSpellings;
}

const nothing = keptOf([]);

/** Pages that were looked at last. */
const maxCachedQueries = 16;

export function createLinks(database: Database, changes: ChangeSignal): Links {
  const byOwner = createCachedQuery(changes, 'links', async () => {
    const links = new Map<string, Link[]>();
    for (const link of await database.getAll('links')) {
      const owner = ownerOf(link.list, link.account);
      const own = links.get(owner);
      if (own) own.push(link);
      else links.set(owner, [link]);
    }
    return new Map([...links].map(([owner, own]) => [owner, keptOf(own)]));
  });
  const cached = createQueryCache(changes, maxCachedQueries);

  async function allOf(list: ListId, account: string): Promise<KeptLinks> {
    return (await byOwner()).get(ownerOf(list, account)) ?? nothing;
  }

  async function removeWhere(list: ListId, account: string, isMatch: (link: Link) => boolean): Promise<void> {
    const transaction = database.transaction<StoreName[], 'readwrite'>(['links', 'nameChanges'], 'readwrite');
    const links = transaction.objectStore('links');
    const owned = await links.getAll(IDBKeyRange.bound([list, account], [list, account, []]));
    const matching = owned.filter(isMatch);
    await Promise.all([
      ...matching.map(({ karbon }) => links.delete([list, account, karbon.key])),
      notePaired(transaction, matching),
      transaction.done,
    ]);
    if (matching.length > 0) changes.emit('links');
  }

  return {
    of: async (list, account) => (await allOf(list, account)).ids,
    all: allOf,
    among: (list, account, karbonKeys) =>
      cached('links', JSON.stringify([list, account, karbonKeys]), async () => {
        const { store } = database.transaction('links');
        const found = await Promise.all(karbonKeys.map((key) => store.get([list, account, key])));
        return keptOf(found.filter((link) => link !== undefined));
      }),
    async ofRecords(list, account, recordIds) {
      const index = database.transaction('links').store.index('byRecord');
      const found = await Promise.all(recordIds.map((id) => index.getAll([list, account, id])));
      return keptOf(found.flat()).ids;
    },
    async put(links) {
      const transaction = database.transaction<StoreName[], 'readwrite'>(
        ['links', 'connections', 'nameChanges'],
        'readwrite',
      );
      const connections = await transaction.objectStore('connections').getAll();
      const accounts = new Map(
        connections.map(({ system, account, identity }) => [system, account && identity]),
      );
      const current = links.filter(({ list, account }) => accounts.get(list) === account);
      const kept = transaction.objectStore('links');
      // What is seen takes the place of nothing but what is gone.
      const chosen = current.filter(({ isSeen }) => !isSeen);
      const before = await Promise.all(
        chosen.map(({ list, account, karbon }) => kept.get([list, account, karbon.key])),
      );
      // Work below a record is paired only once its client is: a chosen client may let it be.
      await notePaired(transaction, [...before.filter((link) => link !== undefined), ...chosen]);
      await Promise.all([...current.map((link) => kept.put(withVersion('links', link))), transaction.done]);
      if (current.length > 0) changes.emit('links');
    },
    remove: (list, account, karbonKeys) =>
      removeWhere(list, account, ({ karbon }) => karbonKeys.includes(karbon.key)),
    removeAccount: (list, account) => removeWhere(list, account, () => true),
    removeRecords: (list, account, recordIds) =>
      removeWhere(list, account, ({ recordId }) => recordIds.includes(recordId)),
  };
}

function keptOf(links: readonly Link[]): KeptLinks {
  const ids = new Map<string, string>();
  const seenKeys = new Set<string>();
  const spellings = new Map<string, StoredSpelling>();
  for (const { karbon, recordId, isSeen, spelling } of links) {
    ids.set(karbon.key, recordId);
    if (isSeen) seenKeys.add(karbon.key);
    if (spelling) spellings.set(recordId, spelling);
  }
  return { ids, seenKeys, spellings };
}

/** What a map of links is for: one list of one company. No list's id holds a blank. */
function ownerOf(list: ListId, account: string): string {
  return `${list} ${account}`;
}
