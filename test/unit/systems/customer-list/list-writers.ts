import { tieoutListLines } from '../../../../src/systems/customer-list/tieout-list';

/** A customer as the tests make it up, to be written in every form. */
export interface MadeCustomer {
  readonly path: readonly string[];
  readonly isActive: boolean;
  /** What stands in cells that are not read. */
  readonly note: string;
}

export interface TableStyle {
  readonly separator: string;
  readonly lineEnd: string;
  readonly areAllQuoted: boolean;
}

function quotedCell(cell: string, separator: string, isAlways: boolean): string {
  const needsQuotes = isAlways || cell.includes(separator) || /["\r\n,]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function table(rows: readonly (readonly string[])[], style: TableStyle): string {
  const { separator, lineEnd, areAllQuoted } = style;
  return rows
    .map((cells) => cells.map((cell) => quotedCell(cell, separator, areAllQuoted)).join(separator) + lineEnd)
    .join('');
}

function writeDesktopCsv(customers: readonly MadeCustomer[], style: TableStyle): string {
  const rows = customers.map(({ path, isActive, note }, index) => [
    '',
    isActive ? 'Active' : 'Not-active',
    path.join(':'),
    `${index}.25`,
    note,
    '',
  ]);
  return table([['', 'Active Status', 'Customer', 'Balance', 'Company', 'Main Email'], ...rows], style);
}

function writeContactList(customers: readonly MadeCustomer[], style: TableStyle): string {
  const rows = customers.map(({ path, isActive, note }) => [
    isActive ? path.join(':') : `${path.join(':')}\u00A0(deleted)`,
    '-',
    'office@sample.example',
    note,
  ]);
  const titles = [['Sample Firm, LLC', '', '', ''], ['Customer Contact List', '', '', ''], ['']];
  const end = [['TOTAL', '', '', ''], [''], [' Monday, November 16, 2026 01:46 PM GMT-05:00', '', '', '']];
  const header = ['Customer full name', 'Phone numbers', 'Email', 'Full name'];
  return table([...titles, header, ...rows, ...end], style);
}

function writeCustomersPage(customers: readonly MadeCustomer[], style: TableStyle): string {
  const rows = customers.map(({ path, isActive, note }) => [
    note,
    isActive ? path.join(':') : `${path.join(':')} (deleted)`,
    '1,200.00',
  ]);
  return table([['Company', 'Customer', 'Open balance'], ...rows], style);
}

function writeIif(customers: readonly MadeCustomer[], style: TableStyle): string {
  const rows = customers.map(({ path, isActive, note }, index) => [
    'CUST',
    note,
    path.join(':'),
    `${index + 1}`,
    `${1_700_000_000 + index}`,
    isActive ? 'N' : 'Y',
    '',
  ]);
  return table(
    [
      ['!HDR', 'PROD', 'DATE', 'TIME'],
      ['HDR', 'QuickBooks', '2026-11-15', '1794700000'],
      ['!CUST', 'NOTE', 'NAME', 'REFNUM', 'TIMESTAMP', 'HIDDEN', 'NAME'],
      ...rows,
    ],
    { ...style, separator: '\t' },
  );
}

/** Of customers whose parents are all among them. */
function writeTieoutList(customers: readonly MadeCustomer[]): string {
  const idOf = new Map(customers.map(({ path }, index) => [JSON.stringify(path), `${index + 1}`]));
  return [
    ...tieoutListLines({
      product: 'online',
      companyName: 'Sample Firm, LLC',
      realmId: '123',
      listedAtMs: 1_794_700_000_000,
      nameHolders: [],
      shared: [],
      customers: customers.map(({ path, isActive }) => ({
        id: idOf.get(JSON.stringify(path)) ?? '',
        parentId: path.length > 1 ? (idOf.get(JSON.stringify(path.slice(0, -1))) ?? '') : null,
        name: path.at(-1) ?? '',
        isActive,
        isProject: false,
        lastModified: '2026-11-15T10:00:00-08:00',
      })),
    }),
  ].join('');
}

const plainStyle: TableStyle = { separator: ',', lineEnd: '\r\n', areAllQuoted: false };

/** Every form in which a list can be written. */
export const writers: Readonly<
  Record<string, (customers: readonly MadeCustomer[], style?: TableStyle) => string>
> = {
  iif: (customers, style = plainStyle) => writeIif(customers, style),
  desktopCsv: (customers, style = plainStyle) => writeDesktopCsv(customers, style),
  contactList: (customers, style = plainStyle) => writeContactList(customers, style),
  customersPage: (customers, style = plainStyle) => writeCustomersPage(customers, style),
  tieoutList: (customers) => writeTieoutList(customers),
};

/** A firm's list of that many customers, each with jobs below. */
export function firmOf(count: number): MadeCustomer[] {
  return Array.from({ length: count }, (_, index): MadeCustomer => {
    const top = `Client ${Math.floor(index / 3)}, LLC`;
    const path = index % 3 === 0 ? [top] : [top, `Engagement "${index % 3}"`];
    return { path, isActive: index % 7 !== 0, note: `12 Sample Rd\nSuite ${index}` };
  });
}
