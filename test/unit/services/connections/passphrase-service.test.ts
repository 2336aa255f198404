import { expect, it } from 'vitest';
import { createPassphraseService } from '../../../../src/services/connections/passphrase-service';
import { createBench, settled } from '../service-bench';

it('a passphrase that has not been given is said once, and connections go on when it has been', async () => {
  const bench = await createBench();
  await bench.connectAll();
  const { passphrase, connections } = bench.services.pageApi;
  expect(await passphrase.set('first', null)).toBe('open');
  await expect(passphrase.set('second', 'wrong')).rejects.toMatchObject({ code: 'passphraseWrong' });
  expect(await passphrase.set('second', 'first')).toBe('open');
  await expect(passphrase.remove('first')).rejects.toMatchObject({ code: 'passphraseWrong' });

  // The browser is started anew.
  const next = await createBench(bench.firm, bench.name);
  const later = next.services.pageApi;
  expect(await later.passphrase.read()).toBe('locked');
  for (const { system, state } of (await later.connections.list()).connections) {
    expect(state).toBe('connected');
    expect((await later.connections.test(system)).lastError?.code).toBe('vaultLocked');
  }
  const again = { system: 'karbon', bearer: 'new', accessKey: 'new' } as const;
  await expect(later.connections.connect(again)).rejects.toMatchObject({ code: 'vaultLocked' });

  await expect(later.passphrase.open('first')).rejects.toMatchObject({ code: 'passphraseWrong' });
  expect(await later.passphrase.open('second')).toBe('open');
  expect((await later.connections.list()).connections.map(({ lastError }) => lastError)).toEqual([
    null,
    null,
    null,
  ]);
  expect(await later.connections.test('karbon')).toMatchObject({ state: 'connected', lastError: null });
  await settled(next.store);
  expect(await later.passphrase.remove('second')).toBe('none');
  expect(await connections.list()).toMatchObject({ connections: [{}, {}, {}] });
});

it('one that was forgotten costs the credentials alone', async () => {
  const bench = await createBench();
  await bench.connectAll();
  await bench.services.pageApi.passphrase.set('first', null);
  const next = await createBench(bench.firm, bench.name);
  const service = createPassphraseService(next.store, next.services.pageApi.connections);
  expect(await service.forget()).toBe('none');
  expect(await next.store.mirror.count('jobcodes')).toBe(5);
  expect((await next.services.pageApi.connections.test('karbon')).state).toBe('needsReconnect');
  const keys = { system: 'karbon', bearer: 'new', accessKey: 'new' } as const;
  expect((await next.services.pageApi.connections.connect(keys)).kind).toBe('connected');
  expect(await next.store.mirror.count('karbonClients')).toBe(3);
});
