import { customersInOrder, type DesktopState, type PlacedCustomer } from './state';
import type { DesktopSwitches } from './switches';
import { encodeWindows1252 } from './text';

/** The columns of the list, in order, and those of IIF that fill them; the first has no name (quickbooks.md 10.4). */
const textColumns: readonly (readonly [string, string | null])[] = [
  ['Company', 'COMPANYNAME'],
  ['Mr./Ms./...', 'SALUTATION'],
  ['First Name', 'FIRSTNAME'],
  ['M.I.', 'MIDINIT'],
  ['Last Name', 'LASTNAME'],
  ['Primary Contact', 'CONT1'],
  ['Main Phone', 'PHONE1'],
  ['Fax', 'FAXNUM'],
  ['Alt. Phone', 'PHONE2'],
  ['Secondary Contact', 'CONT2'],
  ['Job Title', null],
  ['Main Email', 'EMAIL'],
  ...fiveLines('Bill to', 'BADDR'),
  ...fiveLines('Ship to', 'SADDR'),
  ['Customer Type', 'CTYPE'],
  ['Terms', 'TERMS'],
  ['Rep', 'REP'],
  ['Sales Tax Code', 'SALESTAXCODE'],
  ['Tax item', 'TAXITEM'],
  ['Resale Num', 'RESALENUM'],
  ['Account No.', null],
  ['Credit Limit', 'LIMIT'],
];

const jobColumns: readonly (readonly [string, string])[] = [
  ['Job Type', 'JOBTYPE'],
  ['Job Description', 'JOBDESC'],
];

const dayColumns: readonly (readonly [string, string])[] = [
  ['Start Date', 'JOBSTART'],
  ['Projected End', 'JOBPROJEND'],
  ['End Date', 'JOBEND'],
];

function fiveLines(title: string, column: string): [string, string][] {
  return [1, 2, 3, 4, 5].map((line) => [`${title} ${line}`, `${column}${line}`]);
}

const encoders: Readonly<Record<DesktopSwitches['csvEncoding'], (text: string) => Uint8Array>> = {
  windows1252: encodeWindows1252,
  utf8: (text) => new TextEncoder().encode(text),
  utf8WithMark: (text) => new TextEncoder().encode(`\uFEFF${text}`),
};

/** *Customer Center › Excel › Export Customer List*, saved as CSV (quickbooks.md 10.4, additions.md 1), byte for byte. */
export function exportCustomerCsv(state: DesktopState): Uint8Array {
  const { switches } = state;
  const customers = customersInOrder(state);
  const rows = [
    ...(switches.csvHasTitleLines ? [[state.companyName], ['Customer List'], ['']] : []),
    [
      ...['', 'Active Status', 'Customer', 'Balance', 'Balance Total'],
      ...textColumns.map(([title]) => title),
      'Job Status',
      ...[...jobColumns, ...dayColumns].map(([title]) => title),
    ],
    ...customers.map((customer) => customerRow(customer, customers, switches)),
  ];
  const text = rows.map((row) => `${row.map((cell) => cellText(cell, switches)).join(',')}\r\n`).join('');
  return encoders[switches.csvEncoding](text);
}

function customerRow(
  { record, path }: PlacedCustomer,
  customers: readonly PlacedCustomer[],
  switches: DesktopSwitches,
): string[] {
  const total = customers
    .filter((other) => other.path === path || other.path.startsWith(`${path}:`))
    .reduce((sum, other) => sum + other.record.balance, 0);
  const textOf = (column: string | null) => (column === null ? '' : (record.texts.get(column) ?? ''));
  return [
    '',
    record.isHidden ? switches.csvInactiveAs : 'Active',
    switches.csvJobsAs === 'path' ? path : record.name,
    amount(record.balance),
    amount(total),
    ...textColumns.map(([, column]) => textOf(column)),
    record.jobStatus === 'None' ? '' : record.jobStatus,
    ...jobColumns.map(([, column]) => textOf(column)),
    ...dayColumns.map(([, column]) => dayText(textOf(column))),
  ];
}

function amount(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Days are `2026-06-01` in IIF and `06/01/2026` here. */
function dayText(text: string): string {
  return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1');
}

function cellText(cell: string, { csvQuotes }: DesktopSwitches): string {
  const isQuoted = csvQuotes === 'all' ? cell !== '' : /[",\r\n]/.test(cell);
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
}
