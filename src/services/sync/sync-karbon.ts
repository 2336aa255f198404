import type { FixTarget } from '../../domain/plans/fix-target';
import type { ClientKind, KarbonClient } from '../../domain/records/records';
import type {
  ConnectionRecord,
  ListCoverage,
  SingleCoverage,
  SingleName,
  WorkCoverage,
} from '../../store/rows';
import type { Store } from '../../store/store';
import { isSystemError } from '../../systems/http/system-error';
import type { KarbonReader } from '../../systems/karbon/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { collectPages } from './collect-pages';
import { syncFullList } from './full-list-sync';

/** Keeps the mirror of Karbon fresh. Throws `SystemError`. */
export interface KarbonSync {
  /** Reads what the page is about where that is older than a minute, or at once when asked. */
  readPage(connection: ConnectionRecord, page: FixTarget, isUserInitiated: boolean): Promise<void>;
  /**
   * Reads clients and users whole at first, then from time to time, or at once when asked, the clients that have changed; must not
   * overlap.
   */
  readLists(connection: ConnectionRecord, isUserInitiated?: boolean): Promise<void>;
}

const pageEveryMs = 60_000;
/** Budgets, members and lists change seldom, and the firm shares 120 requests a minute (karbon.md 1.4). */
const slowEveryMs = 10 * 60_000;
const usersEveryMs = 24 * 60 * 60_000;

const clientLists = [
  { kind: 'organization', list: 'organizations' },
  { kind: 'person', list: 'people' },
  { kind: 'clientGroup', list: 'clientGroups' },
] as const satisfies readonly { kind: ClientKind; list: ListCoverage['list'] }[];

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
        const isFound = await readSingle(
          connection,
          'client',
          page.key,
          everyMs,
          isUserInitiated,
          async () => {
            const found = await source.client({ kind, key: page.key }, 'screen');
            const known = await mirror.get('karbonClients', page.key);
            // A person's own record lacks the full name: the list's stays.
            const fullName = found.fullName || (known?.fullName ?? '');
            return { put: { karbonClients: [{ ...found, fullName }] } };
          },
        );
        if (!isFound) return;
      }
      await readWork(connection, page.key, isUserInitiated);
    },

    async readLists(connection, isUserInitiated = false) {
      for (const { kind, list } of clientLists) await readClients(connection, kind, list, isUserInitiated);
      const users = await mirror.coverage<ListCoverage>('list:karbonUsers');
      if (users?.isComplete && now() - users.readAt < usersEveryMs) return;
      await syncFullList(parts, connection, {
        list: 'karbonUsers',
        name: 'karbonUsers',
        pages: (from) => source.users('background', from),
        cursor: () => '',
      });
    },
  };

  async function readWorkPage(
    connection: ConnectionRecord,
    page: FixTarget,
    isUserInitiated: boolean,
  ): Promise<void> {
    const known = await mirror.get('workItems', page.key);
    const clientKey = known?.client.key || page.shownClientKey;
    // One request gives the item and its siblings; the item by itself only where its client is not known.
    if (clientKey) await readWork(connection, clientKey, isUserInitiated);
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
      if (item && item.client.key !== clientKey) await readWork(connection, item.client.key, isUserInitiated);
    }
    await readSingle(connection, 'budget', page.key, slowEveryMs, isUserInitiated, async () => {
      const lines = await source.budget(page.key, 'screen');
      return { put: { budgets: [{ workKey: page.key, lines }] } };
    });
  }

  async function readWork(
    connection: ConnectionRecord,
    clientKey: string,
    isUserInitiated: boolean,
  ): Promise<void> {
    const row = await mirror.coverage<WorkCoverage>(`work:${clientKey}`);
    if (row && !isUserInitiated && now() - row.readAt < pageEveryMs) return;
    const { records, leftOut } = await collectPages(source.workOfClient(clientKey, 'screen'));
    await circuitBreaker.commitResponse(connection, {
      clearWorkOfClient: clientKey,
      put: { workItems: records },
      cover: [{ kind: 'work', id: `work:${clientKey}`, clientKey, leftOut, readAt: now() }],
    });
  }

  /** Returns whether Karbon has the record. */
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
    if (row && !isUserInitiated && now() - row.readAt < everyMs) return row.isFound;
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
        cover: [{ kind: 'single', id, readAt: now(), isFound: false }],
      });
      return false;
    }
  }

  async function readClients(
    connection: ConnectionRecord,
    kind: ClientKind,
    list: (typeof clientLists)[number]['list'],
    isUserInitiated: boolean,
  ): Promise<void> {
    const row = await mirror.coverage<ListCoverage>(`list:${list}`);
    if (row?.isComplete && !isUserInitiated && now() - row.readAt < slowEveryMs) return;
    // Client groups cannot be ordered by change (karbon.md 1.3), so they are always read whole.
    if (row?.isComplete && row.cursor !== '' && kind !== 'clientGroup') {
      await readChangedClients(connection, kind, row);
      return;
    }
    await syncFullList(parts, connection, {
      list,
      name: 'karbonClients',
      pages: (from) => source.clients(kind, 'background', from),
      merge: mergedWithKnown,
      keysToRetain: async () =>
        (await mirror.all('karbonClients')).filter((client) => client.kind !== kind).map(({ key }) => key),
      cursor: (previous, { records }) => newestOf(records, previous ?? ''),
      // Newest first: whoever has changed has only gone to the front, and pushed others later.
      ...(kind !== 'clientGroup' && {
        changes: async (cursor) => {
          const changed = cursor === '' ? [] : await clientsChangedSince(kind, cursor);
          return { batch: { put: { karbonClients: changed } }, haveRowsMoved: false };
        },
      }),
    });
  }

  async function readChangedClients(
    connection: ConnectionRecord,
    kind: ClientKind,
    row: ListCoverage,
  ): Promise<void> {
    const changed = await clientsChangedSince(kind, row.cursor);
    await circuitBreaker.commitResponse(connection, {
      put: { karbonClients: changed },
      cover: [{ ...row, cursor: newestOf(changed, row.cursor), readAt: now() }],
    });
  }

  async function clientsChangedSince(kind: ClientKind, cursor: string): Promise<readonly KarbonClient[]> {
    const changed: KarbonClient[] = [];
    for await (const page of source.clients(kind, 'background')) {
      const fresh = page.records.filter(({ lastModified }) => stampMs(lastModified) >= stampMs(cursor));
      changed.push(...(await Promise.all(fresh.map(mergedWithKnown))));
      // Newest first: from the first old one on, all are.
      if (fresh.length < page.records.length) break;
    }
    return changed;
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
