import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/store/database';
import { createStore, type Store } from '../../../src/store/store';
import { customer, jobcode } from '../services/sample-records';
import { journalEntry, link } from './sample-entries';
import { accountRecord, seedConnection } from './seed-connection';

let database: Database;
let store: Store;
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`accounts ${count}`);
  store = createStore(database);
});

const harbor = { system: 'quickbooks', identity: 'harbor' } as const;
const harborLinks = [link('WorkKey01', '50', { account: 'harbor' })];
const batch = { put: { customers: [customer('50', 'Acme Co')] } };

/** How many rows each store holds, of those that hold any; that names are yet to be compared is no more than that. */
async function rows(): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(
    [...database.objectStoreNames].map(async (name) => [name, await database.count(name)] as const),
  );
  return Object.fromEntries(counts.filter(([name, held]) => held > 0 && name !== 'nameChanges'));
}

describe('a connection', () => {
  it('as the same account keeps what was mirrored, as another one forgets it', async () => {
    await seedConnection(store, 'quickbooks', { identity: 'harbor' });
    expect(await store.mirror.write(batch, harbor)).toBe('written');
    await store.mirror.write({ put: { jobcodes: [jobcode('10', 'Acme Co')] } });
    await seedConnection(store, 'quickbooks', { identity: 'harbor' }, 'signed in again');
    expect(await store.mirror.count('customers')).toBe(1);
    await seedConnection(store, 'quickbooks', { identity: 'dockside' });
    expect(await store.mirror.count('customers')).toBe(0);
    expect(await store.mirror.count('jobcodes')).toBe(1);
  });

  it('is never half there, whoever looks while it changes', async () => {
    await seedConnection(store, 'quickbooks', { identity: 'harbor' }, 'harbor');
    const looks: Promise<unknown>[] = [];
    const change = seedConnection(store, 'quickbooks', { identity: 'dockside' }, 'dockside');
    let isOver = false;
    void change.then(() => {
      isOver = true;
    });
    while (!isOver) {
      looks.push(store.vault.open('quickbooks'));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    for (const held of await Promise.all(looks)) {
      const { account, credentials } = held as { account: string; credentials: string };
      expect(credentials).toBe(account);
    }
  });

  it('that is not wanted any more at the last moment does not come about', async () => {
    const made = { credentials: 'late', record: accountRecord() };
    expect(await store.accounts.connect('karbon', made, () => false)).toBe(false);
    expect(await rows()).toEqual({});
  });

  it('that has ended, or is another one, is not written to by what was begun with it', async () => {
    const since = await seedConnection(store, 'quickbooks', { identity: 'harbor' });
    const lastError = {
      code: 'unreachable',
      system: 'quickbooks',
      retryAt: null,
      detail: '',
      at: 1,
    } as const;
    for (const become of [
      () => store.accounts.disconnect('quickbooks'),
      () => seedConnection(store, 'quickbooks', { identity: 'dockside' }),
    ]) {
      await become();
      const before = await rows();
      expect(await store.mirror.write(batch, harbor)).toBe('disowned');
      await store.connections.update(since, { lastError });
      expect(await store.accounts.update(since, accountRecord({ identity: 'harbor' }))).toBe(false);
      expect(await rows()).toEqual(before);
      expect((await store.connections.read('quickbooks')).lastError).toBeNull();
    }
  });

  it('of the same account that was signed in to anew is not called failed by what was begun before', async () => {
    const since = await seedConnection(store, 'quickbooks');
    const { account } = accountRecord();
    await seedConnection(store, 'quickbooks', { account: account && { ...account, connectedAt: 5 } });
    await store.connections.update(since, { failures: 3 });
    expect((await store.connections.read('quickbooks')).failures).toBe(0);
  });

  it('that turns out to have other rights forgets what was read with the old ones', async () => {
    const since = await seedConnection(store, 'quickbooks', { identity: 'harbor' });
    await store.mirror.write(batch, harbor);
    expect(await store.accounts.update(since, accountRecord({ identity: 'harbor, own' }))).toBe(true);
    expect(await store.mirror.count('customers')).toBe(0);
  });
});

describe('a wipe', () => {
  it('leaves nothing, the key included, and nothing comes after it', async () => {
    await seedConnection(store, 'quickbooks', { identity: 'harbor' });
    await store.mirror.write(batch, harbor);
    await store.journal.plan([journalEntry('a', 0, 1)]);
    await store.links.put(harborLinks);
    await store.backfillPause.set(true);
    await store.meteredReadCounter.increment(1);
    const held = await store.vault.open('quickbooks');
    const since = await store.connections.read('quickbooks');
    expect(Object.keys(await rows())).toEqual([
      'connections',
      'customers',
      'journal',
      'keys',
      'links',
      'settings',
      'vault',
    ]);

    const late = [
      () => store.mirror.write(batch, harbor),
      () => store.links.put(harborLinks),
      () => store.vault.renew('quickbooks', held?.revision ?? '', 'renewed'),
      () => store.connections.update(since, { failures: 1 }),
      () => store.accounts.update(since, accountRecord()),
      () => store.meteredReadCounter.increment(1),
    ];
    // What is asked for at the same time, and what comes afterwards.
    await Promise.all([
      ...late.map((write) => write()),
      store.accounts.wipe(),
      ...late.map((write) => write()),
    ]);
    for (const write of late) await write();
    expect(await rows()).toEqual({});
    expect(await database.count('nameChanges')).toBe(0);
  });

  it('is told of every store, so that nothing that was read before is shown', async () => {
    await seedConnection(store, 'quickbooks');
    await store.links.put([link('WorkKey01', '50')]);
    expect((await store.links.of('quickbooks', 'company')).size).toBe(1);
    await store.accounts.wipe();
    expect((await store.links.of('quickbooks', 'company')).size).toBe(0);
    expect((await store.connections.read('quickbooks')).account).toBeNull();
  });
});
