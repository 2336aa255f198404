import { beforeEach, describe, expect, it } from 'vitest';
import { createDesktopCompany, type DesktopCompany } from '../../firm/quickbooks-desktop/company';
import { defaultSwitches } from '../../firm/switches';

let switches: ReturnType<typeof defaultSwitches>['quickbooksDesktop'];
let nowMs: number;

beforeEach(() => {
  switches = defaultSwitches().quickbooksDesktop;
  nowMs = 1_794_600_000_000;
});

function createCompany(edition: 'enterprise34' | 'mac6'): DesktopCompany {
  return createDesktopCompany({ companyName: 'Alder & Birch CPAs', edition, switches, now: () => nowMs });
}

/** One character a byte; all bytes of these tests above 0x7F are the same in Latin-1. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

const addressColumns =
  'BADDR1|BADDR2|BADDR3|BADDR4|BADDR5|SADDR1|SADDR2|SADDR3|SADDR4|SADDR5|PHONE1|PHONE2|FAXNUM';
const customFields =
  'CUSTFLD1|CUSTFLD2|CUSTFLD3|CUSTFLD4|CUSTFLD5|CUSTFLD6|CUSTFLD7|CUSTFLD8|CUSTFLD9|CUSTFLD10|CUSTFLD11|CUSTFLD12|CUSTFLD13|CUSTFLD14|CUSTFLD15';
const enterpriseColumns = `!CUST|NAME|REFNUM|TIMESTAMP|${addressColumns}|EMAIL|NOTE|CONT1|CONT2|CTYPE|TERMS|TAXABLE|SALESTAXCODE|LIMIT|RESALENUM|REP|TAXITEM|NOTEPAD|SALUTATION|COMPANYNAME|FIRSTNAME|MIDINIT|LASTNAME|${customFields}|JOBDESC|JOBTYPE|JOBSTATUS|JOBSTART|JOBPROJEND|JOBEND|HIDDEN|DELCOUNT|PRICELEVEL`;
const macColumns = `!CUST|NAME|REFNUM|TIMESTAMP|${addressColumns}|CONT1|CONT2|CTYPE|TERMS|TAXABLE|LIMIT|RESALENUM|REP|TAXITEM|NOTEPAD|SALUTATION|COMPANYNAME|FIRSTNAME|MIDINIT|LASTNAME|${customFields}`;

/** Lines with `|` for each tab, as the file has them. */
function file(lines: readonly string[], lineEnd: string): string {
  return lines.map((line) => `${line.replaceAll('|', '\t')}${lineEnd}`).join('');
}

const dictionaries = [
  '!CUSTITEMDICT|INDEX|LABEL|INUSE',
  '!ENDCUSTITEMDICT',
  ...[0, 1, 2, 3, 4].map((index) => `CUSTITEMDICT|${index}||N`),
  'ENDCUSTITEMDICT',
  '!CUSTNAMEDICT|INDEX|LABEL|CUSTOMER|VENDOR|EMPLOYEE',
  '!ENDCUSTNAMEDICT',
  ...Array.from({ length: 30 }, (_, index) => `CUSTNAMEDICT|${index}||N|N|N`),
  'ENDCUSTNAMEDICT',
];

