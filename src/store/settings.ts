import { safeParse, z } from '../messages/schema';
import { defaultSettings, type Settings, settingsSchema } from '../messages/settings';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal, StoreName } from './change-signal';
import type { Database } from './database';
import { noteAllChanged } from './name-changes';
import { createCachedQuery } from './query-cache';

/** What the user has chosen; where something odd is stored, the default stands in for that part alone. */
export interface SettingsStore {
  read(): Promise<Settings>;
  save(settings: Settings): Promise<void>;
  /** Names of presets that the user has chosen something else for. */
  chosen(): Promise<readonly string[]>;
  noteChosen(names: readonly string[]): Promise<void>;
}

const recordName = 'settings';
const chosenName = 'chosen';

export function createSettingsStore(database: Database, changes: ChangeSignal): SettingsStore {
  return {
    read: createCachedQuery(changes, 'settings', async () =>
      withDefaults(await database.get('settings', recordName)),
    ),
    async save(settings) {
      const transaction = database.transaction<StoreName[], 'readwrite'>(
        ['settings', 'nameChanges'],
        'readwrite',
      );
      // The naming rule may be another, and with it every name that is looked for.
      await Promise.all([
        transaction.objectStore('settings').put(settings, recordName),
        noteAllChanged(transaction),
        transaction.done,
      ]);
      changes.emit('settings');
    },
    chosen: createCachedQuery(changes, 'settings', async () => {
      const names = safeParse(namesSchema, await database.get('settings', chosenName));
      return names.success ? names.data : [];
    }),
    async noteChosen(names) {
      await database.put('settings', names, chosenName);
      changes.emit('settings');
    },
  };
}

const namesSchema = z._default(z.array(z.string()), []);

const partsSchema = z.record(z.string(), z.unknown());

function withDefaults(stored: unknown): Settings {
  if (stored === undefined) return defaultSettings;
  const parts = safeParse(partsSchema, stored);
  if (!parts.success) {
    reportUnexpected(parts.error, 'reading the settings');
    return defaultSettings;
  }
  let settings = defaultSettings;
  for (const [name, value] of Object.entries(parts.data)) {
    const parsed = safeParse(settingsSchema, { ...settings, [name]: value });
    if (parsed.success) settings = parsed.data;
    else reportUnexpected(parsed.error, 'reading the settings');
  }
  return settings;
}
