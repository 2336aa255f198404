import type { Customer, NameHolder } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import { type MirrorBatch, unchanged } from '../../store/mirror-batch';
import type { ConnectionRecord, ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import type { NameChanges, NamePage, QuickbooksOnlineReader } from '../../systems/quickbooks-online/reader';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import { isListDue, syncFullList } from './full-list-sync';

/** Keeps the mirror of QuickBooks' names fresh. Throws `SystemError`; calls must not overlap. */
export interface QuickbooksSync {
  /**
   * Once the lists have been read, asks in one request for what has changed, unless that was done less than five minutes ago:
   * each read is metered (quickbooks.md 9). Where changes do not reach back so far, the lists are read anew.
   */
  follow(connection: ConnectionRecord, isUserInitiated: boolean): Promise<void>;
  /** Reads the lists whole where they never have been, or goes on with that. */
  readLists(connection: ConnectionRecord, isUserInitiated?: boolean): Promise<void>;
}

const changesEveryMs = 5 * 60_000;

export function createQuickbooksSync(parts: {
  source: (connection: { realmId: string; environment: 'production' | 'sandbox' }) => QuickbooksOnlineReader;
  store: Store;
  circuitBreaker: CircuitBreaker;
  /** Reads the list again where it is a file, and saves it where others read it from one. */
  followFiles(): Promise<void>;
  now(): number;
  /** Whether a first reading of a list may go on. */
  isActive(): Promise<boolean>;
}): QuickbooksSync {
  const { store, circuitBreaker, now } = parts;
  const { mirror } = store;

  return {
    async follow(connection, isUserInitiated) {
      await parts.followFiles();
      if (!connection.quickbooks) return;
      const source = parts.source(connection.quickbooks);
      const customers = await mirror.coverage<ListCoverage>('list:customers');
      const holders = await mirror.coverage<ListCoverage>('list:nameHolders');
      if (!customers?.isComplete || !holders?.isComplete) return;
      // After a failure the next try has to reach the service, or it would pass for well.
      const isRecent = isFresh(customers.readAt, changesEveryMs, now()) && connection.lastError === null;
      if (isRecent && !isUserInitiated) return;
      const changes = await source.changesSince(customers.cursor, 'screen');
      if (!changes.isComplete) {
        await readCustomers(source, connection);
        await readHolders(source, connection);
        return;
      }
      const progress = { cursor: changes.cursor, readAt: now() };
      await circuitBreaker.commitResponse(connection, {
        preconditions: [unchanged(customers.id, customers), unchanged(holders.id, holders)],
        put: await changedRecords(changes),
        cover: [
          // What is not known of which list it is left out is told once, with the customers.
          { ...customers, ...progress, leftOut: Math.max(customers.leftOut, changes.leftOut) },
          { ...holders, ...progress },
        ],
      });
    },

    async readLists(connection, isUserInitiated = false) {
      if (!connection.quickbooks) return;
      const source = parts.source(connection.quickbooks);
      const rowOf = (list: 'customers' | 'nameHolders') => mirror.coverage<ListCoverage>(`list:${list}`);
      if (isListDue(await rowOf('customers'), isUserInitiated, now()))
        await readCustomers(source, connection);
      const isReadable = (await rowOf('customers'))?.isComplete === true;
      if (isReadable && isListDue(await rowOf('nameHolders'), isUserInitiated, now())) {
        await readHolders(source, connection);
      }
    },
  };

  /** One that is reported as deleted, and cannot be read either, is inactive as far as it is known: only a person can bring it back. */
  async function changedRecords({ customers, nameHolders, unreadIds }: NameChanges) {
    const known = await Promise.all(unreadIds.map((id) => mirror.get('customers', id)));
    const knownHolders = await Promise.all(unreadIds.map((id) => mirror.get('nameHolders', id)));
    return {
      customers: [...customers, ...known.flatMap((each) => (each ? [{ ...each, isActive: false }] : []))],
      nameHolders: [
        ...nameHolders,
        ...knownHolders.flatMap((each) => (each ? [{ ...each, isActive: false }] : [])),
      ],
    } satisfies MirrorBatch['put'];
  }

  function readCustomers(source: QuickbooksOnlineReader, connection: ConnectionRecord): Promise<void> {
    return syncFullList<'customers', NamePage<Customer>>(parts, connection, {
      list: 'customers',
      name: 'customers',
      pages: (from) => source.customers('background', from),
      cursor: timeOfFirst,
      // By id nothing moves, and nothing goes.
      async changes(cursor) {
        const changes = await source.changesSince(cursor, 'background');
        return { records: (await changedRecords(changes)).customers, isIncomplete: !changes.isComplete };
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
