import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopCompany, type DesktopCompany } from '../../firm/quickbooks-desktop/company';
import { defaultSwitches } from '../../firm/switches';

let company: DesktopCompany;
let switches: ReturnType<typeof defaultSwitches>['quickbooksDesktop'];

beforeEach(() => {
  switches = defaultSwitches().quickbooksDesktop;
  company = createDesktopCompany({
    companyName: 'Alder & Birch CPAs',
    edition: 'enterprise34',
    switches,
    now: () => 1_794_600_000_000,
  });
});

const checked = { asAdministrator: true, isSingleUser: true, isUnchecked: false };

function importLines(...lines: string[]) {
  const text = lines.map((line) => `${line.replaceAll('|', '\t')}\r\n`).join('');
  return company.importIif(new TextEncoder().encode(text), checked);
}

const paths = () => company.snapshot().map(({ path }) => path);

describe('an import of a name that is there', () => {
  beforeEach(() => {
    company.addCustomer('Elm', { companyName: 'Elm LLC' });
    company.addCustomer('Elm:Tax');
  });

  it('is refused', () => {
    switches.importOfExistingName = 'refused';
    expect(importLines('!CUST|NAME|COMPANYNAME', 'CUST|ELM|Elm Inc', 'CUST|Elm:tax|')).toMatchObject({
      updated: [],
      refused: [
        { line: 2, reason: 'nameInUse' },
        { line: 3, reason: 'nameInUse' },
      ],
    });
    expect(company.snapshot()[0]?.companyName).toBe('Elm LLC');
  });

  it('adds a second one', () => {
    switches.importOfExistingName = 'addsAgain';
    expect(importLines('!CUST|NAME', 'CUST|Elm', 'CUST|Elm:Tax').added).toEqual(['Elm', 'Elm:Tax']);
    expect(paths()).toEqual(['Elm', 'Elm:Tax', 'Elm:Tax', 'Elm']);
  });

  it('leaves the fields whose cells are empty', () => {
    switches.importBlanksEmptyCells = false;
    company.editCustomer('Elm', { jobStatus: 'Pending' });
    const report = importLines('!CUST|NAME|COMPANYNAME|EMAIL|JOBSTATUS', 'CUST|Elm||a@elm.example|');
    expect(report.updated).toEqual(['Elm']);
    expect(company.snapshot()[0]).toMatchObject({
      companyName: 'Elm LLC',
      email: 'a@elm.example',
      jobStatus: 'Pending',
    });
  });
});

describe('an import of a job before its parent', () => {
  const lines = [
    '!CUST|NAME',
    'CUST|Elm:Tax:2026',
    'CUST|Elm:Tax',
    'CUST|Elm',
    'CUST|Fir:Tax',
    'CUST|Ginkgo:Tax',
  ];

  it('needs the parent somewhere in the file', () => {
    switches.importOfJobBeforeParent = 'anywhereInFile';
    expect(importLines(...lines)).toMatchObject({
      added: ['Elm', 'Elm:Tax', 'Elm:Tax:2026'],
      refused: [
        { line: 5, reason: 'parentMissing' },
        { line: 6, reason: 'parentMissing' },
      ],
    });
  });

  it('makes its parents, except with the name of a vendor', () => {
    switches.importOfJobBeforeParent = 'makesParents';
    company.addVendor('Ginkgo');
    expect(importLines(...lines)).toMatchObject({
      added: ['Elm', 'Elm:Tax', 'Elm:Tax:2026', 'Fir', 'Fir:Tax'],
      updated: ['Elm:Tax', 'Elm'],
      refused: [{ line: 6, name: 'Ginkgo:Tax', reason: 'nameInUse' }],
    });
    expect(paths()).toEqual(['Elm', 'Elm:Tax', 'Elm:Tax:2026', 'Fir', 'Fir:Tax', 'Ginkgo']);
  });
});

