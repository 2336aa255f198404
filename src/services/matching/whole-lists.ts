import type { ClientOwner } from '../../domain/matching/match-input';
import { createNameIndex, type NameIndex } from '../../domain/matching/name-index';
import type { NameReader } from '../../domain/matching/name-reader';
import { packNames, restoreNames } from '../../domain/matching/packed-names';
import { type PackedOwners, restoreOwners } from '../../domain/matching/packed-owners';
import { createPathOwners, type PathOwners } from '../../domain/matching/path-owners';
import type { Table } from '../../domain/matching/table';
import type { Customer, Jobcode, ListRecord } from '../../domain/records/records';
import type { FollowChanges } from '../../store/query-cache';
import type { StoredIndex } from '../../store/stored-indexes';
import { createJobcodeTree, type JobcodeTree } from './jobcode-tree';

/*
 * The long lists in memory, each with all that it is looked up by. A change is followed in what is there: to index a list of sixty thousand
 * anew takes a third of a second.
 */

const placeFields = ['id', 'parentId', 'name'] as const;
const customerFlags = ['isActive', 'isProject', 'billsWithParent'] as const;
const jobcodeFlags = ['isActive', 'isProject', 'assignedToAll'] as const;
/** What is in memory of each record of a list: its place, its name, and what fixes go by beside these. */
export const customerFields = [...placeFields, ...customerFlags] as const;
export const jobcodeFields = [...placeFields, ...jobcodeFlags] as const;

type ListedCustomer = Pick<Customer, (typeof customerFields)[number]>;
type ListedJobcode = Pick<Jobcode, (typeof jobcodeFields)[number]>;

export interface IndexedList {
  readonly index: NameIndex;
  /** How many changes it has followed since it was built. */
  readonly followed: number;
}

export interface IndexedJobcodes extends IndexedList {
  /** Of all jobcodes, those included that are no client's; `null` where they were not read. */
  readonly tree: JobcodeTree | null;
}

/** So many at once are a list that is being read, or that another has taken the place of. */
export const mostAtOnce = 500;
/** After so many an index is built anew: what it once held has left gaps in it. */
const mostFollowed = 5_000;

export function indexCustomers(customers: Iterable<ListedCustomer>, reader: NameReader): IndexedList {
  return { index: createNameIndex(sparingly(customers, listedCustomer), reader), followed: 0 };
}

export function indexJobcodes(
  jobcodes: readonly (ListedJobcode & Pick<Jobcode, 'type'>)[],
  reader: NameReader,
): IndexedJobcodes {
  const records = sparingly(jobcodes, listedJobcode);
  return {
    tree: createJobcodeTree(records),
    index: createNameIndex(
      records.filter((_, at) => jobcodes[at] && isOfClients(jobcodes[at])),
      reader,
    ),
    followed: 0,
  };
}

/** Packs the list as it is stored to be looked up, in steps. */
export function packCustomers(customers: readonly ListedCustomer[], reader: NameReader) {
  return packNames(customers.map(listedCustomer), customerFlags, reader);
}

/** The same of jobcodes: of those that can be a client's. */
export function packJobcodes(
  jobcodes: readonly (ListedJobcode & Pick<Jobcode, 'type'>)[],
  reader: NameReader,
) {
  return packNames(jobcodes.filter(isOfClients).map(listedJobcode), jobcodeFlags, reader);
}

/** The list as it was stored, with what has changed since. */
export function restoreCustomers(
  { columns, changes }: StoredIndex<'customers'>,
  reader: NameReader,
): IndexedList {
  const index = restoreNames(columns, reader).change(customersNow(changes));
  return { index, followed: changes.size };
}

/** The same of jobcodes, without their tree: that is read from the copies, as far as it is asked for. */
export function restoreJobcodes(
  { columns, changes }: StoredIndex<'jobcodes'>,
  reader: NameReader,
): IndexedJobcodes {
  const index = restoreNames(columns, reader).change(jobcodesNow(changes));
  return { tree: null, index, followed: changes.size };
}

export const followCustomers: FollowChanges<IndexedList> = (list, changed) =>
  followedBy(list, customersNow(changed));

export const followJobcodes: FollowChanges<IndexedJobcodes> = (list, changed) => {
  const next = followedBy(list, jobcodesNow(changed));
  if (next && list.tree) {
    for (const [id, each] of changed) list.tree.change(id, each && listedJobcode(each as Jobcode));
  }
  return next;
};

