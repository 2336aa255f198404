import { describe, expect, it } from 'vitest';
import type { Customer, NameHolder } from '../../../../src/domain/records/records';
import { tieoutListLines } from '../../../../src/systems/customer-list/tieout-list';
import { pathsOf, readText, troubleOf } from './files';

function customer(
  id: string,
  parentId: string | null,
  name: string,
  others: Partial<Customer> = {},
): Customer {
  return {
    id,
    parentId,
    name,
    isActive: true,
    isProject: false,
    syncToken: '3',
    balance: 12.5,
    billsWithParent: false,
    lastModified: '2026-11-15T10:00:00-08:00',
    ...others,
  };
}

const holder: NameHolder = { id: '9', kind: 'vendor', name: 'Ginkgo', isActive: false };

function write(customers: readonly Customer[], nameHolders: readonly NameHolder[] = []): string {
  const listedAtMs = 1_794_700_000_000;
  const head = { product: 'online', companyName: 'Sample Firm', realmId: '123', listedAtMs } as const;
  return [...tieoutListLines({ ...head, customers, nameHolders, shared: [] })].join('');
}

const job = customer('2', '1', 'Job "1"', { isProject: true, lastModified: '' });
const written = write([job, customer('1', null, 'Acme', { isActive: false })], [holder]);

describe('Tieout’s own list', () => {
  it('is written line by line, without balances', () => {
    expect(written.split('\n')).toEqual([
      '{"tieoutList":1,"product":"online","companyName":"Sample Firm","realmId":"123","listedAt":1794700000000,"hasNameHolders":true}',
      '{"customer":{"id":"2","parentId":"1","name":"Job \\"1\\"","isActive":true,"isProject":true,"lastModified":""}}',
      '{"customer":{"id":"1","parentId":null,"name":"Acme","isActive":false,"isProject":false,"lastModified":"2026-11-15T10:00:00-08:00"}}',
      '{"nameHolder":{"id":"9","kind":"vendor","name":"Ginkgo","isActive":false}}',
      '{"end":3}',
      '',
    ]);
  });

  it('is read to the last field', async () => {
    expect(await readText(written)).toEqual({
      format: 'tieoutList',
      product: 'online',
      companyName: 'Sample Firm',
      realmId: '123',
      listedAtMs: 1_794_700_000_000,
      customers: [
        {
          path: ['Acme'],
          isActive: false,
          isProject: false,
          balance: null,
          ref: '1',
          changedAtMs: Date.UTC(2026, 10, 15, 18),
        },
        {
          path: ['Acme', 'Job "1"'],
          isActive: true,
          isProject: true,
          balance: null,
          ref: '2',
          changedAtMs: null,
        },
      ],
      nameHolders: [{ kind: 'vendor', name: 'Ginkgo', isActive: false }],
      shared: [],
      oddRows: [],
    });
  });

  it('knows no name holders where none are written', async () => {
    expect((await readText(write([customer('1', null, 'Acme')]))).nameHolders).toEqual([]);
  });

  it('passes over what a later version may add, and blank lines', async () => {
    const added = written
      .replace('{"nameHolder"', '{"project":{"id":"7"}}\n\n{"nameHolder"')
      .replace('"isProject":true', '"isProject":true,"color":"red"')
      .replace('{"end":3}', '{"end":4}');
    expect(pathsOf(await readText(`\n${added}\n\n`))).toEqual(['Acme', 'Acme : Job "1"']);
  });

  it('may be written on Windows, and lack its last line break', async () => {
    expect((await readText(written.replaceAll('\n', '\r\n').trimEnd())).customers).toHaveLength(2);
  });
});

describe('records', () => {
  it('whose parents lead nowhere are left out, and so is what is below', async () => {
    const list = await readText(
      write([
        customer('1', null, 'Acme'),
        customer('2', '99', 'Lost'),
        customer('3', '2', 'Below lost'),
        customer('4', '5', 'Circle'),
        customer('5', '4', 'Circle'),
        customer('6', '6', 'Itself'),
        customer('7', '4', 'Below circle'),
        customer('1', null, 'Again'),
        customer('8', '1', ''),
        customer('9', '8', 'Below nameless'),
        customer('10', null, ' '),
      ]),
    );
    expect(pathsOf(list)).toEqual(['Acme']);
    expect(list.oddRows.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      ...[3, 4, 5, 6, 7, 8].map((line) => `${line} parentUnknown`),
      '9 twice',
      '10 emptyLevel',
      '11 emptyLevel',
      '12 noName',
    ]);
  });

  it('that are too deep are left out, however deep they are', async () => {
    const count = 30_000;
    const chain = Array.from({ length: count }, (_, index) =>
      customer(`${index}`, index === count - 1 ? null : `${index + 1}`, `Level ${index}`),
    );
    const list = await readText(write(chain));
    expect(list.customers.map(({ path }) => path.length)).toEqual([1, 2, 3, 4, 5]);
    expect(list.oddRows).toHaveLength(count - 5);
    expect(new Set(list.oddRows.map(({ reason }) => reason))).toEqual(new Set(['tooDeep']));
  });

  it('an active one counts before an inactive one of its name', async () => {
    const old = customer('1', null, 'Elm', { isActive: false });
    const list = await readText(write([old, customer('2', null, 'Elm')]));
    expect(list.customers).toMatchObject([{ ref: '2', isActive: true }]);
  });
});

describe('what is refused', () => {
  const lines = written.trimEnd().split('\n');
  const changed = (index: number, line: string) => `${lines.with(index, line).join('\n')}\n`;

  it.each<[string, string, unknown]>([
    ['a later form', changed(0, '{"tieoutList":2,"lists":[]}'), { problem: 'newerForm', line: null }],
    ['an odd form', changed(0, '{"tieoutList":"1"}'), { problem: 'brokenRow', line: 1 }],
    [
      'a head without its company',
      changed(0, '{"tieoutList":1,"product":"online"}'),
      { problem: 'brokenRow', line: 1 },
    ],
    ['no JSON', changed(1, '{"customer":'), { problem: 'brokenRow', line: 2 }],
    ['no record', changed(1, '["customer"]'), { problem: 'brokenRow', line: 2 }],
    ['a record without a name', changed(2, '{"customer":{"id":"1"}}'), { problem: 'brokenRow', line: 3 }],
    [
      'a name holder of no kind',
      changed(3, '{"nameHolder":{"id":"1","name":"x","isActive":true}}'),
      { problem: 'brokenRow', line: 4 },
    ],
    ['a NUL in a name', written.replace('Acme', '\\u0000'), { problem: 'brokenRow', line: 3 }],
    ['no end', lines.slice(0, -1).join('\n'), { problem: 'cutOff', line: null }],
    ['another end', changed(4, '{"end":4}'), { problem: 'cutOff', line: null }],
    ['a line that is missing', lines.toSpliced(2, 1).join('\n'), { problem: 'cutOff', line: null }],
    ['an odd end', changed(4, '{"end":"3"}'), { problem: 'brokenRow', line: 5 }],
    ['a line behind the end', `${written}${lines[1]}\n`, { problem: 'brokenRow', line: 6 }],
    ['a cut line', written.slice(0, 150), { problem: 'cutOff', line: 2 }],
    ['a cut head', written.slice(0, 50), { problem: 'cutOff', line: 1 }],
    ['no customers', write([], [holder]), { problem: 'noCustomers', line: null }],
    ['other JSON', '{"customers":[]}\n', { problem: 'unknownForm', line: null }],
  ])('%s', async (_, text, trouble) => {
    expect(await troubleOf(text)).toEqual(trouble);
  });
});
