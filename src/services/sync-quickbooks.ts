import type { NamePage, QuickbooksOnlineSource } from '../sources/quickbooks-online/source';
import type { ConnectionRecord } from '../store/connections';
import type { ListCoverage } from '../store/coverage';
import type { Store } from '../store/store';
import type { Health } from './health';
import { readListWhole } from './read-list';

/** Keeps the copies of QuickBooks' names fresh. Throws `SourceError`; calls must not overlap. */
export interface QuickbooksSync {
  /**
   * Reads the lists whole where they never have been, else asks in one request for what has changed, unless that was done
   * less than five minutes ago: each read is metered (quickbooks.md 9).
   */
  follow(connection: ConnectionRecord, isAsked: boolean): Promise<void>;
}

const changesEveryMs = 5 * 60_000;

export function createQuickbooksSync(parts: {
  source: (connection: { realmId: string; environment: 'production' | 'sandbox' }) => QuickbooksOnlineSource;
  store: Store;
  health: Health;
  now(): number;
}): QuickbooksSync {
  const { store, health, now } = parts;
  const { copies } = store;

  return {
    async follow(connection, isAsked) {
      if (!connection.quickbooks) return;
      const source = parts.source(connection.quickbooks);
      const customers = await copies.coverage<ListCoverage>('list:customers');
      const holders = await copies.coverage<ListCoverage>('list:nameHolders');
      if (!customers?.isComplete || !holders?.isComplete) return readWhole(source, connection);
      // After a failure the next try has to reach the service, or it would pass for well.
      const isFresh = now() - customers.readAt < changesEveryMs && connection.lastError === null;
      if (isFresh && !isAsked) return;
      const changes = await source.changesSince(customers.cursor, 'screen');
      if (!changes.isComplete) return readWhole(source, connection);
      const progress = { cursor: changes.cursor, readAt: now() };
      await health.write(connection, {
        remove: { customers: changes.removedIds, nameHolders: changes.removedIds },
        put: { customers: changes.customers, nameHolders: changes.nameHolders },
        cover: [
          { ...customers, ...progress },
          { ...holders, ...progress },
        ],
      });
    },
  };

  async function readWhole(source: QuickbooksOnlineSource, connection: ConnectionRecord): Promise<void> {
    // The time of the very first answer: what changes while the rest is read comes again with the changes.
    let cursor = '';
    async function* timed<RecordType>(pages: AsyncIterable<NamePage<RecordType>>) {
      for await (const page of pages) {
        cursor ||= page.time;
        yield page;
      }
    }
    const parts = { store, health, now };
    await readListWhole(parts, connection, {
      list: 'customers',
      name: 'customers',
      pages: timed(source.customers('background')),
      cursor: () => cursor,
    });
    await readListWhole(parts, connection, {
      list: 'nameHolders',
      name: 'nameHolders',
      pages: timed(source.nameHolders('background')),
      cursor: () => cursor,
    });
  }
}
