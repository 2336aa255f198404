import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/domain/records/records';
import { defaultSettings } from '../../../../src/messages/settings';
import { createCircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { createFactsReader } from '../../../../src/services/connections/connection-facts';
import {
  type ConnectionService,
  createConnectionService,
} from '../../../../src/services/connections/connections';
import { createStoredDataService, type StoredDataService } from '../../../../src/services/data/stored-data';
import { openDatabase } from '../../../../src/store/database';
import { createStore, type Store } from '../../../../src/store/store';
import { journalEntry, link } from '../../store/sample-entries';
import { seedConnection } from '../../store/seed-connection';
import { customer } from '../sample-records';
import { scriptedFirm, scriptedGateways, scriptedSignIns } from '../scripted-systems';

let store: Store;
let connections: ConnectionService;
let data: StoredDataService;
let count = 0;

beforeEach(async () => {
  count += 1;
  store = createStore(await openDatabase(`data ${count}`));
  const firm = scriptedFirm();
  const now = () => firm.nowMs;
  connections = createConnectionService({
    store,
    signIns: scriptedSignIns(firm),
    facts: createFactsReader({ store, gateways: scriptedGateways(firm), now }),
    circuitBreaker: createCircuitBreaker(store, now),
    launchSignIn: () => Promise.reject(new Error('nobody signs in here')),
    redirectAddress: '',
    onConnected: () => undefined,
  });
  data = createStoredDataService({
    store,
    connections,
    whenIdle: async () => undefined,
    forgetSession: async () => undefined,
    storedBytes: async () => 0,
  });
  await connections.connect({ system: 'quickbooksTime', method: 'token', token: 'time-token' });
  await seedConnection(store, 'quickbooks');
  await store.mirror.write({ put: { customers: [customer('50', 'Acme Co')] } });
  await store.settings.save({ ...defaultSettings, appearance: 'dark' });
  await store.journal.plan([journalEntry('a', 0, 1)]);
  await store.links.put([link('WorkKey01', '50')]);
});

/** Entries of the journal and confirmed pairs. */
async function written(): Promise<readonly [number, number]> {
  return [await store.journal.count(), (await store.links.of('quickbooks', 'company')).size];
}

describe('what has been written', () => {
  it('is kept when the copies are forgotten', async () => {
    expect((await data.wipe(false)).counts.customers).toBe(0);
    expect(await written()).toEqual([1, 1]);
    expect((await store.settings.read()).appearance).toBe('dark');
  });

  it('is kept when the systemIds are disconnected', async () => {
    for (const system of systemIds) await connections.disconnect(system);
    expect(await written()).toEqual([1, 1]);
  });

  it('is forgotten when everything is removed', async () => {
    expect((await data.wipe(true)).counts.customers).toBe(0);
    expect(await written()).toEqual([0, 0]);
    expect(await store.settings.read()).toEqual(defaultSettings);
    expect(await store.vault.read('quickbooksTime')).toBeNull();
  });
});
