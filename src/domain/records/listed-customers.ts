import type { CustomerListFile, ListedCustomer, QuickbooksProduct } from './customer-list';
import type { Customer, NameHolder } from './records';
import { shortHash } from './short-hash';

/**
 * The customers of a list file as records with ids. Tieout's own file has QuickBooks' ids. The others have none that lasts: a record keeps
 * the id that it had where it stands under the same name as before, or under another one that the file itself shows to be the same
 * record's (see `renamedFrom`); one that is new gets an id made of its name.
 *
 * @param known the records of the list as it was read last.
 */
export function listedRecords(list: CustomerListFile, known: readonly Customer[]): readonly Customer[] {
  return list.format === 'tieoutList' ? withOwnIds(list.customers) : withCarriedIds(list, known);
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
  const before = knownRecords(known, keyOf);
  const listedKeys = new Set(customers.map(({ path }) => keyOf(path)));
  const idOfKey = new Map<string, string>();
  const used = new Set<string>();
  const records: Customer[] = [];
  for (const row of customers) {
    const key = keyOf(row.path);
    const parentId = idOfKey.get(keyOf(row.path.slice(0, -1))) ?? null;
    const same = before.byKey.get(key) ?? renamedFrom(row, parentId, before, listedKeys);
    const id = same && !used.has(same.id) ? same.id : unusedId(`name-${shortHash(key)}`, used, before.ids);
    used.add(id);
    idOfKey.set(key, id);
    records.push(recordOf(row, id, parentId));
  }
  return records;
}

interface KnownRecords {
  readonly byKey: ReadonlyMap<string, Customer>;
  readonly byRef: ReadonlyMap<string, { readonly record: Customer; readonly key: string }>;
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
  const placed = known.map((record) => ({ record, key: keyOf(pathOf(record)) }));
  return {
    byKey: new Map(placed.map(({ record, key }) => [key, record])),
    byRef: new Map(placed.flatMap((each) => (each.record.listRef ? [[each.record.listRef, each]] : []))),
    ids: new Set(byId.keys()),
  };
}

/**
 * The record that a row with a new name was before. Nothing says that the numbers of a list stay what they are, so that a number alone is
 * not enough: the old name has to be gone, and the record has been edited since, or it is still called so itself and its parent is the
 * one that was renamed, which edits nothing below it.
 */
function renamedFrom(
  row: ListedCustomer,
  parentId: string | null,
  before: KnownRecords,
  listedKeys: ReadonlySet<string>,
): Customer | undefined {
  const found = row.ref === '' ? undefined : before.byRef.get(row.ref);
  if (!found || listedKeys.has(found.key)) return undefined;
  const { record } = found;
  const editedAtMs = Date.parse(record.lastModified);
  const isEdited = row.changedAtMs !== null && row.changedAtMs > editedAtMs;
  const isBelowRenamed = parentId !== null && record.parentId === parentId && record.name === row.path.at(-1);
  return isEdited || isBelowRenamed ? record : undefined;
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
