import { type Accounts, createAccounts } from './accounts';
import { type BackfillPause, createBackfillPause } from './backfill-pause';
import { type BulkRunStore, createBulkRunStore } from './bulk-runs';
import { type ChangeList, createChangeList } from './change-list';
import { type ChangeSignal, createChangeSignal } from './change-signal';
import { aesCipher, type Cipher } from './cipher';
import { type Connections, createConnections } from './connections';
import { type Database, DatabaseError, latestVersion, openDatabase } from './database';
import { createDetailsChoice, type DetailsChoice } from './details-choice';
import { createDismissedHints, type DismissedHints } from './dismissed-hints';
import { createHoursClosings, type HoursClosings } from './hours-closings';
import { createIgnoredStore, type IgnoredStore } from './ignored';
import { createJournal, type Journal } from './journal';
import { createLinks, type Links } from './links';
import { createMeteredReadCounter, type MeteredReadCounter } from './metered-read-counter';
import { createMirror, type Mirror } from './mirror';
import { createNameChanges, type NameChanges } from './name-changes';
import { createNameLists, type NameLists } from './name-lists';
import { createOwnTime, type OwnTime } from './own-time';
import { createPassphrase, type Passphrase } from './passphrase';
import { createPersonLinks, type PersonLinks } from './person-links';
import { createSavedFilters, type SavedFilters } from './saved-filters';
import { createSettingsStore, type SettingsStore } from './settings';
import { createSharedLists, type SharedLists } from './shared-lists';
import type { MakingOptions } from './soon';
import { createStoredIndexes, type StoredIndexes } from './stored-indexes';
import { createTieOutBaselines, type TieOutBaselines } from './tie-out-baseline';
import { createTimeChanges, type TimeChanges } from './time-changes';
import { upgradeRows } from './upgrade-rows';
import { createVault, type Vault } from './vault';
import { createKeyring, type OpenedKeyStore } from './vault-key';

/** All that Tieout keeps, over one open database. */
export interface Store {
  readonly changes: ChangeSignal;
  readonly accounts: Accounts;
  readonly vault: Vault;
  readonly passphrase: Passphrase;
  readonly connections: Connections;
  readonly settings: SettingsStore;
  readonly backfillPause: BackfillPause;
  readonly meteredReadCounter: MeteredReadCounter;
  readonly mirror: Mirror;
  readonly storedIndexes: StoredIndexes;
  readonly journal: Journal;
  readonly bulkRuns: BulkRunStore;
  readonly ignored: IgnoredStore;
  readonly links: Links;
  readonly changeList: ChangeList;
  readonly sharedLists: SharedLists;
  readonly nameChanges: NameChanges;
  readonly nameLists: NameLists;
  readonly personLinks: PersonLinks;
  readonly dismissedHints: DismissedHints;
  readonly detailsChoice: DetailsChoice;
  readonly tieOutBaselines: TieOutBaselines;
  readonly ownTime: OwnTime;
  readonly timeChanges: TimeChanges;
  readonly savedFilters: SavedFilters;
  readonly hoursClosings: HoursClosings;
}

/** Opens the store with all its rows in today's shape. Throws `DatabaseError`. @param onClosed called where it is closed under whoever uses it. */
export async function openStore(
  name: string,
  { onClosed, ...parts }: StoreParts & { readonly onClosed?: () => void } = {},
): Promise<Store> {
  const database = await openDatabase(name, latestVersion, onClosed);
  try {
    await upgradeRows(database);
  } catch (error) {
    database.close();
    throw error instanceof DatabaseError ? error : new DatabaseError('failed', error);
  }
  return createStore(database, parts);
}

export interface StoreParts extends MakingOptions {
  /** Seals what the vault holds; the browser's own cryptography unless told. */
  readonly cipher?: Cipher | undefined;
  /** Keeps the opened key beyond this life of the worker. */
  readonly openedKey?: OpenedKeyStore | undefined;
}

const nothingKept: OpenedKeyStore = { load: async () => null, save: async () => undefined };

export function createStore(database: Database, parts: StoreParts = {}): Store {
  const changes = createChangeSignal();
  const { cipher = aesCipher, openedKey = nothingKept } = parts;
  const sealing = { cipher, keyring: createKeyring(openedKey) };
  return {
    changes,
    accounts: createAccounts(database, changes, sealing),
    vault: createVault(database, changes, sealing),
    passphrase: createPassphrase(database, changes, sealing),
    connections: createConnections(database, changes),
    settings: createSettingsStore(database, changes),
    backfillPause: createBackfillPause(database, changes),
    meteredReadCounter: createMeteredReadCounter(database),
    mirror: createMirror(database, changes, parts),
    storedIndexes: createStoredIndexes(database, parts),
    journal: createJournal(database, changes),
    bulkRuns: createBulkRunStore(database, changes),
    ignored: createIgnoredStore(database, changes),
    links: createLinks(database, changes),
    changeList: createChangeList(database, changes),
    sharedLists: createSharedLists(database, changes),
    nameChanges: createNameChanges(database),
    nameLists: createNameLists(database, changes),
    personLinks: createPersonLinks(database, changes),
    dismissedHints: createDismissedHints(database, changes),
    detailsChoice: createDetailsChoice(database, changes),
    tieOutBaselines: createTieOutBaselines(database, changes),
    ownTime: createOwnTime(database, changes),
    timeChanges: createTimeChanges(database, changes),
    savedFilters: createSavedFilters(database, changes),
    hoursClosings: createHoursClosings(database, changes),
  };
}
