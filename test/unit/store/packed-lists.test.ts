import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Jobcode } from '../../../src/domain/records/records';
import { createAccounts } from '../../../src/store/accounts';
import { createChangeSignal } from '../../../src/store/change-signal';
import { aesCipher } from '../../../src/store/cipher';
import { type Database, openDatabase } from '../../../src/store/database';
import { createMirror, type Mirror } from '../../../src/store/mirror';
import type { MirrorBatch } from '../../../src/store/mirror-batch';
import { packedLists } from '../../../src/store/mirrored-stores';
import { packList, readPacked } from '../../../src/store/packed-lists';
import { createKeyring } from '../../../src/store/vault-key';
import { wholeList } from './whole-list';

let count = 0;

async function openCopies(): Promise<{ readonly database: Database; readonly mirror: Mirror }> {
  count += 1;
  const database = await openDatabase(`packed ${count}`);
  return { database, mirror: createMirror(database, createChangeSignal()) };
}

const whole = wholeList('jobcodes');

function jobcode(id: number, name: string, changed: Partial<Jobcode> = {}): Jobcode {
  return {
    id: String(id),
    parentId: null,
    name,
    isActive: true,
    isProject: false,
    type: 'regular',
    assignedToAll: false,
    connectWithQuickbooks: null,
    lastModified: '',
    ...changed,
  };
}

const ids = fc.integer({ min: 1, max: 120 });
const names = fc.string({ unit: 'binary', maxLength: 4 });
const jobcodes = fc.array(
  fc.tuple(ids, names, fc.boolean()).map(([id, name, isActive]) => jobcode(id, name, { isActive })),
  { maxLength: 8 },
);
type Step = 'pack' | 'forget' | MirrorBatch;
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant('pack' as const) },
  { weight: 1, arbitrary: fc.constant('forget' as const) },
  { weight: 6, arbitrary: jobcodes.map((records) => ({ put: { jobcodes: records } })) },
  { weight: 3, arbitrary: fc.array(ids).map((gone) => ({ remove: { jobcodes: gone.map(String) } })) },
  { weight: 2, arbitrary: jobcodes.map((records) => ({ insertIfAbsent: { jobcodes: records } })) },
  {
    weight: 1,
    arbitrary: fc.array(ids, { minLength: 20 }).map((met) => ({
      deleteExcept: { name: 'jobcodes' as const, keys: new Set(met.map(String)) },
    })),
  },
);

describe('a list that is kept as columns too', () => {
  it('is what its rows are, in their order, whatever happens to them', async () => {
    let fromColumns = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 14 }), async (happens) => {
        const { database, mirror } = await openCopies();
        for (const step of happens) {
          if (step === 'forget') await mirror.forget(['quickbooksTime']);
          else if (step === 'pack') {
            await mirror.write({ cover: [whole] });
            await packList(database, 'jobcodes');
          } else await mirror.write(step);
          const rows = await database.getAll('jobcodes');
          const packed = await readPacked(database, 'jobcodes');
          if (packed) {
            fromColumns += 1;
            expect(packed.rows).toEqual(rows);
          }
          expect(await mirror.all('jobcodes')).toEqual(rows);
        }
        database.close();
      }),
      { numRuns: 150 },
    );
    expect(fromColumns).toBeGreaterThan(300);
  }, 120_000);

  it('has none before it has been read to its end', async () => {
    const { database, mirror } = await openCopies();
    await mirror.write({ put: { jobcodes: [jobcode(1, 'Acme')] }, cover: [{ ...whole, isComplete: false }] });
    await packList(database, 'jobcodes');
    expect(await readPacked(database, 'jobcodes')).toBeNull();
    await mirror.write({ cover: [whole] });
    await packList(database, 'jobcodes');
    expect((await readPacked(database, 'jobcodes'))?.rows).toHaveLength(1);
  });

  it('is worth being packed again after some changes, and loses its columns after many', async () => {
    const { database, mirror } = await openCopies();
    await mirror.write({ put: { jobcodes: [jobcode(0, 'Acme')] }, cover: [whole] });
    await packList(database, 'jobcodes');
    const change = (from: number, to: number) =>
      mirror.write({
        put: { jobcodes: Array.from({ length: to - from }, (_, at) => jobcode(from + at, 'Job')) },
      });
    await change(1, 200);
    expect(await readPacked(database, 'jobcodes')).toMatchObject({ isDue: false });
    await change(200, 202);
    expect(await readPacked(database, 'jobcodes')).toMatchObject({ isDue: true });
    await change(202, 1_002);
    expect(await readPacked(database, 'jobcodes')).toBeNull();
    expect(await mirror.all('jobcodes')).toHaveLength(1_002);
    expect(await database.getAllKeys('listChanges')).toEqual([]);
  });

  it('keeps none of a list whose connection has ended', async () => {
    const { database, mirror } = await openCopies();
    await mirror.write({ put: { jobcodes: [jobcode(1, 'Acme')] }, cover: [whole] });
    await packList(database, 'jobcodes');
    await mirror.write({ put: { jobcodes: [jobcode(2, 'Birch')] } });
    const sealing = {
      cipher: aesCipher,
      keyring: createKeyring({ load: async () => null, save: async () => undefined }),
    };
    await createAccounts(database, createChangeSignal(), sealing).disconnect('quickbooksTime');
    expect(await database.getAllKeys('listColumns')).toEqual([]);
    expect(await database.getAllKeys('listChanges')).toEqual([]);
    expect(await mirror.all('jobcodes')).toEqual([]);
  });

  it('goes by the key by which the database keeps its records', async () => {
    const { database } = await openCopies();
    for (const [name, key] of Object.entries(packedLists))
      expect(database.transaction(name as keyof typeof packedLists).store.keyPath).toBe(key);
  });
});
