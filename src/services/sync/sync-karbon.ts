import type { FixTarget } from '../../domain/plans/fix-target';
import type { ClientKind, ClientRef, KarbonClient } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { ErrorCode } from '../../messages/errors';
import { unchanged } from '../../store/mirror-batch';
import { listOfClients, mirrorOfSingle } from '../../store/mirrored-stores';
import type {
  ConnectionRecord,
  ListCoverage,
  SingleCoverage,
  SingleName,
  WorkCoverage,
} from '../../store/rows';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { isSystemError } from '../../systems/http/system-error';
import type { KarbonReader } from '../../systems/karbon/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { collectPages } from './collect-pages';
import { syncFullList } from './full-list-sync';

/** Keeps the mirror of Karbon fresh. Throws `SystemError`. */
export interface KarbonSync {
  /** Reads what the page is about where that is older than a minute, or at once when asked. */
  readPage(connection: ConnectionRecord, page: FixTarget, isUserInitiated: boolean): Promise<void>;
  /** Reads the work of a client group's member, and the member where it is not known; Karbon may keep that one back (karbon.md 1.1). */
  readMember(connection: ConnectionRecord, member: ClientRef): Promise<void>;
  /**
   * Reads clients and users whole at first, then from time to time, or at once when asked, the clients that have changed; must not
   * overlap.
   */
  readLists(connection: ConnectionRecord, isUserInitiated?: boolean): Promise<void>;
  /** Reads the work of one client in the background, where that is older than ten minutes. */
  readWorkOf(connection: ConnectionRecord, clientKey: string): Promise<void>;
  /** The same of all work of the firm; a first reading as long as it may go on, and from where it stood the next time. */
  readAllWork(connection: ConnectionRecord, mayGoOn: () => Promise<boolean>): Promise<void>;
  /** Reads the users whole, unless that was done within so many ms; must not overlap. */
  readUsers(connection: ConnectionRecord, everyMs: number, priority: Priority): Promise<void>;
  /** The name of a page's client, where it is out of a colleague's file and older than names are otherwise. */
  readAgedNames(connection: ConnectionRecord, page: FixTarget): Promise<void>;
  /** Looks a client up by its key, unless that was done a while ago; one that Karbon does not have any more goes. */
  confirmClient(connection: ConnectionRecord, key: string, isUserInitiated: boolean): Promise<void>;
}

const pageEveryMs = 60_000;
/** Budgets, members and lists change seldom, and all with the same keys share 120 requests a minute (karbon.md 1.4). */
const slowEveryMs = 10 * 60_000;
/** While a colleague's file that is kept current has a list, Karbon is not asked by every browser (see `saved-list.ts`). */
const sharedEveryMs = 45 * 60_000;
const dayMs = 24 * 60 * 60_000;
/** A list that holds others than its count says is read whole, but not time and again: some clients are in no list (1.1). */
const countedEveryMs = 60 * 60_000;

/** How Karbon answers for a client that it does not show to the application, beside that there is none (karbon.md 1.1), or without its name. */
const withheld: ReadonlySet<ErrorCode> = new Set(['notAllowed', 'invalidResponse']);

const clientKinds = Object.keys(listOfClients) as readonly ClientKind[];

