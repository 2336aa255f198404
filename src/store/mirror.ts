import { unwrap } from 'idb';
import type { TrackedOn } from '../domain/matching/record-stakes';
import type { NamingRule } from '../domain/naming/naming-rule';
import type {
  DayText,
  Jobcode,
  KarbonClient,
  SystemId,
  TimeEntry,
  TimeUser,
  WorkItem,
} from '../domain/records/records';
import type { DayRange } from '../domain/time/time-range';
import { reportUnexpected } from '../reports/report-unexpected';
import { abortTransaction } from './abort-transaction';
import type { ChangeSignal, StoreName, WriteTransaction } from './change-signal';
import { followClientPaths, makeClientPaths, readClientsAt } from './client-paths';
import type { Database, TieoutSchema } from './database';
import {
  isPacked,
  isPairedStore,
  type MirrorName,
  mirrorCoveredBy,
  mirrorNames,
  type NestedStore,
  systemOfMirror,
} from './mirrored-stores';
import { uncoverAboveMoved } from './moved-jobcodes';
import { noteNameChanges } from './name-changes';
import { clearMirrored, noteChanged, packList, readPacked, storesBeside } from './packed-lists';
import { createCachedQuery, createQueryCache } from './query-cache';
import { withVersion } from './record-versions';
import { type RecordQuery, readRelatives } from './relatives';
import type { ConnectionRecord, CoverageRow } from './rows';
import { readTimeByJobcode } from './time-by-jobcode';

export type MirrorRecord<Name extends MirrorName> = TieoutSchema[Name]['value'];

/** Entries of these jobcodes (not of those below them) on these days. */
export interface EntryScope {
  readonly jobcodeIds: Iterable<string>;
  readonly days: DayRange;
}

/** What has to be so for a batch to be applied; looked at in its own transaction. */
export interface CoveragePrecondition {
  readonly id: CoverageRow['id'];
  holds(row: CoverageRow | undefined): boolean;
}

/** That a row of coverage is still what it was; one that was not there is still not there. */
export function unchanged(id: CoverageRow['id'], before: CoverageRow | null): CoveragePrecondition {
  return { id, holds: (row) => JSON.stringify(row ?? null) === JSON.stringify(before) };
}

/**
 * What becomes of a record for which a batch has another.
 *
 * @param next what the batch puts; `null` where it removes the record.
 * @param stored what is there at that very moment; `null` where there is nothing.
 * @returns what is put, `null` to remove it, or `'asStored'`.
 */
export type SettleRecord<Name extends MirrorName> = (
  next: MirrorRecord<Name> | null,
  stored: MirrorRecord<Name> | null,
) => MirrorRecord<Name> | null | 'asStored';

