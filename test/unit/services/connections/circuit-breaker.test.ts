import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createHealth } from '../../../../src/services/connections/circuit-breaker';
import { openDatabase } from '../../../../src/store/database';
import { createStore } from '../../../../src/store/store';
import { SourceError } from '../../../../src/systems/http/system-error';
import { scriptedFirm } from '../scripted-systems';
import { createBench } from '../service-bench';

const waitMs = 60_000;

it('lets a failure stand until the service has answered, not merely until nothing is asked', async () => {
  const firm = scriptedFirm();
  const bench = await createBench(firm, 'health of a service');
  await bench.connectAll();
  const store = createStore(await openDatabase('health of a service'));
  let nowMs = firm.nowMs;
  const health = createHealth(store, () => nowMs);
  const state = async () => {
    const { lastError, failures } = await store.connections.read('karbon');
    return { code: lastError?.code ?? null, failures };
  };

  await health.attempt('karbon', false, async () => {
    throw new SourceError('unreachable', 'karbon');
  });
  expect(await state()).toEqual({ code: 'unreachable', failures: 1 });

  nowMs += waitMs;
  expect(await health.attempt('karbon', false, async () => undefined)).toBe(true);
  expect(await state()).toEqual({ code: 'unreachable', failures: 1 });

  expect(await health.attempt('karbon', false, (connection) => health.write(connection, {}))).toBe(true);
  expect(await state()).toEqual({ code: null, failures: 0 });
});
