import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type ListWanted,
  listFileOf,
  type OpenWorkbook,
} from '../../../../../src/pages/options/customer-list/workbook-rows';
import { silenceConsole } from '../../../reports/silent-console';
import { workbookOf, zipOf } from './workbook-of';

silenceConsole();

const cover = [['Customer'], ['Prepared for the firm']];
const customers = [
  ['Acme Books'],
  ['Customer Contact List'],
  ['Customer full name', 'Email'],
  [],
  ['Smith, Ann', 'ann@example.com'],
];
const customersText =
  'Acme Books,\nCustomer Contact List,\nCustomer full name,Email\n,\n"Smith, Ann",ann@example.com\n';
const others = [
  ['Name', 'Phone'],
  ['Old & Co', '1'],
];
const othersText = 'Name,Phone\nOld & Co,1\n';
const vendors = [
  ['Vendor', 'Company', 'Phone'],
  ['Paper & Ink', '', '1'],
];

interface Asking {
  readonly wanted?: ListWanted;
  readonly before?: string;
}

function found(bytes: Uint8Array, { wanted = 'customers', before }: Asking = {}) {
  const file = new File([new Uint8Array(bytes)], 'list.xlsx', { lastModified: 7 });
  return listFileOf({ file, handle: null }, wanted, before);
}

async function readOf(
  bytes: Uint8Array,
  asking?: Asking,
): Promise<{ readonly text: string; readonly sheet: string | null }> {
  const read = await found(bytes, asking);
  if (typeof read === 'string' || 'kind' in read) throw new Error('no sheet was read');
  expect(read).toMatchObject({ isWorkbook: true, handle: null });
  expect(read.file).toMatchObject({ name: 'list.xlsx', lastModified: 7 });
  return { text: await read.file.text(), sheet: read.sheet };
}

async function askedOf(bytes: Uint8Array, asking?: Asking): Promise<OpenWorkbook> {
  const read = await found(bytes, asking);
  if (typeof read === 'string' || !('kind' in read)) throw new Error('nothing was asked');
  return read;
}

describe('of a workbook is read', () => {
  it('the sheet with the list, wherever it stands', async () => {
    expect(await readOf(workbookOf([customers]))).toEqual({ text: customersText, sheet: null });
    expect(await readOf(workbookOf([cover, customers]))).toEqual({ text: customersText, sheet: 'Sheet2' });
    expect(await readOf(workbookOf([[], customers, cover]))).toEqual({
      text: customersText,
      sheet: 'Sheet2',
    });
  });

  it('the only sheet with anything on it, whatever its titles', async () => {
    const text = 'Who,Where\n';
    expect(await readOf(workbookOf([[], [['Who', 'Where']], []]))).toEqual({ text, sheet: null });
  });

  it('the customers, where the other list says that it is of vendors', async () => {
    expect((await readOf(workbookOf([vendors, customers]))).text).toBe(customersText);
  });

  it('where there are no customers, the list that the worker says that of', async () => {
    expect((await readOf(workbookOf([cover, vendors]))).text).toContain('Paper & Ink');
    expect((await readOf(workbookOf([cover, [['Notes', 'More']]]))).text).toContain('Prepared for the firm');
  });

  it('of names the sheet with a column of them, though no customer list has such a title', async () => {
    const clients = [
      ['Organization Name', 'Karbon ID'],
      ['Acme', 'k1'],
    ];
    const bytes = workbookOf([[['Notes', 'More']], clients]);
    expect(await readOf(bytes, { wanted: 'karbon' })).toEqual({
      text: 'Organization Name,Karbon ID\nAcme,k1\n',
      sheet: 'Sheet2',
    });
  });

  it('the list as QuickBooks Online exports it', async () => {
    const path = 'test/unit/systems/customer-list/samples/qbo-customer-contact-list-2026.xlsx';
    expect((await readOf(readFileSync(path))).text).toContain('Customer full name');
  });
});

describe('it is asked which sheet is meant', () => {
  it('where several have the titles of a list, with the first of them as the likely one', async () => {
    const bytes = workbookOf([cover, [], customers, others], ['Cover', 'Empty', 'Now', 'Before']);
    const asked = await askedOf(bytes);
    expect(asked).toMatchObject({ fileName: 'list.xlsx', likely: 1, missing: null });
    expect(asked.sheets).toEqual([
      { name: 'Cover', rowCount: 2 },
      { name: 'Now', rowCount: 4 },
      { name: 'Before', rowCount: 2 },
    ]);
    const used = asked.use(2);
    expect(used).toMatchObject({ isWorkbook: true, sheet: 'Before' });
    expect(await used.file.text()).toBe(othersText);
  });

  it('of names, where no column of any sheet is known', async () => {
    const bytes = workbookOf([[['Who', 'Where']], [['Notes', 'More']]]);
    expect(await askedOf(bytes, { wanted: 'quickbooksTime' })).toMatchObject({ likely: 0, missing: null });
  });
});

describe('a workbook that is read again', () => {
  const names = ['Now', 'Before'];

  it('is read from the same sheet, wherever it stands now', async () => {
    expect(await readOf(workbookOf([customers, others], names), { before: 'Before' })).toEqual({
      text: othersText,
      sheet: 'Before',
    });
    const moved = workbookOf([others, customers], ['Before', 'Now']);
    expect((await readOf(moved, { before: 'Before' })).text).toBe(othersText);
  });

  it('is read from the same sheet although that has lost its titles and another has some', async () => {
    const bytes = workbookOf([customers, [['Old & Co', '1']]], names);
    expect((await readOf(bytes, { before: 'Before' })).text).toBe('Old & Co,1\n');
  });

  it.each([
    ['gone', workbookOf([customers, cover], ['Now', 'Cover'])],
    ['gone and one is left', workbookOf([customers], ['Now'])],
    ['empty', workbookOf([customers, []], names)],
  ])('is asked about where that sheet is %s, and no other is taken', async (_, bytes) => {
    expect(await askedOf(bytes, { before: 'Before' })).toMatchObject({ missing: 'Before', likely: 0 });
  });
});

describe('a packed file that is no workbook is not read', () => {
  it('an archive, a Numbers or an ODS file, and a workbook that is cut off', async () => {
    expect(await found(zipOf({ 'readme.txt': 'Customer,Email\nAnn,1\n' }))).toBe('workbookUnread');
    expect(await found(zipOf({ 'Index/Document.iwa': 'x' }))).toBe('workbookUnread');
    const ods = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office/>' };
    expect(await found(zipOf(ods))).toBe('workbookUnread');
    expect(await found(workbookOf([customers]).subarray(0, 400))).toBe('workbookUnread');
  });
});
