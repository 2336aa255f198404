import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CustomerListFacts } from '../../../src/messages/customer-list';
import { openDatabase } from '../../../src/store/database';
import { recordVersions } from '../../../src/store/record-versions';
import type { CoverageRow, ListName, SharedListRow, SingleName } from '../../../src/store/rows';
import { openStore, type Store } from '../../../src/store/store';
import { client, customer, entry, jobcode, workItem } from '../services/sample-records';
import { changeRows, makeOlder } from './older-rows';
import { journalEntry, link } from './sample-entries';
import { seedConnection } from './seed-connection';

afterEach(() => {
  vi.restoreAllMocks();
});

const list = (name: ListName): CoverageRow => ({
  kind: 'list',
  id: `list:${name}`,
  list: name,
  isComplete: true,
  count: 1,
  leftOut: 0,
  readAt: 1,
  cursor: 'stamp',
});
const single = (name: SingleName): CoverageRow => ({
  kind: 'single',
  id: `single:${name}:KeyA0001`,
  readAt: 1,
  isFound: true,
});
const coverage: readonly CoverageRow[] = [
  list('jobcodes'),
  list('customers'),
  list('organizations'),
  list('people'),
  list('clientGroups'),
  single('client'),
  single('workItem'),
  single('budget'),
  { kind: 'work', id: 'work:KeyA0001', clientKey: 'KeyA0001', leftOut: 0, readAt: 1 },
  {
    kind: 'entries',
    id: 'entries:10',
    jobcodeId: '10',
    from: null,
    to: '2026-12-31',
    leftOut: 0,
    runningReadAt: 1,
  },
  {
    kind: 'timeChanges',
    id: 'timeChanges',
    timesheets: 'stamp',
    timesheetsDeleted: 'stamp',
    checkedAt: 1,
    clockSkewMs: 0,
  },
];

let count = 0;

/** A database in which there is something of everything; returns its name. */
async function writtenBefore(): Promise<string> {
  count += 1;
  const name = `older rows ${count}`;
  const store = await openStore(name);
  await seedConnection(store, 'karbon', { identity: 'TenantKey1' });
  await seedConnection(store, 'quickbooks');
  await store.mirror.write({
    put: {
      jobcodes: [jobcode('10', 'Acme Co')],
      customers: [customer('50', 'Acme Co')],
      entries: [entry('1', '10', '2026-01-15', 1)],
      karbonClients: [client('KeyA0001', 'Acme Co')],
      workItems: [workItem('WorkKey01', '2025 Tax return', client('KeyA0001', 'Acme Co'))],
    },
    cover: coverage,
  });
  await store.journal.plan([journalEntry('run', 0, 1)]);
  await store.links.put([link('KeyA0001', '50')]);
  return name;
}

async function coveredIn({ mirror }: Store): Promise<readonly string[]> {
  return (await mirror.allCoverage()).map(({ id }) => id).sort();
}

const without = (...ids: readonly string[]) =>
  coverage
    .map(({ id }) => id as string)
    .filter((id) => !ids.includes(id))
    .sort();

describe('mirrored records of an older shape', () => {
  it.each([
    ['customers', ['list:customers']],
    ['jobcodes', ['list:jobcodes', 'entries:10']],
    ['entries', ['entries:10', 'timeChanges']],
    ['workItems', ['work:KeyA0001', 'single:workItem:KeyA0001']],
    ['karbonClients', ['list:organizations', 'list:people', 'list:clientGroups', 'single:client:KeyA0001']],
  ] as const)(
    'are gone with the coverage that speaks of them, and nothing else is: %s',
    async (older, gone) => {
      const name = await writtenBefore();
      await makeOlder(name, [older]);
      const store = await openStore(name);
      expect(await coveredIn(store)).toEqual(without(...gone));
      const counts = { jobcodes: 1, customers: 1, entries: 1, karbonClients: 1, workItems: 1, [older]: 0 };
      for (const [each, expected] of Object.entries(counts)) {
        expect([each, await store.mirror.count(each as typeof older)]).toEqual([each, expected]);
      }
      expect(await store.journal.count()).toBe(1);
    },
  );

  it('are told from those of today by the version that each row carries', async () => {
    const database = await openDatabase(await writtenBefore());
    const [row] = await database.getAll('customers');
    expect(row).toEqual({ ...customer('50', 'Acme Co'), recordVersion: recordVersions.customers });
  });

  it('are none where a row has no version and there has been one shape alone', async () => {
    const name = await writtenBefore();
    await changeRows(name, ['jobcodes', 'links'], ({ recordVersion: _, ...row }) => row);
    const store = await openStore(name);
    expect(await store.mirror.get('jobcodes', '10')).toEqual(jobcode('10', 'Acme Co'));
    expect(await coveredIn(store)).toEqual(without());
    expect([...(await store.links.of('quickbooks', 'company'))]).toEqual([['KeyA0001', '50']]);
  });
});

