import { type SystemId, systemIds } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { ConnectionRecord } from './rows';

export interface Connections {
  read(system: SystemId): Promise<ConnectionRecord>;
  readAll(): Promise<Readonly<Record<SystemId, ConnectionRecord>>>;
  /** Changes some of the facts of the connection as it was at `since`; does nothing where it has ended or become another one. */
  update(since: ConnectionRecord, change: Partial<Omit<ConnectionRecord, 'system'>>): Promise<void>;
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
    async readAll() {
      const known = await records();
      return Object.fromEntries(
        systemIds.map((system) => [system, withDefaults(system, known.get(system))]),
      ) as Record<SystemId, ConnectionRecord>;
    },
    async update(since, change) {
      const { system } = since;
      const transaction = database.transaction('connections', 'readwrite');
      const before = withDefaults(system, await transaction.store.get(system));
      const isSame = isSameConnection(since, before);
      if (isSame) await transaction.store.put(withVersion('connections', { ...before, ...change }));
      await transaction.done;
      if (isSame) changes.emit('connections');
    },
  };
}

/** Whether a connection is still the one that it was: the same sign-in, whatever has been read with it since. */
export function isSameConnection(one: ConnectionRecord, other: ConnectionRecord): boolean {
  return (
    one.account !== null &&
    one.identity === other.identity &&
    one.account.connectedAt === other.account?.connectedAt
  );
}

/** A record that an earlier Tieout has written may lack a part. */
export function withDefaults(system: SystemId, stored: ConnectionRecord | undefined): ConnectionRecord {
  return {
    system,
    account: null,
    identity: '',
    time: null,
    quickbooks: null,
    customerList: null,
    lastError: null,
    factsReadAt: 0,
    failures: 0,
    ...stored,
  };
}
