import type {
  CustomerListFile,
  ListedCustomer,
  OddRow,
  OddRowReason,
  QuickbooksProduct,
} from '../../domain/records/customer-list';
import { CustomerListError } from './list-error';
import type { Pace } from './pace';

/** A row of a customer list as a reader hands it on. */
export interface ListRow extends ListedCustomer {
  readonly line: number;
  /** As it stands in the file. */
  readonly name: string;
  /** How many levels above it its name says to be inactive, from the top; 0 where it says so of none. */
  readonly inactiveAbove: number;
  /** Why it is left out, where its reader knows a reason; else its path tells. */
  readonly leftOut: OddRowReason | null;
}

/** A customer, its parent, and three levels below (quickbooks.md 5.2). */
export const deepestPath = 5;

/** What can be in no name that is read. */
const levelSeparator = '\u0000';

/** The levels of a name with colons, without the blanks around them, which neither product keeps. */
export function levelsOf(name: string): string[] {
  return name.split(':').map((level) => level.trim());
}

/** Whose names are the same to the product: Desktop ignores case (quickbooks.md 10.2). */
function keyOf(path: readonly string[], product: QuickbooksProduct): string {
  const key = path.join(levelSeparator);
  return product === 'desktop' ? key.toLowerCase() : key;
}

function oddityOf({ path, leftOut }: ListRow): OddRowReason | null {
  if (leftOut !== null) return leftOut;
  if (path.every((level) => level === '')) return path.length > 1 ? 'emptyLevel' : 'noName';
  if (path.includes('')) return 'emptyLevel';
  return path.length > deepestPath ? 'tooDeep' : null;
}

/** A customer of the list, by the key of its path. */
interface Entry {
  /** `null` for a parent that has no row. */
  row: ListRow | null;
  /** In the spelling of the list; `null` until it is placed. */
  placedPath: readonly string[] | null;
}

/**
 * The customers of the rows, parents before what is below them and otherwise in the order of the rows, and the rows that are odd.
 * Of two of the same name the first counts, but an active one before an inactive one: QuickBooks Online frees the name of a record
 * that is made inactive. @param shareDone the share of the work that was done before
 */
export async function listPaths(
  rows: readonly ListRow[],
  product: QuickbooksProduct,
  pace: Pace,
  shareDone: number,
): Promise<Pick<CustomerListFile, 'customers' | 'oddRows'>> {
  const halfOfRest = (1 - shareDone) / 2;
  const entryByKey = new Map<string, Entry>();
  const entries: (Entry | OddRowReason)[] = [];
  for (const [index, row] of rows.entries()) {
    if (pace.isRestDue()) await pace.rest(shareDone + halfOfRest * (index / rows.length));
    entries.push(oddityOf(row) ?? entryOf(row, keyOf(row.path, product), entryByKey));
  }

  /** The name of what is inactive may be an active customer's by now, which has nothing to do with what stood below. */
  const isParentReplaced = ({ path, inactiveAbove }: ListRow): boolean =>
    inactiveAbove > 0 && entryByKey.get(keyOf(path.slice(0, inactiveAbove), product))?.row?.isActive === true;

  const customers: ListedCustomer[] = [];
  const oddRows: OddRow[] = [];

  /** Puts the customer at the end of the list, what is above it first. */
  const place = (entry: Entry, path: readonly string[], below: ListRow): readonly string[] => {
    if (entry.placedPath) return entry.placedPath;
    const abovePath = path.slice(0, -1);
    const above =
      abovePath.length > 0 ? place(entryAt(keyOf(abovePath, product), entryByKey), abovePath, below) : [];
    const { row } = entry;
    entry.placedPath = [...above, (row?.path ?? path).at(-1) ?? ''];
    customers.push({
      path: entry.placedPath,
      isActive: row?.isActive ?? true,
      isProject: row?.isProject ?? false,
      balance: row?.balance ?? null,
      ref: row?.ref ?? '',
      changedAtMs: row?.changedAtMs ?? null,
    });
    if (!row) oddRows.push({ line: below.line, reason: 'parentNotListed', name: below.name });
    return entry.placedPath;
  };

  for (const [index, row] of rows.entries()) {
    if (pace.isRestDue()) await pace.rest(shareDone + halfOfRest * (1 + index / rows.length));
    const found = entries[index] ?? 'noName';
    const entry = typeof found !== 'string' && isParentReplaced(row) ? 'parentReplaced' : found;
    const oddity = typeof entry === 'string' ? entry : 'twice';
    if (typeof entry !== 'string' && entry.row === row) place(entry, row.path, row);
    else oddRows.push({ line: row.line, reason: oddity, name: row.name });
  }
  // No firm's list is empty, and an empty one would call everything missing.
  if (customers.length === 0) throw new CustomerListError('noCustomers');
  return { customers, oddRows };
}

function entryAt(key: string, entryByKey: Map<string, Entry>): Entry {
  const known = entryByKey.get(key);
  if (known) return known;
  const added: Entry = { row: null, placedPath: null };
  entryByKey.set(key, added);
  return added;
}

function entryOf(row: ListRow, key: string, entryByKey: Map<string, Entry>): Entry {
  const entry = entryAt(key, entryByKey);
  if (!entry.row || (row.isActive && !entry.row.isActive)) entry.row = row;
  return entry;
}
