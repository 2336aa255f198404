import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createCircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { openDatabase } from '../../../../src/store/database';
import { createStore } from '../../../../src/store/store';
import { SystemError } from '../../../../src/systems/http/system-error';
import { scriptedFirm } from '../scripted-systems';
import { createBench } from '../service-bench';

const waitMs = 60_000;

it('lets a failure stand until the service has answered, not merely until nothing is asked', async () => {
  const firm = scriptedFirm();
  const bench = await createBench(firm, 'health of a service');
  await bench.connectAll();
  const store = createStore(await openDatabase('health of a service'));
  let nowMs = firm.nowMs;
  const circuitBreaker = createCircuitBreaker(store, () => nowMs);
  const state = async () => {
    const { lastError, failures } = await store.connections.read('karbon');
    return { code: lastError?.code ?? null, failures };
  };

  await circuitBreaker.run('karbon', false, async () => {
    throw new SystemError('unreachable', 'karbon');
  });
  expect(await state()).toEqual({ code: 'unreachable', failures: 1 });

  nowMs += waitMs;
  expect(await circuitBreaker.run('karbon', false, async () => undefined)).toBe(true);
  expect(await state()).toEqual({ code: 'unreachable', failures: 1 });

  expect(
    await circuitBreaker.run('karbon', false, async (connection) => {
      await circuitBreaker.commitResponse(connection, {});
    }),
  ).toBe(true);
  expect(await state()).toEqual({ code: null, failures: 0 });
});
