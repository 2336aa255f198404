import type { SystemId } from '../../domain/records/records';
import type { PlainError } from '../../messages/errors';
import type { PageRef } from '../../messages/page-ref';
import type { ConnectionRecord } from '../../store/connections';
import type { Store } from '../../store/store';
import type { FillLeave } from '../backfill/activity-lease';
import type { EntryFill, EntryFillParts } from '../backfill/backfill-entries';
import type { Health } from '../connections/circuit-breaker';
import type { FactsReader } from '../connections/connection-facts';
import type { Gateways } from '../connections/gateways';
import type { NameLists } from '../matching/name-indexes';
import type { TimeScope } from './entry-coverage';
import { createTurns } from './serial-queue';
import { createKarbonSync } from './sync-karbon';
import { createQuickbooksSync } from './sync-quickbooks';
import { createTimeSync } from './sync-time';

/** What one panel is looking at. */
export interface Watch {
  readonly page: PageRef;
  /** The entries the page needs, as far as the copies can tell now; `null` while no jobcode is known for it. */
  scope(): Promise<TimeScope | null>;
  /** Whether the panel still looks at it. */
  isCurrent(): boolean;
}

/** Keeps the copies fresh for whoever is looking. Nothing here throws: failures stand with the connections. */
export interface Sync {
  /** Asks each service for what is stale on one page. `isAsked`: somebody has pressed refresh. */
  ensureFresh(watch: Watch, isAsked: boolean): Promise<void>;
  /** Reads the entries that the page needs and nobody has read yet: after another range was chosen. */
  cover(watch: Watch): Promise<void>;
  /** One round in QuickBooks Time for everybody who is looking: what has moved, and running entries. */
  poll(watches: readonly Watch[]): Promise<void>;
  /** One round in the other systems, and in lists that are not complete: at their own pace, behind their own limits. */
  pollOthers(watches: readonly Watch[]): Promise<void>;
  /**
   * Brings a list of names, in Karbon the clients, up to this very moment: before something in it is changed, or for a tie-out of the
   * whole. Returns what has kept it from that, or `null`.
   */
  freshNames(list: SystemId): Promise<PlainError | null>;
  /** Brings what a page is about up to date in Karbon, where that is older than a minute. */
  freshPage(page: PageRef): Promise<void>;
  /**
   * Reads the lists of a system that are not complete or no longer fresh, in the background: one system after the other, in the order
   * in which they are asked for. A first reading goes on for as long as it may.
   */
  readLists(system: SystemId, isAsked?: boolean): Promise<void>;
  /**
   * Reads the next window of the whole account's entries, in the background. Returns whether there may be more to read at once; a
   * failure, and nothing left, are none.
   */
  readEntryWindow(): Promise<boolean>;
}

export interface SyncParts {
  readonly store: Store;
  readonly gateways: Gateways;
  readonly lists: NameLists;
  readonly health: Health;
  readonly facts: FactsReader;
  /** Made when the first window is to be read. */
  createEntryFill(parts: EntryFillParts): EntryFill;
  readonly leave: FillLeave;
  now(): number;
  /** Runs `work` once after so many ms. */
  later(work: () => void, afterMs: number): unknown;
}

const factsEveryMs = 24 * 60 * 60_000;
/** Karbon draws a work item, and with it the link to its client, up to 1.5 s after it has changed the address (karbon.md 3). */
const namesAfterMs = 1_500;

