import { createPause, type Pause } from './backfill-pause';
import { type ChangeSignal, createChangeSignal } from './change-signal';
import { type Connections, createConnections } from './connections';
import type { Database } from './database';
import { createJournal, type Journal } from './journal';
import { createLinks, type Links } from './links';
import { createMeter, type Meter } from './metered-read-counter';
import { type Copies, createCopies } from './mirror';
import { createSettingsStore, type SettingsStore } from './settings';
import { createVault, type Vault } from './vault';

/** All that Tieout keeps, over one open database. */
export interface Store {
  readonly changes: ChangeSignal;
  readonly vault: Vault;
  readonly connections: Connections;
  readonly settings: SettingsStore;
  readonly pause: Pause;
  readonly meter: Meter;
  readonly copies: Copies;
  readonly journal: Journal;
  readonly links: Links;
}

export function createStore(database: Database): Store {
  const changes = createChangeSignal();
  return {
    changes,
    vault: createVault(database, changes),
    connections: createConnections(database, changes),
    settings: createSettingsStore(database, changes),
    pause: createPause(database, changes),
    meter: createMeter(database),
    copies: createCopies(database, changes),
    journal: createJournal(database, changes),
    links: createLinks(database, changes),
  };
}
