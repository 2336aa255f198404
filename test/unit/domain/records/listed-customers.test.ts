import { describe, expect, it } from 'vitest';
import type { CustomerListFile, ListedCustomer } from '../../../../src/domain/records/customer-list';
import { listedNameHolders, listedRecords } from '../../../../src/domain/records/listed-customers';
import type { Customer } from '../../../../src/domain/records/records';

const monday = Date.UTC(2026, 10, 23);
const tuesday = monday + 86_400_000;

function row(path: string, more: Partial<ListedCustomer> = {}): ListedCustomer {
  return {
    path: path.split(':'),
    isActive: true,
    isProject: false,
    balance: null,
    ref: '',
    changedAtMs: null,
    ...more,
  };
}

function list(customers: readonly ListedCustomer[], more: Partial<CustomerListFile> = {}): CustomerListFile {
  return {
    format: 'iif',
    product: 'desktop',
    companyName: '',
    realmId: '',
    listedAtMs: null,
    customers,
    nameHolders: null,
    oddRows: [],
    ...more,
  };
}

function pathsById(records: readonly Customer[]): Record<string, string> {
  const byId = new Map(records.map((record) => [record.id, record]));
  const pathOf = ({ parentId, name }: Customer): string => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent ? `${pathOf(parent)}:${name}` : name;
  };
  return Object.fromEntries(records.map((record) => [record.id, pathOf(record)]));
}

function idsByPath(records: readonly Customer[]): Record<string, string> {
  return Object.fromEntries(Object.entries(pathsById(records)).map(([id, path]) => [path, id]));
}

