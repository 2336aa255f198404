import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../../src/systems/customer-list/amount';
import { windowLength } from '../../../../src/systems/customer-list/csv-rows';
import { pathsOf, readText, troubleOf } from './files';

const contactHeader = 'Customer full name,Phone numbers,Email,Full name';
const stamp = '"Monday, November 16, 2026 01:46 PM GMT-05:00",,,';

function contactList(...rows: string[]): string {
  return ['Sample Firm,,,', 'Customer Contact List,,,', '', contactHeader, ...rows, ''].join('\n');
}

describe('the header', () => {
  it.each<[string, string]>([
    ['Customer,Active Status\nAcme,Active\n', 'desktopCsv'],
    ['Customer,Balance Total,Main Phone\nAcme,,\n', 'desktopCsv'],
    ['Sample Firm\nCustomer Contact List\n,Active Status,Customer\n,Active,Acme\n', 'desktopCsv'],
    [' CUSTOMER FULL NAME ,x\nAcme,\n', 'contactList'],
    ['Customer,Phone Numbers,Full Name\nAcme,,\n', 'contactList'],
    ['Name,Email\nAcme,\n', 'customersPage'],
    ['Display name\tOpen balance\nAcme\t\n', 'customersPage'],
    ['sep=;\nCustomer;Phone\nAcme;\n', 'customersPage'],
  ])('%j is %s', async (text, format) => {
    const list = await readText(text);
    expect(list.format).toBe(format);
    expect(pathsOf(list)).toEqual(['Acme']);
  });

  it.each<[string, unknown]>([
    ['Vendor,Phone\nAcme,\n', { problem: 'noCustomers', line: null }],
    ['Employee,Phone\nAcme,\n', { problem: 'noCustomers', line: null }],
    // Vendors, employees and what is sold, whose column of names is called as that of customers.
    [
      'Name,Company name,Email,Phone,1099 Tracking,Open balance\nAcme,,,,No,\n',
      { problem: 'noCustomers', line: null },
    ],
    ['Name,Email,Phone,Hire date\nDana,,,\n', { problem: 'noCustomers', line: null }],
    ['Name,Company,SKU,Sales price\nReview,,,\n', { problem: 'noCustomers', line: null }],
    ['Customer,Memo\nAcme,\n', { problem: 'unknownForm', line: null }],
    ['Customers\nAcme\n', { problem: 'unknownForm', line: null }],
    [`${contactHeader}\n`, { problem: 'noCustomers', line: null }],
    [contactHeader, { problem: 'cutOff', line: 1 }],
    [contactList(stamp), { problem: 'noCustomers', line: null }],
    [`"Sample Firm\n\n${contactHeader}\nAcme,,,\n`, { problem: 'openQuote', line: 1 }],
    [`x\n"Sample" Firm\n${contactHeader}\nAcme,,"",\n`, { problem: 'openQuote', line: 2 }],
    [`${'\n'.repeat(30)}${contactHeader}\nAcme,,,\n`, { problem: 'unknownForm', line: null }],
  ])('%j is refused', async (text, trouble) => {
    expect(await troubleOf(text)).toEqual(trouble);
  });

  it('binds by name, the first of those of one name', async () => {
    const list = await readText(
      'Balance,Customer,Active Status,Balance,Customer\n5.00,Acme,inactive,6.00,Other\n',
    );
    expect(list.customers).toMatchObject([{ path: ['Acme'], isActive: false, balance: 5 }]);
  });
});

