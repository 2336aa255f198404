import type { NameHolder } from './records';
import type { SharedList } from './shared-lists';

/** The forms in which QuickBooks' customer list comes as a file (quickbooks.md 10, additions.md 1). */
export const customerListFormats = [
  'iif',
  'desktopCsv',
  'contactList',
  'customersPage',
  'tieoutList',
] as const;

export type CustomerListFormat = (typeof customerListFormats)[number];

export type QuickbooksProduct = 'desktop' | 'online';

/** One row of a list: a customer, or a job or sub-customer below one. */
export interface ListedCustomer {
  /** The names of the records above it and its own, top level first, as they stand in the file. */
  readonly path: readonly string[];
  readonly isActive: boolean;
  readonly isProject: boolean;
  /** What it owes, itself alone; `null` where the file does not say. */
  readonly balance: number | null;
  /** The list's own number of the record: `REFNUM` of Desktop, the id of QuickBooks Online; `''` where the file has none. */
  readonly ref: string;
  /** When it was last edited by QuickBooks' clock, epoch ms; `null` where the file does not say. */
  readonly changedAtMs: number | null;
}

/** A name that no customer can have, since another record bears it. */
export type ListedNameHolder = Pick<NameHolder, 'kind' | 'name' | 'isActive'>;

/** Why a row was not taken as it stands. */
export const oddRowReasons = [
  /** Its name is empty: left out. */
  'noName',
  /** A level of its path is empty, as in `Acme::Tax`: left out. */
  'emptyLevel',
  /** More levels than QuickBooks has: left out. */
  'tooDeep',
  /** The same name stands in the list a second time: the first row counts. */
  'twice',
  /** It stands below a customer that has no row: that customer is taken to be there. */
  'parentNotListed',
  /** It stands below a record that the list does not have, and that nothing names: left out. */
  'parentUnknown',
  /** It stands below a customer that was made inactive, whose name another one has now: left out. */
  'parentReplaced',
] as const;

export type OddRowReason = (typeof oddRowReasons)[number];

export interface OddRow {
  /** 1 is the first line of the file. */
  readonly line: number;
  readonly reason: OddRowReason;
  /** As it stands in the file; `''` where it has none. */
  readonly name: string;
}

/** What a customer list says, whatever its form. */
export interface CustomerListFile {
  readonly format: CustomerListFormat;
  readonly product: QuickbooksProduct;
  /** `''` where the file does not say. */
  readonly companyName: string;
  /** The company file of QuickBooks Online; `''` in all forms but Tieout's own. */
  readonly realmId: string;
  /** As of when the list is, epoch ms, by what the file says of itself; `null` where it does not. */
  readonly listedAtMs: number | null;
  /** Parents before what is below them; each path once. */
  readonly customers: readonly ListedCustomer[];
  /** Vendors, employees and other names; `null` where the form does not hold them. */
  readonly nameHolders: readonly ListedNameHolder[] | null;
  readonly oddRows: readonly OddRow[] /** Lists of Karbon and QuickBooks Time that Tieout's own form can carry; not there in the others. */;
  readonly shared?: readonly SharedList[];
}
