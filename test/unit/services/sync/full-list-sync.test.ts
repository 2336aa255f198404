import { beforeEach, describe, expect, it } from 'vitest';
import type { Jobcode } from '../../../../src/domain/records/records';
import { createCircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { type ListChanges, syncFullList } from '../../../../src/services/sync/full-list-sync';
import { openDatabase } from '../../../../src/store/database';
import type { ConnectionRecord, ListCoverage } from '../../../../src/store/rows';
import { createStore, type Store } from '../../../../src/store/store';
import type { ListPage } from '../../../../src/systems/http/page';
import { seedConnection } from '../../store/seed-connection';
import { jobcode } from '../sample-records';
import { databaseName } from '../service-bench';

const perPage = 2;

/** A list in pages by offset, and what its service can be asked. */
interface Service {
  rows: Jobcode[];
  changed: Jobcode[];
  /** Numbers of the pages that were asked for. */
  readonly asked: number[];
  /** Done after the page of that number was answered. */
  afterPage(page: number): void;
}

function serviceOf(...ids: string[]): Service {
  return {
    rows: ids.map((id) => jobcode(id, `Client ${id}`)),
    changed: [],
    asked: [],
    afterPage: () => undefined,
  };
}

let store: Store;
let connection: ConnectionRecord;

beforeEach(async () => {
  store = createStore(await openDatabase(databaseName()));
  connection = await seedConnection(store, 'quickbooksTime');
});

/** One life of the worker; it ends by itself before a page that it may not read any more. */
async function read(service: Service, isActive: () => boolean = () => true): Promise<void> {
  async function* pages(from: string | null): AsyncGenerator<ListPage<Jobcode>> {
    for (let page = Number(from ?? 1), isLast = false; !isLast; page += 1) {
      const records = service.rows.slice((page - 1) * perPage, page * perPage);
      isLast = service.rows.length <= page * perPage;
      service.asked.push(page);
      service.afterPage(page);
      yield { records, leftOut: 0, serverNowMs: null, next: isLast ? null : String(page + 1) };
    }
  }
  const parts = {
    store,
    circuitBreaker: createCircuitBreaker(store, () => 0),
    now: () => 0,
    isActive: async () => isActive(),
  };
  await syncFullList(parts, connection, {
    list: 'jobcodes',
    name: 'jobcodes',
    pages,
    cursor: (previous) => previous ?? `stamp before page ${service.asked.at(-1)}`,
    haveMoved,
    async changes(): Promise<ListChanges> {
      const { changed } = service;
      return { batch: { put: { jobcodes: changed } }, haveRowsMoved: await haveMoved(changed) };
    },
  });
}

async function haveMoved(records: readonly Jobcode[]): Promise<boolean> {
  const known = await Promise.all(records.map(({ id }) => store.mirror.get('jobcodes', id)));
  return records.some(({ name }, at) => known[at] && known[at].name !== name);
}

async function idsThere(): Promise<string[]> {
  return (await store.mirror.all('jobcodes')).map(({ id }) => id);
}

const row = () => store.mirror.coverage<ListCoverage>('list:jobcodes');

describe('a first reading that was broken off', () => {
  it('goes on at the next page, with the stamp of the very first one, and lets what it has stay', async () => {
    const service = serviceOf('1', '2', '3', '4', '5');
    await read(service, () => service.asked.length < 2);
    expect(service.asked).toEqual([1, 2]);
    expect(await row()).toMatchObject({ isComplete: false, count: 4, next: '3' });

    await read(service);
    expect(service.asked).toEqual([1, 2, 3]);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
    expect(await row()).toMatchObject({ isComplete: true, count: 5, cursor: 'stamp before page 1' });
  });

  it('does not begin where it may not', async () => {
    const service = serviceOf('1');
    await read(service, () => false);
    expect([service.asked, await row()]).toEqual([[], null]);
  });

  it('reads its last page again where only the end of it is missing', async () => {
    const service = serviceOf('1', '2', '3');
    const { write } = store.mirror;
    store.mirror.write = (batch) =>
      batch.cover?.some((each) => each.kind === 'list' && each.isComplete)
        ? Promise.reject(new Error('the worker was stopped'))
        : write(batch);
    await expect(read(service)).rejects.toThrow('stopped');
    store.mirror.write = write;
    await read(service);
    expect(service.asked).toEqual([1, 2, 2]);
    expect(await row()).toMatchObject({ isComplete: true });
  });
});

describe('rows that shift between pages', () => {
  /** Row 1 is renamed once page 1 was answered, and goes to the end: row 3 moves up to page 1, unseen. */
  function renamedMeanwhile(): Service {
    const service = serviceOf('1', '2', '3', '4', '5');
    service.afterPage = () => {
      service.afterPage = () => undefined;
      const renamed = jobcode('1', 'Zebra');
      service.rows = [...service.rows.slice(1), renamed];
      service.changed = [renamed];
    };
    return service;
  }

  it('are seen by another life too, which meets the row again in its new place', async () => {
    const service = renamedMeanwhile();
    await read(service, () => service.asked.length < 2);
    // What has changed is in the mirror by then, as it was met.
    service.changed = [];
    await read(service);
    expect(service.asked).toEqual([1, 2, 3, 1, 2, 3]);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('are met where the list is read once more, and it is not complete before', async () => {
    const service = renamedMeanwhile();
    const completeAfter: number[] = [];
    store.changes.subscribe(async () => {
      if ((await row())?.isComplete) completeAfter.push(service.asked.length);
    });
    await read(service);
    expect(service.asked).toEqual([1, 2, 3, 1, 2, 3]);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
    await row();
    expect(Math.min(...completeAfter)).toBe(6);
  });

  it('are not read for a third time, not even by another life', async () => {
    const service = renamedMeanwhile();
    await read(service, () => service.asked.length < 4);
    expect(await row()).toMatchObject({ isComplete: false, isSecond: true, next: '2' });
    service.changed = [jobcode('2', 'Yak')];
    await read(service);
    expect(service.asked).toEqual([1, 2, 3, 1, 2, 3]);
    expect(await row()).toMatchObject({ isComplete: true });
    expect(await store.mirror.get('jobcodes', '2')).toMatchObject({ name: 'Yak' });
  });

  it('are of no concern to a list on one page', async () => {
    const service = serviceOf('1', '2');
    service.changed = [jobcode('1', 'Zebra')];
    await read(service);
    expect(service.asked).toEqual([1]);
  });
});

describe('a reading from the first page to the last', () => {
  it('drops what it has not met, also where the list was complete', async () => {
    await read(serviceOf('1', '2', '3'));
    const later = serviceOf('2', '3', '4');
    await read(later, () => false);
    expect(later.asked).toEqual([1, 2]);
    expect(await idsThere()).toEqual(['2', '3', '4']);
  });
});
