import { unwrap } from 'idb';
import type { TrackedOn } from '../domain/matching/record-stakes';
import type { NamingRule } from '../domain/naming/naming-rule';
import type { DayText, KarbonClient, SystemId, TimeEntry, WorkItem } from '../domain/records/records';
import type { DayRange } from '../domain/time/time-range';
import { abortTransaction } from './abort-transaction';
import type { ChangeSignal, StoreName, WriteTransaction } from './change-signal';
import { followClientPaths, makeClientPaths, readClientsAt } from './client-paths';
import type { Database } from './database';
import { type Days, readDated } from './dated-records';
import type { DatedStore } from './hours-rows';
import {
  type ChangedRecords,
  type MirrorBatch,
  type MirrorRecord,
  namesOf,
  recordsChangedBy,
  storesChangedBy,
} from './mirror-batch';
import {
  isIndexed,
  isPacked,
  isPairedStore,
  type MirrorName,
  mirrorCoveredBy,
  mirrorNames,
  type NestedStore,
  type PackedName,
  systemOfMirror,
} from './mirrored-stores';
import { uncoverAboveMoved } from './moved-jobcodes';
import { noteNameChanges } from './name-changes';
import { clearMirrored, noteChanged, packList, readPacked, storesBeside } from './packed-lists';
import { createCachedQuery, createQueryCache } from './query-cache';
import { withVersion } from './record-versions';
import { type RecordQuery, readRelatives } from './relatives';
import type { ConnectionRecord, CoverageRow } from './rows';
import { createMakeSoon, type MakingOptions } from './soon';
import { noteIndexChanges } from './stored-indexes';
import { readTimeByJobcode } from './time-by-jobcode';

/** Entries of these jobcodes (not of those below them) on these days. */
export interface EntryScope {
  readonly jobcodeIds: Iterable<string>;
  readonly days: DayRange;
}

/**
 * What has become of a batch. `outdated`: what it rests on has changed since; `disowned`: the connection that it was read with has ended or
 * become another one's. Nothing of it is applied then.
 */
export type WriteResult = 'written' | 'outdated' | 'disowned';

/** The connection that a batch was read or written with. */
export type MirrorOwner = Pick<ConnectionRecord, 'system'> & {
  /** `null`: nobody has connected the system. */
  readonly identity: string | null;
};

/** The mirrored records and what is known of their coverage. */
export interface Mirror {
  get<Name extends MirrorName>(name: Name, key: string): Promise<MirrorRecord<Name> | null>;
  all<Name extends MirrorName>(name: Name): Promise<readonly MirrorRecord<Name>[]>;
  /** The same of a long list, for these fields of each alone. */
  fieldsOfAll<Name extends PackedName, Field extends keyof MirrorRecord<Name> & string>(
    name: Name,
    fields: readonly Field[],
  ): Promise<readonly Pick<MirrorRecord<Name>, Field>[]>;
  /** The records asked for with all above and all below each (see `readRelatives`). */
  relatives<Name extends NestedStore>(name: Name, of: RecordQuery): Promise<readonly MirrorRecord<Name>[]>;
  /**
   * The clients who arrive at one of these names by the rule (see `expectedPath`); `null` where that is not known by index yet, as after the
   * rule was changed. It is made so in the background then.
   */
  clientsAt(rule: NamingRule, topNames: readonly string[]): Promise<readonly KarbonClient[] | null>;
  count(name: MirrorName): Promise<number>;
  /** Entries in the scope, in no order. */
  entries(scope: EntryScope): Promise<readonly TimeEntry[]>;
  /** Records of these days, oldest first. */
  dated<Name extends DatedStore>(name: Name, days: Days): Promise<readonly MirrorRecord<Name>[]>;
  /** How many of them there are, without their being read. */
  datedCount(name: DatedStore, days: Days): Promise<number>;
  /** What all stored entries add up to, jobcode by jobcode. */
  timeByJobcode(): Promise<readonly TrackedOn[]>;
  workOfClient(clientKey: string): Promise<readonly WorkItem[]>;
  /** At most `count` work items in the order of their keys, from the one after `key` on. */
  workAfter(key: string | null, count: number): Promise<readonly WorkItem[]>;
  /** Work that is tied to a client group, whoever its client is. */
  workOfGroup(groupKey: string): Promise<readonly WorkItem[]>;
  coverage<Row extends CoverageRow>(id: Row['id']): Promise<Row | null>;
  allCoverage(): Promise<readonly CoverageRow[]>;
  /** Applies the batch, all of it or nothing; whether it still may be is looked at in the same transaction. */
  write(batch: MirrorBatch, owner?: MirrorOwner): Promise<WriteResult>;
  /** Another number once a jobcode has come under another parent, in this life of the worker. */
  treeVersion(): number;
  /** Forgets what was mirrored of these systems, with its coverage. */
  forget(systems: readonly SystemId[]): Promise<void>;
}

