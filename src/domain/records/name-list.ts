import type { OddRow } from './customer-list';
import type { ClientKind, KarbonClient, ListRecord } from './records';

/** The systems whose names a tie-out can take from a file while they are not connected; QuickBooks has its customer list. */
export const nameListSystems = ['karbon', 'quickbooksTime'] as const;

export type NameListSystem = (typeof nameListSystems)[number];

/** What a column of such a file can hold. */
export const columnRoles = [
  'name',
  'lastName',
  'firstName',
  'middleName',
  'legalName',
  /** Karbon's key of the client, or the address of its page. */
  'key',
  /** Whether it is a person, an organization or a client group. */
  'kind',
  /** The customer, or its whole path. */
  'level1',
  'level2',
  'level3',
  'level4',
  'level5',
  'active',
] as const;

export type ColumnRole = (typeof columnRoles)[number];

/** The levels of a job, from the top. */
export const levelRoles = ['level1', 'level2', 'level3', 'level4', 'level5'] as const;

/** The columns that each list has, in the order in which they are asked for. */
export const rolesOf: Readonly<Record<NameListSystem, readonly ColumnRole[]>> = {
  karbon: ['name', 'lastName', 'firstName', 'middleName', 'legalName', 'key', 'kind'],
  quickbooksTime: [...levelRoles, 'active'],
};

/** The columns of which one holds a name, so that a file without them has none. */
export const nameRolesOf: Readonly<Record<NameListSystem, readonly ColumnRole[]>> = {
  karbon: ['name', 'lastName'],
  quickbooksTime: ['level1'],
};

/** How a file is to be read. Rows and columns count from 0. */
export interface NameListLayout {
  /** The row with the names of the columns, below which the list begins; -1 where it begins at the top. */
  readonly headerRow: number;
  readonly columns: { readonly [Role in ColumnRole]?: number };
  /** What a client is of which the file does not say. */
  readonly kind: ClientKind;
  /** How a person's name is put together where the file has its parts alone. */
  readonly personOrder: 'firstLast' | 'lastFirst';
}

/** The beginning of a file, for whoever chooses its columns. */
export interface NameListPreview {
  /** The first rows, each with all its cells, which are cut where they are long. */
  readonly rows: readonly (readonly string[])[];
  /** As far as the names of the columns tell. */
  readonly guess: NameListLayout;
}

/** The names of one system. */
export interface NameListNames {
  /** Karbon's; none in a list of QuickBooks Time. */
  readonly clients: readonly KarbonClient[];
  /** QuickBooks Time's; none in a list of Karbon. */
  readonly records: readonly ListRecord[];
}

/** What a file says, once its columns are known. */
export interface NameListFile extends NameListNames {
  readonly layout: NameListLayout;
  /** The names of its columns, by which the next file of the same form is known. */
  readonly header: readonly string[];
  /** What it has of its system's names: a list with some of the same takes its place. */
  readonly holds: readonly NameListContent[];
  readonly oddRows: readonly OddRow[];
  /** It has those names alone on which time was tracked. */
  readonly isPartial: boolean;
  /** It says which names are inactive. */
  readonly tellsInactive: boolean;
}

/** The kinds of names that a list can be of. */
export type NameListContent = ClientKind | 'job';

/** With this begin the keys that are made here, for clients of whom the file gives none: no key of Karbon has a hyphen (karbon.md 1.2). */
const madeKeyStart = 'file-';

export function madeKey(kind: ClientKind, text: string): string {
  return `${madeKeyStart}${kind}-${text}`;
}

/** Whether Karbon knows the client by this key. */
export function isKarbonKey(key: string): boolean {
  return !key.startsWith(madeKeyStart);
}