describe('listedRecords', () => {
  it('puts each record below its parent, with an id of its own', () => {
    const records = listedRecords(list([row('Acme'), row('Acme:Tax'), row('Bolt'), row('Bolt:Tax')]), []);
    expect(Object.values(pathsById(records))).toEqual(['Acme', 'Acme:Tax', 'Bolt', 'Bolt:Tax']);
    expect(new Set(records.map(({ id }) => id)).size).toBe(4);
    for (const { id } of records) expect(id).toMatch(/^[A-Za-z0-9-]{1,64}$/);
  });

  it('gives the same file the same ids, whatever its order', () => {
    const one = listedRecords(list([row('Acme'), row('Acme:Tax'), row('Bolt')]), []);
    const other = listedRecords(list([row('Bolt'), row('Acme'), row('Acme:Tax')]), []);
    expect(idsByPath(other)).toEqual(idsByPath(one));
  });

  it('keeps the id of a record whose number was given to another', () => {
    const before = listedRecords(list([row('Acme', { ref: '1' }), row('Bolt', { ref: '2' })]), []);
    const after = listedRecords(list([row('Acme', { ref: '2' }), row('Bolt', { ref: '1' })]), before);
    expect(idsByPath(after)).toEqual(idsByPath(before));
  });

  it('knows a renamed record by its number where it was edited since, and what is below it', () => {
    const job = { ref: '2', changedAtMs: monday };
    const before = listedRecords(
      list([row('Acme', { ref: '1', changedAtMs: monday }), row('Acme:Tax', job)]),
      [],
    );
    const renamed = list([row('Acme LLC', { ref: '1', changedAtMs: tuesday }), row('Acme LLC:Tax', job)]);
    const after = idsByPath(listedRecords(renamed, before));
    expect(after['Acme LLC']).toBe(idsByPath(before).Acme);
    expect(after['Acme LLC:Tax']).toBe(idsByPath(before)['Acme:Tax']);
  });

  it.each([
    ['not edited since', { ref: '1', changedAtMs: monday }],
    ['without a time', { ref: '1', changedAtMs: null }],
    ['without a number', { ref: '', changedAtMs: tuesday }],
  ])('takes a record of another name for another one: %s', (_, more) => {
    const before = listedRecords(list([row('Acme', { ref: '1', changedAtMs: monday })]), []);
    const after = listedRecords(list([row('Zebra', more)]), before);
    expect(after[0]?.id).not.toBe(before[0]?.id);
  });

  it('knows a renamed record whose old name a new one has taken meanwhile', () => {
    const before = listedRecords(list([row('Acme', { ref: '1', changedAtMs: monday })]), []);
    const now = list([row('Acme', { ref: '9' }), row('Zebra', { ref: '1', changedAtMs: tuesday })]);
    const after = idsByPath(listedRecords(now, before));
    expect(after.Zebra).toBe(before[0]?.id);
    expect(after.Acme).not.toBe(before[0]?.id);
  });

  it('does not take a record for renamed whose old name is there without a number, or with another’s', () => {
    const known = [
      row('Acme', { ref: '1', changedAtMs: monday }),
      row('Bolt', { ref: '2', changedAtMs: monday }),
    ];
    const before = listedRecords(list(known), []);
    for (const ref of ['', '2']) {
      const now = list([row('Acme', { ref }), row('Zebra', { ref: '1', changedAtMs: tuesday })]);
      const after = idsByPath(listedRecords(now, before));
      expect(after.Acme).toBe(idsByPath(before).Acme);
      expect(after.Zebra).not.toBe(idsByPath(before).Acme);
    }
  });

  it('carries ids in Tieout’s list of Desktop, whose ids are another browser’s', () => {
    const before = listedRecords(list([row('Acme', { ref: '1', changedAtMs: monday })]), []);
    const theirs = list([row('Acme', { ref: 'name-other' })], { format: 'tieoutList' });
    const after = listedRecords(theirs, before);
    expect(after[0]).toMatchObject({ id: before[0]?.id, listRef: '1' });
  });

  it('gives a new record of an old name an id of its own while the old one lives on under another name', () => {
    const before = listedRecords(list([row('Acme', { ref: '1', changedAtMs: monday })]), []);
    const renamed = listedRecords(list([row('Acme LLC', { ref: '1', changedAtMs: tuesday })]), before);
    const both = list([row('Acme LLC', { ref: '1', changedAtMs: tuesday }), row('Acme', { ref: '2' })]);
    const after = listedRecords(both, renamed);
    expect(new Set(after.map(({ id }) => id)).size).toBe(2);
    expect(idsByPath(after)['Acme LLC']).toBe(before[0]?.id);
  });

  it('never gives the id of one that is gone to another', () => {
    const before = listedRecords(list([row('Acme', { ref: '1', changedAtMs: monday })]), []);
    const renamed = listedRecords(list([row('Bolt', { ref: '1', changedAtMs: tuesday })]), before);
    const swapped = listedRecords(list([row('Acme', { ref: '5', changedAtMs: tuesday })]), renamed);
    expect(swapped[0]?.id).not.toBe(renamed[0]?.id);
  });

  it('takes names of Desktop for the same whatever their case, and those of Online not', () => {
    const rows = [row('ACME')];
    const before = listedRecords(list([row('Acme')]), []);
    expect(listedRecords(list(rows), before)[0]?.id).toBe(before[0]?.id);
    const online = { format: 'contactList', product: 'online' } as const;
    const first = listedRecords(list([row('Acme')], online), []);
    expect(listedRecords(list(rows, online), first)[0]?.id).not.toBe(first[0]?.id);
  });

  it('keeps QuickBooks’ own ids where the file has them', () => {
    const rows = [row('Acme', { ref: '12' }), row('Acme:Tax', { ref: '13' })];
    const records = listedRecords(list(rows, { format: 'tieoutList', product: 'online' }), []);
    expect(records.map(({ id, parentId }) => [id, parentId])).toEqual([
      ['12', null],
      ['13', '12'],
    ]);
  });
});

describe('listedNameHolders', () => {
  it('has hidden records of Desktop hold their names, which inactive ones of Online do not', () => {
    const nameHolders = [{ kind: 'otherName', name: 'Old Vendor', isActive: false }] as const;
    const of = (product: 'desktop' | 'online') => listedNameHolders(list([], { nameHolders, product }))[0];
    expect(of('desktop')).toMatchObject({ kind: 'otherName', name: 'Old Vendor', isActive: true });
    expect(of('online')?.isActive).toBe(false);
  });
});