/** How many answers are at hand of those asked for last: what a page that was just looked at needs is not read from the disk again. */
const maxCachedQueries = 32;
/** Entries are thousands for one page. */
const maxCachedScopes = 8;
/** One for each month of some years, of some lists. */
const maxCachedCounts = 128;

export function createMirror(
  database: Database,
  changes: ChangeSignal,
  { packAfterMs, madeBy = '' }: MakingOptions = {},
): Mirror {
  const makeSoon = createMakeSoon(packAfterMs);

  async function readLongList(name: PackedName, fields?: readonly string[]): Promise<readonly object[]> {
    const packed = await readPacked(database, name, fields);
    if (!packed || packed.isDue) makeSoon(`the columns of ${name}`, () => packList(database, name));
    return packed?.rows ?? (await database.getAll(name));
  }

  const coverageRows = createCachedQuery(changes, 'coverage', async () => {
    const rows = await database.getAll('coverage');
    return new Map(rows.map((row) => [row.id, row]));
  });
  const cached = createQueryCache(changes, maxCachedQueries);
  const cachedEntries = createQueryCache(changes, maxCachedScopes);
  const cachedCounts = createQueryCache(changes, maxCachedCounts);
  const tree: JobcodeTreeState = { version: 0 };
  return {
    get: (name, key) => cached(name, key, async () => (await database.get(name, key)) ?? null),
    async all<Name extends MirrorName>(name: Name) {
      if (!isPacked(name)) return database.getAll(name);
      return (await readLongList(name)) as readonly MirrorRecord<Name>[];
    },
    async fieldsOfAll<Name extends PackedName, Field extends keyof MirrorRecord<Name> & string>(
      name: Name,
      fields: readonly Field[],
    ) {
      return (await readLongList(name, fields)) as readonly Pick<MirrorRecord<Name>, Field>[];
    },
    relatives: (name, of) => readRelatives(database, name, of),
    async clientsAt(rule, topNames) {
      const making = { rule, madeBy };
      const clients = await readClientsAt(database, making, topNames);
      if (!clients)
        makeSoon('names by index', async () => {
          if (await makeClientPaths(database, making)) changes.emit('karbonClients');
        });
      return clients;
    },
    count: (name) => cached(name, 'the count', () => database.count(name)),
    entries({ jobcodeIds, days }) {
      const scope = { jobcodeIds: [...jobcodeIds], days };
      return cachedEntries('entries', JSON.stringify(scope), async () => {
        const index = database.transaction('entries').store.index('byJobcodeAndDate');
        return (await Promise.all(keyRangesOf(scope).map((range) => index.getAll(range)))).flat();
      });
    },
    dated: (name, days) => readDated(database, name, days),
    datedCount: (name, { from, to }) =>
      cachedCounts(name, `${from} ${to}`, () =>
        database.countFromIndex<DatedStore, 'byDate'>(name, 'byDate', IDBKeyRange.bound(from, to)),
      ),
    timeByJobcode: () => cachedEntries('entries', 'by jobcode', () => readTimeByJobcode(database)),
    workOfClient: (key) =>
      cached('workItems', `of client ${key}`, () => database.getAllFromIndex('workItems', 'byClient', key)),
    workAfter: (key, count) =>
      database.getAll('workItems', key === null ? null : IDBKeyRange.lowerBound(key, true), count),
    workOfGroup: (key) =>
      cached('workItems', `of group ${key}`, () => database.getAllFromIndex('workItems', 'byGroup', key)),
    coverage: async <Row extends CoverageRow>(id: Row['id']) =>
      ((await coverageRows()).get(id) as Row | undefined) ?? null,
    allCoverage: async () => [...(await coverageRows()).values()],
    async write(batch, owner) {
      const { result, changed, records } = await writeBatch(database, tree, batch, owner);
      if (changed.length > 0) changes.emitRecords(changed, records);
      return result;
    },
    treeVersion: () => tree.version,
    async forget(systems) {
      const names = mirrorNames.filter((name) => systems.includes(systemOfMirror[name]));
      const touched: StoreName[] = [...names, 'coverage', 'sharedLists'];
      const transaction = database.transaction([...touched, ...storesBeside(names)], 'readwrite');
      const covered = await transaction.objectStore('coverage').getAll();
      const shared = await transaction.objectStore('sharedLists').getAll();
      await Promise.all([
        ...names.map((name) => clearMirrored(transaction, name)),
        ...covered
          .filter((row) => systems.includes(systemOfMirror[mirrorCoveredBy(row)]))
          .map((row) => transaction.objectStore('coverage').delete(row.id)),
        ...shared
          .filter(({ system }) => systems.includes(system))
          .map(({ list }) => transaction.objectStore('sharedLists').delete(list)),
        transaction.done,
      ]);
      changes.emit(...touched);
    },
  };
}

