import { customerColumns, jobStatuses, otherListColumns } from './columns';
import {
  customersInOrder,
  type DesktopState,
  type ListRecord,
  type NameList,
  nameLists,
  recordsOf,
  type TypeEntry,
} from './state';
import type { DesktopSwitches } from './switches';
import { encodeWindows1252 } from './text';

/** The keywords of the other lists are Intuit's own for IIF. */
const keywords: Readonly<Record<NameList, string>> = {
  customers: 'CUST',
  vendors: 'VEND',
  employees: 'EMP',
  otherNames: 'OTHERNAME',
};

type Row = readonly string[];

/** *File › Utilities › Export › Lists to IIF Files* (quickbooks.md 10.3, additions.md 1), byte for byte. */
export function exportIif(state: DesktopState, lists: readonly NameList[]): Uint8Array {
  const rows = [
    ...headerRows(state),
    ...nameLists
      .filter((list) => lists.includes(list))
      .flatMap((list) => (list === 'customers' ? customerRows(state) : otherRows(state, list))),
  ];
  const isCrlf = state.edition === 'mac6' || state.switches.enterpriseLineEnds === 'crlf';
  const text = rows.map((row) => `${rowText(row, state.switches)}${isCrlf ? '\r\n' : '\n'}`).join('');
  return state.switches.iifEncoding === 'utf8' ? new TextEncoder().encode(text) : encodeWindows1252(text);
}

function headerRows(state: DesktopState): Row[] {
  const date = new Date(state.now());
  const seconds = String(Math.floor(state.now() / 1000));
  if (state.edition === 'mac6') {
    // The year has no more digits than it needs.
    const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear() % 100}`;
    return [
      ['!HDR', 'PROD', 'VER', 'REL', 'IIFVER', 'DATE', 'TIME'],
      ['HDR', 'QuickBooks Pro 6.0 for Macintosh', 'Version 6.0', 'Release R2', '1', day, seconds],
    ];
  }
  const day = date.toISOString().slice(0, 10);
  return [
    ['!HDR', 'PROD', 'VER', 'REL', 'IIFVER', 'DATE', 'TIME', 'ACCNTNT', 'ACCNTNTSPLITTIME'],
    [
      ...['HDR', 'QuickBooks Enterprise Solutions', 'Version 34.0D', 'Release R15P'],
      ...['1', day, seconds, 'N', '0'],
    ],
  ];
}

function customerRows(state: DesktopState): Row[] {
  const columns = customerColumns[state.edition];
  return [
    ...(state.edition === 'mac6' ? [] : dictionaryRows(state)),
    ['!CUST', ...columns],
    ...customersInOrder(state).map(({ record, path }) => [
      'CUST',
      ...columns.map((column) => cellOf(column, record, path, state.switches)),
    ]),
  ];
}

function dictionaryRows(state: DesktopState): Row[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));
  return [
    ...typeRows('CTYPE', state.lists.customerTypes),
    ...typeRows('JOBTYPE', state.lists.jobTypes),
    ['!CUSTITEMDICT', 'INDEX', 'LABEL', 'INUSE'],
    ['!ENDCUSTITEMDICT'],
    ...numbers(5).map((index) => ['CUSTITEMDICT', index, '', 'N']),
    ['ENDCUSTITEMDICT'],
    ['!CUSTNAMEDICT', 'INDEX', 'LABEL', 'CUSTOMER', 'VENDOR', 'EMPLOYEE'],
    ['!ENDCUSTNAMEDICT'],
    ...numbers(30).map((index) => ['CUSTNAMEDICT', index, '', 'N', 'N', 'N']),
    ['ENDCUSTNAMEDICT'],
  ];
}

function typeRows(keyword: string, types: readonly TypeEntry[]): Row[] {
  return [
    [`!${keyword}`, 'NAME', 'REFNUM', 'TIMESTAMP', 'HIDDEN'],
    ...types.map(({ name, refNum, timestamp }) => [keyword, name, String(refNum), String(timestamp), 'N']),
  ];
}

function otherRows(state: DesktopState, list: Exclude<NameList, 'customers'>): Row[] {
  const columns = otherListColumns[state.edition];
  return [
    [`!${keywords[list]}`, ...columns],
    ...recordsOf(state, list).map((record) => [
      keywords[list],
      ...columns.map((column) => cellOf(column, record, record.name, state.switches)),
    ]),
  ];
}

function cellOf(column: string, record: ListRecord, path: string, { jobStatusAs }: DesktopSwitches): string {
  const inProgram: Readonly<Record<string, () => string>> = {
    NAME: () => path,
    REFNUM: () => String(record.refNum),
    TIMESTAMP: () => String(record.timestamp),
    HIDDEN: () => (record.isHidden ? 'Y' : 'N'),
    DELCOUNT: () => '0',
    JOBSTATUS: () =>
      jobStatusAs === 'words' ? record.jobStatus : String(jobStatuses.indexOf(record.jobStatus)),
  };
  return inProgram[column]?.() ?? record.texts.get(column) ?? '';
}

function rowText(row: Row, switches: DesktopSwitches): string {
  return row.map((cell) => cellText(cell.replaceAll('\n', '\\n'), switches)).join('\t');
}

function cellText(cell: string, { quotesInIif }: DesktopSwitches): string {
  if (quotesInIif === 'asTheyAre') return cell.includes(',') ? `"${cell}"` : cell;
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