export function createSync(parts: SyncParts): Sync {
  const { store, gateways, lists, health, facts, now, later } = parts;
  const common = { store, health, now, mayGoOn: parts.leave.mayGoOn };
  const time = createTimeSync({ ...common, lists, source: gateways.quickbooksTime.source });
  const quickbooks = createQuickbooksSync({ ...common, source: gateways.quickbooks.source });
  const karbon = createKarbonSync({ ...common, source: gateways.karbon.source });

  // QuickBooks Time's changes and the entries read with them must be written in order.
  const inTurn = createTurns();
  // One system's lists after the other's.
  const inListTurn = createTurns();
  let entryFill: EntryFill | null = null;
  const fillOfEntries = () => {
    entryFill ??= parts.createEntryFill({
      ...common,
      lists,
      source: gateways.quickbooksTime.source,
      follow: (connection) => inTurn(() => time.follow(connection, false)),
    });
    return entryFill;
  };
  const reading = new Map<string, Promise<void>>();
  const pageTurns = new Map<string, ReturnType<typeof createTurns>>();

  const sync: Sync = {
    async ensureFresh(watch, isAsked) {
      const followed = attemptTime(isAsked, (connection) => time.follow(connection, isAsked));
      const pageRead = readNamedPage(watch, isAsked);
      const namesRead = followQuickbooks(isAsked);
      const isReached = await followed;
      // Once by what is known already, and again if Karbon turns out to know the page by other names.
      await sync.cover(watch);
      await pageRead;
      await sync.cover(watch);
      if (isAsked && isReached) await lookAtRunning([watch], true);
      await readTimeFacts();
      const listsRead = sync.readLists('quickbooksTime', isAsked).then(() => sync.cover(watch));
      const othersRead = [sync.readLists('quickbooks', isAsked), sync.readLists('karbon', isAsked)];
      await Promise.all([namesRead, listsRead, ...othersRead]);
    },

    async cover(watch) {
      const scope = await watch.scope();
      if (scope) await attemptTime(false, (connection) => time.cover(connection, scope));
    },

    async poll(watches) {
      await attemptTime(false, (connection) => time.follow(connection, false));
      await lookAtRunning(watches, false);
      for (const watch of watches) await sync.cover(watch);
    },

    async pollOthers(watches) {
      await Promise.all([
        followQuickbooks(false),
        sync.readLists('quickbooksTime'),
        sync.readLists('quickbooks'),
        once('pages', () => readPagesAgain(watches)).then(() => sync.readLists('karbon')),
      ]);
    },

    async freshNames(list) {
      if (list === 'quickbooksTime') return errorUnless(list, await attemptTime(true, time.followNames));
      if (list === 'karbon') {
        const read = (connection: ConnectionRecord) => karbon.readLists(connection, true);
        return errorUnless(list, await inListTurn(() => health.attempt(list, true, read)));
      }
      // A reading that has begun already may have been answered before a colleague's change.
      await reading.get(list);
      let isReached = false;
      await once(list, async () => {
        isReached = await health.attempt(list, true, (connection) => quickbooks.follow(connection, true));
      });
      return errorUnless(list, isReached);
    },

    async freshPage(page) {
      await readPage(page, false, false);
    },

    readLists(system, isAsked = false) {
      const { readLists } = { karbon, quickbooks, quickbooksTime: time }[system];
      return once(`lists of ${system}`, () => inListTurn(() => health.attempt(system, isAsked, readLists)));
    },

    async readEntryWindow() {
      let hasMore = false;
      await health.attempt('quickbooksTime', false, async (connection) => {
        hasMore = await fillOfEntries().readNext(connection);
      });
      return hasMore;
    },
  };
  return sync;

  async function errorUnless(list: SystemId, isReached: boolean): Promise<PlainError | null> {
    if (isReached) return null;
    const { lastError } = await store.connections.read(list);
    return lastError ?? { code: 'unreachable', system: list, retryAt: null, detail: '' };
  }

  function attemptTime(
    isAsked: boolean,
    work: (connection: ConnectionRecord) => Promise<void>,
  ): Promise<boolean> {
    return inTurn(() => health.attempt('quickbooksTime', isAsked, work));
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
  async function readNamedPage(watch: Watch, isAsked: boolean): Promise<void> {
    const { kind, key, shownClientKey } = watch.page;
    const isUnnamed = kind === 'work' && shownClientKey === '' && !isAsked;
    if (isUnnamed && !(await store.copies.get('workItems', key))) {
      await new Promise<void>((done) => later(done, namesAfterMs));
      if (!watch.isCurrent()) return;
    }
    await readPage(watch.page, isAsked, isAsked);
  }

  /**
   * One that is opened again while it is read, since its names have come, finds fresh what the first reading brings.
   *
   * @param isDue however short ago the page was read.
   */
  function readPage(page: PageRef, isAsked: boolean, isDue: boolean): Promise<boolean> {
    const inPageTurn = pageTurns.get(page.key) ?? createTurns();
    pageTurns.set(page.key, inPageTurn);
    return inPageTurn(() =>
      health.attempt('karbon', isAsked, async (connection) => {
        if (!isOtherTenant(page, connection)) await karbon.readPage(connection, page, isDue);
      }),
    );
  }

  /** Once a day, since no stamp tells that somebody's rights or the account's zone have changed. */
  async function readTimeFacts(): Promise<void> {
    const { factsReadAt } = await store.connections.read('quickbooksTime');
    if (now() - factsReadAt < factsEveryMs) return;
    await once('facts', () =>
      health.attempt('quickbooksTime', false, () => facts.learnAgain('quickbooksTime', 'background')),
    );
  }

  async function lookAtRunning(watches: readonly Watch[], isAsked: boolean): Promise<void> {
    const scopes = (await Promise.all(watches.map((watch) => watch.scope()))).filter(
      (scope) => scope !== null,
    );
    if (scopes.length === 0) return;
    await attemptTime(isAsked, (connection) => time.lookAtRunning(connection, scopes, isAsked));
  }

  function followQuickbooks(isAsked: boolean): Promise<void> {
    return once('quickbooks', () =>
      health.attempt('quickbooks', isAsked, (connection) => quickbooks.follow(connection, isAsked)),
    );
  }

  /** Whoever asks for what is being read already waits for that reading. */
  function once(
    what: SystemId | `lists of ${SystemId}` | 'facts' | 'pages',
    read: () => Promise<unknown>,
  ): Promise<void> {
    const running = reading.get(what);
    if (running) return running;
    const run = read()
      .then(() => undefined)
      .finally(() => reading.delete(what));
    reading.set(what, run);
    return run;
  }
}

function isOtherTenant(page: PageRef, connection: ConnectionRecord): boolean {
  return page.tenant !== '' && page.tenant !== connection.identity;
}
