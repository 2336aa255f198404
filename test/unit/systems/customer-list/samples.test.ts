import { describe, expect, it } from 'vitest';
import type { CustomerListFile, ListedCustomer } from '../../../../src/domain/records/customer-list';
import { type ListSample, listSamples, outcomeOf, sampleBytes } from './files';

type Described = readonly [path: string, others?: Partial<ListedCustomer>];

function listed(customers: readonly Described[]): ListedCustomer[] {
  return customers.map(([path, others]) => ({
    path: path.split(':'),
    isActive: true,
    isProject: false,
    balance: null,
    ref: '',
    changedAtMs: null,
    ...others,
  }));
}

const nothingElse = {
  companyName: '',
  realmId: '',
  listedAtMs: null,
  nameHolders: null,
  oddRows: [],
} as const;

const inactive = { isActive: false };

function record(ref: number): Partial<ListedCustomer> {
  return { ref: `${ref}`, changedAtMs: (1_794_599_941 + ref) * 1000 };
}

const desktopTable: CustomerListFile = {
  ...nothingElse,
  format: 'desktopCsv',
  product: 'desktop',
  customers: listed([
    ['Café Cedar', { balance: 0 }],
    ['Birch, Robin'],
    ['Birch, Robin:12 Sample Rd', { balance: 1200 }],
    ['Fir Old Client (synthetic)', { balance: 0, isActive: false }],
    ['Short row'],
  ]),
  oddRows: [{ line: 4, reason: 'parentNotListed', name: 'Birch, Robin:12 Sample Rd' }],
};

const contactList: CustomerListFile = {
  ...nothingElse,
  format: 'contactList',
  product: 'online',
  customers: listed([
    ['Ash & Alder LLC'],
    ['Birch, Robin'],
    ['Birch, Robin:2026 Tax'],
    // The name keeps its no-break space.
    ['Elm\u00A0Holdings', inactive],
    ['Café Cedar'],
  ]),
};

const expected: Readonly<Record<ListSample, CustomerListFile>> = {
  'qbd34-customers.iif': {
    ...nothingElse,
    format: 'iif',
    product: 'desktop',
    listedAtMs: 1_794_700_000_000,
    customers: listed([
      ['Ash & Alder LLC', record(60)],
      ['Birch, Robin', record(61)],
      ['Birch, Robin:12 Sample Rd', record(62)],
      ['Birch, Robin:2026 Tax', record(63)],
      ["Cedar's Candy Shop", record(64)],
      ['Dogwood,  Gwen', record(65)],
      ['Elm Holdings', record(66)],
      ['Elm Holdings:Bookkeeping', record(67)],
      ['Elm Holdings:Bookkeeping:2025', record(68)],
      ['Fir Old Client (synthetic hidden row)', { ...record(69), isActive: false }],
    ]),
    nameHolders: [{ kind: 'vendor', name: 'Ginkgo Supply', isActive: true }],
  },
  'qbd-mac6-customers.iif': {
    ...nothingElse,
    format: 'iif',
    product: 'desktop',
    listedAtMs: 1_137_008_155_000,
    customers: listed([
      ['Birch, Robin', { ref: '1' }],
      ['Birch, Robin:Job 1', { ref: '2' }],
      ['Café Cedar', { ref: '3' }],
    ]),
  },
  'qbd-customer-list-cp1252.csv': desktopTable,
  'qbd-customer-list-quoted-utf8bom.csv': desktopTable,
  'qbo-customer-contact-list-2026.csv': {
    ...contactList,
    companyName: 'Sample Firm, LLC',
    listedAtMs: Date.UTC(2026, 10, 16, 18, 46),
  },
  'qbo-customer-contact-list-old.csv': {
    ...contactList,
    companyName: 'Sample Firm LLC',
    listedAtMs: Date.UTC(2024, 0, 15, 21, 46, 10),
  },
  'qbo-customers-page-export.csv': {
    ...nothingElse,
    format: 'customersPage',
    product: 'online',
    customers: listed([['Birch, Robin'], ['Birch, Robin:2026 Tax']]),
  },
};

describe('files in the shape of real exports', () => {
  it.each(listSamples)('%s is read to the last field', async (name) => {
    expect(await outcomeOf(sampleBytes(name))).toEqual(expected[name]);
  });

  it('timesheets of QuickBooks Time are named as such', async () => {
    const trouble = { problem: 'timesheets', line: null };
    expect(await outcomeOf(sampleBytes('qbt-timesheets-export.csv'))).toEqual(trouble);
  });

  it('a workbook is no text', async () => {
    const trouble = { problem: 'notText', line: null };
    expect(await outcomeOf(sampleBytes('qbo-customer-contact-list-2026.xlsx'))).toEqual(trouble);
  });
});
