import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listFileOf } from '../../../../../src/pages/options/customer-list/workbook-rows';
import { workbookOf, zipOf } from './workbook-of';

const cover = [['Customer'], ['Prepared for the firm']];
const customers = [
  ['Acme Books'],
  ['Customer Contact List'],
  ['Customer full name', 'Email'],
  ['Smith, Ann', 'ann@example.com'],
];
const customersText =
  'Acme Books,\nCustomer Contact List,\nCustomer full name,Email\n"Smith, Ann",ann@example.com\n';

async function readOf(bytes: Uint8Array): Promise<string> {
  const file = new File([new Uint8Array(bytes)], 'list.xlsx', { lastModified: 7 });
  const found = await listFileOf({ file, handle: null });
  if (typeof found === 'string') return found;
  expect(found.isWorkbook).toBe(true);
  expect(found.file.lastModified).toBe(7);
  return found.file.text();
}

describe('of a workbook is read', () => {
  it('the sheet with the list, wherever it stands', async () => {
    expect(await readOf(workbookOf([customers]))).toBe(customersText);
    expect(await readOf(workbookOf([cover, customers]))).toBe(customersText);
    expect(await readOf(workbookOf([[], customers, cover]))).toBe(customersText);
  });

  it('the first sheet with anything on it, where none has the titles of a list', async () => {
    expect(await readOf(workbookOf([[], [['Who', 'Where']], [['Notes']]]))).toBe('Who,Where\n');
  });

  it('nothing, where several sheets may be the list', async () => {
    const others = [
      ['Name', 'Phone'],
      ['Old & Co', '1'],
    ];
    expect(await readOf(workbookOf([customers, others]))).toBe('workbookSeveral');
  });

  it('the list as QuickBooks Online exports it', async () => {
    const path = 'test/unit/systems/customer-list/samples/qbo-customer-contact-list-2026.xlsx';
    expect(await readOf(readFileSync(path))).toContain('Customer full name');
  });
});

describe('a packed file that is no workbook is not read', () => {
  it('an archive, a Numbers or an ODS file, and a workbook that is cut off', async () => {
    expect(await readOf(zipOf({ 'readme.txt': 'Customer,Email\nAnn,1\n' }))).toBe('workbookUnread');
    expect(await readOf(zipOf({ 'Index/Document.iwa': 'x' }))).toBe('workbookUnread');
    const ods = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office/>' };
    expect(await readOf(zipOf(ods))).toBe('workbookUnread');
    expect(await readOf(workbookOf([customers]).subarray(0, 400))).toBe('workbookUnread');
  });
});
