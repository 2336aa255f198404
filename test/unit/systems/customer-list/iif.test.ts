import { describe, expect, it } from 'vitest';
import { pathsOf, readText, troubleOf } from './files';

function iif(...rows: string[][]): string {
  return rows.map((cells) => `${cells.join('\t')}\r\n`).join('');
}

const customerHeader = ['!CUST', 'NAME', 'HIDDEN'];

describe('blocks', () => {
  it('come in any order, and may be named anew with other columns', async () => {
    const list = await readText(
      iif(
        ['!OTHERNAME', 'HIDDEN', 'NAME'],
        ['OTHERNAME', 'Y', 'Fern'],
        ['!EMP', 'NAME'],
        customerHeader,
        ['CUST', 'Acme', 'N'],
        ['EMP', 'Gorse, Ash'],
        ['!cust', 'Hidden', 'Name', 'NAME', 'RefNum'],
        ['cust', 'y', 'Birch', 'Other', '7'],
        ['INVITEM', 'no header of this block'],
        ['!VEND', 'NAME'],
        ['VEND', '  '],
        ['VEND', 'Ginkgo'],
      ),
    );
    expect(list.customers).toMatchObject([
      { path: ['Acme'], isActive: true, ref: '' },
      { path: ['Birch'], isActive: false, ref: '7' },
    ]);
    expect(list.nameHolders).toEqual([
      { kind: 'otherName', name: 'Fern', isActive: false },
      { kind: 'employee', name: 'Gorse, Ash', isActive: true },
      { kind: 'vendor', name: 'Ginkgo', isActive: true },
    ]);
  });

  it('of name holders that are empty say that there are none', async () => {
    expect((await readText(iif(customerHeader, ['CUST', 'Acme'], ['!VEND', 'NAME']))).nameHolders).toEqual(
      [],
    );
    expect((await readText(iif(customerHeader, ['CUST', 'Acme']))).nameHolders).toBeNull();
  });

  it.each<[string[][], unknown]>([
    [
      [
        ['!HDR', 'PROD'],
        ['HDR', 'x'],
      ],
      { problem: 'noCustomers', line: null },
    ],
    [
      [
        ['!VEND', 'NAME'],
        ['VEND', 'Acme'],
      ],
      { problem: 'noCustomers', line: null },
    ],
    [[customerHeader], { problem: 'noCustomers', line: null }],
    [[['!HDR', 'PROD'], ['CUST', 'Acme'], customerHeader], { problem: 'brokenRow', line: 2 }],
    [
      [
        ['EMP', 'Acme'],
        ['!EMP', 'NAME'],
      ],
      { problem: 'brokenRow', line: 1 },
    ],
    [[['!HDR', 'PROD'], [], ['!CUST', 'REFNUM']], { problem: 'brokenRow', line: 3 }],
    [[customerHeader, ['CUST', 'Acme', 'N', 'moved']], { problem: 'brokenRow', line: 2 }],
    [[customerHeader, ['CUST', '"Ac\nme"', 'N']], { problem: 'brokenRow', line: 2 }],
    [
      [customerHeader, ['CUST', '"a\tb"', 'N'], ['CUST', '"Acme" Co', 'N']],
      { problem: 'openQuote', line: 3 },
    ],
    [[customerHeader, ['CUST', 'Acme', '"'], ['CUST', 'Birch', 'N']], { problem: 'openQuote', line: 2 }],
    [[customerHeader, ['"CUST', 'Acme', 'N']], { problem: 'openQuote', line: 2 }],
  ])('%j is refused', async (rows, trouble) => {
    expect(await troubleOf(iif(...rows))).toEqual(trouble);
  });

  it.each<[string, unknown]>([
    ['!CUST\tNAME\tHIDDEN\nCUST\tAcme\tN\nCUST\tBir', { problem: 'cutOff', line: 3 }],
    ['!CUST\tNAME\tHIDDEN\nCUST\tAcme\tN\nCU', { problem: 'cutOff', line: 3 }],
    ['!CUST\tNAME\tHIDDEN\nCUST\tAcme\tN\n!VEND\tNA', { problem: 'cutOff', line: 3 }],
  ])('%j is cut', async (text, trouble) => {
    expect(await troubleOf(text)).toEqual(trouble);
  });

  it('may lack the last line break', async () => {
    expect(pathsOf(await readText('!CUST\tNAME\tHIDDEN\nCUST\tAcme\tN'))).toEqual(['Acme']);
    expect(pathsOf(await readText('!CUST\tNAME\nCUST\tAcme\n!QB ONLINE\tFLAG'))).toEqual(['Acme']);
  });

  it('that are not read may have quotes of any kind', async () => {
    const items = [
      ['!INVITEM', 'NAME', 'DESC'],
      ['INVITEM', 'Pipe', '"5" wide'],
      ['INVITEM', 'Rod', '"open'],
    ];
    const list = await readText(iif(...items, customerHeader, ['CUST', '"Birch, Robin"', 'N']));
    expect(pathsOf(list)).toEqual(['Birch, Robin']);
  });
});