/** Changed within the transactions that move jobcodes, so that those that come after them find it changed. */
interface JobcodeTreeState {
  version: number;
}

interface Written {
  readonly result: WriteResult;
  /** The stores that have changed. */
  readonly changed: readonly StoreName[];
  /** What has become of records, by store. */
  readonly records: ChangedRecords;
}

const nothingWritten = { changed: [], records: new Map() } as const;

async function writeBatch(
  database: Database,
  tree: JobcodeTreeState,
  batch: MirrorBatch,
  owner?: MirrorOwner,
): Promise<Written> {
  const changed = storesChangedBy(batch);
  const opened = new Set([...changed, ...namesOf(batch.insertIfAbsent)]);
  for (const name of storesBeside(opened)) opened.add(name);
  const jobcodes = batch.put?.jobcodes ?? [];
  if (batch.preconditions || batch.treeVersion !== undefined || jobcodes.length > 0) opened.add('coverage');
  if (owner) opened.add('connections');
  if (opened.size === 0) return { result: 'written', ...nothingWritten };
  const transaction = database.transaction([...opened], 'readwrite');
  const work: Promise<unknown>[] = [transaction.done];
  try {
    const refusal = await refusalOf(transaction, tree, batch, owner);
    if (refusal) {
      await abortTransaction(transaction);
      return { result: refusal, ...nothingWritten };
    }
    const records = await recordsChangedBy(transaction, batch);
    for (const name of records.keys()) changed.add(name);
    if (jobcodes.length > 0 && (await uncoverAboveMoved(transaction, jobcodes))) {
      tree.version += 1;
      changed.add('coverage');
    }
    for (const [name, next] of records) {
      if (isPacked(name)) await noteChanged(transaction, name, [...next.keys()]);
      if (isIndexed(name)) await noteIndexChanges(transaction, name, [...next.keys()]);
      if (isPairedStore(name)) await noteNameChanges(transaction, name, next);
      if (name === 'karbonClients')
        await followClientPaths(transaction, next as ReadonlyMap<string, KarbonClient | null>);
    }
    apply(transaction, batch, records, work);
    await Promise.all(work);
    return { result: 'written', changed: [...changed], records };
  } catch (error) {
    await Promise.allSettled([abortTransaction(transaction), ...work]);
    throw error;
  }
}

/** Why nothing of the batch may be applied; `null` where it may. */
async function refusalOf(
  transaction: WriteTransaction,
  tree: JobcodeTreeState,
  batch: MirrorBatch,
  owner?: MirrorOwner,
): Promise<Exclude<WriteResult, 'written'> | null> {
  if (owner && !(await isConnectedAs(transaction, owner))) return 'disowned';
  for (const { id, holds } of batch.preconditions ?? []) {
    if (!holds(await transaction.objectStore('coverage').get(id))) return 'outdated';
  }
  if (batch.treeVersion === undefined) return null;
  // What moves jobcodes has opened this store too: once there is an answer, it is over.
  await transaction.objectStore('coverage').getKey('list:jobcodes');
  return batch.treeVersion === tree.version ? null : 'outdated';
}

async function isConnectedAs(transaction: WriteTransaction, owner: MirrorOwner): Promise<boolean> {
  const connection = await transaction.objectStore('connections').get(owner.system);
  const identity = connection?.account ? connection.identity : null;
  return identity === owner.identity;
}

function apply(
  transaction: WriteTransaction,
  batch: MirrorBatch,
  records: ChangedRecords,
  work: Promise<unknown>[],
): void {
  for (const [name, next] of records) {
    // A promise for each of tens of thousands takes as long as the writing: what fails ends the transaction, which is waited for.
    const store = unwrap(transaction.objectStore<StoreName>(name));
    for (const [key, record] of next) {
      if (record === null) store.delete(key);
      else store.put(withVersion(name, record));
    }
  }
  for (const id of batch.uncover ?? []) work.push(transaction.objectStore('coverage').delete(id));
  for (const row of batch.cover ?? []) work.push(transaction.objectStore('coverage').put(row));
}

function keyRangesOf({ jobcodeIds, days }: EntryScope): IDBKeyRange[] {
  const from: DayText = days.from ?? '';
  return [...jobcodeIds].map((id) => IDBKeyRange.bound([id, from], [id, days.to]));
}