describe('the IIF file of Enterprise', () => {
  it('has header, types, dictionaries and lists, byte for byte', () => {
    const company = createCompany('enterprise34');
    company.addCustomer('Birch, Robin', {
      firstName: 'Robin',
      lastName: 'Birch',
      customerType: 'Residential',
      billTo: ['12 Sample Rd\nSuite 2', 'Bayview, CA 90000'],
    });
    company.addCustomer('Birch, Robin:12 Sample Rd', {
      jobDescription: '12 Sample Rd',
      jobType: 'Contract',
      jobStatus: 'Awarded',
    });
    nowMs += 1000;
    company.addCustomer("Ash's Café", { companyName: 'Ash "Candy"', email: 'office@ash.example' });
    company.makeInactive("Ash's Café");
    company.addVendor('Ginkgo, Inc');
    company.addEmployee('Sam Sample');
    company.addOtherName('Post office');
    nowMs = Date.UTC(2026, 10, 15, 12);
    const iif = company.exportIif();
    expect(latin1(iif)).toBe(
      file(
        [
          '!HDR|PROD|VER|REL|IIFVER|DATE|TIME|ACCNTNT|ACCNTNTSPLITTIME',
          'HDR|QuickBooks Enterprise Solutions|Version 34.0D|Release R15P|1|2026-11-15|1794744000|N|0',
          '!CTYPE|NAME|REFNUM|TIMESTAMP|HIDDEN',
          'CTYPE|Residential|1|1794600000|N',
          '!JOBTYPE|NAME|REFNUM|TIMESTAMP|HIDDEN',
          'JOBTYPE|Contract|1|1794600000|N',
          ...dictionaries,
          enterpriseColumns,
          'CUST|Ash\'s Café|3|1794600001||||||||||||||office@ash.example||||||Y|Tax|||||||"Ash ""Candy"""|||||||||||||||||||||0||||Y|0|',
          'CUST|"Birch, Robin"|1|1794600000|12 Sample Rd\\nSuite 2|"Bayview, CA 90000"||||||||||||||||Residential||Y|Tax||||||||Robin||Birch||||||||||||||||||0||||N|0|',
          `CUST|"Birch, Robin:12 Sample Rd"|2|1794600000${'|'.repeat(20)}N${'|'.repeat(27)}12 Sample Rd|Contract|2||||N|0|`,
          '!VEND|NAME|REFNUM|TIMESTAMP|HIDDEN',
          'VEND|"Ginkgo, Inc"|1|1794600001|N',
          '!EMP|NAME|REFNUM|TIMESTAMP|HIDDEN',
          'EMP|Sam Sample|1|1794600001|N',
          '!OTHERNAME|NAME|REFNUM|TIMESTAMP|HIDDEN',
          'OTHERNAME|Post office|1|1794600001|N',
        ],
        '\n',
      ),
    );
    expect([...iif].filter((byte) => byte === 0xe9)).toHaveLength(1);
    // 59 cells a row with the keyword, as the real one has.
    expect(enterpriseColumns.split('|')).toHaveLength(59);
  });

  it('holds the lists that were chosen', () => {
    const company = createCompany('enterprise34');
    company.addVendor('Ginkgo');
    company.addCustomer('Elm');
    const keywords = (bytes: Uint8Array) =>
      latin1(bytes)
        .split('\n')
        .filter((line) => /^!(?:CUST|VEND|EMP|OTHERNAME|CUSTNAMEDICT)\t/.test(line))
        .map((line) => line.split('\t')[0]);
    expect(keywords(company.exportIif(['vendors']))).toEqual(['!VEND']);
    expect(keywords(company.exportIif(['otherNames', 'customers']))).toEqual([
      '!CUSTNAMEDICT',
      '!CUST',
      '!OTHERNAME',
    ]);
  });

  it('comes back the same through another reader and through an import', () => {
    const company = createCompany('enterprise34');
    for (const path of ['Elm', 'Elm:"Big" Tax', 'Elm:"Big" Tax:2026, late', 'Ash, Café', "Oak's"]) {
      company.addCustomer(path, { companyName: `${path.length} "Co", Inc`, jobStatus: 'Closed' });
    }
    company.makeInactive('Elm:"Big" Tax:2026, late');
    const iif = company.exportIif();
    expect(
      readRows(latin1(iif)).map((row) => [row.NAME, row.COMPANYNAME, row.HIDDEN, row.JOBSTATUS]),
    ).toEqual(
      company
        .snapshot()
        .map(({ path, companyName, isHidden }) => [path, companyName, isHidden ? 'Y' : 'N', '4']),
    );
    const copy = createCompany('enterprise34');
    const report = copy.importIif(iif, { asAdministrator: true, isSingleUser: true, isUnchecked: false });
    expect(report.refused).toEqual([]);
    const content = (each: DesktopCompany) =>
      each.snapshot().map(({ refNum: _number, timestamp: _time, ...rest }) => rest);
    expect(content(copy)).toEqual(content(company));
  });

  it('has its parents before their jobs', () => {
    const company = createCompany('enterprise34');
    company.addCustomer('Oak');
    company.addCustomer('Oak:Tax');
    company.addCustomer('Ash');
    company.move('Oak', 'Ash');
    expect(readRows(latin1(company.exportIif())).map(({ NAME }) => NAME)).toEqual([
      'Ash',
      'Ash:Oak',
      'Ash:Oak:Tax',
    ]);
  });
});