describe('what a spreadsheet makes of it', () => {
  it.each<[string, string]>([
    ['padding', '!CUST\tNAME\tHIDDEN\t\t\nCUST\tAcme:Job 1\tN\t\t\n\t\t\t\t\n   \t\n'],
    ['quotes around each cell', '"!CUST"\t"NAME"\t"HIDDEN"\n"CUST"\t"Acme:Job 1"\t"N"\n'],
    ['quotes around rows', '"!CUST\tNAME\tHIDDEN"\n"CUST\t""Acme:Job 1""\tN"\t\t\n'],
    ['blank rows above', '\n\t\t\n!CUST\tNAME\tHIDDEN\nCUST\tAcme:Job 1\tN\n'],
    ['a title above', 'Customers\t\t\n!CUST\tNAME\tHIDDEN\nCUST\tAcme:Job 1\tN\n'],
    ['old line ends', '!CUST\tNAME\tHIDDEN\rCUST\tAcme:Job 1\tN\r'],
    ['line feeds within cells', '!CUST\tADDR\tNAME\nCUST\t"12 Sample Rd\nCUST Suite 2"\tAcme:Job 1\n'],
  ])('%s', async (_, text) => {
    const list = await readText(text);
    expect(pathsOf(list)).toEqual(['Acme', 'Acme : Job 1']);
    expect(list.oddRows).toHaveLength(1);
  });
});

describe('when it is from', () => {
  it.each<[string, string, number | null]>([
    ['2026-11-15', '1794700000', 1_794_700_000_000],
    ['1/11/6', '1137008155', 1_137_008_155_000],
    ['2026-11-15', '0', Date.UTC(2026, 10, 15, 12)],
    ['2026-11-15', '934380912', Date.UTC(2026, 10, 15, 12)],
    ['2026-11-15', '9999999999', Date.UTC(2026, 10, 15, 12)],
    ['2026-02-30', 'noon', null],
    ['1/11/6', '', null],
  ])('date %j, time %j', async (date, time, listedAtMs) => {
    const text = iif(['!HDR', 'DATE', 'TIME'], ['HDR', date, time], customerHeader, ['CUST', 'Acme']);
    expect((await readText(text)).listedAtMs).toBe(listedAtMs);
  });

  it.each<[string, number | null]>([
    ['934380912', 934_380_912_000],
    ['0', null],
    ['-5', null],
    ['1e9', null],
    ['99999999999', null],
    ['', null],
  ])('a customer of the stamp %j', async (stamp, changedAtMs) => {
    const text = iif(['!CUST', 'NAME', 'TIMESTAMP'], ['CUST', 'Acme', stamp]);
    expect((await readText(text)).customers).toMatchObject([{ changedAtMs }]);
  });
});

it('names keep their blanks within, and are the same whatever their case', async () => {
  const list = await readText(
    iif(customerHeader, ['CUST', ' Acme  Co : Job '], ['CUST', 'ACME  CO'], ['CUST', 'acme  co:JOB']),
  );
  expect(list.customers.map(({ path }) => path)).toEqual([['ACME  CO'], ['ACME  CO', 'Job']]);
  expect(list.oddRows).toEqual([{ line: 4, reason: 'twice', name: 'acme  co:JOB' }]);
});

it('a quote that is closed by chance in a later row takes no rows away', async () => {
  const text = '!CUST\tNAME\tNOTE\nCUST\tAcme\t"Big\nCUST\tBolt\t\nCUST\tCrane\t5\' 10"\nCUST\tDelta\t\n';
  await expect(readText(text)).rejects.toMatchObject({ trouble: { problem: 'openQuote', line: 2 } });
});
