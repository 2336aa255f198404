import type { CustomerListFile, QuickbooksProduct } from '../../domain/records/customer-list';
import { type CsvFormat, comparable } from '../../domain/records/list-titles';
import { parseAmount } from './amount';
import { type CsvHeader, holdsTitles, nameColumnOf } from './csv-header';
import { type CsvRow, csvRowsOf, holdsRow } from './csv-rows';
import { CustomerListError } from './list-error';
import { type ListRow, levelsOf, listPaths } from './list-paths';
import { type OnlineName, readOnlineName } from './online-names';
import type { Pace } from './pace';
import { isForeignStamp, parseReportStamp } from './report-stamp';
import { isSpreadsheetMark } from './spreadsheet-marks';

const productOf: Readonly<Record<CsvFormat, QuickbooksProduct>> = {
  desktopCsv: 'desktop',
  contactList: 'online',
  customersPage: 'online',
};

const jobColumns = ['job status', 'job type', 'job description'];

const reportTitle = 'customer contact list';

/** What reading takes of a row beside the customer, to tell what ends a report. */
interface TableRow extends ListRow {
  /** What stands in it beside the name. */
  readonly beside: 'nothing' | 'amounts' | 'more';
  /** Its only filled cell; `null` where there are several. */
  readonly onlyCell: string | null;
  /** What stands above it is empty. */
  readonly isAfterGap: boolean;
  /** What only jobs have beside a name. */
  readonly hasJobStatus: boolean;
  /** It may have been longer: the file ends in it. */
  readonly isCut: boolean;
}

/** Share of the work that it is to read the rows; the rest is to put the paths together. */
const shareOfRows = 0.8;

/** Reads a list that is a table below a header (quickbooks.md 10.4, additions.md 1). */
export async function readCsv(text: string, header: CsvHeader, pace: Pace): Promise<CustomerListFile> {
  const product = productOf[header.format];
  const rows: TableRow[] = [];
  let index = -1;
  let isAfterGap = false;
  for (const { rows: found, end } of csvRowsOf(text, header.separator)) {
    for (const row of found) {
      index += 1;
      if (pace.isRestDue()) await pace.rest(shareOfRows * (end / text.length));
      if (index === header.index && row.isEndOpen) throw new CustomerListError('cutOff', row.line);
      if (index <= header.index) continue;
      if (isHeaderAgain(row, header)) {
        // A second list below the first would bring its titles along.
        if (index > header.index + 1) throw new CustomerListError('brokenRow', row.line);
        continue;
      }
      // What follows may be vendors.
      if (holdsTitles(row.cells, header)) throw new CustomerListError('brokenRow', row.line);
      const read = readRow(row, header, product);
      if (read) rows.push({ ...read, isAfterGap });
      isAfterGap = read === null;
    }
  }
  const listedAtMs = product === 'online' ? takeEnd(rows) : null;
  if (product === 'desktop') refuseJobsApart(rows);
  const cut = rows.at(-1);
  if (cut?.isCut) throw new CustomerListError('cutOff', cut.line);
  return {
    format: header.format,
    product,
    companyName: product === 'online' ? companyNameOf(header) : '',
    realmId: '',
    listedAtMs,
    nameHolders: null,
    ...(await listPaths(rows, product, pace, shareOfRows)),
  };
}

/** Some exports may name a job by itself alone (quickbooks.md 10.4): at the top it would be another customer. */
function refuseJobsApart(rows: readonly TableRow[]): void {
  const job = rows.find(({ hasJobStatus }) => hasJobStatus);
  if (job && rows.every(({ path }) => path.length <= 1)) throw new CustomerListError('jobsApart', job.line);
}

function isHeaderAgain({ cells }: CsvRow, header: CsvHeader): boolean {
  return (
    cells.length === header.cells.length &&
    cells.every((cell, column) => comparable(cell) === header.cells[column])
  );
}

