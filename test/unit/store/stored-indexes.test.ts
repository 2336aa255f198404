import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createNameReader } from '../../../src/domain/matching/name-reader';
import { packNames } from '../../../src/domain/matching/packed-names';
import { type Database, openDatabase } from '../../../src/store/database';
import { createStore, type Store } from '../../../src/store/store';
import { createStoredIndexes, type PackIndex } from '../../../src/store/stored-indexes';
import { customer } from '../services/sample-records';
import { seedConnection } from './seed-connection';
import { untilIndexed } from './until-indexed';
import { wholeList } from './whole-list';

let count = 0;

async function openFirm(): Promise<{ readonly database: Database; readonly store: Store }> {
  count += 1;
  const database = await openDatabase(`stored indexes ${count}`);
  const store = createStore(database, { packAfterMs: 0 });
  await seedConnection(store, 'quickbooks');
  await store.mirror.write({
    put: { customers: [customer('1', 'Acme'), customer('2', 'Birch')] },
    cover: [wholeList('customers')],
  });
  return { database, store };
}

const flags = ['isActive', 'isProject', 'billsWithParent'] as const;

function packOf(
  store: Store,
  meanwhile: () => Promise<unknown> = async () => undefined,
): PackIndex<'customers'> {
  return async () => {
    const customers = await store.mirror.all('customers');
    await meanwhile();
    const listed = customers.map(({ id, parentId, name, isActive, isProject, billsWithParent }) => {
      return { id, parentId, name, isActive, isProject, billsWithParent };
    });
    return packNames(listed, flags, createNameReader());
  };
}

/** What a new worker finds, whose code is of that version. */
async function found({ database, store }: { database: Database; store: Store }, madeBy = '', rule = '') {
  const stored = await createStoredIndexes(database, { packAfterMs: 1_000_000, madeBy }).read(
    'customers',
    rule,
    packOf(store),
  );
  return stored && { names: stored.columns.names.text, changed: [...stored.changes.keys()] };
}

async function make(firm: { database: Database; store: Store }, pack = packOf(firm.store), madeBy = '') {
  await createStoredIndexes(firm.database, { packAfterMs: 0, madeBy }).read('customers', '', pack);
  await untilIndexed(firm.database, ['customers']);
}