/** The rows of customers by column, read in the plainest way. */
function readRows(text: string): Record<string, string>[] {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const columns = lines.find(([keyword]) => keyword === '!CUST') ?? [];
  return lines
    .filter(([keyword]) => keyword === 'CUST')
    .map((cells) =>
      Object.fromEntries(
        columns.map((column, index) => [
          column,
          (cells[index] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
        ]),
      ),
    );
}

describe('the IIF file of Mac 6.0', () => {
  it('is older, byte for byte', () => {
    const company = createCompany('mac6');
    nowMs = Date.UTC(2006, 0, 11, 19, 35, 55);
    company.addCustomer('Birch, Robin');
    company.addCustomer('Birch, Robin:Job 1');
    company.addCustomer('Café Cedar', { email: 'not in this file' });
    company.addVendor('Ginkgo');
    expect(latin1(company.exportIif(['customers', 'vendors']))).toBe(
      file(
        [
          '!HDR|PROD|VER|REL|IIFVER|DATE|TIME',
          'HDR|QuickBooks Pro 6.0 for Macintosh|Version 6.0|Release R2|1|1/11/6|1137008155',
          macColumns,
          `CUST|"Birch, Robin"|1|1137008155${'|'.repeat(18)}N${'|'.repeat(25)}`,
          `CUST|"Birch, Robin:Job 1"|2|1137008155${'|'.repeat(18)}N${'|'.repeat(25)}`,
          `CUST|Café Cedar|3|1137008155${'|'.repeat(18)}N${'|'.repeat(25)}`,
          '!VEND|NAME|REFNUM|TIMESTAMP',
          'VEND|Ginkgo|1|1137008155',
        ],
        '\r\n',
      ),
    );
  });
});

describe('switches of the IIF file', () => {
  it('its encoding, its line ends, its quotation marks, and its job status', () => {
    switches.namesHold = 'windows1252';
    const company = createCompany('enterprise34');
    company.addCustomer('€5 "Ash"');
    company.addCustomer('Bay, "B"', { jobStatus: 'In progress' });
    const line = (text: string) => /^CUST\t([^\t]*€5[^\t]*)\t/m.exec(text)?.[1];
    expect(company.exportIif()).toContain(0x80);
    switches.iifEncoding = 'utf8';
    expect(line(utf8(company.exportIif()))).toBe('"€5 ""Ash"""');
    switches.quotesInIif = 'asTheyAre';
    expect(line(utf8(company.exportIif()))).toBe('€5 "Ash"');
    expect(utf8(company.exportIif())).toContain('CUST\t"Bay, "B""\t2\t');
    expect(readRows(utf8(company.exportIif())).map(({ JOBSTATUS }) => JOBSTATUS)).toEqual(['3', '0']);
    switches.jobStatusAs = 'words';
    expect(readRows(utf8(company.exportIif())).map(({ JOBSTATUS }) => JOBSTATUS)).toEqual([
      'In progress',
      'None',
    ]);
    expect(utf8(company.exportIif())).not.toContain('\r');
    switches.enterpriseLineEnds = 'crlf';
    expect(utf8(company.exportIif()).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

const csvHeader =
  ',Active Status,Customer,Balance,Balance Total,Company,Mr./Ms./...,First Name,M.I.,Last Name,Primary Contact,Main Phone,Fax,Alt. Phone,Secondary Contact,Job Title,Main Email,Bill to 1,Bill to 2,Bill to 3,Bill to 4,Bill to 5,Ship to 1,Ship to 2,Ship to 3,Ship to 4,Ship to 5,Customer Type,Terms,Rep,Sales Tax Code,Tax item,Resale Num,Account No.,Credit Limit,Job Status,Job Type,Job Description,Start Date,Projected End,End Date';

describe('the CSV list', () => {
  let company: DesktopCompany;

  beforeEach(() => {
    company = createCompany('enterprise34');
    company.addCustomer('Café Cedar', {
      companyName: 'Café Cedar',
      email: 'a@cedar.example; b@cedar.example',
      billTo: ['12 Sample Rd\nSuite 2'],
    });
    company.addCustomer('Café Cedar:Tax', { balance: 1200.5, jobStatus: 'Awarded', jobType: 'Contract' });
    company.addCustomer('Fir "Old"');
    company.makeInactive('Fir "Old"');
    company.addVendor('Ginkgo');
  });

  it('has the customers, byte for byte', () => {
    expect(latin1(company.exportCustomerCsv())).toBe(
      [
        csvHeader,
        `,Active,Café Cedar,0.00,"1,200.50",Café Cedar${','.repeat(11)}a@cedar.example; b@cedar.example,"12 Sample Rd\nSuite 2"${','.repeat(13)}Tax${','.repeat(10)}`,
        `,Active,Café Cedar:Tax,"1,200.50","1,200.50"${','.repeat(31)}Awarded,Contract,,,,`,
        `,Inactive,"Fir ""Old""",0.00,0.00${','.repeat(26)}Tax${','.repeat(10)}`,
        '',
      ].join('\r\n'),
    );
  });

  it('is in UTF-8, with or without a mark', () => {
    switches.csvEncoding = 'utf8';
    const plain = company.exportCustomerCsv();
    expect(utf8(plain)).toContain(',Active,Café Cedar,0.00,');
    switches.csvEncoding = 'utf8WithMark';
    expect([...company.exportCustomerCsv()]).toEqual([0xef, 0xbb, 0xbf, ...plain]);
  });

  it('has title lines, quotes all cells, and has other words for what is inactive and what is a job', () => {
    switches.csvHasTitleLines = true;
    switches.csvQuotes = 'all';
    switches.csvInactiveAs = 'Not-active';
    switches.csvJobsAs = 'ownName';
    const lines = latin1(company.exportCustomerCsv()).split('\r\n');
    expect(lines.slice(0, 3)).toEqual(['"Alder & Birch CPAs"', '"Customer List"', '']);
    expect(lines[3]).toMatch(/^,"Active Status","Customer",/);
    expect(lines[5]).toBe(`,"Active","Tax","1,200.50","1,200.50"${','.repeat(31)}"Awarded","Contract",,,,`);
    expect(lines[6]).toMatch(/^,"Not-active","Fir ""Old""","0.00","0.00",/);
  });
});
