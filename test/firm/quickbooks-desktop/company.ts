import type { DesktopEdition, JobStatus } from './columns';
import {
  addCustomer,
  addToOtherList,
  editCustomer,
  makeActive,
  makeInactive,
  merge,
  move,
  rename,
} from './edits';
import { exportCustomerCsv } from './export-csv';
import { exportIif } from './export-iif';
import { type ImportOptions, type ImportReport, importIif } from './import-iif';
import type { CustomerFields } from './records';
import { customersInOrder, type DesktopState, type NameList, nameLists, recordsOf } from './state';
import type { DesktopSwitches } from './switches';

/** A record as tests look at it. */
export interface SnapshotRecord {
  readonly list: NameList;
  readonly path: string;
  readonly refNum: number;
  /** Of the last edit, Unix seconds. */
  readonly timestamp: number;
  readonly isHidden: boolean;
  readonly companyName: string;
  readonly email: string;
  readonly balance: number;
  readonly jobStatus: JobStatus;
}

export interface DesktopCompanyOptions {
  readonly companyName: string;
  readonly edition: DesktopEdition;
  /** Read anew at each edit, export and import. */
  readonly switches: DesktopSwitches;
  /** Epoch ms. */
  readonly now: () => number;
}

/** One company file of QuickBooks Desktop (quickbooks.md 10): its lists of names, and what a person does with them. */
export function createDesktopCompany(options: DesktopCompanyOptions) {
  const state: DesktopState = {
    ...options,
    lists: {
      records: [],
      customerTypes: [],
      jobTypes: [],
      nextRefNums: { customers: 1, vendors: 1, employees: 1, otherNames: 1 },
    },
  };
  return {
    /** A customer, or by `Customer:Job` a job below one that exists. Like all edits it throws `DesktopRefusal`. */
    addCustomer: (path: string, fields: CustomerFields = {}) => addCustomer(state, path, fields),
    editCustomer: (path: string, fields: CustomerFields) => editCustomer(state, path, fields),
    rename: (path: string, newName: string) => rename(state, path, newName),
    makeInactive: (path: string) => makeInactive(state, path),
    makeActive: (path: string) => makeActive(state, path),
    move: (path: string, underPath: string | null) => move(state, path, underPath),
    merge: (path: string, intoPath: string) => merge(state, path, intoPath),
    addVendor: (name: string) => addToOtherList(state, 'vendors', name),
    addEmployee: (name: string) => addToOtherList(state, 'employees', name),
    addOtherName: (name: string) => addToOtherList(state, 'otherNames', name),
    exportIif: (lists: readonly NameList[] = nameLists): Uint8Array => exportIif(state, lists),
    exportCustomerCsv: (): Uint8Array => exportCustomerCsv(state),
    importIif: (bytes: Uint8Array, how: ImportOptions): ImportReport => importIif(state, bytes, how),
    snapshot: (): SnapshotRecord[] => snapshot(state),
  };
}

export type DesktopCompany = ReturnType<typeof createDesktopCompany>;

function snapshot(state: DesktopState): SnapshotRecord[] {
  const others = nameLists
    .filter((list) => list !== 'customers')
    .flatMap((list) => recordsOf(state, list))
    .map((record) => ({ record, path: record.name }));
  return [...customersInOrder(state), ...others].map(({ record, path }) => ({
    list: record.list,
    path,
    refNum: record.refNum,
    timestamp: record.timestamp,
    isHidden: record.isHidden,
    companyName: record.texts.get('COMPANYNAME') ?? '',
    email: record.texts.get('EMAIL') ?? '',
    balance: record.balance,
    jobStatus: record.jobStatus,
  }));
}
