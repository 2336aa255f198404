import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
import type {
  Customer,
  Jobcode,
  KarbonClient,
  KarbonUser,
  ListId,
  NameHolder,
  SystemId,
  TimeEntry,
  TimeUser,
  WorkItem,
} from '../domain/records/records';
import type { KarbonTimeEntry, TimeActivity } from '../domain/time/hours';
import type { StepState } from '../messages/fixes';
import { reportUnexpected } from '../reports/report-unexpected';
import type { IndexedName, PackedName } from './mirrored-stores';
import type { Versioned } from './record-versions';
import type {
  BudgetRecord,
  BulkItemRow,
  BulkRunRow,
  ClientPath,
  ConnectionRecord,
  CoverageRow,
  HoursClosingRow,
  IgnoredRow,
  IndexChangesRow,
  JournalEntry,
  Link,
  ListChangeRow,
  ListColumns,
  NameChange,
  NameListRow,
  SealedName,
  SealedSecret,
  SharedListRow,
  StoredIndexRow,
} from './rows';
import type { OwnTimeRow, TimeChangeRow, TimeRulesRow } from './time-rows';
import type { WrappedKey } from './vault-key';

/** What IndexedDB holds. Records are stored as the sources hand them out; the secrets are sealed. */
export interface TieoutSchema extends DBSchema {
  vault: { key: SealedName; value: SealedSecret };
  keys: { key: string; value: CryptoKey | WrappedKey };
  settings: { key: string; value: unknown };
  connections: { key: SystemId; value: Versioned<ConnectionRecord> };
  jobcodes: { key: string; value: Versioned<Jobcode>; indexes: { byParent: string; byName: string } };
  timeUsers: { key: string; value: Versioned<TimeUser> };
  entries: {
    key: string;
    value: Versioned<TimeEntry>;
    indexes: { byJobcodeAndDate: [string, string]; byDate: string };
  };
  customers: { key: string; value: Versioned<Customer>; indexes: { byParent: string; byName: string } };
  nameHolders: { key: string; value: Versioned<NameHolder> };
  karbonClients: { key: string; value: Versioned<KarbonClient> };
  workItems: { key: string; value: Versioned<WorkItem>; indexes: { byClient: string; byGroup: string } };
  budgets: { key: string; value: Versioned<BudgetRecord> };
  karbonUsers: { key: string; value: Versioned<KarbonUser> };
  /** What has been deleted in QuickBooks Time, as far back as it tells. */
  deletedEntries: { key: string; value: Versioned<TimeEntry>; indexes: { byDate: string } };
  timeActivities: { key: string; value: Versioned<TimeActivity>; indexes: { byDate: string } };
  karbonTime: { key: string; value: Versioned<KarbonTimeEntry>; indexes: { byDate: string } };
  coverage: { key: string; value: CoverageRow };
  listColumns: { key: PackedName; value: ListColumns };
  /** The keys of what has changed since the columns were made. */
  listChanges: { key: PackedName; value: readonly string[] };
  /** The long lists as they are looked up by name (`stored-indexes.ts`). */
  nameIndexes: { key: IndexedName; value: StoredIndexRow };
  /** What has changed in each of these lists since. */
  nameIndexChanges: { key: IndexedName; value: IndexChangesRow };
  journal: {
    key: string;
    value: Versioned<JournalEntry>;
    indexes: {
      byRun: [string, number];
      byItemKey: [string, number];
      byState: StepState;
      byAge: [number, number];
    };
  };
  links: {
    key: [ListId, string, string];
    value: Versioned<Link>;
    indexes: { byRecord: [ListId, string, string] };
  };
  clientPaths: { key: string; value: ClientPath; indexes: { byTopName: string } };
  /** The ways to files that the user has picked, to read a list from or to save it to: the browser may ask again before they are used. */
  fileHandles: { key: FileHandleKey; value: FileSystemFileHandle };
  changeList: { key: string; value: ListChangeRow };
  /** By the list's name. */
  sharedLists: { key: string; value: Versioned<SharedListRow> };
  nameLists: { key: string; value: Versioned<NameListRow> };
  bulkRuns: { key: string; value: Versioned<BulkRunRow>; indexes: { byNumber: number } };
  bulkItems: {
    key: [string, number];
    value: Versioned<BulkItemRow>;
    indexes: { byState: [string, string, number] };
  };
  ignored: { key: [string, string]; value: Versioned<IgnoredRow> };
  /** In the order in which they were noted. */
  nameChanges: { key: number; value: NameChange };
  ownTime: { key: 'entries' | 'rules'; value: Versioned<OwnTimeRow | TimeRulesRow> };
  timeChanges: {
    key: string;
    value: Versioned<TimeChangeRow>;
    indexes: { byRun: [string, number]; byState: StepState; byAge: [number, number] };
  };
  hoursClosings: { key: [string, string]; value: Versioned<HoursClosingRow> };
}

