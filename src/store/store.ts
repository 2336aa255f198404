import { type Accounts, createAccounts } from './accounts';
import { type BackfillPause, createBackfillPause } from './backfill-pause';
import { type ChangeSignal, createChangeSignal } from './change-signal';
import { aesCipher, type Cipher } from './cipher';
import { type Connections, createConnections } from './connections';
import { type Database, DatabaseError, openDatabase } from './database';
import { createDismissedHints, type DismissedHints } from './dismissed-hints';
import { createJournal, type Journal } from './journal';
import { createLinks, type Links } from './links';
import { createMeteredReadCounter, type MeteredReadCounter } from './metered-read-counter';
import { createMirror, type Mirror } from './mirror';
import { createPersonLinks, type PersonLinks } from './person-links';
import { createSettingsStore, type SettingsStore } from './settings';
import { upgradeRows } from './upgrade-rows';
import { createVault, type Vault } from './vault';

/** All that Tieout keeps, over one open database. */
export interface Store {
  readonly changes: ChangeSignal;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly connections: Connections;
  readonly settings: SettingsStore;
  readonly backfillPause: BackfillPause;
  readonly meteredReadCounter: MeteredReadCounter;
  readonly mirror: Mirror;
  readonly journal: Journal;
  readonly links: Links;
  readonly personLinks: PersonLinks;
  readonly dismissedHints: DismissedHints;
}

/** Opens the store with all its rows in today's shape. Throws `DatabaseError`. */
export async function openStore(name: string): Promise<Store> {
  const database = await openDatabase(name);
  try {
    await upgradeRows(database);
  } catch (error) {
    database.close();
    throw error instanceof DatabaseError ? error : new DatabaseError('failed', error);
  }
  return createStore(database);
}

/** @param cipher seals what the vault holds; with the browser's own cryptography unless told. */
export function createStore(database: Database, cipher: Cipher = aesCipher): Store {
  const changes = createChangeSignal();
  return {
    changes,
    accounts: createAccounts(database, changes, cipher),
    vault: createVault(database, changes, cipher),
    connections: createConnections(database, changes),
    settings: createSettingsStore(database, changes),
    backfillPause: createBackfillPause(database, changes),
    meteredReadCounter: createMeteredReadCounter(database),
    mirror: createMirror(database, changes),
    journal: createJournal(database, changes),
    links: createLinks(database, changes),
    personLinks: createPersonLinks(database, changes),
    dismissedHints: createDismissedHints(database, changes),
  };
}