describe('rows', () => {
  it('that are longer than the header, or have a line feed in the name, are refused', async () => {
    expect(await troubleOf(contactList('Birch, Robin,,,a@b.example,'))).toEqual({
      problem: 'brokenRow',
      line: 5,
    });
    expect(await troubleOf(contactList('Acme,,,', '"Acme\nOther",,,'))).toEqual({
      problem: 'brokenRow',
      line: 6,
    });
  });

  it('of another list below the first are no customers', async () => {
    const vendors = ['', 'Vendor Contact List', '', 'Vendor,Phone numbers,Email,Full name', 'Vend,,,'];
    expect(await troubleOf(contactList('Acme,,,', ...vendors))).toEqual({ problem: 'brokenRow', line: 9 });
    const odd = contactList('Email,555-0101,,Full name', 'Vendor,555-0102,,');
    expect(pathsOf(await readText(odd))).toEqual(['Email', 'Vendor']);
  });

  it.each(['#NAME?', '#REF!', ' #N/A ', '#n/a', '#NOM?', '#VALEUR!', '########', '2026-01-02T00:00:00.000Z'])(
    'whose name a spreadsheet has lost are not guessed: %s',
    async (name) => {
      expect(await troubleOf(contactList('Acme,,,', `${name},,,`))).toEqual({
        problem: 'brokenRow',
        line: 6,
      });
      expect(pathsOf(await readText(contactList(`Acme,${name},,`, '#1 Plumbing,,,', '#1,,,')))).toEqual([
        'Acme',
        '#1 Plumbing',
        '#1',
      ]);
    },
  );

  it('that no line break ends and that are too short are taken for cut', async () => {
    expect(await troubleOf(`${contactHeader}\nAcme,,,\nOth`)).toEqual({ problem: 'cutOff', line: 3 });
    expect(pathsOf(await readText(`${contactHeader}\nAcme,,,\nOther,,,`))).toEqual(['Acme', 'Other']);
  });

  it('may be short where a line break ends them', async () => {
    expect(pathsOf(await readText(contactList('Acme', 'Other,,')))).toEqual(['Acme', 'Other']);
  });

  it('keep what a name is made of, but for the blanks around its levels', async () => {
    const list = await readText(
      contactList('"  Birch,  Robin : 2026  Tax ",,,', '"\u00A0A\u00A0\u00A0B",,,'),
    );
    expect(pathsOf(list)).toEqual(['Birch,  Robin', 'Birch,  Robin : 2026  Tax', 'A\u00A0\u00A0B']);
  });

  it.each(['inactive', 'Not-active', '', 'Archived'])(
    'of Desktop with the status %j are inactive',
    async (status) => {
      const list = await readText(`Active Status,Customer,Fax\n${status},Acme,\naCtIvE ,Other,\n`);
      expect(list.customers.map(({ isActive }) => isActive)).toEqual([false, true]);
    },
  );

  it('give the line of the file, whatever lies in their cells', async () => {
    const list = await readText(contactList('"Acme",,,"a\r\nb\rc\nd"', '', ',,x@y.example,', 'Acme,,,'));
    expect(list.oddRows).toEqual([
      { line: 10, reason: 'noName', name: '' },
      { line: 11, reason: 'twice', name: 'Acme' },
    ]);
  });
});