/** `null` for a row that says nothing. */
function readRow(
  row: CsvRow,
  header: CsvHeader,
  product: QuickbooksProduct,
): Omit<TableRow, 'isAfterGap'> | null {
  // The Online report fills cells with a dash that have nothing to say.
  const isEmpty = (cell: string) => cell.trim() === '' || (product === 'online' && cell.trim() === '-');
  const filled = row.cells.filter((cell) => !isEmpty(cell));
  if (filled.length === 0) return null;
  // A cell more than the header has: a separator in a cell without quotes has moved those behind it.
  if (row.cells.slice(header.cells.length).some((cell) => !isEmpty(cell))) {
    throw new CustomerListError('brokenRow', row.line);
  }
  const nameColumn = nameColumnOf(header);
  const given = (row.cells[nameColumn] ?? '').trim();
  // A quote that is closed in a later row has taken rows into the name, or into another cell.
  if (given.includes('\n') || row.cells.some((cell) => holdsRow(cell, header.separator, header.cells.length)))
    throw new CustomerListError('brokenRow', row.line);
  // The name that the list had is lost.
  if (isSpreadsheetMark(given)) throw new CustomerListError('brokenRow', row.line);
  const name = isEmpty(given) ? '' : given;
  const beside = row.cells.filter((cell, column) => column !== nameColumn && !isEmpty(cell));
  return {
    line: row.line,
    name,
    ...(product === 'online' ? readOnlineName(name) : readDesktop(name, row, header)),
    leftOut: null,
    isProject: false,
    balance: header.format === 'desktopCsv' ? parseAmount(cellOf(row, header, 'balance') ?? '') : null,
    ref: '',
    changedAtMs: null,
    beside: besideOf(beside),
    onlyCell: filled.length === 1 ? (filled[0] ?? '') : null,
    hasJobStatus: jobColumns.some((column) => (cellOf(row, header, column) ?? '').trim() !== ''),
    isCut: row.isEndOpen && row.cells.length < header.cells.length,
  };
}

function cellOf(row: CsvRow, header: CsvHeader, column: string): string | null {
  const index = header.cells.indexOf(column);
  return index < 0 ? null : (row.cells[index] ?? '');
}

function readDesktop(name: string, row: CsvRow, header: CsvHeader): OnlineName {
  const status = cellOf(row, header, 'active status');
  const isActive = status === null || comparable(status) === 'active';
  return { path: levelsOf(name), isActive, inactiveAbove: 0 };
}

function besideOf(cells: readonly string[]): TableRow['beside'] {
  if (cells.length === 0) return 'nothing';
  return cells.every((cell) => parseAmount(cell) !== null) ? 'amounts' : 'more';
}

/** Takes away what an Online report ends with, and says when it was made. */
function takeEnd(rows: TableRow[]): number | null {
  const last = rows.at(-1);
  if (!last || last.onlyCell === null) return null;
  const stamp = parseReportStamp(last.onlyCell);
  const isForeign = stamp === null && last.isAfterGap && isForeignStamp(last.onlyCell);
  if (stamp === null && !isForeign) return null;
  rows.pop();
  const total = rows.at(-1);
  if (total && isTotal(total)) rows.pop();
  return stamp?.atMs ?? null;
}

/** Customers have names such as `Total Fitness`, and one called `TOTAL` has at least something else. */
function isTotal({ name, beside }: TableRow): boolean {
  return name === 'TOTAL' && beside !== 'more';
}

/** The first row of a report; it may be left out, so that its title is the first. */
function companyNameOf({ titles }: CsvHeader): string {
  for (const cells of titles) {
    const filled = cells.map((cell) => cell.trim()).find(Boolean) ?? '';
    // By which a spreadsheet is told the separator.
    if (filled === '' || filled.toLowerCase().startsWith('sep=')) continue;
    return comparable(filled) === reportTitle ? '' : filled;
  }
  return '';
}
