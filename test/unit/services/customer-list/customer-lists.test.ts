import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ListCoverage } from '../../../../src/store/rows';
import { seedConnection } from '../../store/seed-connection';
import { customer } from '../sample-records';
import { day, iif, ListBench, noon } from './list-bench';

let bench: ListBench;

const many = Array.from({ length: 20 }, (_, at) => `Client ${at}`);

beforeEach(async () => {
  bench = await ListBench.open();
});

describe('a customer list from a file', () => {
  it('becomes the list, as of when it was saved', async () => {
    const shares: number[] = [];
    const outcome = await bench.offer(iif(['Acme', 'Acme:Tax'], '!VEND\tNAME\tHIDDEN\r\nVEND\tPaper Co\tY'), {
      savedAt: noon - 3 * day,
      shares,
    });
    expect(outcome).toMatchObject({ kind: 'read', added: 2, removed: 0 });
    expect(await bench.names()).toEqual(['Acme', 'Tax']);
    expect(await bench.store.mirror.all('nameHolders')).toMatchObject([
      { kind: 'vendor', name: 'Paper Co', isActive: true },
    ]);
    const connection = await bench.store.connections.read('quickbooks');
    expect(connection).toMatchObject({
      account: { method: 'file' },
      quickbooks: null,
      customerList: { product: 'desktop', listedAt: noon - 3 * day, customerCount: 2, hasNameHolders: true },
    });
    const covered = await bench.store.mirror.coverage<ListCoverage>('list:customers');
    expect(covered).toMatchObject({ isComplete: true, count: 2, readAt: noon - 3 * day });
    expect(shares.at(-1)).toBe(1);
  });

  it('is not of a day that is yet to come', async () => {
    await bench.offer(iif(['Acme']), { savedAt: noon + 9 * day });
    expect((await bench.store.connections.read('quickbooks')).customerList?.listedAt).toBe(noon);
  });

  it('of a workbook is remembered with its sheet', async () => {
    await bench.offer(iif(['Acme']), { sheet: 'Customers' });
    const { customerList } = await bench.store.connections.read('quickbooks');
    expect(customerList).toMatchObject({ isWorkbook: true, sheet: 'Customers' });
  });

  it('that cannot be read changes nothing, and says where', async () => {
    await bench.offer(iif(['Acme']));
    const outcome = await bench.offer('!CUST\tREFNUM\r\nCUST\t1\r\n');
    expect(outcome).toEqual({ kind: 'refused', trouble: { problem: 'brokenRow', line: 1 } });
    expect(await bench.names()).toEqual(['Acme']);
  });

  it('takes the place of the one before: what is not listed any more goes, what stays keeps its id', async () => {
    await bench.offer(iif(many));
    const idOf = async (name: string) =>
      (await bench.store.mirror.all('customers')).find((record) => record.name === name)?.id;
    const before = await idOf('Client 3');
    const outcome = await bench.offer(iif([...many.slice(1), 'New']), { savedAt: noon + 1 });
    expect(outcome).toMatchObject({ kind: 'read', added: 1, removed: 1 });
    expect(await bench.names()).toEqual([...many.slice(1), 'New'].sort());
    expect(await idOf('Client 3')).toBe(before);
  });

  it('without vendors leaves those that are known', async () => {
    await bench.offer(iif(['Acme'], '!VEND\tNAME\r\nVEND\tPaper Co'));
    await bench.offer(iif(['Acme', 'Bolt']), { savedAt: noon + 1 });
    expect((await bench.store.mirror.all('nameHolders')).map(({ name }) => name)).toEqual(['Paper Co']);
  });

  it.each([
    ['an older one', () => bench.offer(iif(many), { savedAt: noon - day }), 'older'],
    [
      'one that a filter or a broken copy has cut short',
      () => bench.offer(iif(many.slice(0, 15))),
      'manyGone',
    ],
    ['one with few of the customers', () => bench.offer(iif(['Acme', ...many.slice(0, 3)])), 'fewShared'],
    [
      'one of QuickBooks Online',
      () =>
        bench.offer(`Sample Firm\n\nCustomer full name,Phone numbers,Email,Full name\n${many.join('\n')}\n`),
      'otherProduct',
    ],
  ])('asks before it takes %s', async (_, again, because) => {
    await bench.offer(iif(many));
    expect(await again()).toMatchObject({ kind: 'doubted', doubt: { because } });
    expect(await bench.names()).toEqual([...many].sort());
  });

  it('asks before it takes the list of another company, and forgets the pairs of the first one if it is wanted', async () => {
    const of = (company: string) =>
      `${company}\n\nCustomer full name,Phone numbers,Email,Full name\n${many.join('\n')}\n`;
    await bench.offer(of('First Firm'));
    const { identity } = await bench.store.connections.read('quickbooks');
    const outcome = await bench.offer(of('Second Firm'));
    expect(outcome).toMatchObject({
      kind: 'doubted',
      doubt: { because: 'otherCompany', before: 'First Firm' },
    });
    const confirmed = await bench.lists.read({
      fileName: 'contacts.csv',
      savedAt: bench.nowMs,
      size: 0,
      bytes: async () => new TextEncoder().encode(of('Second Firm')),
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: true,
      onProgress: () => undefined,
    });
    expect(confirmed.kind).toBe('read');
    const after = await bench.store.connections.read('quickbooks');
    expect(after.account?.companyName).toBe('Second Firm');
    expect(after.identity).not.toBe(identity);
    expect(await bench.names()).toEqual([...many].sort());
  });

  it('asks before it takes a first list that QuickBooks Time knows nearly nobody of', async () => {
    await seedConnection(bench.store, 'quickbooksTime');
    const jobcodes = many.map((name, at) => ({
      id: `${at}`,
      parentId: null,
      name,
      isActive: true,
      isProject: false,
      type: 'regular' as const,
      assignedToAll: true,
      connectWithQuickbooks: null,
      lastModified: '',
    }));
    await bench.store.mirror.write({ put: { jobcodes } });
    expect(await bench.offer(iif(['Acme', 'Client 3']))).toEqual({
      kind: 'doubted',
      doubt: { because: 'fewInTime', before: 20, shared: 1 },
    });
    expect(await bench.offer(iif(['Acme', 'CLIENT 3', 'Client, 4']))).toMatchObject({ kind: 'read' });
  });

  it('keeps hidden customers that a list of active ones does not show', async () => {
    const hidden = ['!CUST\tNAME\tHIDDEN', 'CUST\tAcme\tN', 'CUST\tGone Co\tY', ''].join('\n');
    await bench.offer(hidden);
    await bench.offer(['Customer,Active Status', 'Acme,Active', ''].join('\n'), { savedAt: noon + 1 });
    const known = await bench.store.mirror.all('customers');
    expect(known.map(({ name, isActive }) => [name, isActive]).sort()).toEqual([
      ['Acme', true],
      ['Gone Co', false],
    ]);
    // The lists for import show them.
    await bench.offer(iif(['Acme']), { savedAt: noon + 2 });
    expect(await bench.names()).toEqual(['Acme']);
  });

  it('that changes while it is read is said, and nothing is changed', async () => {
    await bench.offer(iif(['Acme']));
    const outcome = await bench.lists.read({
      fileName: 'customers.iif',
      savedAt: noon + 1,
      size: 1,
      bytes: () => Promise.reject(new DOMException('changed', 'NotReadableError')),
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'unreadable' });
    expect(await bench.names()).toEqual(['Acme']);
  });

  it('is told that its connection was ended meanwhile, and not that there is another', async () => {
    await bench.offer(iif(['Acme']));
    const outcome = await bench.lists.read({
      fileName: 'customers.iif',
      savedAt: noon + 1,
      size: 1,
      async bytes() {
        await bench.store.accounts.disconnect('quickbooks');
        return new TextEncoder().encode(iif(['Acme', 'Bolt']));
      },
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'interrupted' });
    expect(await bench.names()).toEqual([]);
  });

  it('takes another form of the same list for the same', async () => {
    await bench.offer(iif(many));
    const csv = ['Customer,Active Status', ...many.map((name) => `${name},Active`), ''].join('\n');
    expect(await bench.offer(csv, { savedAt: noon + 1 })).toMatchObject({
      kind: 'read',
      added: 0,
      removed: 0,
    });
  });

  it('does not push aside a connection to QuickBooks Online', async () => {
    await seedConnection(bench.store, 'quickbooks', {
      quickbooks: { realmId: '1', environment: 'production' },
    });
    expect(await bench.offer(iif(['Acme']))).toEqual({ kind: 'signedIn' });
    expect((await bench.store.connections.read('quickbooks')).account?.method).toBe('token');
  });

  it('of many rows is written in parts, and is the list only once it is whole', async () => {
    const names = Array.from({ length: 4_500 }, (_, at) => `Client ${at}`);
    const shares: number[] = [];
    const covered: boolean[] = [];
    bench.store.changes.subscribe(async (changed) => {
      if (changed.has('customers'))
        covered.push((await bench.store.mirror.coverage('list:customers')) !== null);
    });
    await bench.offer(iif(names), { shares });
    expect(await bench.store.mirror.count('customers')).toBe(4_500);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.filter((share) => share > 0.3 && share < 1).length).toBeGreaterThan(1);
    expect(covered.slice(0, 2)).toEqual([false, false]);
    expect(covered.at(-1)).toBe(true);
  });

  it.each([1, 2_500])(
    'of %i rows keeps nothing of one that a stopped worker has begun to write',
    async (rows) => {
      await bench.store.mirror.write({ put: { customers: [customer('stray', 'Stray')] } });
      await bench.offer(iif(Array.from({ length: rows }, (_, at) => `Client ${at}`)));
      expect(await bench.store.mirror.get('customers', 'stray')).toBeNull();
      expect(await bench.store.mirror.count('customers')).toBe(rows);
    },
  );

  it('gives way to a connection that is made while it is read', async () => {
    const outcome = await bench.lists.read({
      fileName: 'customers.iif',
      savedAt: bench.nowMs,
      size: 0,
      async bytes() {
        await seedConnection(bench.store, 'quickbooks', {
          quickbooks: { realmId: '1', environment: 'production' },
        });
        return new TextEncoder().encode(iif(['Acme']));
      },
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'signedIn' });
    expect((await bench.store.connections.read('quickbooks')).account?.method).toBe('token');
    expect(await bench.names()).toEqual([]);
    expect(await bench.store.mirror.coverage('list:customers')).toBeNull();
  });

  it('goes with its connection', async () => {
    await bench.offer(iif(['Acme']));
    await bench.store.accounts.disconnect('quickbooks');
    expect(await bench.names()).toEqual([]);
    expect(await bench.store.mirror.coverage('list:customers')).toBeNull();
  });
});
