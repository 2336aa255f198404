import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { createFailures } from '../../../../src/services/failures';
import { createNameIndexes } from '../../../../src/services/matching/name-indexes';
import { createSeenPairs } from '../../../../src/services/matching/seen-pairs';
import { openDatabase } from '../../../../src/store/database';
import type { MirrorBatch } from '../../../../src/store/mirror-batch';
import { createStore, type Store } from '../../../../src/store/store';
import { seedConnection } from '../../store/seed-connection';
import { namedLists, wholeList } from '../../store/whole-list';
import { client, customer, jobcode, workItem } from '../sample-records';

/** A firm in which names meet, come apart and go; each step is one reading of a service. */
const names = fc.constantFrom('Acme', 'Birch', 'Audit', 'Payroll');
const id = fc.nat(4);
const parent = fc.option(id);
const step = fc.oneof(
  fc.record({ kind: fc.constant('jobcode' as const), id, name: names, parent, isActive: fc.boolean() }),
  fc.record({ kind: fc.constant('jobcode' as const), id, name: names, parent, isActive: fc.constant(true) }),
  fc.record({ kind: fc.constant('customer' as const), id, name: names, parent }),
  fc.record({ kind: fc.constant('client' as const), id, name: names }),
  fc.record({ kind: fc.constant('work' as const), id, name: names, of: id }),
  fc.record({ kind: fc.constant('goneJobcode' as const), id }),
  fc.record({ kind: fc.constant('goneClient' as const), id }),
  fc.record({ kind: fc.constant('unlink' as const), id }),
  fc.record({ kind: fc.constant('choose' as const), id, record: id }),
  fc.record({ kind: fc.constant('restart' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

let count = 0;

/** @param comparesAll whether every name is compared at each reading, whatever has changed. */
async function openFirm(comparesAll: boolean) {
  count += 1;
  const store = createStore(await openDatabase(`seen ${count}`));
  for (const system of ['karbon', 'quickbooksTime', 'quickbooks'] as const)
    await seedConnection(store, system);
  await store.mirror.write({ cover: namedLists.map(wholeList) });
  const seen: Store = comparesAll
    ? {
        ...store,
        nameChanges: { read: async () => ({ changes: [{ store: 'all' }], forget: async () => undefined }) },
      }
    : store;
  const newLife = () =>
    createSeenPairs({
      store: seen,
      nameIndexes: createNameIndexes(store),
      failures: createFailures(),
      now: () => 0,
    });
  let life = newLife();

  async function take(batch: MirrorBatch): Promise<void> {
    const reading = { run: async () => (await store.mirror.write(batch)) === 'written' };
    await life.around(reading as unknown as CircuitBreaker).run('karbon', false, async () => undefined);
  }

  await take({
    put: {
      karbonClients: [client('k0', 'Acme'), client('k1', 'Birch')],
      workItems: [workItem('w0', 'Audit', client('k0', ''))],
      jobcodes: [jobcode('j0', 'Acme'), jobcode('j1', 'Audit', 'j0'), jobcode('j2', 'Birch')],
      customers: [customer('c0', 'Acme'), customer('c1', 'Audit', 'c0')],
    },
  });

  return {
    async apply(each: Step): Promise<void> {
      const batch = batchOf(each);
      if (batch) await take(batch);
      else if (each.kind === 'restart') {
        life = newLife();
        await take({});
      } else {
        const list = 'quickbooksTime';
        const { identity: account } = await store.connections.read(list);
        const key = `k${each.id}`;
        if (each.kind === 'unlink') await store.links.remove(list, account, [key]);
        if (each.kind !== 'choose') return;
        const karbon = { kind: 'organization', key } as const;
        await store.links.put([{ list, account, karbon, recordId: `j${each.record}`, at: 0 }]);
      }
    },
    async pairs() {
      const found = [];
      for (const list of ['quickbooksTime', 'quickbooks'] as const) {
        const { identity } = await store.connections.read(list);
        found.push([...(await store.links.of(list, identity))].sort());
      }
      return found;
    },
  };
}

function batchOf(step: Step): MirrorBatch | null {
  const below = (prefix: string, of: number | null) => (of === null ? null : `${prefix}${of}`);
  switch (step.kind) {
    case 'jobcode': {
      const { isActive } = step;
      return {
        put: { jobcodes: [jobcode(`j${step.id}`, step.name, below('j', step.parent), { isActive })] },
      };
    }
    case 'customer':
      return { put: { customers: [customer(`c${step.id}`, step.name, below('c', step.parent))] } };
    case 'client':
      return { put: { karbonClients: [client(`k${step.id}`, step.name)] } };
    case 'work':
      return { put: { workItems: [workItem(`w${step.id}`, step.name, client(`k${step.of}`, ''))] } };
    case 'goneJobcode':
      return { remove: { jobcodes: [`j${step.id}`] } };
    case 'goneClient':
      return { remove: { karbonClients: [`k${step.id}`] } };
    default:
      return null;
  }
}

it('pairs that are looked for among changed names alone are those of all names', async () => {
  let pairs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const [changed, all] = [await openFirm(false), await openFirm(true)];
      for (const each of steps) {
        await changed.apply(each);
        await all.apply(each);
        expect(await changed.pairs()).toEqual(await all.pairs());
      }
      pairs += (await all.pairs()).flat().length;
    }),
    { numRuns: 60 },
  );
  expect(pairs).toBeGreaterThan(200);
});

it('work below a record that was chosen for its client is paired at the next reading, whatever that brings', async () => {
  const steps: readonly Step[] = [
    { kind: 'unlink', id: 0 },
    { kind: 'client', id: 1, name: 'Acme' },
    { kind: 'work', id: 1, name: 'Payroll', of: 0 },
    { kind: 'jobcode', id: 3, name: 'Payroll', parent: 0, isActive: true },
    { kind: 'choose', id: 0, record: 0 },
    { kind: 'client', id: 2, name: 'Birch' },
  ];
  const [changed, all] = [await openFirm(false), await openFirm(true)];
  for (const each of steps) {
    await changed.apply(each);
    await all.apply(each);
  }
  const pairs = await changed.pairs();
  expect(pairs[0]).toContainEqual(['w1', 'j3']);
  expect(pairs).toEqual(await all.pairs());
});
