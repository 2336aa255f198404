import { describe, expect, it } from 'vitest';
import { CustomerListError } from '../../../../src/systems/customer-list/list-error';
import { type ListRow, levelsOf, listPaths } from '../../../../src/systems/customer-list/list-paths';
import { Pace } from '../../../../src/systems/customer-list/pace';
import { pathsOf } from './files';

function rowsOf(names: readonly string[], others: Partial<ListRow> = {}): ListRow[] {
  return names.map((name, index) => ({
    line: index + 1,
    name,
    path: levelsOf(name),
    leftOut: null,
    isActive: false,
    inactiveAbove: 0,
    isProject: true,
    balance: 5,
    ref: `${index}`,
    changedAtMs: 7,
    ...others,
  }));
}

const listOf = (names: readonly string[], product: 'online' | 'desktop' = 'online') =>
  listPaths(rowsOf(names), product, new Pace({}), 0);

describe('the order', () => {
  it('is that of the rows, but for parents that come later', async () => {
    const list = await listOf(['B:C:D', 'A', 'B:C', 'Z', 'B', 'A:X']);
    expect(pathsOf(list)).toEqual(['B', 'B : C', 'B : C : D', 'A', 'Z', 'A : X']);
    expect(list.oddRows).toEqual([]);
    expect(list.customers.map(({ ref }) => ref)).toEqual(['4', '2', '0', '1', '3', '5']);
  });
});

describe('odd rows', () => {
  it('are named in the order of the file, once each', async () => {
    const list = await listOf([
      '',
      ' : ',
      'A::B',
      ':A',
      'A:',
      'A',
      '1:2:3:4:5:6',
      'A',
      'M:J',
      'N:M:J',
      'M:K',
    ]);
    expect(pathsOf(list)).toEqual(['A', 'M', 'M : J', 'N', 'N : M', 'N : M : J', 'M : K']);
    expect(list.oddRows.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '1 noName',
      '2 emptyLevel',
      '3 emptyLevel',
      '4 emptyLevel',
      '5 emptyLevel',
      '7 tooDeep',
      '8 twice',
      '9 parentNotListed',
      '10 parentNotListed',
      '10 parentNotListed',
    ]);
    expect(list.oddRows.at(-1)?.name).toBe('N:M:J');
  });

  it('of a parent that is missing leave an active customer of which nothing else is known', async () => {
    const { customers } = await listOf(['M:J']);
    const parent = {
      path: ['M'],
      isActive: true,
      isProject: false,
      balance: null,
      ref: '',
      changedAtMs: null,
    };
    expect(customers[0]).toEqual(parent);
    expect(customers[1]).toEqual({
      ...parent,
      path: ['M', 'J'],
      isActive: false,
      isProject: true,
      balance: 5,
      ref: '0',
      changedAtMs: 7,
    });
  });

  it('may be all there is: then there is no list', async () => {
    await expect(listOf(['', 'A::B'])).rejects.toThrow(CustomerListError);
  });
});

describe('case', () => {
  const names = ['Acme', 'ACME', 'acme:Job'];

  it('makes another customer online', async () => {
    expect(pathsOf(await listOf(names))).toEqual(['Acme', 'ACME', 'acme', 'acme : Job']);
  });

  it('makes none in Desktop, where what is below is listed below it as it is spelt', async () => {
    expect(pathsOf(await listOf(names, 'desktop'))).toEqual(['Acme', 'Acme : Job']);
  });
});

describe('two of a name', () => {
  it('the first counts, and an active one before an inactive one', async () => {
    const [first, second, third] = rowsOf(['A', 'A', 'A']);
    if (!first || !second || !third) throw new Error('three rows');
    const rows = [first, { ...second, isActive: true }, { ...third, isActive: true }];
    const list = await listPaths(rows, 'online', new Pace({}), 0);
    expect(list.customers.map(({ ref }) => ref)).toEqual(['1']);
    expect(list.oddRows.map(({ line }) => line)).toEqual([1, 3]);
  });
});

it('takes the reason that a reader gives', async () => {
  const rows = [...rowsOf(['A']), ...rowsOf(['B'], { leftOut: 'parentNotListed' })];
  expect((await listPaths(rows, 'online', new Pace({}), 0)).oddRows).toEqual([
    { line: 1, reason: 'parentNotListed', name: 'B' },
  ]);
});