export type FileHandleKey = SystemId | `saved ${SystemId}` | `names ${string}`;

/** Under which the way to the file of a list of names is kept. */
export function nameListHandle(id: string): FileHandleKey {
  return `names ${id}`;
}

export type Database = IDBPDatabase<TieoutSchema>;

/**
 * One step of the schema's history: brings the database from the version before to its own, the position in the list
 * being the version less one. A step that has shipped is never edited; a change is a new step at the end. Steps speak of what there
 * was in their time, so that the schema of today does not bind them.
 */
type Migration = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void;

const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('vault');
    database.createObjectStore('keys');
    database.createObjectStore('settings');
    database.createObjectStore('connections', { keyPath: 'system' });
  },
  (database) => {
    database.createObjectStore('jobcodes', { keyPath: 'id' });
    database.createObjectStore('timeUsers', { keyPath: 'id' });
    const entries = database.createObjectStore('entries', { keyPath: 'id' });
    entries.createIndex('byJobcodeAndDate', ['jobcodeId', 'date']);
    database.createObjectStore('customers', { keyPath: 'id' });
    database.createObjectStore('nameHolders', { keyPath: 'id' });
    database.createObjectStore('karbonClients', { keyPath: 'key' });
    const workItems = database.createObjectStore('workItems', { keyPath: 'key' });
    workItems.createIndex('byClient', 'client.key');
    workItems.createIndex('byGroup', 'relatedGroupKey');
    database.createObjectStore('budgets', { keyPath: 'workKey' });
    database.createObjectStore('karbonUsers', { keyPath: 'key' });
    database.createObjectStore('coverage', { keyPath: 'id' });
  },
  (database) => {
    const journal = database.createObjectStore('journal', { keyPath: 'id' });
    journal.createIndex('byRun', ['runId', 'position']);
    journal.createIndex('byItem', ['item.kind', 'item.key', 'runNumber']);
    journal.createIndex('byState', 'state');
    journal.createIndex('byAge', ['runNumber', 'position']);
    database.createObjectStore('links', { keyPath: ['list', 'account', 'karbon.key'] });
  },
  (_, transaction) => {
    // By the key alone, which is one of a kind in Karbon: an address may call an organization a person.
    const journal = transaction.objectStore('journal');
    journal.deleteIndex('byItem');
    journal.createIndex('byItemKey', ['item.key', 'runNumber']);
  },
  (database) => {
    database.createObjectStore('listColumns');
    database.createObjectStore('listChanges');
  },
  (database, transaction) => {
    // What is at the top has no parent, and is in the one index alone.
    for (const name of ['jobcodes', 'customers']) {
      transaction.objectStore(name).createIndex('byParent', 'parentId');
      transaction.objectStore(name).createIndex('byName', 'name');
    }
    transaction.objectStore('links').createIndex('byRecord', ['list', 'account', 'recordId']);
    database.createObjectStore('clientPaths', { keyPath: 'key' }).createIndex('byTopName', 'topName');
    // Nobody knows which pairs were looked for before.
    database.createObjectStore('nameChanges', { autoIncrement: true }).add({ store: 'all' });
  },
  (database) => {
    database.createObjectStore('fileHandles');
    database.createObjectStore('changeList', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('sharedLists', { keyPath: 'list' });
  },
  (database) => {
    database.createObjectStore('bulkRuns', { keyPath: 'id' }).createIndex('byNumber', 'number');
    const items = database.createObjectStore('bulkItems', { keyPath: ['runId', 'position'] });
    items.createIndex('byState', ['runId', 'state', 'position']);
    database.createObjectStore('ignored', { keyPath: ['account', 'key'] });
  },
  (_, transaction) => {
    // Who is who is told by company from now on: nobody knows of which one those before are.
    const settings = unwrap(transaction.objectStore('settings'));
    const links = settings.get('personLinks');
    links.onsuccess = () => {
      if (links.result !== undefined) settings.put({ '': links.result }, 'personLinks');
    };
  },
  (database) => {
    database.createObjectStore('ownTime', { keyPath: 'id' });
    const changes = database.createObjectStore('timeChanges', { keyPath: 'id' });
    changes.createIndex('byRun', ['runId', 'position']);
    changes.createIndex('byState', 'state');
    changes.createIndex('byAge', ['runNumber', 'position']);
  },
  (database) => {
    database.createObjectStore('nameLists', { keyPath: 'id' });
  },
  (database, transaction) => {
    transaction.objectStore('entries').createIndex('byDate', 'date');
    database.createObjectStore('deletedEntries', { keyPath: 'id' }).createIndex('byDate', 'date');
    database.createObjectStore('timeActivities', { keyPath: 'id' }).createIndex('byDate', 'date');
    database.createObjectStore('karbonTime', { keyPath: 'key' }).createIndex('byDate', 'date');
  },
  (database) => {
    database.createObjectStore('hoursClosings', { keyPath: ['account', 'id'] });
  },
  (_, transaction) => {
    // By the user of QuickBooks Time from now on: one of Karbon can be several of them. What can't be read stays, to be reported.
    const settings = unwrap(transaction.objectStore('settings'));
    // A first look waits for what an earlier step of this upgrade writes once it has looked.
    settings.get('personLinks').onsuccess = () => {
      const links = settings.get('personLinks');
      links.onsuccess = () => {
        if (typeof links.result !== 'object' || links.result === null) return;
        const turned = Object.entries(links.result).map(([accounts, keys]) => [
          accounts,
          Object.fromEntries(Object.entries(keys ?? {}).map(([key, userId]) => [userId, key])),
        ]);
        settings.put(Object.fromEntries(turned), 'personLinks');
      };
    };
  },
  (database) => {
    database.createObjectStore('nameIndexes');
    database.createObjectStore('nameIndexChanges');
  },
];