export function createKarbonSync(parts: {
  source: KarbonReader;
  store: Store;
  circuitBreaker: CircuitBreaker;
  now(): number;
  /** Whether a first reading of a list may go on. */
  isActive(): Promise<boolean>;
}): KarbonSync {
  const { source, store, circuitBreaker, now } = parts;
  const { mirror } = store;

  return {
    async readPage(connection, page, isUserInitiated) {
      if (page.kind === 'work') {
        await readWorkPage(connection, page, isUserInitiated);
        return;
      }
      const client = await mirror.get('karbonClients', page.key);
      const kind = client?.kind ?? page.kind;
      const needsMembers = kind === 'clientGroup';
      if (!client || needsMembers) {
        const everyMs = client ? slowEveryMs : pageEveryMs;
        if (!(await readClient(connection, { kind, key: page.key }, everyMs, isUserInitiated))) return;
      }
      await readWorkForPage(connection, page.key, isUserInitiated);
    },

    async readAgedNames(connection, { kind, key }) {
      const client =
        kind === 'work'
          ? (await mirror.get('workItems', key))?.client
          : await mirror.get('karbonClients', key);
      if (client?.key) await readAgedClient(connection, client);
    },

    async readMember(connection, { kind, key }) {
      if (!(await mirror.get('karbonClients', key))) {
        await readClient(connection, { kind, key }, slowEveryMs, false).catch((error) => {
          if (!isSystemError(error) || !withheld.has(error.code)) throw error;
        });
      }
      await readWorkForPage(connection, key, false);
    },

    async readWorkOf(connection, clientKey) {
      const row = await mirror.coverage<WorkCoverage>(`work:${clientKey}`);
      if (!row || !isFresh(row.readAt, slowEveryMs, now()))
        await readWork(connection, clientKey, 'background');
    },

    readAllWork,

    async confirmClient(connection, key, isUserInitiated) {
      const known = await mirror.get('karbonClients', key);
      if (known) await readClient(connection, known, slowEveryMs, isUserInitiated);
    },

    async readLists(connection, isUserInitiated = false) {
      for (const kind of clientKinds) await readClients(connection, kind, isUserInitiated);
      await readUsers(connection, dayMs, 'background');
    },

    readUsers,
  };

  async function readUsers(connection: ConnectionRecord, everyMs: number, priority: Priority): Promise<void> {
    const users = await mirror.coverage<ListCoverage>('list:karbonUsers');
    if (users?.isComplete && isFresh(users.readAt, everyMs, now())) return;
    await syncFullList(parts, connection, {
      list: 'karbonUsers',
      name: 'karbonUsers',
      pages: (from) => source.users(priority, from),
      cursor: () => '',
    });
  }

  /** Names out of a colleague's file are older than those that a plan is made from may be. */
  async function readAgedClient(connection: ConnectionRecord, client: ClientRef): Promise<void> {
    const list = await mirror.coverage<ListCoverage>(`list:${listOfClients[client.kind]}`);
    if (!list?.isComplete || isFresh(list.readAt, slowEveryMs, now())) return;
    if (client.kind === 'clientGroup') await readClient(connection, client, pageEveryMs, true);
    else await readChangedClients(connection, client.kind, list);
  }

  async function readWorkPage(
    connection: ConnectionRecord,
    page: FixTarget,
    isUserInitiated: boolean,
  ): Promise<void> {
    const known = await mirror.get('workItems', page.key);
    const clientKey = known?.client.key || page.shownClientKey;
    // One request gives the item and its siblings; the item by itself only where its client is not known.
    if (clientKey) await readWorkForPage(connection, clientKey, isUserInitiated);
    if (!(await mirror.get('workItems', page.key))) {
      const isFound = await readSingle(
        connection,
        'workItem',
        page.key,
        pageEveryMs,
        isUserInitiated,
        async () => {
          const item = await source.workItem(page.key, 'screen');
          return { put: { workItems: [item] } };
        },
      );
      if (!isFound) return;
      // Its siblings can own the same name, which the page has to say.
      const item = await mirror.get('workItems', page.key);
      if (item && item.client.key !== clientKey)
        await readWorkForPage(connection, item.client.key, isUserInitiated);
    }
    await readSingle(connection, 'budget', page.key, slowEveryMs, isUserInitiated, async () => {
      const lines = await source.budget(page.key, 'screen');
      return { put: { budgets: [{ workKey: page.key, lines }] } };
    });
  }

  async function readWorkForPage(
    connection: ConnectionRecord,
    clientKey: string,
    isUserInitiated: boolean,
  ): Promise<void> {
    const row = await mirror.coverage<WorkCoverage>(`work:${clientKey}`);
    if (row && !isUserInitiated && isFresh(row.readAt, pageEveryMs, now())) return;
    await readWork(connection, clientKey, 'screen');
  }

  async function readWork(
    connection: ConnectionRecord,
    clientKey: string,
    priority: Priority,
  ): Promise<void> {
    const { records, leftOut } = await collectPages(source.workOfClient(clientKey, priority));
    await circuitBreaker.commitResponse(connection, {
      clearWorkOfClient: clientKey,
      put: { workItems: records },
      cover: [{ kind: 'work', id: `work:${clientKey}`, clientKey, leftOut, readAt: now() }],
    });
  }

  async function readAllWork(connection: ConnectionRecord, mayGoOn: () => Promise<boolean>): Promise<void> {
    const row = await mirror.coverage<ListCoverage>('list:workItems');
    if (row?.isComplete && isFresh(row.readAt, slowEveryMs, now())) return;
    const begunAt = now();
    await syncFullList({ ...parts, isActive: mayGoOn }, connection, {
      list: 'workItems',
      name: 'workItems',
      pages: (from) => source.work('background', from),
      placeOf: ({ startDate }) => startDate ?? '',
      // What a page has read meanwhile may have been made since.
      keysToRetain: () => workReadSince(begunAt),
      // Karbon keeps no stamp of work that has changed (karbon.md 1.3).
      cursor: () => '',
    });
  }

  async function workReadSince(atMs: number): Promise<readonly string[]> {
    const rows = (await mirror.allCoverage()).filter((row) => row.kind === 'work' && row.readAt >= atMs);
    const items = await Promise.all(
      rows.map((row) => (row.kind === 'work' ? mirror.workOfClient(row.clientKey) : [])),
    );
    return items.flat().map(({ key }) => key);
  }

  /** Returns whether Karbon has the client. */
  function readClient(
    connection: ConnectionRecord,
    { kind, key }: ClientRef,
    everyMs: number,
    isUserInitiated: boolean,
  ): Promise<boolean> {
    return readSingle(connection, 'client', key, everyMs, isUserInitiated, async () => {
      const found = await source.client({ kind, key }, 'screen');
      const known = await mirror.get('karbonClients', key);
      // A person's own record lacks the full name: the list's stays.
      const fullName = found.fullName || (known?.fullName ?? '');
      return { put: { karbonClients: [{ ...found, fullName }] } };
    });
  }

  /** Returns whether Karbon has the record; one that it has no more goes. */
  async function readSingle(
    connection: ConnectionRecord,
    name: SingleName,
    key: string,
    everyMs: number,
    isUserInitiated: boolean,
    read: () => Promise<Parameters<CircuitBreaker['commitResponse']>[1]>,
  ): Promise<boolean> {
    const id = `single:${name}:${key}` as const;
    const row = await mirror.coverage<SingleCoverage>(id);
    if (row && !isUserInitiated && isFresh(row.readAt, everyMs, now())) return row.isFound;
    try {
      const batch = await read();
      await circuitBreaker.commitResponse(connection, {
        ...batch,
        cover: [{ kind: 'single', id, readAt: now(), isFound: true }],
      });
      return true;
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'notFound') throw error;
      await circuitBreaker.commitResponse(connection, {
        remove: { [mirrorOfSingle[name]]: [key] },
        cover: [{ kind: 'single', id, readAt: now(), isFound: false }],
      });
      return false;
    }
  }

  async function readClients(
    connection: ConnectionRecord,
    kind: ClientKind,
    isUserInitiated: boolean,
  ): Promise<void> {
    const list = listOfClients[kind];
    const row = await mirror.coverage<ListCoverage>(`list:${list}`);
    const isYoung =
      isFresh(row?.readAt ?? 0, slowEveryMs, now()) || isFresh(row?.sharedAsOf ?? 0, sharedEveryMs, now());
    if (row?.isComplete && !isUserInitiated && isYoung) return;
    // Client groups cannot be ordered by change (karbon.md 1.3), so they are always read whole.
    if (row?.isComplete && row.cursor !== '' && kind !== 'clientGroup') {
      const isWhole = await readChangedClients(connection, kind, row);
      const wholeEveryMs = isUserInitiated ? slowEveryMs : countedEveryMs;
      if (isWhole || isFresh(row.wholeAt ?? 0, wholeEveryMs, now())) return;
    }
    let total: number | null = null;
    await syncFullList(parts, connection, {
      list,
      name: 'karbonClients',
      async *pages(from) {
        for await (const page of source.clients(kind, 'background', from)) {
          total = page.total;
          yield page;
        }
      },
      merge: mergedWithKnown,
      keysToRetain: async () =>
        (await mirror.all('karbonClients')).filter((client) => client.kind !== kind).map(({ key }) => key),
      cursor: (previous, { records }) => newestOf(records, previous ?? ''),
      // Newest first: whoever has changed has only gone to the front, and pushed others later.
      ...(kind !== 'clientGroup' && {
        changes: async (cursor) => {
          return cursor === '' ? { records: [] } : clientsChangedSince(kind, cursor);
        },
      }),
    });
    const whole = await mirror.coverage<ListCoverage>(`list:${list}`);
    if (!whole?.isComplete || total === null) return;
    // Some are counted and not shown. What is there and not counted has gone while it was read: that is no measure for later.
    const cover = [{ ...whole, excess: Math.min(0, (await countOf(kind)) - total) }];
    await circuitBreaker.commitDerived(connection, { preconditions: [unchanged(whole.id, whole)], cover });
  }

  async function countOf(kind: ClientKind): Promise<number> {
    return (await mirror.all('karbonClients')).filter((client) => client.kind === kind).length;
  }

  /**
   * Returns whether the list is as long as Karbon says, or as much longer or shorter as when it was read whole: what was deleted or merged
   * away is in no answer.
   */
  async function readChangedClients(
    connection: ConnectionRecord,
    kind: ClientKind,
    row: ListCoverage,
  ): Promise<boolean> {
    const { records, leftOut, total } = await clientsChangedSince(kind, row.cursor);
    await circuitBreaker.commitResponse(connection, {
      preconditions: [unchanged(row.id, row)],
      put: { karbonClients: records },
      cover: [
        {
          ...row,
          cursor: newestOf(records, row.cursor),
          leftOut: Math.max(row.leftOut, leftOut),
          readAt: now(),
        },
      ],
    });
    if (total === null) return isFresh(row.wholeAt ?? 0, dayMs, now());
    return (await countOf(kind)) - total === (row.excess ?? 0);
  }

  async function clientsChangedSince(kind: ClientKind, cursor: string) {
    const records: KarbonClient[] = [];
    let leftOut = 0;
    let total: number | null = null;
    for await (const page of source.clients(kind, 'background')) {
      const fresh = page.records.filter(({ lastModified }) => stampMs(lastModified) >= stampMs(cursor));
      records.push(...(await Promise.all(fresh.map(mergedWithKnown))));
      leftOut += page.leftOut;
      total = page.total;
      // Newest first: from the first old one on, all are.
      if (fresh.length < page.records.length) break;
    }
    return { records, leftOut, total };
  }

  /** Keeps the members and name parts, which the list lacks (karbon.md 1.5), unless the name has changed since. */
  async function mergedWithKnown(listed: KarbonClient): Promise<KarbonClient> {
    const known = await mirror.get('karbonClients', listed.key);
    if (!known || known.fullName !== listed.fullName) return { ...listed, members: known?.members ?? null };
    return {
      ...listed,
      person: listed.person ?? known.person,
      legalName: listed.legalName || known.legalName,
      tradingName: listed.tradingName || known.tradingName,
      members: listed.members ?? known.members,
    };
  }
}

/** The newest stamp of these, or `known` where that is newer. */
function newestOf(clients: readonly KarbonClient[], known: string): string {
  return clients.reduce(
    (newest, { lastModified }) => (stampMs(lastModified) > stampMs(newest) ? lastModified : newest),
    known,
  );
}

function stampMs(stamp: string): number {
  return Date.parse(stamp) || 0;
}
