import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListRecord } from '../../../../src/domain/records/records';
import { createMatchContextReader } from '../../../../src/services/matching/match-context';
import { createNameIndexes, type NameIndexes } from '../../../../src/services/matching/name-indexes';
import { createPageContextReaders } from '../../../../src/services/panel/page-context';
import { type Database, openDatabase } from '../../../../src/store/database';
import type { MirrorBatch } from '../../../../src/store/mirror-batch';
import { createStore, type Store } from '../../../../src/store/store';
import { seedConnection } from '../../store/seed-connection';
import { untilIndexed } from '../../store/until-indexed';
import { namedLists, wholeList } from '../../store/whole-list';
import { client, clientPage, customer, jobcode } from '../sample-records';

let count = 0;

async function openFirm(): Promise<Store> {
  return (await openFirmIn()).store;
}

async function openFirmIn(): Promise<{ readonly database: Database; readonly store: Store }> {
  count += 1;
  const database = await openDatabase(`name indexes ${count}`);
  const store = createStore(database, { packAfterMs: 0 });
  for (const system of ['karbon', 'quickbooksTime', 'quickbooks'] as const)
    await seedConnection(store, system);
  await store.mirror.write({ cover: namedLists.map(wholeList) });
  return { database, store };
}

/** Has the indexes stored that a page needs. */
async function storeIndexes(database: Database, store: Store): Promise<void> {
  const indexes = createNameIndexes(store);
  const { namingRule } = await store.settings.read();
  await Promise.all([
    indexes.whole('quickbooksTime'),
    indexes.whole('quickbooks'),
    indexes.clientPathOwners(namingRule),
  ]);
  await untilIndexed(database, ['jobcodes', 'customers', 'karbonClients']);
}

afterEach(() => {
  vi.restoreAllMocks();
});

const names = ['Acme', 'ACME Inc', 'Acme Birch', 'Birch', 'Audit', 'Audti'];
const ids = ['0', '1', '2', '3', '4', '5'];
const name = fc.constantFrom(...names);
const id = fc.constantFrom(...ids);
const parentId = fc.oneof(fc.constant(null), id);
const put = fc.oneof(
  fc
    .record({ id, name, parentId, isActive: fc.boolean(), isOfClients: fc.boolean(), isToAll: fc.boolean() })
    .map(
      (of): MirrorBatch => ({
        put: {
          jobcodes: [
            {
              ...jobcode(of.id, of.name, of.parentId),
              isActive: of.isActive,
              type: of.isOfClients ? 'regular' : 'pto',
              assignedToAll: of.isToAll,
            },
          ],
        },
      }),
    ),
  fc.record({ id, name, parentId }).map(
    (of): MirrorBatch => ({
      put: { customers: [customer(of.id, of.name, of.parentId)] },
    }),
  ),
  fc.record({ id, name }).map((of): MirrorBatch => ({ put: { karbonClients: [client(of.id, of.name)] } })),
);
const gone = fc
  .record({ id, of: fc.constantFrom('jobcodes' as const, 'customers' as const, 'karbonClients' as const) })
  .map(({ id: key, of }): MirrorBatch => ({ remove: { [of]: [key] } }));
const batch = fc.oneof({ weight: 4, arbitrary: put }, gone);

function inOrder(records: Iterable<ListRecord>): readonly string[] {
  return Array.from(records, (record) => JSON.stringify(record)).sort();
}

/** What is said of all names by the whole lists, or by the parts about each. */
async function saidBy(indexes: NameIndexes, store: Store, isWhole: boolean) {
  const { namingRule } = await store.settings.read();
  const listOf = async (list: 'quickbooksTime' | 'quickbooks') => {
    const all = isWhole ? await indexes.whole(list) : null;
    const said = names.map(async (topName) => {
      const index = all ?? (await indexes.relatives(list, { ids: [], topNames: [topName] }));
      const found = index.findByPath([topName]);
      return [inOrder(found), found.map(({ id: each }) => inOrder(index.childrenOf(each))).sort()];
    });
    const near = names.map((each) =>
      inOrder(
        all
          ?.siblingsUnder(null)
          .findSimilar([each], () => false)
          .map(({ record }) => record) ?? [],
      ),
    );
    return [await Promise.all(said), near];
  };
  const lists = [await listOf('quickbooksTime'), await listOf('quickbooks')];
  const owners = names.map(async (each) => {
    const of = isWhole
      ? await indexes.clientPathOwners(namingRule)
      : await indexes.ownersAt(namingRule, [each]);
    return of
      .at([each], '0')
      .map(({ key }) => key)
      .sort();
  });
  const trees = ids.map(async (each) => {
    const tree = await indexes.treeAround([each]);
    return [[...tree.below([each])].sort(), tree.upwards(each), tree.nameBelow(each, new Set())];
  });
  return [lists, await Promise.all(owners), await Promise.all(trees)];
}