export const latestVersion = migrations.length;

/** The database could not be opened or brought up to date; nothing in it has been changed. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly reason: 'blocked' | 'newer' | 'failed';

  constructor(reason: DatabaseError['reason'], cause?: unknown) {
    super(`database: ${reason}`, { cause });
    this.reason = reason;
  }
}

/**
 * Opens the database, running the migrations it lacks in one transaction: all of them or none.
 *
 * @param version an older schema version, to look at a database before an upgrade; the latest one unless told.
 * @param onClosed called where the browser closes it, or an updated worker waits for it: whatever is asked of it then fails.
 * @throws DatabaseError `blocked` while an older version is held open elsewhere and does not let go, `newer` where a later
 *   Tieout has written it, `failed` for anything else.
 */
export async function openDatabase(
  name: string,
  version: number = latestVersion,
  onClosed: () => void = () => undefined,
): Promise<Database> {
  let rejectOpening: (error: DatabaseError) => void = () => undefined;
  const isBlocked = new Promise<never>((_, reject) => {
    rejectOpening = reject;
  });
  const opening = openDB(name, version, {
    upgrade(database, oldVersion, _, transaction) {
      for (const migrate of migrations.slice(oldVersion, version)) migrate(database, transaction);
    },
    blocked: () => rejectOpening(new DatabaseError('blocked')),
    // An updated worker waits for this connection: let go, and the next call opens again.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  try {
    return (await Promise.race([opening, isBlocked])) as unknown as Database;
  } catch (error) {
    if (error instanceof DatabaseError) {
      // The open that was waited for may still succeed later; it must not hold the database against the next try.
      opening.then(
        (database) => database.close(),
        (late: unknown) => reportUnexpected(late, 'opening a database that was blocked'),
      );
      throw error;
    }
    const isNewer = error instanceof DOMException && error.name === 'VersionError';
    throw new DatabaseError(isNewer ? 'newer' : 'failed', error);
  }
}

/** Deletes a database unseen, be it of whatever version. */
export function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name);
}
