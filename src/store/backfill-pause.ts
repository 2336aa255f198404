import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { remembered } from './query-cache';

/** Whether the user has stopped the bringing in of what is not in the copies yet. */
export interface Pause {
  isOn(): Promise<boolean>;
  set(isOn: boolean): Promise<void>;
}

const recordName = 'isFillPaused';

export function createPause(database: Database, changes: ChangeSignal): Pause {
  return {
    isOn: remembered(changes, 'settings', async () => (await database.get('settings', recordName)) === true),
    async set(isOn) {
      await database.put('settings', isOn, recordName);
      changes.emit('settings');
    },
  };
}