describe('what QuickBooks Online puts around names', () => {
  it.each<[string, string, boolean]>([
    ['Elm (deleted)', 'Elm', false],
    ['Elm\u00A0(deleted)', 'Elm', false],
    ['Elm (Deleted 12)', 'Elm', false],
    ['Elm (deleted):Job (deleted)', 'Elm : Job', false],
    ['(deleted) Elm', '(deleted) Elm', true],
    ['Elm (deleted) Co', 'Elm (deleted) Co', true],
  ])('%j', async (name, path, isActive) => {
    const list = await readText(contactList(`${name},,,`));
    expect(list.customers.at(-1)).toMatchObject({ path: path.split(' : '), isActive });
  });

  it.each([
    ['before it', ['Elm,,,', 'Elm (deleted):Tax (deleted),,,']],
    ['after it', ['Elm (deleted):Tax (deleted),,,', 'Elm,,,']],
    ['with a living job of that name', ['Elm,,,', 'Elm:Tax,,,', 'Elm (deleted):Tax,,,']],
  ])(
    'what stood below an inactive customer is not put below an active one of its name, %s',
    async (_, rows) => {
      const list = await readText(contactList(...rows));
      expect(list.customers.map(({ path, isActive }) => [path.join(':'), isActive])).toEqual(
        rows.filter((row) => !row.includes('deleted')).map((row) => [row.replace(/,+$/, ''), true]),
      );
      expect(list.oddRows.map(({ reason }) => reason)).toEqual(['parentReplaced']);
    },
  );

  it('what stands below an inactive customer that nobody has replaced stays there', async () => {
    const list = await readText(contactList('Elm (deleted),,,', 'Elm (deleted):Tax,,,'));
    expect(list.customers).toMatchObject([
      { path: ['Elm'], isActive: false },
      { path: ['Elm', 'Tax'], isActive: false },
    ]);
  });

  it('an active customer counts before an inactive one of its name, since that name is free', async () => {
    const list = await readText(contactList('Elm (deleted),,,', 'Elm,,,', 'Elm (deleted 2),,,'));
    expect(list.customers).toMatchObject([{ path: ['Elm'], isActive: true }]);
    expect(list.oddRows.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'twice'],
      [7, 'twice'],
    ]);
  });

  it('a dash is nothing', async () => {
    expect(pathsOf(await readText(contactList('-,-,,', 'Acme,-,-,-')))).toEqual(['Acme']);
  });

  it('the company is what stands first, unless that is the title', async () => {
    expect((await readText(contactList('Acme,,,'))).companyName).toBe('Sample Firm');
    const untitled = `Customer Contact List,,,\n,,,\n${contactHeader}\nAcme,,,\n`;
    expect((await readText(untitled)).companyName).toBe('');
    expect((await readText(`${contactHeader}\nAcme,,,\n`)).companyName).toBe('');
  });
});

describe('the end of a report', () => {
  it.each<[string, number | null]>([
    ['Monday, November 16, 2026 01:46 PM GMT-05:00', Date.UTC(2026, 10, 16, 18, 46)],
    [' Monday, Jan 15, 2024 01:46:10 PM GMT-8', Date.UTC(2024, 0, 15, 21, 46, 10)],
    ['Sunday, Sept 6, 2026 12:05 AM GMT+05:30', Date.UTC(2026, 8, 5, 18, 35)],
    ['Sunday, September 6, 2026 12:05\u202FPM GMT', Date.UTC(2026, 8, 6, 12, 5)],
    ['Accrual Basis  Sunday, September 6, 2026 13:05 UTC', Date.UTC(2026, 8, 6, 13, 5)],
    ['Sunday, September 6, 2026 01:05 PM', Date.UTC(2026, 8, 6, 12)],
    ['Sunday, September 6, 2026', Date.UTC(2026, 8, 6, 12)],
    ['Sunday, February 30, 2026', null],
  ])('%j', async (text, listedAtMs) => {
    const list = await readText(contactList('Acme,,,', 'TOTAL,,,', '', `"${text}",,,`));
    expect(list).toMatchObject({ listedAtMs, customers: [{ path: ['Acme'] }], oddRows: [] });
  });

  it.each<[string, string[]]>([
    ['TOTAL,,,', []],
    ['TOTAL FITNESS,,,', ['TOTAL FITNESS']],
    ['TOTAL,,"1,200.00",', []],
    ['TOTAL,,a@b.example,', ['TOTAL']],
    ['TOTAL FITNESS,,a@b.example,', ['TOTAL FITNESS']],
    ['Total Fitness,,,', ['Total Fitness']],
  ])('of a last row %j', async (row, kept) => {
    expect(pathsOf(await readText(contactList('Acme,,,', row, stamp)))).toEqual(['Acme', ...kept]);
  });

  it.each([
    'lundi 16 novembre 2026 13:46 UTC−5',
    'Montag, 16. November 2026 13.46 GMT-05:00',
    'lunes, 16 de noviembre de 2026 01:46 p. m. GMT-5',
    '2026年11月16日 13:46 GMT+9',
  ])('in another language is no customer: %j', async (text) => {
    const list = await readText(contactList('Acme,,,', ',,,', `"${text}",,,`));
    expect(list).toMatchObject({ listedAtMs: null, customers: [{ path: ['Acme'] }], oddRows: [] });
  });

  it.each([
    ['stands right below the others', ['Acme,,,', 'Class of 2026 13.46,,,'], 'Class of 2026 13.46'],
    ['names no time of day', ['Acme,,,', ',,,', 'Class of 2026,,,'], 'Class of 2026'],
    ['has more than a name', ['Acme,,,', ',,,', 'Class of 2026 13.46,,a@b.example,'], 'Class of 2026 13.46'],
  ])('is a customer where it %s', async (_, rows, name) => {
    expect(pathsOf(await readText(contactList(...rows)))).toEqual(['Acme', name]);
  });

  it('is at the end alone', async () => {
    const names = ['TOTAL,,,', '"Monday, November 16, 2026",,,', 'Acme,,,'];
    const kept = ['TOTAL', 'Monday, November 16, 2026', 'Acme'];
    expect(pathsOf(await readText(contactList(...names)))).toEqual(kept);
    expect(pathsOf(await readText(contactList(...names, stamp)))).toEqual(kept);
  });
});

