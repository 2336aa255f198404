import type { KarbonClient, SystemId } from '../../domain/records/records';
import {
  type SharedList,
  type SharedListName,
  type SharedPart,
  type SharedRecord,
  sharedListNames,
  sharedLists,
  sharedParts,
} from '../../domain/records/shared-lists';
import type {
  OfferedPart,
  ReceivedPart,
  SharedListState,
  SharedListsView,
} from '../../messages/shared-lists';
import type { MirrorOwner } from '../../store/mirror';
import { type SettleRecord, unchanged } from '../../store/mirror-batch';
import { listOfClients, type MirrorName } from '../../store/mirrored-stores';
import type { ConnectionRecord, ListCoverage, SharedListRow, SingleCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { systems } from '../../systems/registry';
import { createSerialQueue } from '../sync/serial-queue';

/** The lists of Karbon and QuickBooks Time that go with the list file for colleagues. */
export interface SharedLists {
  /** Keeps what a file has brought until its systems are connected, and takes it over where they are. */
  receive(from: SystemId, identity: string, lists: readonly SharedList[]): Promise<void>;
  /** Takes over what a file has brought for this system, as the base from which its changes are asked for. Asks nobody. */
  takeOver(system: SystemId): Promise<void>;
  /** What is chosen and has been read to its end, for the file. */
  toWrite(): Promise<readonly SharedList[]>;
  /** As of when Karbon's clients would be in the file, epoch ms; `null` where they would not. */
  clientsAsOf(): Promise<number | null>;
  view(): Promise<SharedListsView>;
  choose(parts: readonly SharedPart[]): Promise<SharedListsView>;
}

/** QuickBooks Time keeps deletions 180 days (quickbooks-time.md 7.7). */
const maxAgeMs = 150 * 86_400_000;
/** No clock is so far ahead of another. */
const clockSlackMs = 86_400_000;
/** Of fewer records most may have gone. */
const leastKnown = 10;
/** Others are let in between so many rows. */
const mostAtOnce = 2_000;

const storeOf = {
  organizations: 'karbonClients',
  people: 'karbonClients',
  clientGroups: 'karbonClients',
  karbonUsers: 'karbonUsers',
  jobcodes: 'jobcodes',
} as const satisfies Readonly<Record<SharedListName, MirrorName>>;

const clientLists = Object.values(listOfClients);

/** Whether a sign-in is sure to see all of a list; what it does not see must not look as if it were not there. */
const seesAll: Readonly<Record<SystemId, (connection: ConnectionRecord) => boolean>> = {
  karbon: () => true,
  quickbooks: () => false,
  quickbooksTime: ({ time }) => time?.rights.canManageJobcodes === true,
};

/** Of two states of the lists of one part, the one that is to be said. */
const stateRank: readonly SharedListState[] = [
  'otherAccount',
  'tooOld',
  'takenInPart',
  'waiting',
  'taken',
  'notNeeded',
];

export function createSharedListService({
  store,
  now,
}: {
  readonly store: Store;
  /** Epoch ms. */
  now(): number;
}): SharedLists {
  const { connections, mirror } = store;
  const runExclusive = createSerialQueue();

  async function takeOver(system: SystemId): Promise<void> {
    const rows = (await store.sharedLists.all()).filter((row) => row.system === system && row.records);
    const connection = rows.length > 0 ? await connections.read(system) : null;
    if (!connection?.account) return;
    for (const row of rows) {
      const state = await takeOne(row, connection);
      // Another account may be connected yet.
      const isOver = state !== 'waiting' && state !== 'otherAccount';
      if (state !== row.state) {
        await store.sharedLists.settle(row, { state, records: isOver ? null : row.records });
      }
    }
  }

  /** Returns what has become of it; `waiting` where something else has come between. */
  async function takeOne(row: SharedListRow, connection: ConnectionRecord): Promise<SharedListState> {
    const { list, system, records, wrongCount, account } = row;
    if (records === null) return row.state;
    if (account !== systems[system].accountOf(connection.identity)) return 'otherAccount';
    const asOf = Math.min(row.asOf, now());
    if (now() - asOf > maxAgeMs) return 'tooOld';
    const id = `list:${list}` as const;
    const own = await mirror.coverage<ListCoverage>(id);
    // Of what it may not see this sign-in has read nothing, however lately it has asked.
    const readAt = seesAll[system](connection) ? own?.readAt : own?.sharedAsOf;
    if (own?.isComplete && !isLater(row, { readAt: readAt ?? 0, cursor: own.cursor })) return 'notNeeded';
    const owner: MirrorOwner = { system, identity: connection.identity };
    const name = storeOf[list];
    const stored = await storedBy(list);
    const known = new Map([...stored].filter(([, record]) => listOf(record, list) === list));
    const good = records.filter((record) => {
      // Two kinds of clients share a store: a row of one kind must not take the place of the other's record.
      const before = stored.get(keyOf(record));
      const isSameList = before === undefined || listOf(before, list) === list;
      return isSameList && stampMs(record) <= asOf + clockSlackMs;
    });
    const newer = good.filter((record) => newerOf(record, known.get(keyOf(record)) ?? null) !== null);
    // What this browser writes meanwhile is later than the file.
    const settle = { [name]: settling(row) };
    const rest = newer.length > mostAtOnce ? newer.length % mostAtOnce : newer.length;
    // Rows alone say nothing of the list as a whole: what comes last does.
    for (let at = rest; at < newer.length; at += mostAtOnce) {
      const batch = {
        preconditions: [unchanged(id, own)],
        put: { [name]: newer.slice(at, at + mostAtOnce) },
        settle,
      };
      if ((await mirror.write(batch, owner)) !== 'written') return 'waiting';
    }
    const isWhole =
      wrongCount === 0 &&
      good.length === records.length &&
      isLikelyWhole(row, known.size) &&
      isCursor(row, asOf);
    const cover: ListCoverage = {
      kind: 'list',
      id,
      list,
      isComplete: true,
      count: row.count,
      leftOut: row.leftOut,
      readAt: asOf,
      wholeAt: Math.min(row.wholeAt, asOf),
      // A file could call any list that lacks clients as long as Karbon's: only what this browser has counted itself says so.
      ...(own?.excess !== undefined && { excess: own.excess }),
      cursor: own && isYounger(own.cursor, row.cursor) ? own.cursor : row.cursor,
      next: null,
      sharedAsOf: asOf,
    };
    const last = {
      preconditions: [unchanged(id, own)],
      put: { [name]: newer.slice(0, rest) },
      settle,
      ...(isWhole && { remove: { [name]: await goneSince(row, known) } }),
      cover: isWhole ? [cover] : [],
    };
    if ((await mirror.write(last, owner)) !== 'written') return 'waiting';
    return isWhole ? 'taken' : 'takenInPart';
  }

  /** All copies of the store that a list is in, by key. */
  async function storedBy(list: SharedListName): Promise<ReadonlyMap<string, SharedRecord>> {
    const all: readonly SharedRecord[] = await mirror.all(storeOf[list]);
    return new Map(all.map((record) => [keyOf(record), record]));
  }

  /**
   * What was there before and is not in the file, which has all that there is: deleted, or merged away. Clients that were looked up by
   * themselves stay, since some are in no list. Jobcodes are never deleted.
   */
  async function goneSince(
    { list, records, cursor }: SharedListRow,
    known: ReadonlyMap<string, SharedRecord>,
  ): Promise<readonly string[]> {
    if (storeOf[list] === 'jobcodes') return [];
    const listed = new Set(records?.map(keyOf));
    const single = new Set(
      (await mirror.allCoverage()).flatMap((row) =>
        row.kind === 'single' && (row satisfies SingleCoverage).isFound ? [row.id] : [],
      ),
    );
    return [...known.values()]
      .filter((record) => isOfTime(record, cursor))
      .map(keyOf)
      .filter((key) => !listed.has(key) && !single.has(`single:client:${key}`));
  }

  async function toWrite(): Promise<readonly SharedList[]> {
    const chosen = await store.sharedLists.chosen();
    const lists = await Promise.all(
      sharedListNames.filter((list) => chosen.includes(sharedLists[list].part)).map(writable),
    );
    return lists.filter((list) => list !== null);
  }

  /** `null` where it cannot be written. */
  async function writable(list: SharedListName): Promise<SharedList | null> {
    if ((await readiness(list)) !== 'ready') return null;
    const { system } = sharedLists[list];
    const covered = await mirror.coverage<ListCoverage>(`list:${list}`);
    const account = systems[system].accountOf((await connections.read(system)).identity);
    if (account === '' || !covered) return null;
    const { readAt: asOf, wholeAt = 0, cursor, leftOut } = covered;
    const stored = await storedBy(list);
    const records = [...stored.values()].filter((record) => listOf(record, list) === list);
    // Whoever has disconnected meanwhile has taken the records away.
    const isStill =
      (await readiness(list)) === 'ready' &&
      JSON.stringify(await mirror.coverage(`list:${list}`)) === JSON.stringify(covered) &&
      systems[system].accountOf((await connections.read(system)).identity) === account;
    if (!isStill) return null;
    return { list, account, asOf, wholeAt, cursor, leftOut, records, wrongCount: 0 };
  }

  async function readiness(list: SharedListName): Promise<OfferedPart['state']> {
    const { system } = sharedLists[list];
    const connection = await connections.read(system);
    if (connection.account && !seesAll[system](connection)) return 'needsRight';
    const covered = await mirror.coverage<ListCoverage>(`list:${list}`);
    return connection.account && covered?.isComplete ? 'ready' : 'unread';
  }

  async function offered(part: SharedPart, isChosen: boolean): Promise<OfferedPart> {
    const lists = sharedListNames.filter((list) => sharedLists[list].part === part);
    const states = await Promise.all(lists.map(readiness));
    const state = states.find((each) => each !== 'ready') ?? 'ready';
    return { part, isChosen, state, count: await mirror.count(part) };
  }

  async function view(): Promise<SharedListsView> {
    const chosen = await store.sharedLists.chosen();
    const rows = await store.sharedLists.all();
    return {
      offered: await Promise.all(sharedParts.map((part) => offered(part, chosen.includes(part)))),
      received: sharedParts.flatMap((part) => receivedPart(part, rows)),
    };
  }

  return {
    takeOver: (system) => runExclusive(() => takeOver(system)),
    toWrite,
    view,
    async clientsAsOf() {
      if (!(await store.sharedLists.chosen()).includes('karbonClients')) return null;
      if ((await Promise.all(clientLists.map(readiness))).some((state) => state !== 'ready')) return null;
      const rows = await Promise.all(
        clientLists.map((list) => mirror.coverage<ListCoverage>(`list:${list}`)),
      );
      return Math.min(...rows.map((row) => row?.readAt ?? 0));
    },
    async receive(from, identity, lists) {
      const rows = lists.map(({ records, ...facts }): SharedListRow => {
        const { system } = sharedLists[facts.list];
        return { ...facts, system, from, state: 'waiting', count: records.length, records };
      });
      await store.sharedLists.receive(from, identity, rows);
      for (const system of new Set(rows.map((row) => row.system))) {
        await runExclusive(() => takeOver(system));
      }
    },
    async choose(parts) {
      await store.sharedLists.choose(parts);
      return view();
    },
  };
}

function receivedPart(part: SharedPart, rows: readonly SharedListRow[]): ReceivedPart[] {
  const own = rows.filter(({ list }) => sharedLists[list].part === part);
  if (own.length === 0) return [];
  const states = own.map(({ state }) => state);
  return [
    {
      part,
      state: stateRank.find((state) => states.includes(state)) ?? 'waiting',
      count: own.reduce((sum, { count }) => sum + count, 0),
      wrongCount: own.reduce((sum, { wrongCount }) => sum + wrongCount, 0),
      asOf: Math.min(...own.map(({ asOf }) => asOf)),
    },
  ];
}

/**
 * Whether the file's list is later than the one that this browser has read itself. By the service's stamps too, where it has any: the clock
 * of whoever wrote the file may be ahead.
 */
function isLater(file: SharedListRow, own: Pick<ListCoverage, 'readAt' | 'cursor'>): boolean {
  return file.asOf > own.readAt && parsedStamp(file.cursor) >= parsedStamp(own.cursor);
}

/** Decides by what is there when it is written: pages are read and names are changed while a large list is taken over. */
function settling({ list, cursor }: SharedListRow): SettleRecord<(typeof storeOf)[SharedListName]> {
  return (next, stored) => {
    if (stored !== null && listOf(stored, list) !== list) return 'asStored';
    if (next !== null) return newerOf(next, stored) ?? 'asStored';
    return stored === null || isOfTime(stored, cursor) ? null : 'asStored';
  };
}

/** Whether a list that goes up to the cursor would have had the record. */
function isOfTime(record: SharedRecord, cursor: string): boolean {
  return stampMs(record) <= parsedStamp(cursor);
}

/** The record as it is to be written over the known one; `null` where that is as young. */
function newerOf<Kind extends SharedRecord>(record: Kind, known: Kind | null): Kind | null {
  if (known === null) return record;
  // Team members have no stamps.
  if (!('lastModified' in record)) return JSON.stringify(record) === JSON.stringify(known) ? null : record;
  if (stampMs(record) <= stampMs(known)) return null;
  if (!('members' in record) || !('members' in known) || record.fullName !== known.fullName) return record;
  // What only a client's own record has is kept while the name is the same.
  return {
    ...record,
    person: record.person ?? known.person,
    legalName: record.legalName || known.legalName,
    tradingName: record.tradingName || known.tradingName,
    members: record.members ?? known.members,
  };
}

/** What changes are asked for from: no later than the list itself, or what has changed before would never be asked for. */
function isCursor({ list, cursor }: SharedListRow, asOf: number): boolean {
  if (cursor === '') return storeOf[list] !== 'jobcodes';
  const at = parsedStamp(cursor);
  return at > 0 && at <= asOf + clockSlackMs;
}

/** A list that has lost most of what there was is none to believe. */
function isLikelyWhole({ count }: SharedListRow, knownCount: number): boolean {
  return knownCount < leastKnown || count * 2 >= knownCount;
}

/** More may have got the stamp that was read last, and the file may not have it (see `settledStamp`). */
function isYounger(own: string, files: string): boolean {
  return own.startsWith('~') && parsedStamp(own) >= parsedStamp(files);
}

function listOf(record: SharedRecord, otherwise: SharedListName): SharedListName {
  return 'kind' in record ? listOfClients[(record satisfies KarbonClient).kind] : otherwise;
}

function keyOf(record: SharedRecord): string {
  return 'id' in record ? record.id : record.key;
}

function stampMs(record: SharedRecord): number {
  return 'lastModified' in record ? parsedStamp(record.lastModified) : 0;
}

/** A stamp that is so young that more may get the same is marked (see `settledStamp`). */
function parsedStamp(stamp: string): number {
  return Date.parse(stamp.replace('~', '')) || 0;
}
