import type { FixTarget } from '../../domain/plans/fix-target';
import type { ClientRef, SystemId } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { PlainError } from '../../messages/errors';
import type { PageRef } from '../../messages/page-ref';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import type { ActivityLease } from '../backfill/activity-lease';
import { createEntryBackfill, type EntryBackfill } from '../backfill/backfill-entries';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { FactsReader } from '../connections/connection-facts';
import type { Gateways } from '../connections/gateways';
import type { NameIndexes } from '../matching/name-indexes';
import { createCoalescer } from './coalescer';
import type { TimeScope } from './entry-coverage';
import { createSerialQueue } from './serial-queue';
import { createKarbonSync } from './sync-karbon';
import { createQuickbooksSync } from './sync-quickbooks';
import { createRound } from './sync-round';
import { createTimeSync } from './sync-time';

/** What one panel is looking at. */
export interface Watch {
  readonly page: PageRef;
  /** The entries the page needs, as far as the mirror can tell now; `null` while no jobcode is known for it. */
  scope(): Promise<TimeScope | null>;
  /** Keys of the Karbon clients that stand in its client's way, as far as the mirror can tell now. */
  rivals(): Promise<readonly string[]>;
  /** Whether the panel still looks at it. */
  isCurrent(): boolean;
}

/** Keeps the mirror fresh for whoever is looking. Nothing here throws: failures are recorded with the connections. */
export interface Sync {
  /**
   * Asks each service for what is stale on one page. `isUserInitiated`: somebody has pressed refresh, and all of the page is read again;
   * many such presses are one that runs and one that follows.
   */
  ensureFresh(watch: Watch, isUserInitiated: boolean): Promise<void>;
  /** Reads the entries that the page needs and nobody has read yet: after another range was chosen. */
  cover(watch: Watch): Promise<void>;
  /** One round in QuickBooks Time for everybody who is looking: what has moved, and running entries. `isUserInitiated`: however short ago. */
  poll(watches: readonly Watch[], isUserInitiated?: boolean): Promise<void>;
  /** One round in the other systems, and in lists that are not complete: at their own pace, behind their own limits. */
  pollOthers(watches: readonly Watch[]): Promise<void>;
  /**
   * Brings a list of names, in Karbon the clients, up to this very moment: before something in it is changed, or for a tie-out of the
   * whole. Returns what has kept it from that, or `null`.
   */
  refreshNames(list: SystemId): Promise<PlainError | null>;
  /** Brings the people of Karbon and of QuickBooks Time up to date, for whoever has put an e-mail right there. */
  refreshPeople(): Promise<void>;
  /** Brings a client or work item up to date in Karbon, where that is older than a minute. */
  refreshTarget(target: FixTarget): Promise<void>;
  /** The same for the member of a client group, as far as Karbon gives it. */
  refreshMember(member: ClientRef): Promise<void>;
  /**
   * Reads the work of these clients in the background, or all there is where `null`: what is older than ten minutes. A client's
   * work, and the first reading of all there is, is asked for only while it may go on. Returns what has kept it from that, or `null`.
   */
  readWork(clientKeys: readonly string[] | null, mayGoOn: () => Promise<boolean>): Promise<PlainError | null>;
  /** Reads a client's own record, unless that was done a while ago. Returns what has kept it from that, or `null`. */
  readClient(key: string): Promise<PlainError | null>;
  /**
   * Reads the lists of a system that are not complete or no longer fresh, in the background: one system after the other, in the order
   * in which they are asked for. A first reading goes on for as long as it may.
   */
  readLists(system: SystemId, isUserInitiated?: boolean): Promise<void>;
  /**
   * Reads the next window of the whole account's entries in the background, as long as it may: while somebody looks, unless told. Returns
   * whether there may be more to read at once; a failure, and nothing left, are none.
   */
  readEntryWindow(mayGoOn?: () => Promise<boolean>): Promise<boolean>;
}

export interface SyncParts {
  readonly store: Store;
  readonly gateways: Gateways;
  readonly nameIndexes: NameIndexes;
  readonly circuitBreaker: CircuitBreaker;
  readonly facts: FactsReader;
  readonly activityLease: ActivityLease;
  /** Reads QuickBooks' list again where it is a file that was saved since, and saves it anew for those who read it from one. */
  followFiles(): Promise<void>;
  /** Takes over what a colleague's file has brought for this system. */
  takeShared(system: SystemId): Promise<void>;
  now(): number;
  /** Runs `work` once after so many ms. */
  later(work: () => void, afterMs: number): unknown;
}

