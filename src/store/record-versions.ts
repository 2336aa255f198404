import type { MirrorName } from './mirrored-stores';

/** The stores whose rows carry the version of their shape. */
export type VersionedName =
  | MirrorName
  | 'connections'
  | 'journal'
  | 'links'
  | 'sharedLists'
  | 'bulkRuns'
  | 'bulkItems'
  | 'ignored'
  | 'ownTime'
  | 'timeChanges'
  | 'nameLists'
  | 'hoursClosings';

/**
 * The shape that the rows of each store have now. Raise a store's version when its rows change: at the next opening mirrored records of
 * an older shape and what a colleague's file has brought are forgotten and read again, all other rows are brought up (see `upgrade-rows.ts`).
 */
export const recordVersions: Readonly<Record<VersionedName, number>> = {
  jobcodes: 1,
  // 2: who is an administrator.
  timeUsers: 2,
  // 2: their class.
  entries: 2,
  // 2: who gets a job's invoices.
  customers: 2,
  nameHolders: 1,
  karbonClients: 1,
  workItems: 1,
  budgets: 1,
  karbonUsers: 1,
  deletedEntries: 1,
  timeActivities: 1,
  karbonTime: 1,
  // 2: an answer of an unknown form is called `invalidResponse`. 3: lists read from a file. 4: drives that
  // do not answer. 5: the sheet of a workbook.
  connections: 5,
  journal: 2,
  links: 1,
  bulkRuns: 1,
  bulkItems: 1,
  ignored: 1,
  ownTime: 1,
  timeChanges: 1,
  // 2: the sheet of a workbook.
  nameLists: 2,
  hoursClosings: 1,
  // 2: without the excess over the service's count that a file has claimed.
  sharedLists: 2,
};

/** A row as it is stored; one without a version is of the first. */
export type Versioned<Row> = Row & { readonly recordVersion?: number };

/** The row as it is to be stored. */
export function withVersion<Row extends object>(name: VersionedName, row: Row): Versioned<Row> {
  return { ...row, recordVersion: recordVersions[name] };
}

export function versionOf(row: Versioned<object>): number {
  return row.recordVersion ?? 1;
}