async function keysLeft(database: Database) {
  return [await database.getAllKeys('nameIndexes'), await database.getAllKeys('nameIndexChanges')];
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an index that is stored', () => {
  it('is found by a new worker, with what has changed since, and what goes', async () => {
    const firm = await openFirm();
    expect(await found(firm)).toBeNull();
    await make(firm);
    expect(await found(firm)).toEqual({ names: 'AcmeBirch', changed: [] });
    await firm.store.mirror.write({
      put: { customers: [customer('2', 'Birch & Co'), customer('3', 'Cole')] },
    });
    await firm.store.mirror.write({ remove: { customers: ['1'] } });
    expect(await found(firm)).toEqual({ names: 'AcmeBirch', changed: ['2', '3', '1'] });
    const stored = await createStoredIndexes(firm.database).read('customers', '', packOf(firm.store));
    expect(stored?.changes.get('3')).toMatchObject({ name: 'Cole' });
    expect(stored?.changes.get('1')).toBeNull();
  });

  it('is not used by other code, nor by another rule, and takes the place of theirs', async () => {
    const firm = await openFirm();
    await make(firm, packOf(firm.store), '1.0 a');
    expect(await found(firm, '1.0 a')).not.toBeNull();
    expect(await found(firm, '1.0 b')).toBeNull();
    expect(await found(firm, '1.0 a', 'another')).toBeNull();
    await firm.store.mirror.write({ put: { customers: [customer('3', 'Cole')] } });
    await createStoredIndexes(firm.database, { packAfterMs: 0, madeBy: '1.0 b' }).read(
      'customers',
      '',
      packOf(firm.store),
    );
    await vi.waitFor(async () => {
      expect(await found(firm, '1.0 b')).toEqual({ names: 'AcmeBirchCole', changed: [] });
    });
    expect(await found(firm, '1.0 a')).toBeNull();
  });

  it('knows what has changed while it was made', async () => {
    const firm = await openFirm();
    await make(
      firm,
      packOf(firm.store, () => firm.store.mirror.write({ put: { customers: [customer('2', 'Later')] } })),
    );
    expect(await found(firm)).toEqual({ names: 'AcmeBirch', changed: ['2'] });
  });

  it('is not there before it is whole: a worker that is stopped meanwhile leaves none, and the next makes it', async () => {
    const firm = await openFirm();
    let isStopped = false;
    const stopped: PackIndex<'customers'> = () => {
      isStopped = true;
      return new Promise(() => undefined);
    };
    await createStoredIndexes(firm.database, { packAfterMs: 0 }).read('customers', '', stopped);
    await vi.waitFor(() => expect(isStopped).toBe(true));
    await firm.store.mirror.write({ put: { customers: [customer('2', 'Later')] } });
    expect(await found(firm)).toBeNull();
    await make(firm);
    expect(await found(firm)).toEqual({ names: 'AcmeLater', changed: [] });
  });

  it('stays in use, with its changes, while another is made that never comes', async () => {
    const firm = await openFirm();
    await make(firm);
    const many = Array.from({ length: 201 }, (_, at) => customer(`n${at}`, `New ${at}`));
    await firm.store.mirror.write({ put: { customers: many } });
    let isStopped = false;
    await createStoredIndexes(firm.database, { packAfterMs: 0 }).read('customers', '', () => {
      isStopped = true;
      return new Promise(() => undefined);
    });
    await vi.waitFor(() => expect(isStopped).toBe(true));
    await firm.store.mirror.write({ remove: { customers: ['1'] } });
    expect((await found(firm))?.changed).toEqual([...many.map(({ id }) => id), '1']);
    await make(firm);
    await vi.waitFor(async () => expect((await found(firm))?.changed).toEqual([]));
  });

  it('is made of no list that has not been read to its end', async () => {
    const firm = await openFirm();
    await firm.store.mirror.write({ cover: [{ ...wholeList('customers'), isComplete: false }] });
    let asked = 0;
    await createStoredIndexes(firm.database, { packAfterMs: 0 }).read('customers', '', () => {
      asked += 1;
      return packOf(firm.store)();
    });
    await new Promise((done) => setTimeout(done, 50));
    expect(asked).toBe(0);
    expect(await keysLeft(firm.database)).toEqual([[], []]);
  });

  it.each([
    ['the connection ends', (store: Store) => store.accounts.disconnect('quickbooks')],
    [
      'another company is connected',
      (store: Store) => seedConnection(store, 'quickbooks', { identity: 'other' }),
    ],
    ['the copies are dropped', (store: Store) => store.mirror.forget(['quickbooks'])],
    [
      'very much changes',
      (store: Store) =>
        store.mirror.write({
          put: { customers: Array.from({ length: 1_001 }, (_, at) => customer(`n${at}`, `New ${at}`)) },
        }),
    ],
    ['all is forgotten', (store: Store) => store.accounts.wipe()],
  ] as const)('goes where %s, and so does one that is being made', async (_, happen) => {
    const firm = await openFirm();
    await make(firm);
    await happen(firm.store);
    expect(await keysLeft(firm.database)).toEqual([[], []]);

    const other = await openFirm();
    let isBegun = false;
    let goOn = () => {};
    const waiting = new Promise<void>((done) => {
      goOn = done;
    });
    await createStoredIndexes(other.database, { packAfterMs: 0 }).read(
      'customers',
      '',
      packOf(other.store, () => {
        isBegun = true;
        return waiting;
      }),
    );
    await vi.waitFor(() => expect(isBegun).toBe(true));
    await happen(other.store);
    goOn();
    await new Promise((done) => setTimeout(done, 100));
    expect(await keysLeft(other.database)).toEqual([[], []]);
  });

  it.each([
    [
      'cut short',
      (index: { names: { text: string } }) => ({ ...index, names: { ...index.names, text: 'Acm' } }),
    ],
    ['of another form', (index: object) => ({ ...index, near: {} })],
    ['nothing', () => null],
  ])('is made anew where it is %s', async (_, spoil) => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const firm = await openFirm();
    await make(firm);
    const row = await firm.database.get('nameIndexes', 'customers');
    await firm.database.put(
      'nameIndexes',
      { madeBy: row?.madeBy ?? '', columns: spoil(row?.columns as never) as never },
      'customers',
    );
    expect(await found(firm)).toBeNull();
    expect(reported).toHaveBeenCalled();
    await createStoredIndexes(firm.database, { packAfterMs: 0 }).read('customers', '', packOf(firm.store));
    await vi.waitFor(async () => expect(await found(firm)).toEqual({ names: 'AcmeBirch', changed: [] }));
  });
});
