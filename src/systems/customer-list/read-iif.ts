import type { CustomerListFile, ListedNameHolder } from '../../domain/records/customer-list';
import { type IifRow, iifRowsOf } from './iif-rows';
import { CustomerListError } from './list-error';
import { type ListRow, levelsOf, listPaths } from './list-paths';
import type { Pace } from './pace';
import { utcMs } from './report-stamp';

/** The blocks that hold names, by their keyword. */
const kindByKeyword = new Map<string, ListedNameHolder['kind'] | 'customer'>([
  ['CUST', 'customer'],
  ['VEND', 'vendor'],
  ['EMP', 'employee'],
  ['OTHERNAME', 'otherName'],
]);

const shareOfRows = 0.8;
const marker = /^"?!\w[\w ]{0,40}"?$/;
const rowsSearched = 30;

/** Whether the first row that is not blank names the columns of a block. */
export function beginsAsIif(text: string): boolean {
  const [first = ''] = text.slice(0, 4096).trimStart().split('\n', 1);
  return isMarker(first);
}

/** Whether one of the first rows names the columns of a block. */
export function looksLikeIif(text: string): boolean {
  return text.slice(0, 65_536).split('\n', rowsSearched).some(isMarker);
}

function isMarker(line: string): boolean {
  const [keyword = '', column = ''] = line.split('\t', 2);
  return marker.test(keyword.trim()) && column.trim() !== '';
}

/** A block's columns by name, the first of those of one name. */
interface Columns {
  readonly indexByName: ReadonlyMap<string, number>;
  readonly count: number;
}

interface Found {
  readonly columnsByKeyword: Map<string, Columns>;
  readonly customers: ListRow[];
  readonly nameHolders: ListedNameHolder[];
  listedAtMs: number | null;
}

/** Reads the lists that Desktop exports (quickbooks.md 10.3, additions.md 1). */
export async function readIif(text: string, pace: Pace): Promise<CustomerListFile> {
  const found: Found = { columnsByKeyword: new Map(), customers: [], nameHolders: [], listedAtMs: null };
  for (const row of iifRowsOf(text)) {
    if (pace.isRestDue()) await pace.rest(shareOfRows * Math.min(1, row.end / text.length));
    readRow(row, found, row.end > text.length);
  }
  if (!found.columnsByKeyword.has('CUST')) throw new CustomerListError('noCustomers');
  const hasHolders = ['VEND', 'EMP', 'OTHERNAME'].some((keyword) => found.columnsByKeyword.has(keyword));
  return {
    format: 'iif',
    product: 'desktop',
    companyName: '',
    realmId: '',
    listedAtMs: found.listedAtMs,
    nameHolders: hasHolders ? found.nameHolders : null,
    ...(await listPaths(found.customers, 'desktop', pace, shareOfRows)),
  };
}

/** @param isEndOpen whether no line break ends it, so that it may be cut */
function readRow(row: IifRow, found: Found, isEndOpen: boolean): void {
  const keyword = (row.cells[0] ?? '').trim().toUpperCase();
  if (row.cells.every((cell) => cell.trim() === '')) return;
  const isHeader = keyword.startsWith('!');
  const block = isHeader ? keyword.slice(1) : keyword;
  const kind = kindByKeyword.get(block);
  if (row.openQuoteLine !== null) {
    // What other blocks hold, such as the text of an item, is not read.
    if (kind !== undefined || keyword.startsWith('"')) {
      throw new CustomerListError('openQuote', row.openQuoteLine);
    }
    return;
  }
  if (isHeader) {
    if (isEndOpen && kind !== undefined) throw new CustomerListError('cutOff', row.line);
    found.columnsByKeyword.set(block, columnsOf(row, kind !== undefined));
    return;
  }
  const columns = found.columnsByKeyword.get(block);
  if (!columns && kind !== undefined) throw new CustomerListError('brokenRow', row.line);
  if (isEndOpen && row.cells.length < (columns?.count ?? Number.POSITIVE_INFINITY)) {
    throw new CustomerListError('cutOff', row.line);
  }
  if (!columns) return;
  if (block === 'HDR') found.listedAtMs ??= listedAtMsOf(row, columns);
  if (kind === undefined) return;
  // A cell more than the block has columns: those behind it stand in the wrong ones.
  if (row.cells.slice(columns.count).some((cell) => cell.trim() !== '')) {
    throw new CustomerListError('brokenRow', row.line);
  }
  const name = cellOf(row, columns, 'NAME').trim();
  // A quote that is closed in a later row has taken rows into the name.
  if (name.includes('\n')) throw new CustomerListError('brokenRow', row.line);
  const isActive = cellOf(row, columns, 'HIDDEN').trim().toUpperCase() !== 'Y';
  if (kind === 'customer') found.customers.push(readCustomer(row, columns, name, isActive));
  else if (name !== '') found.nameHolders.push({ kind, name, isActive });
}

function columnsOf(row: IifRow, needsName: boolean): Columns {
  const indexByName = new Map<string, number>();
  for (const [index, cell] of row.cells.entries()) {
    const name = cell.trim().toUpperCase();
    if (index > 0 && name !== '' && !indexByName.has(name)) indexByName.set(name, index);
  }
  if (needsName && !indexByName.has('NAME')) throw new CustomerListError('brokenRow', row.line);
  return { indexByName, count: row.cells.length };
}

function cellOf(row: IifRow, columns: Columns, name: string): string {
  const index = columns.indexByName.get(name);
  return index === undefined ? '' : (row.cells[index] ?? '');
}

function readCustomer(row: IifRow, columns: Columns, name: string, isActive: boolean): ListRow {
  const changedAt = secondsOf(cellOf(row, columns, 'TIMESTAMP'));
  return {
    line: row.line,
    name,
    path: levelsOf(name),
    isActive,
    leftOut: null,
    inactiveAbove: 0,
    isProject: false,
    balance: null,
    ref: cellOf(row, columns, 'REFNUM').trim(),
    changedAtMs: changedAt === null ? null : changedAt * 1000,
  };
}

const firstOf2000 = Date.UTC(2000, 0) / 1000;
const firstOf2100 = Date.UTC(2100, 0) / 1000;

/** Unix time; `null` where the cell holds none. */
function secondsOf(cell: string): number | null {
  if (!/^\d{1,10}$/.test(cell.trim())) return null;
  const seconds = Number(cell);
  return seconds > 0 && seconds < firstOf2100 ? seconds : null;
}

/** By `TIME`, which is Unix time, else by a date as Windows versions write it. */
function listedAtMsOf(row: IifRow, columns: Columns): number | null {
  const seconds = secondsOf(cellOf(row, columns, 'TIME'));
  if (seconds !== null && seconds >= firstOf2000) return seconds * 1000;
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cellOf(row, columns, 'DATE').trim());
  return date ? utcMs(Number(date[1]), Number(date[2]) - 1, Number(date[3]), 12) : null;
}