function followedBy<List extends IndexedList>(list: List, changed: RecordsNow): List | null {
  const followed = list.followed + changed.size;
  if (changed.size > mostAtOnce || followed > mostFollowed) return null;
  const index = list.index.change(changed);
  return index === list.index ? list : { ...list, index, followed };
}

/** What has become of records of a list; `null` for those that are not in it. */
type RecordsNow = ReadonlyMap<string, ListRecord | null>;
type ChangedRows = ReadonlyMap<string, object | null>;

function customersNow(changed: ChangedRows): RecordsNow {
  return new Map([...changed].map(([id, each]) => [id, each && listedCustomer(each as Customer)]));
}

function jobcodesNow(changed: ChangedRows): RecordsNow {
  const now = (each: Jobcode | null) => (each && isOfClients(each) ? listedJobcode(each) : null);
  return new Map([...changed].map(([id, each]) => [id, now(each as Jobcode | null)]));
}

/** Breaks and paid time off are jobcodes too, but no client's (quickbooks-time.md 7.4). */
export function isOfClients({ type }: Pick<Jobcode, 'type'>): boolean {
  return type === 'regular' || type === 'other';
}

export function listedCustomer(customer: ListedCustomer): ListedCustomer {
  const { id, parentId, name, isActive, isProject, billsWithParent } = customer;
  return { id, parentId, name, isActive, isProject, billsWithParent };
}

export function listedJobcode(jobcode: ListedJobcode): ListedJobcode {
  const { id, parentId, name, isActive, isProject, assignedToAll } = jobcode;
  return { id, parentId, name, isActive, isProject, assignedToAll };
}

/** The records with each text once: a worker has two lists of sixty thousand in memory. */
function sparingly<Row extends ListRecord>(rows: Iterable<Row>, listed: (row: Row) => Row): readonly Row[] {
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return Array.from(rows, (row) =>
    listed({
      ...row,
      id: once(row.id),
      parentId: row.parentId === null ? null : once(row.parentId),
      name: once(row.name),
    }),
  );
}

/** Which clients arrive at which name, taking note of whom it has named to whom: only matching knows what it comes to ask for. */
export interface ClientsByPath {
  readonly owners: PathOwners<ClientOwner>;
  /** Keys of the clients that were found in the way of that one. */
  rivalsOf(clientKey: string): readonly string[];
  /** The same of other clients; of none, this very one. `null` for those that are gone. */
  change(clients: ReadonlyMap<string, ClientOwner | null>): ClientsByPath;
}

export function createClientsByPath(clients: Iterable<ClientOwner>): ClientsByPath {
  const byKey = new Map<string, ClientOwner>();
  for (const client of clients) byKey.set(client.key, client);
  return clientsByPath(byKey, createPathOwners(byKey.values()));
}

/** The same of clients as they were stored. */
export function restoreClientsByPath(columns: PackedOwners): ClientsByPath {
  const { byClientKey, owners } = restoreOwners(columns);
  return clientsByPath(byClientKey, owners);
}

function clientsByPath(byKey: Table<ClientOwner>, all: PathOwners<ClientOwner>): ClientsByPath {
  const rivals = new Map<string, Set<string>>();
  const noted = (owners: readonly ClientOwner[], exceptKey: string) => {
    const found = rivals.get(exceptKey) ?? new Set();
    for (const { key } of owners) rivals.set(exceptKey, found.add(key));
    return owners;
  };
  const owners: PathOwners<ClientOwner> = {
    ...all,
    at: (path, exceptKey) => noted(all.at(path, exceptKey), exceptKey),
    withLettersOf: (name, exceptKey) => noted(all.withLettersOf(name, exceptKey), exceptKey),
  };
  const same: ClientsByPath = {
    owners,
    rivalsOf: (clientKey) => [...(rivals.get(clientKey) ?? [])],
    change(changed) {
      const differing = [...changed].filter(
        ([key, after]) => JSON.stringify(byKey.get(key) ?? null) !== JSON.stringify(after),
      );
      for (const [key, after] of differing) {
        all.change(byKey.get(key) ?? null, after);
        if (after) byKey.set(key, after);
        else byKey.delete(key);
      }
      return differing.length > 0 ? clientsByPath(byKey, all) : same;
    },
  };
  return same;
}
