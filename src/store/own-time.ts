import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createQueryCache } from './query-cache';
import { recordVersions, versionOf, withVersion } from './record-versions';
import type { OwnTimeRow, TimeRulesRow } from './time-rows';

/** What was last read of own time; of another account, or of an older form, nothing. */
export interface OwnTime {
  entries(account: string): Promise<OwnTimeRow | null>;
  rules(account: string): Promise<TimeRulesRow | null>;
  /** Nothing is written where QuickBooks Time is connected as another account by now. */
  put(row: OwnTimeRow | TimeRulesRow): Promise<void>;
}

export function createOwnTime(database: Database, changes: ChangeSignal): OwnTime {
  const cached = createQueryCache(changes);

  async function read(id: 'entries' | 'rules', account: string): Promise<OwnTimeRow | TimeRulesRow | null> {
    const row = await cached('ownTime', id, () => database.get('ownTime', id));
    return row?.account === account && versionOf(row) === recordVersions.ownTime ? row : null;
  }

  return {
    async entries(account) {
      const row = await read('entries', account);
      return row?.id === 'entries' ? row : null;
    },
    async rules(account) {
      const row = await read('rules', account);
      return row?.id === 'rules' ? row : null;
    },
    async put(row) {
      const transaction = database.transaction(['ownTime', 'connections'], 'readwrite');
      const connection = await transaction.objectStore('connections').get('quickbooksTime');
      const isCurrent = connection?.account != null && connection.identity === row.account;
      if (isCurrent) await transaction.objectStore('ownTime').put(withVersion('ownTime', row));
      await transaction.done;
      if (isCurrent) changes.emit('ownTime');
    },
  };
}
