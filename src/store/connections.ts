import { type SystemId, systemIds } from '../domain/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';
import { withVersion } from './record-versions';
import type { ConnectionRecord } from './rows';

export interface Connections {
  read(system: SystemId): Promise<ConnectionRecord>;
  readAll(): Promise<Readonly<Record<SystemId, ConnectionRecord>>>;
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
    async readAll() {
      const known = await records();
      return Object.fromEntries(
        systemIds.map((system) => [system, withDefaults(system, known.get(system))]),
      ) as Record<SystemId, ConnectionRecord>;
    },
    async update(system, change) {
      const transaction = database.transaction('connections', 'readwrite');
      const before = withDefaults(system, await transaction.store.get(system));
      const after = { ...before, ...change };
      await transaction.store.put(withVersion('connections', after));
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
