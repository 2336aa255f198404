import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopCompany, type DesktopCompany } from '../../firm/quickbooks-desktop/company';
import { defaultSwitches } from '../../firm/switches';

let company: DesktopCompany;
let nowMs: number;

beforeEach(() => {
  nowMs = 1_794_600_000_000;
  company = createCompany('enterprise34');
});

function createCompany(edition: 'enterprise34' | 'mac6'): DesktopCompany {
  return createDesktopCompany({
    companyName: 'Alder & Birch CPAs',
    edition,
    switches: defaultSwitches().quickbooksDesktop,
    now: () => nowMs,
  });
}

const checked = { asAdministrator: true, isSingleUser: true, isUnchecked: false };

/** Lines with `|` for each tab, one byte a character. */
function bytesOf(...lines: string[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${line.replaceAll('|', '\t')}\r\n`).join(''), 'latin1');
}

function importLines(...lines: string[]) {
  return company.importIif(bytesOf(...lines), checked);
}

/** The reason for which a row below `!CUST NAME COMPANYNAME JOBSTATUS HIDDEN TAXABLE` is refused; nothing may come of it. */
function reasonFor(row: string): string | undefined {
  const before = company.snapshot();
  const report = importLines('!CUST|NAME|COMPANYNAME|JOBSTATUS|HIDDEN|TAXABLE', `CUST|${row}`);
  expect(company.snapshot()).toEqual(before);
  expect([report.added, report.updated]).toEqual([[], []]);
  return report.refused[0]?.reason;
}

const paths = () => company.snapshot().map(({ path }) => path);

describe('an import', () => {
  it('of the smallest file adds a customer and its job', () => {
    const report = importLines(
      '!CUST|NAME|COMPANYNAME',
      'CUST|Northwind Dental PLLC|Northwind Dental PLLC',
      'CUST|Northwind Dental PLLC:2026 Bookkeeping|',
    );
    expect(report).toEqual({
      blockedBy: null,
      added: ['Northwind Dental PLLC', 'Northwind Dental PLLC:2026 Bookkeeping'],
      updated: [],
      refused: [],
    });
    expect(company.snapshot()).toMatchObject([
      { path: 'Northwind Dental PLLC', refNum: 1, companyName: 'Northwind Dental PLLC', balance: 0 },
      {
        path: 'Northwind Dental PLLC:2026 Bookkeeping',
        refNum: 2,
        companyName: '',
        timestamp: 1_794_600_000,
      },
    ]);
  });

  it('needs the administrator in single-user mode, or nothing is looked at', () => {
    const file = bytesOf('!CUST|NAME', 'CUST|Elm', 'CUST|');
    const nothing = { added: [], updated: [], refused: [] };
    expect(company.importIif(file, { ...checked, asAdministrator: false })).toEqual({
      blockedBy: 'notAdministrator',
      ...nothing,
    });
    expect(company.importIif(file, { ...checked, isSingleUser: false, isUnchecked: true })).toEqual({
      blockedBy: 'multiUserMode',
      ...nothing,
    });
    expect(company.snapshot()).toEqual([]);
  });

  it('a second time updates, without a guard', () => {
    company.addCustomer('Elm', { companyName: 'Elm LLC', email: 'a@elm.example', balance: 7 });
    company.addCustomer('Elm:Tax', { jobStatus: 'Pending' });
    nowMs += 9000;
    const lines = ['!CUST|NAME|COMPANYNAME|OBAMOUNT|REFNUM', 'CUST|ELM|Elm Inc|99|40', 'CUST|elm:tax||99|41'];
    for (let count = 1; count <= 2; count += 1) {
      expect(importLines(...lines)).toMatchObject({ added: [], updated: ['Elm', 'Elm:Tax'], refused: [] });
    }
    expect(company.snapshot()).toMatchObject([
      { path: 'Elm', refNum: 1, companyName: 'Elm Inc', email: 'a@elm.example', balance: 7 },
      { path: 'Elm:Tax', refNum: 2, jobStatus: 'Pending', balance: 0, timestamp: 1_794_600_009 },
    ]);
  });

  it('blanks what is present and empty, and leaves what is absent', () => {
    company.addCustomer('Elm', { companyName: 'Elm LLC', email: 'a@elm.example', jobStatus: 'Closed' });
    company.makeInactive('Elm');
    importLines('!CUST|NAME|COMPANYNAME|JOBSTATUS|HIDDEN', 'CUST|Elm');
    expect(company.snapshot()[0]).toMatchObject({
      companyName: '',
      email: 'a@elm.example',
      jobStatus: 'None',
      isHidden: true,
    });
    importLines('!CUST|NAME|HIDDEN|JOBSTATUS', 'CUST|Elm|N|5');
    expect(company.snapshot()[0]).toMatchObject({ isHidden: false, jobStatus: 'Not awarded' });
  });

  it('takes columns in any order, a header in the middle, padded rows, and passes over other blocks', () => {
    const report = importLines(
      '!HDR|PROD|VER',
      'HDR|QuickBooks|1',
      '!CUST|EMAIL|NAME||',
      'CUST|a@elm.example|Elm||||',
      '!VEND|NAME',
      'VEND|Ginkgo',
      'CUST|b@fir.example|Fir',
      '!CUST|NAME|EMAIL',
      'CUST|Oak|c@oak.example',
      '',
    );
    expect(report).toMatchObject({ added: ['Elm', 'Fir', 'Oak'], refused: [] });
    expect(company.snapshot().map(({ email }) => email)).toEqual([
      'a@elm.example',
      'b@fir.example',
      'c@oak.example',
    ]);
  });

  it('adds customer types that are not there', () => {
    importLines('!CUST|NAME|CTYPE', 'CUST|Elm|Dental', 'CUST|Fir|Dental', 'CUST|Oak|Legal');
    const types = Buffer.from(company.exportIif())
      .toString('latin1')
      .match(/^CTYPE\t\w+\t\d/gm);
    expect(types).toEqual(['CTYPE\tDental\t1', 'CTYPE\tLegal\t2']);
  });

  it('reads Windows-1252, quoted paths, and line feeds that are written out', () => {
    importLines(
      '!CUST|NAME|BADDR1',
      'CUST|"Caf\xe9, ""B\xfc"""|1 Rd\\nSuite 2',
      'CUST|"Caf\xe9, ""B\xfc"":Tax"|',
    );
    expect(paths()).toEqual(['Café, "Bü"', 'Café, "Bü":Tax']);
    expect(Buffer.from(company.exportIif()).toString('latin1')).toContain('\t1 Rd\\nSuite 2\t');
  });

  it('reads UTF-8 as what Windows-1252 makes of it, and no header after its mark', () => {
    company.importIif(Buffer.from('!CUST\tNAME\r\nCUST\tCafé\r\n', 'utf8'), checked);
    expect(paths()).toEqual(['CafÃ©']);
    const marked = Buffer.from('\uFEFF!CUST\tNAME\r\nCUST\tElm\r\n', 'utf8');
    expect(company.importIif(marked, checked).refused).toEqual([{ line: 2, name: '', reason: 'noHeader' }]);
  });

  it('makes a question mark of what Latin-1 lacks', () => {
    importLines('!CUST|NAME|COMPANYNAME', 'CUST|Oak\x92s|\x805 Oak');
    expect(company.snapshot()).toMatchObject([{ path: 'Oak?s', companyName: '?5 Oak' }]);
  });
});

describe('a row is refused', () => {
  beforeEach(() => {
    company.addCustomer('Elm');
    company.addVendor('Ginkgo');
    company.addEmployee('Sam');
    company.addOtherName('Post');
  });

  it.each([
    ['a name that is too long', `${'x'.repeat(42)}`, 'textTooLong'],
    ['a job that is too long', `Elm:${'x'.repeat(42)}`, 'textTooLong'],
    ['another text that is too long', `Fir|${'x'.repeat(42)}`, 'textTooLong'],
    ['a byte that is no character', 'Fir\x81', 'characterNotAllowed'],
    ['a control character', 'Fir\x0b', 'characterNotAllowed'],
    ['a line end of old Macs', 'Fir\rCUST', 'characterNotAllowed'],
    ['a parent that is nowhere', 'Fir:Tax', 'parentMissing'],
    ['a name of a vendor', 'GINKGO', 'nameInUse'],
    ['a name of an employee', 'sam', 'nameInUse'],
    ['a name of another name', 'Post', 'nameInUse'],
    ['a colon at the end', 'Elm:', 'emptyLevel'],
    ['a colon at the beginning', ':Elm', 'emptyLevel'],
    ['two colons', 'Elm: :Tax', 'emptyLevel'],
    ['a sixth level', 'Elm:1:2:3:4:5', 'tooManyLevels'],
    ['no name', '|Fir', 'noName'],
    ['a quotation mark that is not doubled', '"Fir "B""', 'quoteOutOfPlace'],
    ['a quotation mark that is not quoted', 'Fir "B"', 'quoteOutOfPlace'],
    ['a comma that is not quoted', 'Fir, Robin', 'commaNotQuoted'],
    ['a cell more than there are columns', 'Fir|||||more', 'cellWithoutColumn'],
    ['a job status that is none', 'Fir||6', 'valueNotAllowed'],
    ['a flag that is none', 'Fir|||yes', 'valueNotAllowed'],
    ['a flag of tax that is none', 'Fir||||y', 'valueNotAllowed'],
  ])('for %s', (_what, row, reason) => {
    expect(reasonFor(row)).toBe(reason);
  });

  it('without a column of names', () => {
    expect(importLines('!CUST|COMPANYNAME', 'CUST|Elm').refused).toEqual([
      { line: 2, name: '', reason: 'noName' },
    ]);
  });

  it('while the others are imported, with its line and its name', () => {
    const report = importLines(
      '!CUST|NAME',
      'CUST|Fir:Tax',
      'CUST|Fir',
      'CUST|"Ash, ""B"":Tax"',
      'CUST|Elm:Tax',
      'CUST|Ginkgo',
    );
    expect(report).toEqual({
      blockedBy: null,
      added: ['Fir', 'Elm:Tax'],
      updated: [],
      refused: [
        { line: 2, name: 'Fir:Tax', reason: 'parentMissing' },
        { line: 4, name: 'Ash, "B":Tax', reason: 'parentMissing' },
        { line: 6, name: 'Ginkgo', reason: 'nameInUse' },
      ],
    });
    expect(paths()).toEqual(['Elm', 'Elm:Tax', 'Fir', 'Ginkgo', 'Sam', 'Post']);
  });
});

describe('the path without checks', () => {
  const long = 'x'.repeat(41);
  const file = bytesOf('!CUST|NAME|COMPANYNAME', `CUST|${long}yz|${long}yz`, 'CUST|Fir:Tax|', 'CUST|Elm|');

  it('cuts what is too long and says nothing of the rows that it leaves out', () => {
    expect(company.importIif(file, { ...checked, isUnchecked: true })).toEqual({
      blockedBy: null,
      added: [long, 'Elm'],
      updated: [],
      refused: [],
    });
    expect(company.snapshot()[1]).toMatchObject({ path: long, companyName: long });
  });

  it('is the only one of Mac 6.0', () => {
    company = createCompany('mac6');
    expect(company.importIif(file, checked)).toMatchObject({ added: [long, 'Elm'], refused: [] });
  });

  it('leaves columns alone that Mac 6.0 does not have', () => {
    company = createCompany('mac6');
    importLines('!CUST|NAME|EMAIL|HIDDEN|JOBSTATUS', 'CUST|Elm|a@elm.example|Y|2');
    expect(company.snapshot()).toMatchObject([
      { path: 'Elm', email: '', isHidden: false, jobStatus: 'None' },
    ]);
  });
});
