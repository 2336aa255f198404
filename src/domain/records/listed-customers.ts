import type { CustomerListFile, ListedCustomer, QuickbooksProduct } from './customer-list';
import type { Customer, NameHolder } from './records';
import { shortHash } from './short-hash';

/**
 * The customers of a list file as records with ids. Tieout's own file of QuickBooks Online has QuickBooks' ids. The others have none that
 * lasts: a record keeps the id that it had where it stands under the same name as before, or under another one that the file itself shows to
 * be the same record's (see `rowOf`); one that is new gets an id made of its name.
 *
 * @param known the records of the list as it was read last.
 */
export function listedRecords(list: CustomerListFile, known: readonly Customer[]): readonly Customer[] {
  return hasOwnIds(list) ? withOwnIds(list.customers) : withCarriedIds(list, known);
}

/** Whether the ids of a file are QuickBooks' own, and stay what they are. */
export function hasOwnIds({ format, product }: Pick<CustomerListFile, 'format' | 'product'>): boolean {
  return format === 'tieoutList' && product === 'online';
}

/** The names that no customer can have. Desktop's hidden records hold theirs too; the services’ own inactive ones do not. */
export function listedNameHolders({ nameHolders, product }: CustomerListFile): readonly NameHolder[] {
  return (nameHolders ?? []).map(({ kind, name, isActive }) => ({
    id: `${kind}-${shortHash(name)}`,
    kind,
    name,
    isActive: isActive || product === 'desktop',
  }));
}

/** A path as one text; Desktop's names ignore case (quickbooks.md 10.2). */
export function pathKey(path: readonly string[], product: QuickbooksProduct): string {
  const text = JSON.stringify(path);
  return product === 'desktop' ? text.toLowerCase() : text;
}

function withOwnIds(listed: readonly ListedCustomer[]): readonly Customer[] {
  const ids = new Map(listed.map(({ path, ref }) => [JSON.stringify(path), ref]));
  return listed.map((row) => recordOf(row, row.ref, ids.get(JSON.stringify(row.path.slice(0, -1))) ?? null));
}

function withCarriedIds(list: CustomerListFile, known: readonly Customer[]): readonly Customer[] {
  const { product, customers } = list;
  const keyOf = (path: readonly string[]) => pathKey(path, product);
  // The numbers of Desktop's lists alone are QuickBooks' own.
  const rows = list.format === 'iif' ? customers : customers.map((row) => ({ ...row, ref: '' }));
  const before = knownRecords(known, keyOf);
  const carried = carriedRecords(rows, before, keyOf);
  const idOfKey = new Map<string, string>();
  const used = new Set<string>([...carried.values()].map(({ id }) => id));
  const records: Customer[] = [];
  for (const row of rows) {
    const key = keyOf(row.path);
    const parentId = idOfKey.get(keyOf(row.path.slice(0, -1))) ?? null;
    const same = carried.get(row) ?? belowRenamed(row, parentId, before, used);
    const id = same?.id ?? unusedId(`name-${shortHash(key)}`, used, before.ids);
    used.add(id);
    idOfKey.set(key, id);
    records.push(recordOf({ ...row, ref: row.ref || (same?.listRef ?? '') }, id, parentId));
  }
  return records;
}

interface KnownRecord {
  readonly record: Customer;
  readonly key: string;
}

interface KnownRecords {
  readonly all: readonly KnownRecord[];
  readonly byRef: ReadonlyMap<string, KnownRecord>;
  readonly ids: ReadonlySet<string>;
}

function knownRecords(known: readonly Customer[], keyOf: (path: readonly string[]) => string): KnownRecords {
  const byId = new Map(known.map((record) => [record.id, record]));
  const paths = new Map<string, readonly string[]>();
  const pathOf = (record: Customer): readonly string[] => {
    const found = paths.get(record.id);
    if (found) return found;
    const parent = record.parentId === null ? undefined : byId.get(record.parentId);
    const path = [...(parent ? pathOf(parent) : []), record.name];
    paths.set(record.id, path);
    return path;
  };
  const all = known.map((record) => ({ record, key: keyOf(pathOf(record)) }));
  return {
    all,
    byRef: new Map(all.flatMap((each) => (each.record.listRef ? [[each.record.listRef, each]] : []))),
    ids: new Set(byId.keys()),
  };
}

