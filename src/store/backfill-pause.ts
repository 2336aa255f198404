import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** Whether the user has stopped the backfill. */
export interface BackfillPause {
  isOn(): Promise<boolean>;
  set(isOn: boolean): Promise<void>;
}

const recordName = 'isFillPaused';

export function createBackfillPause(database: Database, changes: ChangeSignal): BackfillPause {
  return {
    isOn: createCachedQuery(
      changes,
      'settings',
      async () => (await database.get('settings', recordName)) === true,
    ),
    async set(isOn) {
      await database.put('settings', isOn, recordName);
      changes.emit('settings');
    },
  };
}
