import { csvRowsOf, firstCsvRows, windowLength } from './csv-rows';
import { CustomerListError } from './list-error';

/** The forms of a customer list as a table (additions.md 1). */
export type CsvFormat = 'desktopCsv' | 'contactList' | 'customersPage';

/** What a header row tells of the table below it. */
type HeaderKind = CsvFormat | 'timesheets' | 'otherList';

export interface CsvHeader {
  readonly format: CsvFormat;
  readonly separator: string;
  /** Which row of the file it is, 0 being the first. */
  readonly index: number;
  /** Its cells as they are compared: without case and the blanks around. */
  readonly cells: readonly string[];
  /** The rows above it. */
  readonly titles: readonly (readonly string[])[];
}

/** A spreadsheet saves with the separator of its region, or with tabs. */
const separators = [',', ';', '\t'];

/** Titles come first, at most a handful of rows. */
const rowsSearched = 30;

/** A customer may be called `Company`, and have a note that says `Email`. */
const leastTitles = 3;

/** Of which a list of Desktop has at least two beside `Customer`, where the column of the status was taken out. */
const desktopColumns = [
  'balance total',
  'mr./ms./...',
  'm.i.',
  'primary contact',
  'main phone',
  'alt. phone',
  'main email',
  'bill to 1',
  'bill to 2',
  'ship to 1',
  'customer type',
  'resale num',
  'job status',
  'job type',
  'job description',
  'projected end',
];

const customersPageColumns = ['company', 'company name', 'email', 'phone', 'open balance'];

/** What a list of customers never has: vendors, employees, or what is sold. By a column of names alone they would be taken for customers. */
const foreignColumns = [
  'vendor',
  'employee',
  '1099 tracking',
  'track 1099',
  'hire date',
  'pay method',
  'pay rate',
  'sku',
  'sales price',
  'sales price / rate',
  'sales description',
];

/** The columns that may hold the name, the first of them that is there. */
const nameColumns: Readonly<Record<CsvFormat, readonly string[]>> = {
  desktopCsv: ['customer'],
  contactList: ['customer full name', 'customer'],
  customersPage: ['customer', 'display name', 'name'],
};

export function comparable(cell: string): string {
  return cell.trim().toLowerCase();
}

export function nameColumnOf({ format, cells }: CsvHeader): number {
  const column = nameColumns[format].find((name) => cells.includes(name));
  return column === undefined ? -1 : cells.indexOf(column);
}

function kindOf(cells: readonly string[]): HeaderKind | null {
  const names = new Set(cells);
  const countOf = (columns: readonly string[]) => columns.filter((column) => names.has(column)).length;
  // IIF's own rows have columns of the same names.
  if (cells[0]?.startsWith('!')) return null;
  if (names.has('username') && names.has('local_date')) return 'timesheets';
  if (names.has('customer') && (names.has('active status') || countOf(desktopColumns) >= 2))
    return 'desktopCsv';
  if (names.has('customer full name')) return 'contactList';
  if (names.has('customer') && names.has('phone numbers') && names.has('full name')) return 'contactList';
  if (names.has('customer') && countOf(customersPageColumns) > 0) return 'customersPage';
  // A title row has one cell.
  if ((names.has('vendor') || names.has('employee')) && cells.filter(Boolean).length > 1) return 'otherList';
  if ((names.has('name') || names.has('display name')) && countOf(customersPageColumns) > 0)
    return countOf(foreignColumns) > 0 ? 'otherList' : 'customersPage';
  return null;
}

/** Whether a row below the header holds titles again, of this list or of another that was put below it: several of them, as no customer has. */
export function holdsTitles(cells: readonly string[], header: CsvHeader): boolean {
  const titles = new Set(header.cells.filter(Boolean));
  return cells.filter((cell) => titles.has(comparable(cell))).length >= leastTitles;
}

/** Finds the header among the first rows of the text, whatever separates its cells; `null` where none of them is one. */
export function findCsvHeader(text: string): CsvHeader | null {
  for (const separator of separators) {
    const rows = firstCsvRows(text, separator, rowsSearched);
    for (const [index, row] of rows.entries()) {
      const cells = row.map(comparable);
      const kind = kindOf(cells);
      if (kind === null) continue;
      if (kind === 'timesheets') throw new CustomerListError('timesheets');
      if (kind === 'otherList') throw new CustomerListError('noCustomers');
      return { format: kind, separator, index, cells, titles: rows.slice(0, index) };
    }
  }
  refuseOpenTitle(text);
  return null;
}

/** A quote that is opened above the header and never closed takes the header into its cell: the error is where it is opened. */
function refuseOpenTitle(text: string): void {
  const lines = text.slice(0, windowLength).split('\n', rowsSearched);
  const separator = separators.find((each) =>
    lines.some((line) => {
      const [cells = []] = firstCsvRows(line, each, 1);
      const kind = kindOf(cells.map(comparable));
      return kind !== null && kind !== 'timesheets' && kind !== 'otherList';
    }),
  );
  // Reading on throws where the quote is opened.
  if (separator !== undefined) csvRowsOf(text, separator).next();
}
