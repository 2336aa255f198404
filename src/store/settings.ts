import { parseSettings } from '../messages/parse-settings';
import { defaultSettings, type Settings } from '../messages/settings';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** What the user has chosen; where something odd is stored, the default stands in for that part alone. */
export interface SettingsStore {
  read(): Promise<Settings>;
  save(settings: Settings): Promise<void>;
}

const recordName = 'settings';

export function createSettingsStore(database: Database, changes: ChangeSignal): SettingsStore {
  return {
    read: createCachedQuery(changes, 'settings', async () =>
      withDefaults(await database.get('settings', recordName)),
    ),
    async save(settings) {
      await database.put('settings', settings, recordName);
      changes.emit('settings');
    },
  };
}

function withDefaults(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return defaultSettings;
  let settings = defaultSettings;
  for (const [name, value] of Object.entries(stored)) {
    settings = parseSettings({ ...settings, [name]: value }) ?? settings;
  }
  return settings;
}