describe("the user's own rows of an older shape", () => {
  const oldError = { code: 'oddAnswer', system: 'quickbooks', retryAt: null, detail: 'a page of HTML' };

  it('speak of answers of an unknown form by the name of today', async () => {
    const name = await writtenBefore();
    await changeRows(name, ['connections'], ({ recordVersion: _, ...row }) => ({
      ...row,
      lastError: { ...oldError, at: 7 },
    }));
    await changeRows(name, ['journal'], ({ recordVersion: _, ...row }) => ({
      ...row,
      state: 'failed',
      outcome: { kind: 'failed', error: oldError },
    }));
    const store = await openStore(name);
    const known = { ...oldError, code: 'invalidResponse' };
    expect(await store.connections.read('karbon')).toMatchObject({
      identity: 'TenantKey1',
      lastError: { ...known, at: 7 },
    });
    expect(await store.journal.run('run')).toEqual([
      {
        ...journalEntry('run', 0, 1, { state: 'failed', outcome: { kind: 'failed', error: known as never } }),
        runNumber: 1,
        recordVersion: recordVersions.journal,
      },
    ]);
    expect(await coveredIn(store)).toEqual(without());
  });

  it('get the defaults of what was not known then', async () => {
    const name = await writtenBefore();
    await changeRows(name, ['connections'], () => ({ system: 'karbon', identity: 'TenantKey1' }));
    expect(await (await openStore(name)).connections.read('karbon')).toMatchObject({
      identity: 'TenantKey1',
      account: null,
      lastError: null,
      failures: 0,
    });
  });

  it('are left out one by one where they are of no known form, which is reported without a value', async () => {
    const reported = vi.spyOn(console, 'error').mockReturnValue();
    const name = await writtenBefore();
    const store = await openStore(name);
    await store.journal.plan([journalEntry('odd', 0, 2)]);
    await changeRows(name, ['journal'], ({ recordVersion: _, ...row }) =>
      row.runId === 'odd' ? { ...row, item: { ...Object(row.item), title: ['Secret Client'] } } : row,
    );
    const { journal } = await openStore(name);
    expect([await journal.run('odd'), await journal.count()]).toEqual([[], 1]);
    expect(reported).toHaveBeenCalledTimes(1);
    expect(String(reported.mock.calls)).toContain('item.title');
    expect(String(reported.mock.calls)).not.toContain('Secret Client');
  });
});

describe('lists that a colleague’s file has brought', () => {
  const row: SharedListRow = {
    list: 'karbonUsers',
    system: 'karbon',
    from: 'quickbooks',
    account: 'TenantKey1',
    asOf: 5,
    wholeAt: 5,
    cursor: '',
    leftOut: 0,
    state: 'waiting',
    count: 1,
    wrongCount: 0,
    records: [{ key: 'U', name: 'Lee', email: '' }],
  };

  /** A database with such a list, of a file that was saved at 7. */
  async function received(): Promise<string> {
    const name = await writtenBefore();
    const store = await openStore(name);
    const connection = await store.connections.read('quickbooks');
    const customerList = { savedAt: 7, size: 3 } as unknown as CustomerListFacts;
    await store.connections.update(connection, { customerList });
    await store.sharedLists.receive('quickbooks', connection.identity, [row]);
    return name;
  }

  it('stay as they are while they are of today', async () => {
    const store = await openStore(await received());
    expect(await store.sharedLists.all()).toMatchObject([row]);
    expect((await store.connections.read('quickbooks')).customerList).toMatchObject({ savedAt: 7 });
  });

  it('of an older shape are gone, and the file counts as not read', async () => {
    const name = await received();
    await makeOlder(name, ['sharedLists']);
    const store = await openStore(name);
    expect(await store.sharedLists.all()).toEqual([]);
    expect((await store.connections.read('quickbooks')).customerList).toMatchObject({ savedAt: 0, size: 3 });
    expect(await coveredIn(store)).toEqual(without());
  });

  it('of a later version are left alone', async () => {
    const name = await received();
    await changeRows(name, ['sharedLists'], (each) => ({ ...each, recordVersion: 99 }));
    await expect(openStore(name)).rejects.toMatchObject({ name: 'DatabaseError', reason: 'newer' });
  });
});

describe('an opening', () => {
  it('changes nothing where it fails, and says so', async () => {
    const name = await writtenBefore();
    await makeOlder(name, ['customers', 'journal']);
    const failing = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    await expect(openStore(name)).rejects.toMatchObject({ name: 'DatabaseError', reason: 'failed' });
    failing.mockRestore();
    const database = await openDatabase(name);
    expect(await database.count('customers')).toBe(1);
    expect(await database.count('coverage')).toBe(coverage.length);
    expect(await database.getAll('journal')).toMatchObject([{ recordVersion: 0 }]);
  });

  it.each(['customers', 'journal'] as const)(
    'refuses rows in %s that a later version has written, and leaves them alone',
    async (later) => {
      const name = await writtenBefore();
      await changeRows(name, [later], (row) => ({ ...row, recordVersion: recordVersions[later] + 1 }));
      await makeOlder(name, ['entries']);
      await expect(openStore(name)).rejects.toMatchObject({ name: 'DatabaseError', reason: 'newer' });
      const database = await openDatabase(name);
      expect([await database.count(later), await database.count('entries')]).toEqual([1, 1]);
    },
  );

  it('looks at one row of each store where all are of today', async () => {
    const name = await writtenBefore();
    const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await openStore(name);
    expect(read.mock.calls.every(([, most]) => most === 1)).toBe(true);
    expect(opened).toHaveBeenCalledTimes(1);
  });
});