describe('other switches of the import', () => {
  it('a name of a vendor is added', () => {
    switches.importOfNameOfOtherList = 'added';
    company.addVendor('Ginkgo');
    expect(importLines('!CUST|NAME', 'CUST|Ginkgo', 'CUST|Ginkgo')).toMatchObject({
      added: ['Ginkgo'],
      updated: ['Ginkgo'],
      refused: [],
    });
    expect(company.snapshot().map(({ list }) => list)).toEqual(['customers', 'vendors']);
  });

  it('a column that is not known is passed over, or refuses each row', () => {
    const lines = ['!CUST|NAME|TIEOUT', 'CUST|Elm|', 'CUST|Fir|1', '!CUST|NAME', 'CUST|Oak'];
    expect(importLines(...lines)).toMatchObject({ added: ['Elm', 'Fir', 'Oak'], refused: [] });
    switches.importOfUnknownColumn = 'refused';
    expect(importLines(...lines)).toMatchObject({
      updated: ['Oak'],
      refused: [
        { line: 2, reason: 'unknownColumn' },
        { line: 3, reason: 'unknownColumn' },
      ],
    });
  });

  it('a refused row keeps the others out', () => {
    switches.importWithRefusedRows = 'importsNothing';
    company.addCustomer('Oak', { companyName: 'Oak LLC' });
    const before = company.snapshot();
    expect(importLines('!CUST|NAME|COMPANYNAME', 'CUST|Elm|', 'CUST|Oak|', 'CUST|Fir:Tax|')).toEqual({
      blockedBy: null,
      added: [],
      updated: [],
      refused: [{ line: 4, name: 'Fir:Tax', reason: 'parentMissing' }],
    });
    expect(company.snapshot()).toEqual(before);
    expect(importLines('!CUST|NAME', 'CUST|Elm').added).toEqual(['Elm']);
    expect(company.snapshot()[0]?.refNum).toBe(2);
  });

  it('a text that is too long is left out by the path without checks', () => {
    switches.uncheckedImportOfLongText = 'leftOut';
    const file = new TextEncoder().encode(`!CUST\tNAME\nCUST\t${'x'.repeat(42)}\nCUST\tElm\n`);
    expect(company.importIif(file, { ...checked, isUnchecked: true })).toMatchObject({
      added: ['Elm'],
      refused: [],
    });
  });

  it('the lists are full', () => {
    switches.mostListEntries = 2;
    company.addVendor('Ginkgo');
    expect(importLines('!CUST|NAME', 'CUST|Elm', 'CUST|Fir', 'CUST|Elm')).toMatchObject({
      added: ['Elm'],
      updated: ['Elm'],
      refused: [{ line: 3, name: 'Fir', reason: 'listFull' }],
    });
  });

  it('a file is read as UTF-8, with or without a mark', () => {
    switches.iifEncoding = 'utf8';
    expect(importLines('!CUST|NAME', 'CUST|Café').added).toEqual(['Café']);
    expect(importLines('\uFEFF!CUST|NAME', 'CUST|Zoë').added).toEqual(['Zoë']);
    const windows1252 = Buffer.from('!CUST\tNAME\nCUST\tCaf\xe9\n', 'latin1');
    expect(company.importIif(windows1252, checked).refused).toMatchObject([
      { line: 2, reason: 'characterNotAllowed' },
    ]);
  });

  it('characters of Windows-1252 survive', () => {
    switches.namesHold = 'windows1252';
    const file = Buffer.from('!CUST\tNAME\nCUST\tOak\x92s \x80\n', 'latin1');
    expect(company.importIif(file, checked).added).toEqual(['Oak’s €']);
  });

  it('quotation marks stand as they are', () => {
    switches.quotesInIif = 'asTheyAre';
    expect(importLines('!CUST|NAME', 'CUST|Fir "B"', 'CUST|"Ash, "B""', 'CUST|Ash, B')).toMatchObject({
      added: ['Fir "B"', 'Ash, "B"'],
      refused: [{ line: 4, reason: 'commaNotQuoted' }],
    });
  });

  it('the job status is in words', () => {
    switches.jobStatusAs = 'words';
    expect(importLines('!CUST|NAME|JOBSTATUS', 'CUST|Elm|In progress', 'CUST|Fir|3')).toMatchObject({
      added: ['Elm'],
      refused: [{ line: 3, reason: 'valueNotAllowed' }],
    });
    expect(company.snapshot()[0]?.jobStatus).toBe('In progress');
  });
});
