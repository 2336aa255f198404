import { type Schema, safeParse } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import { abortTransaction } from './abort-transaction';
import type { StoreName, WriteTransaction } from './change-signal';
import { type Database, DatabaseError } from './database';
import { storedHoursClosing } from './hours-closings';
import { type MirrorName, mirrorCoveredBy, mirrorNames } from './mirrored-stores';
import { storedNameList } from './name-list-schema';
import { clearMirrored, storesBeside } from './packed-lists';
import { recordVersions, type VersionedName, versionOf, withVersion } from './record-versions';
import {
  storedBulkItem,
  storedBulkRun,
  storedConnection,
  storedIgnored,
  storedJournalEntry,
  storedLink,
} from './row-schemas';
import type {
  BulkItemRow,
  BulkRunRow,
  ConnectionRecord,
  CoverageRow,
  HoursClosingRow,
  IgnoredRow,
  JournalEntry,
  Link,
  NameListRow,
} from './rows';
import { storedTimeChange } from './time-row-schemas';
import type { TimeChangeRow } from './time-rows';

type OwnRow =
  | ConnectionRecord
  | JournalEntry
  | Link
  | BulkRunRow
  | BulkItemRow
  | IgnoredRow
  | TimeChangeRow
  | NameListRow
  | HoursClosingRow;

/** The stores whose rows cannot be read again from anywhere, and what makes today's rows of them. */
const upgrades: Readonly<
  Record<Exclude<VersionedName, MirrorName | 'sharedLists' | 'ownTime'>, Schema<OwnRow>>
> = {
  connections: storedConnection,
  journal: storedJournalEntry,
  links: storedLink,
  bulkRuns: storedBulkRun,
  bulkItems: storedBulkItem,
  ignored: storedIgnored,
  timeChanges: storedTimeChange,
  nameLists: storedNameList,
  hoursClosings: storedHoursClosing,
};
const upgradedNames = Object.keys(upgrades) as (keyof typeof upgrades)[];

/**
 * Leaves no row of an older shape in the database: before anything is read from it. Mirrored records of an older shape go together
 * with the coverage that speaks of them, so that they are read again, and no others; so do lists that a colleague's file has brought, and the file counts
 * as not read; what is the user's own is brought up. All of it is one transaction.
 *
 * @throws DatabaseError `newer` where a later Tieout has written rows; nothing has been changed then.
 */
export async function upgradeRows(database: Database): Promise<void> {
  const outdated = await outdatedStores(database);
  if (outdated.size === 0) return;
  const touched: StoreName[] = [...outdated, 'coverage', 'connections'];
  const transaction = database.transaction([...touched, ...storesBeside(touched)], 'readwrite');
  try {
    for (const name of upgradedNames) if (outdated.has(name)) await upgradeStore(transaction, name);
    if (outdated.has('sharedLists')) await forgetSharedLists(transaction);
    for (const name of mirrorNames) if (outdated.has(name)) await clearMirrored(transaction, name);
    const coverage = transaction.objectStore('coverage');
    for (const row of await coverage.getAll()) {
      if (restsOn(row).some((name) => outdated.has(name))) await coverage.delete(row.id);
    }
    await transaction.done;
  } catch (error) {
    await abortTransaction(transaction);
    throw error;
  }
}

/** What is below a jobcode is not known without the jobcodes, nor what of it has moved until they are there again. */
function restsOn(row: CoverageRow): readonly MirrorName[] {
  return row.kind === 'entries' ? ['entries', 'jobcodes'] : [mirrorCoveredBy(row)];
}

/** The first row speaks for its whole store: rows are written with their version, and none of another is left at an opening. */
async function outdatedStores(database: Database): Promise<ReadonlySet<VersionedName>> {
  const names = [...mirrorNames, ...upgradedNames, 'sharedLists'] as const;
  const transaction = database.transaction(names);
  const versions = await Promise.all(
    names.map(async (name) => {
      const [first] = await transaction.objectStore(name).getAll(null, 1);
      return first ? versionOf(first) : recordVersions[name];
    }),
  );
  if (names.some((name, at) => (versions[at] ?? 0) > recordVersions[name])) throw new DatabaseError('newer');
  return new Set(names.filter((name, at) => versions[at] !== recordVersions[name]));
}

/** What is of no known form is left out: nothing could be done with it. */
async function upgradeStore(transaction: WriteTransaction, name: keyof typeof upgrades): Promise<void> {
  const store = transaction.objectStore(name);
  for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue()) {
    const upgraded = safeParse(upgrades[name], cursor.value);
    if (upgraded.success) {
      await cursor.update(withVersion(name, upgraded.data));
      continue;
    }
    reportUnexpected(upgraded.error, 'a stored row of an older version');
    await cursor.delete();
  }
}

/** The file that has brought them is read again by itself, or at a click, as if it had been saved since. */
async function forgetSharedLists(transaction: WriteTransaction): Promise<void> {
  const lists = transaction.objectStore('sharedLists');
  const connections = transaction.objectStore('connections');
  for (const { from } of await lists.getAll()) {
    const connection = await connections.get(from);
    if (connection?.customerList) {
      const customerList = { ...connection.customerList, savedAt: 0 };
      await connections.put({ ...connection, customerList });
    }
  }
  await lists.clear();
}