describe('a text that is parsed piece by piece', () => {
  const wide = (count: number, letter: string) => `${letter}${'x'.repeat(count)}`;

  it('is the same wherever a piece ends', async () => {
    for (let shift = 0; shift < 40; shift += 1) {
      const filler = `"${wide(windowLength - 150 + shift, 'F')}",,,`;
      const rows = [filler, '"B ""one"", \uFEFF🌲",,"a\r\nb",\r', '\uFEFF"C, two",,"x""",""', 'D,,,'];
      const list = await readText(`${contactHeader}\n${rows.join('\n')}\n`);
      expect(pathsOf(list).slice(1)).toEqual(['B "one", \uFEFF🌲', 'C, two', 'D']);
    }
  });

  it('names the line of what is odd in a later piece', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) => `Client ${index},,"12 Sample Rd\nSuite ${index}",`,
    );
    const trouble = { problem: 'openQuote', line: 6006 };
    expect(await troubleOf(contactList(...rows, 'Acme,,,', '"Open,,,', ...rows))).toEqual(trouble);
    expect(await troubleOf(contactList(...rows, 'Acme,,,', 'Open,,,"\nx'))).toEqual(trouble);
  });

  it('is refused where a row does not end within a piece', async () => {
    const long = wide(windowLength, 'L');
    expect(await troubleOf(contactList('Acme,,,', `${long},,,`))).toEqual({ problem: 'brokenRow', line: 6 });
    expect(await troubleOf(contactList(`Acme,,"a\n${long}`))).toEqual({ problem: 'openQuote', line: 5 });
  });
});

describe('an amount', () => {
  it.each<[string, number | null]>([
    ['1,200.00', 1200],
    ['-5.00', -5],
    ['(5.00)', -5],
    ['$0.00', 0],
    ['-0.00', 0],
    ['-$1,234,567.8', -1234567.8],
    ['1200', 1200],
    ['', null],
    ['1.200,00', null],
    ['1.200', null],
    ['12,00', null],
    ['NaN', null],
    ['1e5', null],
    ['--5', null],
  ])('%j', (text, value) => {
    expect(parseAmount(text)).toBe(value);
  });
});

it('a quote that is closed by chance in a later row takes no rows away', async () => {
  const text = [
    'Active Status,Customer,Balance,Balance Total,Company,Main Phone,Bill to 1',
    'Active,Acme,0,0,"Big,1,',
    'Active,Bolt,0,0,,,',
    'Active,Crane,0,0,x,5 in",',
    'Active,Delta,0,0,,,',
    '',
  ].join('\n');
  await expect(readText(text)).rejects.toMatchObject({ trouble: { problem: 'brokenRow', line: 2 } });
});
