import { beforeEach, describe, expect, it } from 'vitest';
import type { KarbonTimeEntry } from '../../../../src/domain/time/hours';
import { createCircuitBreaker } from '../../../../src/services/connections/circuit-breaker';
import { type MonthPage, type MonthSource, readMonth } from '../../../../src/services/hours/read-month';
import { openDatabase } from '../../../../src/store/database';
import type { HoursCoverage } from '../../../../src/store/hours-rows';
import type { ConnectionRecord } from '../../../../src/store/rows';
import { createStore, type Store } from '../../../../src/store/store';
import { SystemError } from '../../../../src/systems/http/system-error';
import { seedConnection } from '../../store/seed-connection';
import { databaseName } from '../service-bench';

const month = '2026-10';
const pages = 3;

function entryOf(page: number): KarbonTimeEntry {
  return {
    key: `e${page}`,
    userKey: 'u1',
    clientKey: 'k1',
    workKey: null,
    date: `${month}-0${page}`,
    durationSeconds: 3_600,
    roleName: null,
    taskTypeName: null,
    description: '',
    lastModified: '',
  };
}

let store: Store;
let connection: ConnectionRecord;

beforeEach(async () => {
  store = createStore(await openDatabase(databaseName()));
  connection = await seedConnection(store, 'karbon');
});

/** Three pages of an entry each. @param afterPage what happens once one of them has been answered */
function sourceOf(afterPage: (page: number) => unknown = () => undefined): MonthSource<'karbonTime'> {
  return {
    system: 'karbon',
    async *pages(_days, from): AsyncGenerator<MonthPage<'karbonTime'>> {
      for (let page = Number(from ?? 1); page <= pages; page += 1) {
        await afterPage(page);
        const next = page < pages ? String(page + 1) : null;
        yield { records: [entryOf(page)], leftOut: 0, serverNowMs: null, next };
      }
    },
  };
}

function read(source: MonthSource<'karbonTime'>): Promise<boolean> {
  const parts = { store, circuitBreaker: createCircuitBreaker(store, () => 0), now: () => 0 };
  return readMonth(parts, connection, 'karbonTime', month, source, async () => true);
}

const forget = () => store.mirror.forget(['karbon']);
const row = () => store.mirror.coverage<HoursCoverage>(`hours:karbonTime:${month}`);
const keysThere = async () => (await store.mirror.all('karbonTime')).map(({ key }) => key);

describe('a month whose copies are forgotten while it is read', () => {
  it.each([2, 3])('is not called complete with what comes from page %i on', async (page) => {
    expect(await read(sourceOf((answered) => (answered === page ? forget() : undefined)))).toBe(false);
    expect([await row(), await keysThere()]).toEqual([null, []]);
    expect(await read(sourceOf())).toBe(true);
    expect([(await row())?.isComplete, await keysThere()]).toEqual([true, ['e1', 'e2', 'e3']]);
  });

  it('is not complete either where it was, and is read again', async () => {
    await read(sourceOf());
    expect(await read(sourceOf((answered) => (answered === 2 ? forget() : undefined)))).toBe(false);
    expect([await row(), await keysThere()]).toEqual([null, []]);
  });

  it('is not called refused either', async () => {
    const refused = sourceOf(async (answered) => {
      if (answered !== 2) return;
      await forget();
      throw new SystemError('notAllowed', 'karbon');
    });
    expect(await read(refused)).toBe(false);
    expect(await row()).toBeNull();
  });

  it('holds whole where none of it had been written yet', async () => {
    expect(await read(sourceOf((answered) => (answered === 1 ? forget() : undefined)))).toBe(true);
    expect(await keysThere()).toEqual(['e1', 'e2', 'e3']);
  });
});
