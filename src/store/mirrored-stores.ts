import type { ClientKind, ListId, SystemId } from '../domain/records/records';
import type { HoursFacts } from './hours-rows';
import type { CoverageRow, ListName, SingleName } from './rows';

/** The stores that mirror records of the outside world, and whose records they are. */
export const systemOfMirror = {
  jobcodes: 'quickbooksTime',
  timeUsers: 'quickbooksTime',
  entries: 'quickbooksTime',
  customers: 'quickbooks',
  nameHolders: 'quickbooks',
  karbonClients: 'karbon',
  workItems: 'karbon',
  budgets: 'karbon',
  karbonUsers: 'karbon',
  deletedEntries: 'quickbooksTime',
  timeActivities: 'quickbooks',
  karbonTime: 'karbon',
} as const satisfies Readonly<Record<string, SystemId>>;

export type MirrorName = keyof typeof systemOfMirror;

export const mirrorNames = Object.keys(systemOfMirror) as MirrorName[];

/**
 * The long lists, and what their records go by. Each is kept a second time as columns in one record (`packed-lists.ts`): sixty thousand rows
 * take a new worker a third of a second to read, and as columns a tenth of that.
 */
export const packedLists = {
  jobcodes: 'id',
  customers: 'id',
  nameHolders: 'id',
  karbonClients: 'key',
} as const satisfies { readonly [Name in MirrorName]?: string };

export type PackedName = keyof typeof packedLists;

export function isPacked(name: string): name is PackedName {
  return Object.hasOwn(packedLists, name);
}

/** The lists that are looked up by names that are near: each is kept as an index too (`stored-indexes.ts`). */
const indexedLists = ['jobcodes', 'customers', 'karbonClients'] as const satisfies readonly PackedName[];

export type IndexedName = (typeof indexedLists)[number];

export function isIndexed(name: string): name is IndexedName {
  return (indexedLists as readonly string[]).includes(name);
}

/** In which store the records of each list are. */
export const storeOfList = {
  quickbooksTime: 'jobcodes',
  quickbooks: 'customers',
} as const satisfies Readonly<Record<ListId, MirrorName>>;

/** The stores of lists, whose records stand below each other. */
export type NestedStore = (typeof storeOfList)[ListId];

/** The stores whose records are paired with each other by their names. */
const pairedStores = ['jobcodes', 'customers', 'karbonClients', 'workItems'] as const;

export type PairedStore = (typeof pairedStores)[number];

export function isPairedStore(name: string): name is PairedStore {
  return (pairedStores as readonly string[]).includes(name);
}

/** The store whose records a row of coverage speaks of. */
export function mirrorCoveredBy(row: CoverageRow): MirrorName {
  switch (row.kind) {
    case 'entries':
    case 'firmEntries':
    case 'timeChanges':
      return 'entries';
    case 'hours':
      return row.store;
    case 'hoursFacts':
      return mirrorOfHoursFacts[row.of];
    case 'work':
      return 'workItems';
    case 'single':
      return mirrorOfSingle[row.id.split(':')[1] as SingleName];
    case 'list':
      return mirrorOfList[row.list];
  }
}

/** Whether the records of a store have all been read, as far as they are lists. */
export function isListWhole(coverage: readonly CoverageRow[], name: MirrorName): boolean {
  const lists = coverage.filter((row) => row.kind === 'list').filter((row) => mirrorCoveredBy(row) === name);
  return lists.length > 0 && lists.every(({ isComplete }) => isComplete);
}

/** The list in which Karbon has the clients of each kind. */
export const listOfClients = {
  organization: 'organizations',
  person: 'people',
  clientGroup: 'clientGroups',
} as const satisfies Readonly<Record<ClientKind, ListName>>;

/** The lists in which each system holds the names that are matched. */
export const nameLists: Readonly<Record<SystemId, readonly ListName[]>> = {
  karbon: Object.values(listOfClients),
  quickbooksTime: ['jobcodes'],
  quickbooks: ['customers', 'nameHolders'],
};

const mirrorOfList: Readonly<Record<ListName, MirrorName>> = {
  jobcodes: 'jobcodes',
  timeUsers: 'timeUsers',
  customers: 'customers',
  nameHolders: 'nameHolders',
  organizations: 'karbonClients',
  people: 'karbonClients',
  clientGroups: 'karbonClients',
  karbonUsers: 'karbonUsers',
  workItems: 'workItems',
};

const mirrorOfHoursFacts: Readonly<Record<HoursFacts['of'], MirrorName>> = {
  timeTracking: 'timeActivities',
  requiredFields: 'deletedEntries',
};

export const mirrorOfSingle: Readonly<Record<SingleName, MirrorName>> = {
  client: 'karbonClients',
  workItem: 'workItems',
  budget: 'budgets',
};
