import type { Customer, NameHolder } from '../../domain/records/records';
import type { ConnectionRecord, ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NamePage, QuickbooksOnlineReader } from '../../systems/quickbooks-online/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { syncFullList } from './full-list-sync';

/** Keeps the mirror of QuickBooks' names fresh. Throws `SystemError`; calls must not overlap. */
export interface QuickbooksSync {
  /**
   * Once the lists have been read, asks in one request for what has changed, unless that was done less than five minutes ago:
   * each read is metered (quickbooks.md 9). Where changes do not reach back so far, the lists are read anew.
   */
  follow(connection: ConnectionRecord, isUserInitiated: boolean): Promise<void>;
  /** Reads the lists whole where they never have been, or goes on with that. */
  readLists(connection: ConnectionRecord): Promise<void>;
}

const changesEveryMs = 5 * 60_000;

export function createQuickbooksSync(parts: {
  source: (connection: { realmId: string; environment: 'production' | 'sandbox' }) => QuickbooksOnlineReader;
  store: Store;
  circuitBreaker: CircuitBreaker;
  now(): number;
  /** Whether a first reading of a list may go on. */
  isActive(): Promise<boolean>;
}): QuickbooksSync {
  const { store, circuitBreaker, now } = parts;
  const { mirror } = store;

  return {
    async follow(connection, isUserInitiated) {
      if (!connection.quickbooks) return;
      const source = parts.source(connection.quickbooks);
      const customers = await mirror.coverage<ListCoverage>('list:customers');
      const holders = await mirror.coverage<ListCoverage>('list:nameHolders');
      if (!customers?.isComplete || !holders?.isComplete) return;
      // After a failure the next try has to reach the service, or it would pass for well.
      const isFresh = now() - customers.readAt < changesEveryMs && connection.lastError === null;
      if (isFresh && !isUserInitiated) return;
      const changes = await source.changesSince(customers.cursor, 'screen');
      if (!changes.isComplete) {
        await readCustomers(source, connection);
        await readHolders(source, connection);
        return;
      }
      const progress = { cursor: changes.cursor, readAt: now() };
      await circuitBreaker.commitResponse(connection, {
        remove: { customers: changes.removedIds, nameHolders: changes.removedIds },
        put: { customers: changes.customers, nameHolders: changes.nameHolders },
        cover: [
          { ...customers, ...progress },
          { ...holders, ...progress },
        ],
      });
    },

    async readLists(connection) {
      if (!connection.quickbooks) return;
      const source = parts.source(connection.quickbooks);
      const isComplete = async (list: 'customers' | 'nameHolders') =>
        (await mirror.coverage<ListCoverage>(`list:${list}`))?.isComplete;
      if (!(await isComplete('customers'))) await readCustomers(source, connection);
      if ((await isComplete('customers')) && !(await isComplete('nameHolders'))) {
        await readHolders(source, connection);
      }
    },
  };

  function readCustomers(source: QuickbooksOnlineReader, connection: ConnectionRecord): Promise<void> {
    return syncFullList<'customers', NamePage<Customer>>(parts, connection, {
      list: 'customers',
      name: 'customers',
      pages: (from) => source.customers('background', from),
      cursor: timeOfFirst,
      async changes(cursor) {
        const changes = await source.changesSince(cursor, 'background');
        const gone = await Promise.all(changes.removedIds.map((id) => mirror.get('customers', id)));
        return {
          batch: { remove: { customers: changes.removedIds }, put: { customers: changes.customers } },
          // By id nothing moves; but one that has gone draws all that follow up.
          haveRowsMoved: !changes.isComplete || gone.some((customer) => customer !== null),
        };
      },
    });
  }

  /** After the customers, from whose cursor the changes of all three kinds are asked for. */
  function readHolders(source: QuickbooksOnlineReader, connection: ConnectionRecord): Promise<void> {
    return syncFullList<'nameHolders', NamePage<NameHolder>>(parts, connection, {
      list: 'nameHolders',
      name: 'nameHolders',
      pages: (from) => source.nameHolders('background', from),
      cursor: timeOfFirst,
    });
  }
}

/** The time of the very first answer: what changes while the rest is read comes again with the changes. */
function timeOfFirst(previous: string | null, page: NamePage<unknown>): string {
  return previous ?? page.time;
}