describe('the lists of names in memory', () => {
  it.each([
    ['whole', true],
    ['in parts', false],
  ] as const)(
    'are, %s, what a new worker reads, whatever changes',
    async (_, isWhole) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(batch, { minLength: 3, maxLength: 14 }),
          fc.nat(5),
          async (batches, from) => {
            const store = await openFirm();
            const indexes = createNameIndexes(store);
            for (const [at, each] of batches.entries()) {
              await store.mirror.write(each);
              if (at >= from) await saidBy(indexes, store, isWhole);
            }
            expect(await saidBy(indexes, store, isWhole)).toEqual(
              await saidBy(createNameIndexes(store), store, isWhole),
            );
          },
        ),
        { numRuns: 25 },
      );
    },
    60_000,
  );

  it('are, out of the indexes that are stored, what they are of the whole lists', async () => {
    let fromStored = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { minLength: 1, maxLength: 10 }),
        fc.array(batch, { maxLength: 6 }),
        async (before, since) => {
          const { database, store } = await openFirmIn();
          for (const each of before) await store.mirror.write(each);
          await storeIndexes(database, store);
          for (const each of since) await store.mirror.write(each);
          const readStored = vi.fn();
          const restarted = createStore(database, { packAfterMs: 1_000_000 });
          const stored = createNameIndexes({
            ...restarted,
            storedIndexes: {
              async read(...of) {
                const found = await restarted.storedIndexes.read(...of);
                readStored(found !== null);
                return found;
              },
            },
          });
          // Of other code, so that nothing that is stored is of use.
          const whole = createStore(database, { packAfterMs: 1_000_000, madeBy: 'another' });
          expect(await saidBy(stored, restarted, true)).toEqual(
            await saidBy(createNameIndexes(whole), whole, true),
          );
          expect(readStored.mock.calls).toEqual([[true], [true], [true]]);
          fromStored += 1;
          database.close();
        },
      ),
      { numRuns: 60 },
    );
    expect(fromStored).toBeGreaterThanOrEqual(60);
  }, 120_000);

  it('are read again where nobody can say what has changed, and where very much has', async () => {
    const store = await openFirm();
    await store.mirror.write({ put: { jobcodes: [jobcode('1', 'Acme')] } });
    const indexes = createNameIndexes(store);
    await indexes.whole('quickbooksTime');
    await store.mirror.write({
      put: { jobcodes: Array.from({ length: 600 }, (_, at) => jobcode(`n${at}`, `Acme ${at}`)) },
    });
    expect(indexes.isAtHand('quickbooksTime')).toBe(false);
    expect((await indexes.whole('quickbooksTime')).findByPath(['Acme 599'])).toHaveLength(1);
    await store.mirror.forget(['quickbooksTime']);
    expect(indexes.isAtHand('quickbooksTime')).toBe(false);
    expect([...(await indexes.whole('quickbooksTime')).all()]).toEqual([]);
  });
});

/** Rows that come out of the database from now on, one by one or many at once. */
function countRows(): () => number {
  let rows = 0;
  for (const reader of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const method of ['get', 'getAll'] as const) {
      const read = reader[method] as (...of: unknown[]) => IDBRequest;
      vi.spyOn(reader, method).mockImplementation(function (this: unknown, ...of: unknown[]) {
        const request = read.apply(this, of);
        request.addEventListener('success', () => {
          rows += Array.isArray(request.result)
            ? request.result.length
            : Number(request.result !== undefined);
        });
        return request;
      });
    }
  }
  return () => rows;
}

it('shows a client that is in no list, after a change among 60,000 jobcodes, for fewer than thirty rows, and in a new worker for fewer than sixty', async () => {
  const { database, store } = await openFirmIn();
  const jobcodes = Array.from({ length: 60_000 }, (_, at) =>
    at < 10_000 ? jobcode(`j${at}`, `Client ${at}`) : jobcode(`j${at}`, `Audit ${at}`, `j${at % 10_000}`),
  );
  for (let from = 0; from < jobcodes.length; from += 10_000)
    await store.mirror.write({ put: { jobcodes: jobcodes.slice(from, from + 10_000) } });
  await store.mirror.write({
    put: {
      customers: jobcodes.slice(0, 2_000).map(({ id: each, name: of }) => customer(each, of)),
      karbonClients: [
        client(clientPage.key, 'Halvorsen Dental'),
        ...jobcodes.slice(0, 2_000).map(({ id: key, name: of }) => client(key, of)),
      ],
    },
  });
  const { readShown } = createPageContextReaders(
    store,
    createMatchContextReader(store, createNameIndexes(store)),
  );
  const statusIn = async () =>
    (await readShown({ ...clientPage, tenant: '' })).match?.statuses?.quickbooksTime.kind;
  expect(await statusIn()).toBe('missing');
  await untilIndexed(database, ['jobcodes', 'customers', 'karbonClients']);

  const rows = countRows();
  const shown: unknown[] = [];
  for (const change of [
    { put: { jobcodes: [jobcode('j700', 'Client 700 and more')] } },
    { put: { customers: [customer('j701', 'Another')] } },
    { put: { karbonClients: [client('j702', 'Another client')] } },
    { put: { jobcodes: [jobcode('new', 'Halvorsn Dental')] } },
    { remove: { jobcodes: ['new'] } },
    { put: { jobcodes: [jobcode('new', 'Halvorsen Dental')] } },
  ]) {
    const before = rows();
    await store.mirror.write(change);
    shown.push(await statusIn());
    expect(rows() - before).toBeLessThan(30);
  }
  expect(shown).toEqual(['missing', 'missing', 'missing', 'similar', 'missing', 'matched']);

  await store.mirror.write({ remove: { jobcodes: ['new'] } });
  const before = rows();
  const restarted = createStore(database, { packAfterMs: 1_000_000 });
  const { readShown: readAgain } = createPageContextReaders(
    restarted,
    createMatchContextReader(restarted, createNameIndexes(restarted)),
  );
  const again = await readAgain({ ...clientPage, tenant: '' });
  expect(again.match?.statuses?.quickbooksTime.kind).toBe('missing');
  expect(again.match?.statuses?.quickbooks.kind).toBe('missing');
  expect(rows() - before).toBeLessThan(60);
}, 120_000);
