import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Jobcode } from '../../../../src/domain/records/records';
import { createCircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { isListDue, syncFullList } from '../../../../src/services/sync/full-list-sync';
import { openDatabase } from '../../../../src/store/database';
import type { ConnectionRecord, ListCoverage } from '../../../../src/store/rows';
import { createStore, type Store } from '../../../../src/store/store';
import type { ListPage, ListUnrest } from '../../../../src/systems/http/page';
import { seedConnection } from '../../store/seed-connection';
import { jobcode } from '../sample-records';
import { databaseName } from '../service-bench';

const perPage = 2;
const begunAtMs = Date.parse('2026-11-18T10:00:00Z');

/** A list in pages by offset, and what its service can be asked. */
interface Service {
  rows: Jobcode[];
  changed: Jobcode[];
  /** Numbers of the pages that were asked for. */
  readonly asked: number[];
  /** Done after the page of that number was answered. */
  afterPage(page: number): void | Promise<void>;
  /** Whether it says when a record has changed. */
  tellsWhen: boolean;
  /** What it says with its last page that the list has not held still by. */
  unrest(): ListUnrest | undefined;
}

function serviceOf(...ids: string[]): Service {
  return {
    rows: ids.map((id) => jobcode(id, `Client ${id}`)),
    changed: [],
    asked: [],
    afterPage: () => undefined,
    tellsWhen: false,
    unrest: () => undefined,
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
      await service.afterPage(page);
      const unrest = isLast ? service.unrest() : undefined;
      const next = isLast ? null : String(page + 1);
      yield { records, leftOut: 0, serverNowMs: begunAtMs, next, ...(unrest && { unrest }) };
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
    placeOf: ({ name }: Jobcode) => name,
    ...(service.tellsWhen && { changedAtMs: ({ lastModified }: Jobcode) => Date.parse(lastModified) }),
    changes: async () => ({ records: service.changed }),
  });
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

  /** Each time after page 1, the row that stands first goes to the end. */
  function restless(passes: number): Service {
    const service = serviceOf('1', '2', '3', '4', '5');
    let left = passes;
    service.afterPage = (page) => {
      const [first, ...others] = service.rows;
      if (page !== 1 || left === 0 || !first) return;
      left -= 1;
      const renamed = jobcode(first.id, `Zebra ${passes - left}`);
      service.rows = [...others, renamed];
      service.changed = [...service.changed, renamed];
    };
    return service;
  }

  it('are read until nothing moves under a whole pass, and what only an earlier one has met stays', async () => {
    const service = restless(2);
    await read(service);
    expect(service.asked).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
    expect(await row()).toMatchObject({ isComplete: true });
  });

  it('are counted over the lives of the worker', async () => {
    const service = restless(2);
    await read(service, () => service.asked.length < 4);
    expect(await row()).toMatchObject({ isComplete: false, shiftedPasses: 1, next: '2' });
    await read(service, () => service.asked.length < 8);
    expect(await row()).toMatchObject({ isComplete: false, shiftedPasses: 2 });
    await read(service);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
    expect(await row()).toMatchObject({ isComplete: true });
  });

  it('never make a list complete that does not hold still: it is read anew later', async () => {
    const service = restless(4);
    await expect(read(service)).rejects.toMatchObject({ code: 'invalidResponse' });
    expect(service.asked).toHaveLength(12);
    expect(await row()).toMatchObject({ isComplete: false, next: null });
    await read(service);
    expect(await row()).toMatchObject({ isComplete: true });
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('are looked for once more where one has gone to the front and away again, and was met at its end alone', async () => {
    const service = serviceOf('2', '3', '4', '5', '9');
    service.tellsWhen = true;
    service.afterPage = (page) => {
      const front = { ...jobcode('9', 'Aardvark'), lastModified: '2026-11-18T10:00:01Z' };
      const end = { ...jobcode('9', 'Zebra'), lastModified: '2026-11-18T10:00:02Z' };
      if (page === 1) service.rows = [front, ...service.rows.slice(0, 4)];
      if (page !== 2) return;
      service.rows = [...service.rows.slice(1), end];
      service.changed = [end];
      service.afterPage = () => undefined;
    };
    await read(service);
    expect(service.asked).toEqual([1, 2, 3, 1, 2, 3]);
    expect(await idsThere()).toEqual(['2', '3', '4', '5', '9']);
  });

  it('are of no concern to a list on one page', async () => {
    const service = serviceOf('1', '2');
    service.changed = [jobcode('1', 'Zebra')];
    await read(service);
    expect(service.asked).toEqual([1]);
  });
});

describe('a list that says that it has not held still', () => {
  const told = (...unrest: (ListUnrest | undefined)[]) => vi.fn(() => unrest.shift());

  it('is read once more without what has gone, which goes from the copies', async () => {
    const service = serviceOf('1', '2', '3', '4', '5');
    service.unrest = told('rowsGone');
    service.afterPage = (page) => {
      if (page === 1) service.rows = service.rows.filter(({ id }) => id !== '1');
    };
    await read(service);
    expect(service.asked).toEqual([1, 2, 1, 2]);
    expect(await idsThere()).toEqual(['2', '3', '4', '5']);
    expect(await row()).toMatchObject({ isComplete: true, count: 4 });
  });

  it('is so in another life too, whatever that one has met', async () => {
    const service = serviceOf('1', '2', '3', '4', '5');
    await read(service, () => service.asked.length < 2);
    service.rows = service.rows.filter(({ id }) => id !== '1');
    service.asked.length = 0;
    service.rows.push(jobcode('6', 'Client 6'), jobcode('7', 'Client 7'));
    service.unrest = told('rowsGone');
    await read(service);
    expect(service.asked).toEqual([3, 1, 2, 3]);
    expect(await idsThere()).toEqual(['2', '3', '4', '5', '6', '7']);
  });

  it('is read until that brings nothing new where it counts more than it shows', async () => {
    const service = serviceOf('1', '2', '3');
    service.unrest = told(...Array<ListUnrest>(9).fill('rowsUnmet'));
    await read(service);
    expect(service.asked).toEqual([1, 2, 1, 2]);
    expect(await row()).toMatchObject({ isComplete: true });

    const later = serviceOf('1', '2', '3');
    later.unrest = told('rowsUnmet', 'rowsUnmet', 'rowsUnmet');
    later.afterPage = () => {
      if (later.asked.length === 3) later.rows.push(jobcode('4', 'Client 4'));
    };
    await read(later);
    expect(later.asked).toEqual([1, 2, 1, 2, 1, 2]);
    expect(await idsThere()).toEqual(['1', '2', '3', '4']);
  });

  it('is never complete while rows go under every reading', async () => {
    const service = serviceOf('1', '2', '3');
    service.unrest = () => 'rowsGone';
    await expect(read(service)).rejects.toMatchObject({ code: 'invalidResponse' });
    expect(await row()).toMatchObject({ isComplete: false, next: null });
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

describe('copies that are forgotten while a list is read', () => {
  const forget = () => store.mirror.forget(['quickbooksTime']);

  it('are there whole where none had been written yet', async () => {
    const service = serviceOf('1', '2', '3', '4', '5');
    service.afterPage = (answered) => (answered === 1 ? forget() : undefined);
    await read(service);
    expect(await row()).toMatchObject({ isComplete: true, count: 5 });
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([2, 3])('are not called complete with what comes from page %i on', async (page) => {
    const service = serviceOf('1', '2', '3', '4', '5');
    service.afterPage = (answered) => (answered === page ? forget() : undefined);
    await read(service);
    expect([await row(), await idsThere()]).toEqual([null, []]);
    service.afterPage = () => undefined;
    await read(service);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5']);
  });

  it('are not complete either where the list was, and is read again', async () => {
    await read(serviceOf('1', '2', '3', '4', '5'));
    const service = serviceOf('1', '2', '3', '4', '5');
    service.afterPage = (answered) => (answered === 2 ? forget() : undefined);
    await read(service);
    expect([await row(), await idsThere()]).toEqual([null, []]);
  });

  it('are not written over where another reading has begun meanwhile', async () => {
    const service = serviceOf('1', '2', '3', '4', '5');
    const other = serviceOf('1', '2', '3', '4', '5', '6', '7');
    service.afterPage = async (answered) => {
      if (answered !== 2) return;
      await forget();
      await read(other, () => other.asked.length < 2);
    };
    await read(service);
    expect(await row()).toMatchObject({ isComplete: false, count: 4, next: '3' });
    await read(other);
    expect(await idsThere()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });
});

describe('a list that was read', () => {
  const hour = 3_600_000;
  const readAt = 1_000 * hour;
  const row = (more: Partial<ListCoverage>): ListCoverage => ({
    kind: 'list',
    id: 'list:jobcodes',
    list: 'jobcodes',
    isComplete: true,
    count: 3,
    leftOut: 0,
    readAt,
    wholeAt: readAt,
    cursor: '',
    ...more,
  });

  it.each<[string, Partial<ListCoverage>, boolean, number, boolean]>([
    ['whole is left at that', {}, true, 1_000, false],
    ['in part goes on', { isComplete: false }, false, 0, true],
    ['with something left out is read again after a day', { leftOut: 1 }, false, 25, true],
    ['and not before', { leftOut: 1 }, false, 23, false],
    ['but soon where somebody asks', { leftOut: 44 }, true, 1, true],
    ['and not at each click', { leftOut: 44 }, true, 0.1, false],
    ['also where the clock was set back', { leftOut: 1 }, false, -1, true],
  ])('%s', (_, more, isUserInitiated, hoursLater, isDue) => {
    expect(isListDue(row(more), isUserInitiated, readAt + hoursLater * hour)).toBe(isDue);
  });
});
