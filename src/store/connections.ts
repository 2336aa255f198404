import type { SystemId, TimeAccount, TimeRights } from '../domain/records/records';
import type { PlainError } from '../messages/errors';
import type { ConnectedAccount } from '../messages/page-api';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** What is known of a connection and is no secret. */
export interface ConnectionRecord {
  readonly system: SystemId;
  /** `null` while not connected. */
  readonly account: ConnectedAccount | null;
  /** Company and user as the system identifies them: copies read under another identity are forgotten. */
  readonly identity: string;
  /** How QuickBooks Time is set up and whose rights the token has; `null` on the other systems. */
  readonly time: TimeConnection | null;
  /** The company file the QuickBooks token is for; `null` on the other systems. */
  readonly quickbooks: QuickbooksConnection | null;
  readonly lastError: (PlainError & { readonly at: number }) | null;
  readonly lastGoodAt: number | null;
  /** When the service was last asked whom the connection acts for, epoch ms. */
  readonly factsReadAt: number;
  /** Failures in a row since the last good answer: how long to hold back. */
  readonly failures: number;
}

export interface TimeConnection {
  readonly account: TimeAccount;
  readonly rights: TimeRights;
}

export interface QuickbooksConnection {
  readonly realmId: string;
  readonly environment: 'production' | 'sandbox';
}

export interface Connections {
  read(system: SystemId): Promise<ConnectionRecord>;
  /** Changes some of the facts in one transaction and returns the whole. */
  update(system: SystemId, change: Partial<Omit<ConnectionRecord, 'system'>>): Promise<ConnectionRecord>;
  forget(system: SystemId): Promise<void>;
}

export function createConnections(database: Database, changes: ChangeSignal): Connections {
  const records = createCachedQuery(changes, 'connections', async () => {
    const rows = await database.getAll('connections');
    return new Map(rows.map((row) => [row.system, row]));
  });
  return {
    async read(system) {
      return withDefaults(system, (await records()).get(system));
    },
    async update(system, change) {
      const transaction = database.transaction('connections', 'readwrite');
      const before = withDefaults(system, await transaction.store.get(system));
      const after = { ...before, ...change };
      await transaction.store.put(after);
      await transaction.done;
      changes.emit('connections');
      return after;
    },
    async forget(system) {
      await database.delete('connections', system);
      changes.emit('connections');
    },
  };
}

/** A record that an earlier Tieout has written may lack a part. */
function withDefaults(system: SystemId, stored: ConnectionRecord | undefined): ConnectionRecord {
  return {
    system,
    account: null,
    identity: '',
    time: null,
    quickbooks: null,
    lastError: null,
    lastGoodAt: null,
    factsReadAt: 0,
    failures: 0,
    ...stored,
  };
}
