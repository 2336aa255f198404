import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/store/database';
import type { NameChange } from '../../../src/store/rows';
import { createStore, type Store } from '../../../src/store/store';
import { client, customer, jobcode } from '../services/sample-records';
import { seedConnection } from './seed-connection';

let count = 0;
let store: Store;

async function noted(): Promise<readonly NameChange[]> {
  return (await store.nameChanges.read()).changes;
}

beforeEach(async () => {
  count += 1;
  store = createStore(await openDatabase(`name changes ${count}`));
  await (await store.nameChanges.read()).forget();
});

describe('changed names', () => {
  it('are noted with what was there before, and only where a name, place or state has changed', async () => {
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')] } });
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme', null, { assignedToAll: false })] } });
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme Co')] } });
    await store.mirror.write({ remove: { jobcodes: ['1', '2'] } });
    const place = { parentId: null, isActive: true };
    expect(await noted()).toEqual([
      { store: 'jobcodes', key: '1', before: null },
      { store: 'jobcodes', key: '1', before: { ...place, name: 'Acme' } },
      { store: 'jobcodes', key: '1', before: { ...place, name: 'Acme Co' } },
    ]);
  });

  it('of a whole list that is read are one note, and none once it is read again', async () => {
    const clients = Array.from({ length: 60 }, (_, at) => client(`k${at}`, `Client ${at}`));
    await store.mirror.write({ put: { karbonClients: clients } });
    expect(await noted()).toEqual([{ store: 'all' }]);
    await (await store.nameChanges.read()).forget();
    await store.mirror.write({ put: { karbonClients: clients } });
    expect(await noted()).toEqual([]);
  });

  it('of a list that comes in parts are compared with nothing after its first part, and noted with each', async () => {
    const part = (from: number) =>
      Array.from({ length: 60 }, (_, at) => customer(String(from + at), `Client ${at}`));
    await store.mirror.write({ put: { customers: part(0) } });
    const reads = vi.spyOn(IDBObjectStore.prototype, 'get');
    const first = await store.nameChanges.read();
    await store.mirror.write({ put: { customers: part(100) } });
    const compared = reads.mock.contexts.filter((each) => (each as IDBObjectStore).name === 'customers');
    reads.mockRestore();
    expect(compared).toEqual([]);
    // Pairs were looked for before the second part came.
    await first.forget();
    expect(await noted()).toEqual([{ store: 'all' }]);
  });

  it('that come while pairs are looked for stay', async () => {
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')] } });
    const first = await store.nameChanges.read();
    await store.mirror.write({ put: { jobcodes: [jobcode('2', 'Birch')] } });
    await first.forget();
    expect(await noted()).toMatchObject([{ key: '2' }]);
  });

  it('are forgotten with the names themselves', async () => {
    await seedConnection(store, 'quickbooksTime');
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')] } });
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme Co')] } });
    await store.accounts.disconnect('quickbooksTime');
    expect(await noted()).toEqual([{ store: 'all' }]);
    await store.accounts.wipe();
    expect(await noted()).toEqual([]);
  });
});