/** What is read once, however many ask for it. */
type Reading = SystemId | `lists of ${SystemId}` | 'facts' | 'pages';

/** Karbon's users are one reading whole, of requests that the firm shares. */
const peopleEveryMs = 10_000;
const factsEveryMs = 24 * 60 * 60_000;
/** More are never shown, and each costs a request. */
const maxRivals = 5;
/** Karbon draws a work item, and with it the link to its client, up to 1.5 s after it has changed the address (karbon.md 3). */
const namesAfterMs = 1_500;

export function createSync(parts: SyncParts): Sync {
  const { store, gateways, nameIndexes, circuitBreaker, facts, now, later } = parts;
  const common = { store, circuitBreaker, now, isActive: parts.activityLease.isActive };
  const time = createTimeSync({ ...common, nameIndexes, source: gateways.quickbooksTime.source });
  const quickbooks = createQuickbooksSync({
    ...common,
    source: gateways.quickbooks.source,
    followFiles: parts.followFiles,
  });
  const karbon = createKarbonSync({ ...common, source: gateways.karbon.source });

  // QuickBooks Time's changes and the entries read with them must be written in order.
  const runExclusive = createSerialQueue();
  // One system's lists after the other's.
  const runListExclusive = createSerialQueue();
  const runWindowExclusive = createSerialQueue();
  let entryBackfill: EntryBackfill | null = null;
  const getEntryBackfill = () => {
    entryBackfill ??= createEntryBackfill({
      ...common,
      nameIndexes,
      source: gateways.quickbooksTime.source,
      follow: (connection) => runExclusive(() => time.follow(connection, false)),
    });
    return entryBackfill;
  };
  const reading = new Map<Reading | `${Reading}, asked for`, Promise<boolean>>();
  const pageQueues = new Map<string, ReturnType<typeof createSerialQueue>>();
  const refreshOnce = createCoalescer<PageRef>();

  const readListsOf: Readonly<
    Record<SystemId, (connection: ConnectionRecord, isUserInitiated: boolean) => Promise<void>>
  > = {
    karbon: karbon.readLists,
    quickbooks: quickbooks.readLists,
    quickbooksTime: time.readLists,
  };

  /** Brings the names of each system up to this moment; resolves to whether it could be reached. */
  const refreshNamesOf: Readonly<Record<SystemId, () => Promise<boolean>>> = {
    quickbooksTime: () => runTimeWork(true, time.followNames),
    karbon: () =>
      runListExclusive(async () => {
        await parts.takeShared('karbon');
        return circuitBreaker.run('karbon', true, (connection) => karbon.readLists(connection, true));
      }),
    async quickbooks() {
      // A reading that has begun already may have been answered before a colleague's change.
      await running('quickbooks');
      return followQuickbooks(true);
    },
  };

  const sync: Sync = {
    ensureFresh(watch, isUserInitiated) {
      if (!isUserInitiated) return freshen(watch, false);
      return refreshOnce(watch.page, () => freshen(watch, true));
    },

    async cover(watch) {
      await coverPage(watch);
    },

    async poll(watches, isUserInitiated = false) {
      await runTimeWork(isUserInitiated, (connection) => time.follow(connection, isUserInitiated));
      await refreshRunning(watches);
      for (const watch of watches) await sync.cover(watch);
    },

    async pollOthers(watches) {
      const namesRead = followQuickbooks(false);
      await Promise.all([
        namesRead,
        sync.readLists('quickbooksTime'),
        sync.readLists('quickbooks'),
        once('pages', false, async () => {
          await readPagesAgain(watches);
          for (const watch of watches) await confirmRivals(watch, false);
          return true;
        })
          .then(() => namesRead)
          .then(() => sync.readLists('karbon')),
      ]);
    },

    async refreshNames(list) {
      return errorUnless(list, await refreshNamesOf[list]());
    },

    async refreshPeople() {
      await Promise.all([
        runTimeWork(true, (connection) => time.follow(connection, true)),
        runListExclusive(() =>
          circuitBreaker.run('karbon', true, (connection) =>
            karbon.readUsers(connection, peopleEveryMs, 'screen'),
          ),
        ),
      ]);
    },

    async refreshTarget(target) {
      await readPage(target, false, false);
      await circuitBreaker.run('karbon', false, (connection) => karbon.readAgedNames(connection, target));
    },

    async refreshMember(member) {
      await circuitBreaker.run('karbon', false, (connection) => karbon.readMember(connection, member));
    },

    async readWork(clientKeys, mayGoOn) {
      const isReached = await circuitBreaker.run('karbon', false, async (connection) => {
        if (clientKeys === null) return karbon.readAllWork(connection, mayGoOn);
        for (const key of clientKeys) {
          if (await mayGoOn()) await karbon.readWorkOf(connection, key);
        }
      });
      return errorUnless('karbon', isReached);
    },

    async readClient(key) {
      const isReached = await circuitBreaker.run('karbon', false, (connection) =>
        karbon.confirmClient(connection, key, false),
      );
      return errorUnless('karbon', isReached);
    },

    async readLists(system, isUserInitiated = false) {
      await readListsOnce(system, isUserInitiated);
    },

    readEntryWindow: (mayGoOn) =>
      runWindowExclusive(async () => {
        let hasMore = false;
        await circuitBreaker.run('quickbooksTime', false, async (connection) => {
          hasMore = await getEntryBackfill().readNext(connection, mayGoOn);
        });
        return hasMore;
      }),
  };
  return sync;

  async function freshen(watch: Watch, isUserInitiated: boolean): Promise<void> {
    const round = createRound();
    const coverOn = () => round.ask('quickbooksTime', () => coverPage(watch));
    const readListsOn = (system: SystemId) => round.ask(system, () => readListsOnce(system, isUserInitiated));
    const followed = round.ask('quickbooksTime', () =>
      runTimeWork(isUserInitiated, (connection) => time.follow(connection, isUserInitiated)),
    );
    const pageRead = round.ask('karbon', () => readNamedPage(watch, isUserInitiated));
    const namesRead = round.ask('quickbooks', () => followQuickbooks(isUserInitiated));
    const readOn = async () => {
      await followed;
      // Once by what is known already, and again if Karbon turns out to know the page by other names.
      await coverOn();
      await pageRead;
      await round.ask('karbon', () => confirmRivals(watch, isUserInitiated));
      await coverOn();
      if (isUserInitiated) await round.ask('quickbooksTime', () => readEntriesAgain(watch));
      await round.ask('quickbooksTime', readTimeFacts);
      const timeListsRead = readListsOn('quickbooksTime').then(coverOn);
      const customersRead = namesRead.then(() => readListsOn('quickbooks'));
      // A colleague's file, which comes with the names, may bring Karbon's lists.
      const clientsRead = namesRead.then(() => readListsOn('karbon'));
      await Promise.all([timeListsRead, customersRead, clientsRead]);
    };
    // All from the beginning: what fails while another is waited for must not fail unseen.
    await Promise.all([readOn(), pageRead, namesRead]);
  }

  async function coverPage(watch: Watch): Promise<boolean> {
    const scope = await watch.scope();
    return !scope || runTimeWork(false, (connection) => time.cover(connection, scope));
  }

  /** Not every change moves a stamp, however old the entry is: whoever asks by hand gets the whole of the page. */
  async function readEntriesAgain(watch: Watch): Promise<boolean> {
    const scope = await watch.scope();
    return !scope || runTimeWork(true, (connection) => time.readAgain(connection, scope));
  }

  /** No list tells that a client was deleted or merged away: whoever stands in another's way is looked up. */
  async function confirmRivals(watch: Watch, isUserInitiated: boolean): Promise<boolean> {
    const rivals = (await watch.rivals()).slice(0, maxRivals);
    if (rivals.length === 0) return true;
    return circuitBreaker.run('karbon', isUserInitiated, async (connection) => {
      if (isOtherTenant(watch.page, connection)) return;
      for (const key of rivals) await karbon.confirmClient(connection, key, isUserInitiated);
    });
  }

  function readListsOnce(system: SystemId, isUserInitiated: boolean): Promise<boolean> {
    return once(`lists of ${system}`, isUserInitiated, () =>
      runListExclusive(async () => {
        await parts.takeShared(system);
        return circuitBreaker.run(system, isUserInitiated, (connection) =>
          readListsOf[system](connection, isUserInitiated),
        );
      }),
    );
  }

  async function errorUnless(list: SystemId, isReached: boolean): Promise<PlainError | null> {
    if (isReached) return null;
    const { lastError } = await store.connections.read(list);
    return lastError ?? { code: 'unreachable', system: list, retryAt: null, detail: '' };
  }

  function runTimeWork(
    isUserInitiated: boolean,
    work: (connection: ConnectionRecord) => Promise<void>,
  ): Promise<boolean> {
    return runExclusive(() => circuitBreaker.run('quickbooksTime', isUserInitiated, work));
  }

  /** A page that Karbon has failed to give is read again, which nothing else does while it stays on screen. */
  async function readPagesAgain(watches: readonly Watch[]): Promise<void> {
    const { lastError } = await store.connections.read('karbon');
    if (lastError === null) return;
    for (const { page } of watches) await readPage(page, false, true);
  }

  /**
   * A work item that is not known yet can be read together with its siblings where the page names its client: waiting a
   * moment for that saves one of the requests that the firm shares.
   */
  async function readNamedPage(watch: Watch, isUserInitiated: boolean): Promise<boolean> {
    const { kind, key, shownClientKey } = watch.page;
    const isUnnamed = kind === 'work' && shownClientKey === '' && !isUserInitiated;
    if (isUnnamed && !(await store.mirror.get('workItems', key))) {
      await new Promise<void>((done) => later(done, namesAfterMs));
      if (!watch.isCurrent()) return true;
    }
    return readPage(watch.page, isUserInitiated, isUserInitiated);
  }

  /**
   * One that is opened again while it is read, since its names have come, finds fresh what the first reading brings.
   *
   * @param isDue however short ago the page was read.
   */
  function readPage(page: FixTarget, isUserInitiated: boolean, isDue: boolean): Promise<boolean> {
    const runPageExclusive = pageQueues.get(page.key) ?? createSerialQueue();
    pageQueues.set(page.key, runPageExclusive);
    return runPageExclusive(() =>
      circuitBreaker.run('karbon', isUserInitiated, async (connection) => {
        if (!isOtherTenant(page, connection)) await karbon.readPage(connection, page, isDue);
      }),
    );
  }

  /** Once a day, since no stamp tells that somebody's rights or the account's zone have changed. */
  async function readTimeFacts(): Promise<boolean> {
    const { factsReadAt } = await store.connections.read('quickbooksTime');
    if (isFresh(factsReadAt, factsEveryMs, now())) return true;
    return once('facts', false, () =>
      circuitBreaker.run('quickbooksTime', false, () => facts.reload('quickbooksTime', 'background')),
    );
  }

  async function refreshRunning(watches: readonly Watch[]): Promise<void> {
    const scopes = (await Promise.all(watches.map((watch) => watch.scope()))).filter(
      (scope) => scope !== null,
    );
    if (scopes.length === 0) return;
    await runTimeWork(false, (connection) => time.refreshRunning(connection, scopes));
  }

  function followQuickbooks(isUserInitiated: boolean): Promise<boolean> {
    return once('quickbooks', isUserInitiated, () =>
      circuitBreaker.run('quickbooks', isUserInitiated, (connection) =>
        quickbooks.follow(connection, isUserInitiated),
      ),
    );
  }

  /** What is being read now; of two readings, that which somebody has asked for comes last. */
  function running(what: Reading): Promise<boolean> | undefined {
    return reading.get(`${what}, asked for`) ?? reading.get(what);
  }

  /**
   * Whoever asks for what is being read already waits for that reading. But one that nobody has asked for may find all fresh, which is
   * no answer to who does ask: theirs follows it.
   */
  function once(what: Reading, isUserInitiated: boolean, read: () => Promise<boolean>): Promise<boolean> {
    const key = isUserInitiated ? (`${what}, asked for` as const) : what;
    const shared = isUserInitiated ? reading.get(key) : running(what);
    if (shared) return shared;
    const before = reading.get(what);
    const run = (before ? before.then(read, read) : read()).finally(() => reading.delete(key));
    reading.set(key, run);
    return run;
  }
}

function isOtherTenant(page: FixTarget, connection: ConnectionRecord): boolean {
  return page.tenant !== '' && page.tenant !== connection.identity;
}