/** What one answer of a service changes, applied in one transaction: first what goes, then what comes. */
export interface MirrorBatch {
  /** Nothing is applied unless all of these hold. */
  readonly preconditions?: readonly CoveragePrecondition[];
  /** Nothing is applied where a jobcode has come under another parent since the tree was of that version. */
  readonly treeVersion?: number;
  /** Forget the work items of this client: the answer holds all there are. */
  readonly clearWorkOfClient?: string;
  /** Forget the records that a whole reading of the list has not met. */
  readonly deleteExcept?: { readonly name: MirrorName; readonly keys: ReadonlySet<string> };
  readonly remove?: { readonly [Name in MirrorName]?: readonly string[] };
  readonly put?: { readonly [Name in MirrorName]?: readonly MirrorRecord<Name>[] };
  /** For what may be older than what is there: decides record by record, within the transaction. */
  readonly settle?: { readonly [Name in MirrorName]?: SettleRecord<Name> };
  /** Records that came beside others, maybe with less in them: kept only where nothing is known yet. */
  readonly insertIfAbsent?: {
    readonly jobcodes?: readonly Jobcode[];
    readonly timeUsers?: readonly TimeUser[];
  };
  /** Ids of coverage that no longer holds. */
  readonly uncover?: readonly string[];
  readonly cover?: readonly CoverageRow[];
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
  /** What all stored entries add up to, jobcode by jobcode. */
  timeByJobcode(): Promise<readonly TrackedOn[]>;
  workOfClient(clientKey: string): Promise<readonly WorkItem[]>;
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

export interface MirrorOptions {
  /** How long after a list was found without its columns, or clients without their names by index, these are made, ms. */
  readonly packAfterMs?: number | undefined;
  /** The version of the code, by which names are made. */
  readonly madeBy?: string | undefined;
}

/** When the first views are on screen. */
const usualPackAfterMs = 2_000;

export function createMirror(
  database: Database,
  changes: ChangeSignal,
  { packAfterMs = usualPackAfterMs, madeBy = '' }: MirrorOptions = {},
): Mirror {
  const due = new Set<string>();

  function makeSoon(name: string, make: () => Promise<void>): void {
    if (due.has(name)) return;
    due.add(name);
    setTimeout(() => {
      due.delete(name);
      make().catch((error: unknown) => {
        // Whoever has closed the database has no more use for it.
        const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
        if (!isClosed) reportUnexpected(error, 'packing a list');
      });
    }, packAfterMs);
  }

  const coverageRows = createCachedQuery(changes, 'coverage', async () => {
    const rows = await database.getAll('coverage');
    return new Map(rows.map((row) => [row.id, row]));
  });
  const cached = createQueryCache(changes, maxCachedQueries);
  const cachedEntries = createQueryCache(changes, maxCachedScopes);
  const tree: JobcodeTreeState = { version: 0 };
  return {
    get: (name, key) => cached(name, key, async () => (await database.get(name, key)) ?? null),
    async all<Name extends MirrorName>(name: Name) {
      if (!isPacked(name)) return database.getAll(name);
      const packed = await readPacked(database, name);
      if (!packed || packed.isDue) makeSoon(name, () => packList(database, name));
      return (packed?.rows ?? (await database.getAll(name))) as readonly MirrorRecord<Name>[];
    },
    relatives: (name, of) => readRelatives(database, name, of),
    async clientsAt(rule, topNames) {
      const making = { rule, madeBy };
      const clients = await readClientsAt(database, making, topNames);
      if (!clients)
        makeSoon('names', async () => {
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
    timeByJobcode: () => cachedEntries('entries', 'by jobcode', () => readTimeByJobcode(database)),
    workOfClient: (key) =>
      cached('workItems', `of client ${key}`, () => database.getAllFromIndex('workItems', 'byClient', key)),
    workOfGroup: (key) =>
      cached('workItems', `of group ${key}`, () => database.getAllFromIndex('workItems', 'byGroup', key)),
    coverage: async <Row extends CoverageRow>(id: Row['id']) =>
      ((await coverageRows()).get(id) as Row | undefined) ?? null,
    allCoverage: async () => [...(await coverageRows()).values()],
    async write(batch, owner) {
      const { result, changed } = await writeBatch(database, tree, batch, owner);
      if (changed.length > 0) changes.emit(...changed);
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
}

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
  if (opened.size === 0) return { result: 'written', changed: [] };
  const transaction = database.transaction([...opened], 'readwrite');
  const work: Promise<unknown>[] = [transaction.done];
  try {
    const refusal = await refusalOf(transaction, tree, batch, owner);
    if (refusal) {
      await abortTransaction(transaction);
      return { result: refusal, changed: [] };
    }
    const records = await recordsChangedBy(transaction, batch);
    for (const name of records.keys()) changed.add(name);
    if (jobcodes.length > 0 && (await uncoverAboveMoved(transaction, jobcodes))) {
      tree.version += 1;
      changed.add('coverage');
    }
    for (const [name, next] of records) {
      if (isPacked(name)) await noteChanged(transaction, name, [...next.keys()]);
      if (isPairedStore(name)) await noteNameChanges(transaction, name, next);
      if (name === 'karbonClients')
        await followClientPaths(transaction, next as ReadonlyMap<string, KarbonClient | null>);
    }
    apply(transaction, batch, records, work);
    await Promise.all(work);
  } catch (error) {
    await Promise.allSettled([abortTransaction(transaction), ...work]);
    throw error;
  }
  return { result: 'written', changed: [...changed] };
}

/** What a batch makes of the records of each store, by key: `null` where it deletes one. */
type ChangedRecords = Map<MirrorName, Map<string, MirrorRecord<MirrorName> | null>>;

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

async function recordsChangedBy(transaction: WriteTransaction, batch: MirrorBatch): Promise<ChangedRecords> {
  const changed: ChangedRecords = new Map();
  const change = (name: MirrorName, key: string, record: MirrorRecord<MirrorName> | null) => {
    const ofStore = changed.get(name) ?? new Map();
    changed.set(name, ofStore.set(key, record));
  };
  const keyOf = (name: MirrorName, record: object) =>
    String(Reflect.get(record, String(transaction.objectStore(name).keyPath)));

  if (batch.clearWorkOfClient !== undefined) {
    const ofClient = transaction.objectStore('workItems').index('byClient');
    for (const key of await ofClient.getAllKeys(batch.clearWorkOfClient)) change('workItems', key, null);
  }
  if (batch.deleteExcept) {
    const { name, keys } = batch.deleteExcept;
    const known = (await transaction.objectStore(name).getAllKeys()).map(String);
    for (const key of known) if (!keys.has(key)) change(name, key, null);
  }
  for (const name of mirrorNames) {
    for (const key of batch.remove?.[name] ?? []) change(name, key, null);
    const records: readonly MirrorRecord<MirrorName>[] = batch.put?.[name] ?? [];
    for (const record of records) change(name, keyOf(name, record), record);
    const settle = batch.settle?.[name] as SettleRecord<MirrorName> | undefined;
    if (settle) await settleAll(transaction, name, changed, settle);
  }
  for (const name of ['jobcodes', 'timeUsers'] as const) {
    const records = batch.insertIfAbsent?.[name] ?? [];
    if (records.length === 0) continue;
    const store = transaction.objectStore<StoreName>(name);
    const known = await Promise.all(records.map(({ id }) => store.getKey(id)));
    records.forEach((record, at) => {
      const next = changed.get(name)?.get(record.id);
      if (next === null || (known[at] === undefined && next === undefined)) change(name, record.id, record);
    });
  }
  return changed;
}

async function settleAll(
  transaction: WriteTransaction,
  name: MirrorName,
  changed: ChangedRecords,
  settle: SettleRecord<MirrorName>,
): Promise<void> {
  const ofStore = changed.get(name);
  if (!ofStore) return;
  const store = transaction.objectStore(name);
  const stored = await Promise.all([...ofStore.keys()].map((key) => store.get(key)));
  [...ofStore].forEach(([key, next], at) => {
    const settled = settle(next, stored[at] ?? null);
    if (settled === 'asStored') ofStore.delete(key);
    else ofStore.set(key, settled);
  });
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

/** All but those of `insertIfAbsent`, which changes nothing where the records are known. */
function storesChangedBy(batch: MirrorBatch): Set<StoreName> {
  const changed = new Set<StoreName>([...namesOf(batch.remove), ...namesOf(batch.put)]);
  if (batch.clearWorkOfClient !== undefined) changed.add('workItems');
  if (batch.deleteExcept) changed.add(batch.deleteExcept.name);
  if ((batch.uncover?.length ?? 0) + (batch.cover?.length ?? 0) > 0) changed.add('coverage');
  return changed;
}

function namesOf(part: { readonly [Name in MirrorName]?: readonly unknown[] } | undefined): MirrorName[] {
  return mirrorNames.filter((name) => (part?.[name]?.length ?? 0) > 0);
}

function keyRangesOf({ jobcodeIds, days }: EntryScope): IDBKeyRange[] {
  const from: DayText = days.from ?? '';
  return [...jobcodeIds].map((id) => IDBKeyRange.bound([id, from], [id, days.to]));
}
