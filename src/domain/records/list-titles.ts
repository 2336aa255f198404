/** The forms of a customer list as a table (additions.md 1). */
export type CsvFormat = 'desktopCsv' | 'contactList' | 'customersPage';

/** What a header row tells of the table below it. */
export type ListTitles = CsvFormat | 'timesheets' | 'otherList';

/** Titles come first, at most a handful of rows. */
export const titleRowsSearched = 30;

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

/** A cell as it is compared: without case and the blanks around. */
export function comparable(cell: string): string {
  return cell.trim().toLowerCase();
}

/** What the titles in a row say that the table below is; `null` where they are not those of any list that is known. */
export function titlesOf(row: readonly string[]): ListTitles | null {
  const cells = row.map(comparable);
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
