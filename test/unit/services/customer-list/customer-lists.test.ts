import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListFileOutcome } from '../../../../src/messages/customer-list';
import {
  type CustomerLists,
  createCustomerLists,
} from '../../../../src/services/customer-list/customer-lists';
import { createSharedListService } from '../../../../src/services/customer-list/shared-lists';
import type { ConnectionRecord, ListCoverage } from '../../../../src/store/rows';
import { openStore, type Store } from '../../../../src/store/store';
import { seedConnection } from '../../store/seed-connection';
import { customer } from '../sample-records';
import { databaseName } from '../service-bench';

const day = 86_400_000;
const noon = Date.UTC(2026, 10, 28, 12);

function iif(customers: readonly string[], more = ''): string {
  const rows = customers.map((name, at) => `CUST\t${name}\t${at + 1}\t1794600000\tN`);
  return ['!CUST\tNAME\tREFNUM\tTIMESTAMP\tHIDDEN', ...rows, more, ''].join('\r\n');
}

let store: Store;
let lists: CustomerLists;
let nowMs: number;

function offer(
  text: string,
  more: { savedAt?: number; isConfirmed?: boolean; shares?: number[] } = {},
): Promise<ListFileOutcome> {
  return lists.read({
    fileName: 'customers.iif',
    savedAt: more.savedAt ?? nowMs,
    size: text.length,
    bytes: async () => new TextEncoder().encode(text),
    handle: null,
    isWorkbook: false,
    isConfirmed: more.isConfirmed ?? false,
    onProgress: (share) => more.shares?.push(share),
  });
}

async function names(): Promise<readonly string[]> {
  return (await store.mirror.all('customers')).map(({ name }) => name).sort();
}

const many = Array.from({ length: 20 }, (_, at) => `Client ${at}`);

beforeEach(async () => {
  store = await openStore(databaseName());
  nowMs = noon;
  lists = openLists();
});

function openLists(): CustomerLists {
  const now = () => nowMs;
  const sharedLists = createSharedListService({ store, now });
  return createCustomerLists({ store, sharedLists, now, pause: async () => undefined });
}

