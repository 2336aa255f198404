import { describe, expect, it } from 'vitest';
import type { ListChange } from '../../../../src/domain/plans/plan';
import type { Customer } from '../../../../src/domain/records/records';
import { handOversOf } from '../../../../src/services/customer-list/hand-over';
import type { ListChangeRow } from '../../../../src/store/rows';
import { recordsOf } from '../../domain/sample-lists';

function row(
  path: string,
  change: ListChange = { kind: 'create' },
  more: Partial<ListChangeRow> = {},
): ListChangeRow {
  return {
    id: path,
    list: 'quickbooks',
    account: 'company',
    path: path.split(':'),
    change,
    itemTitle: path,
    requestedAt: 0,
    takenAt: null,
    madeAt: null,
    ...more,
  };
}

function handOvers(
  rows: readonly ListChangeRow[],
  list: readonly string[] = [],
  held: readonly string[] = [],
) {
  const customers = recordsOf(list).map(
    (record): Customer => ({
      ...record,
      syncToken: '',
      balance: null,
      billsWithParent: false,
      lastModified: '',
    }),
  );
  const holders = held.map((name) => ({ id: name, kind: 'vendor' as const, name, isActive: true }));
  const of = handOversOf(rows, { customers, holders });
  return Object.fromEntries(rows.map((each) => [each.id, of(each)]));
}

describe('what is to be created', () => {
  it('goes into the file with its customer, or below one that is there', () => {
    const rows = [row('Acme'), row('Acme:Tax'), row('Bolt:Tax')];
    expect(handOvers(rows, ['Bolt'])).toEqual({ Acme: 'file', 'Acme:Tax': 'file', 'Bolt:Tax': 'file' });
  });

  it.each([
    ['in another spelling', ['Acme, Co.'], []],
    ['inactive', ['-Acme Co'], []],
    ['for a vendor', [], ['ACME CO']],
  ])('is looked at again once its name is there %s', (_, list, held) => {
    expect(handOvers([row('Acme Co')], list, held)).toEqual({ 'Acme Co': 'lookAgain' });
  });

  it.each([
    ['is not there', [row('Acme:Tax')], []],
    ['is inactive', [row('Acme:Tax')], ['-Acme']],
    ['was made and has gone since', [row('Acme:Tax'), row('Acme', { kind: 'create' }, { madeAt: 1 })], []],
    ['is yet to be renamed', [row('Acme:Tax'), row('Old', { kind: 'rename', newName: 'Acme' })], ['Old']],
  ])('waits while its customer %s', (_, rows, list) => {
    expect(handOvers(rows, list)['Acme:Tax']).toBe('waits');
  });

  it('is typed in where its name has quotation marks', () => {
    expect(handOvers([row('Sam "Skip" Ward')])).toEqual({ 'Sam "Skip" Ward': 'byHand' });
  });
});

it('all else is made by hand', () => {
  const rows = [
    row('Old', { kind: 'rename', newName: 'Acme' }),
    row('Gone', { kind: 'restore', newName: 'Gone' }),
  ];
  expect(handOvers(rows, ['Old', '-Gone'])).toEqual({ Old: 'byHand', Gone: 'byHand' });
});