/** Row → the record that it was before. */
function carriedRecords(
  rows: readonly ListedCustomer[],
  before: KnownRecords,
  keyOf: (path: readonly string[]) => string,
): ReadonlyMap<ListedCustomer, Customer> {
  const byKey = new Map(rows.map((row) => [keyOf(row.path), row]));
  const byRef = new Map(rows.flatMap((row) => (row.ref === '' ? [] : [[row.ref, row]])));
  const carried = new Map<ListedCustomer, Customer>();
  for (const { record, key } of before.all) {
    const row = rowOf(record, byKey.get(key), byRef.get(record.listRef ?? ''), before);
    if (row && !carried.has(row)) carried.set(row, record);
  }
  return carried;
}

/**
 * The row of a record: that of its name, or the one that bears its number where it was renamed. Nothing says that the numbers of a list
 * stay what they are, so that a number alone is not enough: the record has been edited since, and its old name is gone or is that of a
 * record with a number that is new.
 */
function rowOf(
  record: Customer,
  named: ListedCustomer | undefined,
  numbered: ListedCustomer | undefined,
  before: KnownRecords,
): ListedCustomer | undefined {
  if (!numbered || numbered === named) return named;
  const isEdited = numbered.changedAtMs !== null && numbered.changedAtMs > Date.parse(record.lastModified);
  const isNameFree = !named || (named.ref !== '' && !before.byRef.has(named.ref));
  return isEdited && isNameFree ? numbered : named;
}

/** The record that a job was whose customer alone was renamed, which edits nothing below it. */
function belowRenamed(
  row: ListedCustomer,
  parentId: string | null,
  before: KnownRecords,
  used: ReadonlySet<string>,
): Customer | undefined {
  const record = row.ref === '' ? undefined : before.byRef.get(row.ref)?.record;
  const isSame =
    record && parentId !== null && record.parentId === parentId && record.name === row.path.at(-1);
  return isSame && !used.has(record.id) ? record : undefined;
}

function recordOf(row: ListedCustomer, id: string, parentId: string | null): Customer {
  return {
    id,
    parentId,
    name: row.path.at(-1) ?? '',
    isActive: row.isActive,
    isProject: row.isProject,
    syncToken: '',
    balance: row.balance,
    billsWithParent: false,
    lastModified: row.changedAtMs === null ? '' : new Date(row.changedAtMs).toISOString(),
    ...(row.ref !== '' && { listRef: row.ref }),
  };
}

/** One that has been another record's is not given again: what was paired with that would be paired with this. */
function unusedId(wanted: string, used: ReadonlySet<string>, known: ReadonlySet<string>): string {
  let id = wanted;
  for (let at = 2; used.has(id) || known.has(id); at += 1) id = `${wanted}-${at}`;
  return id;
}

/** The paths of all records that are active with all above them, as `pathKey` has them. */
export function activePathKeys(
  records: readonly Customer[],
  product: QuickbooksProduct,
): ReadonlySet<string> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const active = new Map<string, readonly string[] | null>();
  const activePath = (record: Customer): readonly string[] | null => {
    const known = active.get(record.id);
    if (known !== undefined) return known;
    const parent = record.parentId === null ? null : byId.get(record.parentId);
    const above = parent === null ? [] : parent && activePath(parent);
    const path = above && record.isActive ? [...above, record.name] : null;
    active.set(record.id, path);
    return path;
  };
  const paths = records.map(activePath).filter((path) => path !== null);
  return new Set(paths.map((path) => pathKey(path, product)));
}