describe('a customer list from a file', () => {
  it('becomes the list, as of when it was saved', async () => {
    const shares: number[] = [];
    const outcome = await offer(iif(['Acme', 'Acme:Tax'], '!VEND\tNAME\tHIDDEN\r\nVEND\tPaper Co\tY'), {
      savedAt: noon - 3 * day,
      shares,
    });
    expect(outcome).toMatchObject({ kind: 'read', added: 2, removed: 0 });
    expect(await names()).toEqual(['Acme', 'Tax']);
    expect(await store.mirror.all('nameHolders')).toMatchObject([
      { kind: 'vendor', name: 'Paper Co', isActive: true },
    ]);
    const connection = await store.connections.read('quickbooks');
    expect(connection).toMatchObject({
      account: { method: 'file' },
      quickbooks: null,
      customerList: { product: 'desktop', listedAt: noon - 3 * day, customerCount: 2, hasNameHolders: true },
    });
    const covered = await store.mirror.coverage<ListCoverage>('list:customers');
    expect(covered).toMatchObject({ isComplete: true, count: 2, readAt: noon - 3 * day });
    expect(shares.at(-1)).toBe(1);
  });

  it('is not of a day that is yet to come', async () => {
    await offer(iif(['Acme']), { savedAt: noon + 9 * day });
    expect((await store.connections.read('quickbooks')).customerList?.listedAt).toBe(noon);
  });

  it('that cannot be read changes nothing, and says where', async () => {
    await offer(iif(['Acme']));
    const outcome = await offer('!CUST\tREFNUM\r\nCUST\t1\r\n');
    expect(outcome).toEqual({ kind: 'refused', trouble: { problem: 'brokenRow', line: 1 } });
    expect(await names()).toEqual(['Acme']);
  });

  it('takes the place of the one before: what is not listed any more goes, what stays keeps its id', async () => {
    await offer(iif(many));
    const idOf = async (name: string) =>
      (await store.mirror.all('customers')).find((record) => record.name === name)?.id;
    const before = await idOf('Client 3');
    const outcome = await offer(iif([...many.slice(1), 'New']), { savedAt: noon + 1 });
    expect(outcome).toMatchObject({ kind: 'read', added: 1, removed: 1 });
    expect(await names()).toEqual([...many.slice(1), 'New'].sort());
    expect(await idOf('Client 3')).toBe(before);
  });

  it('without vendors leaves those that are known', async () => {
    await offer(iif(['Acme'], '!VEND\tNAME\r\nVEND\tPaper Co'));
    await offer(iif(['Acme', 'Bolt']), { savedAt: noon + 1 });
    expect((await store.mirror.all('nameHolders')).map(({ name }) => name)).toEqual(['Paper Co']);
  });

  it.each([
    ['an older one', () => offer(iif(many), { savedAt: noon - day }), 'older'],
    ['one with few of the customers', () => offer(iif(['Acme', ...many.slice(0, 3)])), 'fewShared'],
    [
      'one of QuickBooks Online',
      () => offer(`Sample Firm\n\nCustomer full name,Phone numbers,Email,Full name\n${many.join('\n')}\n`),
      'otherProduct',
    ],
  ])('asks before it takes %s', async (_, again, because) => {
    await offer(iif(many));
    expect(await again()).toMatchObject({ kind: 'doubted', doubt: { because } });
    expect(await names()).toEqual([...many].sort());
  });

  it('asks before it takes the list of another company, and forgets the pairs of the first one if it is wanted', async () => {
    const of = (company: string) =>
      `${company}\n\nCustomer full name,Phone numbers,Email,Full name\n${many.join('\n')}\n`;
    await offer(of('First Firm'));
    const { identity } = await store.connections.read('quickbooks');
    const outcome = await offer(of('Second Firm'));
    expect(outcome).toMatchObject({
      kind: 'doubted',
      doubt: { because: 'otherCompany', before: 'First Firm' },
    });
    const confirmed = await lists.read({
      fileName: 'contacts.csv',
      savedAt: nowMs,
      size: 0,
      bytes: async () => new TextEncoder().encode(of('Second Firm')),
      handle: null,
      isWorkbook: false,
      isConfirmed: true,
      onProgress: () => undefined,
    });
    expect(confirmed.kind).toBe('read');
    const after = await store.connections.read('quickbooks');
    expect(after.account?.companyName).toBe('Second Firm');
    expect(after.identity).not.toBe(identity);
    expect(await names()).toEqual([...many].sort());
  });

  it('asks before it takes a first list that QuickBooks Time knows nearly nobody of', async () => {
    await seedConnection(store, 'quickbooksTime');
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
    await store.mirror.write({ put: { jobcodes } });
    expect(await offer(iif(['Acme', 'Client 3']))).toEqual({
      kind: 'doubted',
      doubt: { because: 'fewInTime', before: 20, shared: 1 },
    });
    expect(await offer(iif(['Acme', 'CLIENT 3', 'Client, 4']))).toMatchObject({ kind: 'read' });
  });

  it('keeps hidden customers that a list of active ones does not show', async () => {
    const hidden = ['!CUST\tNAME\tHIDDEN', 'CUST\tAcme\tN', 'CUST\tGone Co\tY', ''].join('\n');
    await offer(hidden);
    await offer(['Customer,Active Status', 'Acme,Active', ''].join('\n'), { savedAt: noon + 1 });
    const known = await store.mirror.all('customers');
    expect(known.map(({ name, isActive }) => [name, isActive]).sort()).toEqual([
      ['Acme', true],
      ['Gone Co', false],
    ]);
    // The lists for import show them.
    await offer(iif(['Acme']), { savedAt: noon + 2 });
    expect(await names()).toEqual(['Acme']);
  });

  it('that changes while it is read is said, and nothing is changed', async () => {
    await offer(iif(['Acme']));
    const outcome = await lists.read({
      fileName: 'customers.iif',
      savedAt: noon + 1,
      size: 1,
      bytes: () => Promise.reject(new DOMException('changed', 'NotReadableError')),
      handle: null,
      isWorkbook: false,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'unreadable' });
    expect(await names()).toEqual(['Acme']);
  });

  it('is told that its connection was ended meanwhile, and not that there is another', async () => {
    await offer(iif(['Acme']));
    const outcome = await lists.read({
      fileName: 'customers.iif',
      savedAt: noon + 1,
      size: 1,
      async bytes() {
        await store.accounts.disconnect('quickbooks');
        return new TextEncoder().encode(iif(['Acme', 'Bolt']));
      },
      handle: null,
      isWorkbook: false,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'interrupted' });
    expect(await names()).toEqual([]);
  });

  it('takes another form of the same list for the same', async () => {
    await offer(iif(many));
    const csv = ['Customer,Active Status', ...many.map((name) => `${name},Active`), ''].join('\n');
    expect(await offer(csv, { savedAt: noon + 1 })).toMatchObject({ kind: 'read', added: 0, removed: 0 });
  });

  it('does not push aside a connection to QuickBooks Online', async () => {
    await seedConnection(store, 'quickbooks', { quickbooks: { realmId: '1', environment: 'production' } });
    expect(await offer(iif(['Acme']))).toEqual({ kind: 'signedIn' });
    expect((await store.connections.read('quickbooks')).account?.method).toBe('token');
  });

  it('of many rows is written in parts, and is the list only once it is whole', async () => {
    const names = Array.from({ length: 4_500 }, (_, at) => `Client ${at}`);
    const shares: number[] = [];
    const covered: boolean[] = [];
    store.changes.subscribe(async (changed) => {
      if (changed.has('customers')) covered.push((await store.mirror.coverage('list:customers')) !== null);
    });
    await offer(iif(names), { shares });
    expect(await store.mirror.count('customers')).toBe(4_500);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.filter((share) => share > 0.3 && share < 1).length).toBeGreaterThan(1);
    expect(covered.slice(0, 2)).toEqual([false, false]);
    expect(covered.at(-1)).toBe(true);
  });

  it.each([1, 2_500])(
    'of %i rows keeps nothing of one that a stopped worker has begun to write',
    async (rows) => {
      await store.mirror.write({ put: { customers: [customer('stray', 'Stray')] } });
      await offer(iif(Array.from({ length: rows }, (_, at) => `Client ${at}`)));
      expect(await store.mirror.get('customers', 'stray')).toBeNull();
      expect(await store.mirror.count('customers')).toBe(rows);
    },
  );

  it('gives way to a connection that is made while it is read', async () => {
    const outcome = await lists.read({
      fileName: 'customers.iif',
      savedAt: nowMs,
      size: 0,
      async bytes() {
        await seedConnection(store, 'quickbooks', {
          quickbooks: { realmId: '1', environment: 'production' },
        });
        return new TextEncoder().encode(iif(['Acme']));
      },
      handle: null,
      isWorkbook: false,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({ kind: 'signedIn' });
    expect((await store.connections.read('quickbooks')).account?.method).toBe('token');
    expect(await names()).toEqual([]);
    expect(await store.mirror.coverage('list:customers')).toBeNull();
  });

  it('goes with its connection', async () => {
    await offer(iif(['Acme']));
    await store.accounts.disconnect('quickbooks');
    expect(await names()).toEqual([]);
    expect(await store.mirror.coverage('list:customers')).toBeNull();
  });
});

function never<Value>(): Promise<Value> {
  return new Promise(() => undefined);
}

describe('a kept file', () => {
  /** As much of the browser's handle as is used, with what it says of its own. */
  class KeptFile {
    text = iif(['Acme']);
    savedAt = noon;
    permission: PermissionState = 'granted';
    isGone = false;
    hangs: 'nowhere' | 'dates' | 'bytes' = 'nowhere';
    reads = 0;
    readonly name = 'customers.iif';
    readonly kind = 'file';
    async queryPermission() {
      return this.permission;
    }
    async getFile() {
      if (this.hangs === 'dates') return never<File>();
      if (this.isGone) throw new DOMException('gone', 'NotFoundError');
      const file = new File([this.text], this.name, { lastModified: this.savedAt });
      const bytes = () => new TextEncoder().encode(this.text).buffer;
      return Object.assign(file, {
        arrayBuffer: async () => {
          this.reads += 1;
          return this.hangs === 'bytes' ? never<ArrayBuffer>() : bytes();
        },
      });
    }
  }
  const kept = new KeptFile();

  beforeEach(async () => {
    Object.assign(kept, new KeptFile());
    await offer(kept.text);
    // A database copies no functions, but for those of the browser's own handles.
    Object.assign(store.accounts, { fileHandle: async () => kept });
    kept.text = iif(['Acme', 'Bolt']);
    kept.savedAt = noon + day;
    nowMs = noon + 2 * day;
  });

  it('is read again by itself once it was saved anew', async () => {
    await lists.follow();
    expect(await names()).toEqual(['Acme', 'Bolt']);
  });

  it.each([
    ['the browser would have to ask', () => Object.assign(kept, { permission: 'prompt' })],
    ['it cannot be reached', () => Object.assign(kept, { isGone: true })],
    ['it is as it was', () => Object.assign(kept, { savedAt: noon, text: iif(['Acme']) })],
  ])('stays as it was read where %s', async (_, make) => {
    make();
    await lists.follow();
    expect(await names()).toEqual(['Acme']);
  });

  it('is read again though the clock of its drive says that nothing has happened', async () => {
    kept.savedAt = noon;
    kept.text = iif(['Acme', 'Bolt', 'Cedar']);
    await lists.follow();
    expect(await names()).toEqual(['Acme', 'Bolt', 'Cedar']);
  });

  it.each([
    ['refused', () => Object.assign(kept, { text: 'no list at all' })],
    ['doubted', () => Object.assign(kept, { text: '!CUST\tNAME\r\nCUST\tBolt\r\n', savedAt: noon - day })],
    ['workbook', () => store.connections.read('quickbooks').then(asWorkbook)],
  ] as const)(
    'that waits for somebody to look at it says so, and is not tried again: %s',
    async (because, make) => {
      await make();
      await lists.follow();
      const waiting = { savedAt: kept.savedAt, size: kept.text.length, because };
      expect((await store.connections.read('quickbooks')).customerList).toMatchObject({ waiting });
      expect(await names()).toEqual(['Acme']);

      // Neither by the next worker.
      lists = openLists();
      kept.reads = 0;
      await lists.follow();
      expect(kept.reads).toBe(0);

      await offer(iif(['Acme', 'Bolt']));
      expect((await store.connections.read('quickbooks')).customerList).toMatchObject({ waiting: null });
    },
  );

  async function asWorkbook(connection: ConnectionRecord): Promise<void> {
    if (!connection.customerList) throw new Error('there is no list');
    const customerList = { ...connection.customerList, isWorkbook: true };
    await store.connections.update(connection, { customerList });
  }

  it.each(['dates', 'bytes'] as const)(
    'on a drive that never answers (%s) holds nobody up, is said, and is tried again',
    async (hangs) => {
      kept.hangs = hangs;
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        let isOver = false;
        const following = lists.follow().finally(() => {
          isOver = true;
        });
        await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
        vi.advanceTimersByTime(9_000);
        expect(isOver).toBe(false);
        vi.advanceTimersByTime(30_000);
        await following;
      } finally {
        vi.useRealTimers();
      }
      const facts = async () => (await store.connections.read('quickbooks')).customerList;
      expect(await facts()).toMatchObject({ isUnanswered: true, waiting: null });
      expect(await names()).toEqual(['Acme']);
      nowMs += 5 * 60_000;
      kept.hangs = 'nowhere';
      await lists.follow();
      expect(await facts()).toMatchObject({ isUnanswered: false });
      expect(await names()).toEqual(['Acme', 'Bolt']);
    },
  );

  it('on a drive that answers again is not said to be silent, though it is as it was', async () => {
    const connection = await store.connections.read('quickbooks');
    if (!connection.customerList) throw new Error('there is no list');
    const customerList = { ...connection.customerList, isUnanswered: true };
    await store.connections.update(connection, { customerList });
    Object.assign(kept, { savedAt: noon, text: iif(['Acme']) });
    await lists.follow();
    const { customerList: after } = await store.connections.read('quickbooks');
    expect(after?.isUnanswered).toBe(false);
  });

  it('is looked at once in five minutes', async () => {
    kept.permission = 'denied';
    await lists.follow();
    kept.permission = 'granted';
    await lists.follow();
    expect(await names()).toEqual(['Acme']);
    nowMs += 5 * 60_000;
    await lists.follow();
    expect(await names()).toEqual(['Acme', 'Bolt']);
  });
});
