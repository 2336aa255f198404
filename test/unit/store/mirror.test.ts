import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChangeSignal, createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createMirror, type Mirror } from '../../../src/store/mirror';
import type { EntriesCoverage } from '../../../src/store/rows';
import { acme, customer, entry, jobcode, workItem } from '../services/sample-records';

let mirror: Mirror;
let changes: ChangeSignal;
let heard: string[][];
let count = 0;

beforeEach(async () => {
  count += 1;
  changes = createChangeSignal();
  mirror = createMirror(await openDatabase(`copies ${count}`), changes);
  heard = [];
  changes.subscribe((names) => heard.push([...names].sort()));
});

const coverage: EntriesCoverage = {
  kind: 'entries',
  id: 'entries:10',
  jobcodeId: '10',
  from: '2026-01-01',
  to: '2027-01-01',
  leftOut: 0,
  runningReadAt: 0,
};

async function idsOf(jobcodeIds: string[], from: string | null, to: string): Promise<string[]> {
  return (await mirror.entries({ jobcodeIds, days: { from, to } })).map(({ id }) => id).sort();
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('work comes part by part, in the order of its keys', async () => {
  await mirror.write({ put: { workItems: ['c', 'a', 'b'].map((key) => workItem(key, key, acme)) } });
  const keysAfter = async (key: string | null) => (await mirror.workAfter(key, 2)).map((item) => item.key);
  expect(await keysAfter(null)).toEqual(['a', 'b']);
  expect(await keysAfter('b')).toEqual(['c']);
  expect(await keysAfter('c')).toEqual([]);
});

it('records of some days come by their day, and are counted anew once they change', async () => {
  const days = { from: '2026-05-01', to: '2026-05-31' };
  const dates = ['2026-05-31', '2026-05-01', '2026-06-01'];
  await mirror.write({
    put: { deletedEntries: dates.map((date, at) => entry(String(at + 1), '10', date, 1)) },
  });
  expect((await mirror.dated('deletedEntries', days)).map(({ id }) => id)).toEqual(['2', '1']);
  expect(await mirror.dated('entries', days)).toEqual([]);
  expect(await mirror.datedCount('deletedEntries', days)).toBe(2);
  await mirror.write({ remove: { deletedEntries: ['1', '2'] } });
  expect(await mirror.datedCount('deletedEntries', days)).toBe(0);
});

it('records of some days come whole and in their order where they are too many to be handed over at once', async () => {
  const dates = ['2026-05-01', '2026-05-02', '2026-05-20'];
  const entries = Array.from({ length: 2_100 }, (_, at) =>
    entry(String(10_000 + at), '10', dates[at % 3] ?? '', 1),
  );
  await mirror.write({ put: { entries } });
  const found = await mirror.dated('entries', { from: '2026-05-01', to: '2026-05-31' });
  expect(found.map(({ id }) => id)).toEqual(
    dates.flatMap((date) => entries.filter((one) => one.date === date).map(({ id }) => id)),
  );
  const ofDay = await mirror.dated('entries', { from: '2026-05-02', to: '2026-05-19' });
  expect(ofDay.length).toBe(700);
  await mirror.write({ put: { entries: [entry('9', '10', '2026-05-2x', 1)] } });
  const withOdd = await mirror.dated('entries', { from: '2026-05-01', to: '2026-05-31' });
  expect(withOdd.length).toBe(2_101);
});

it('records of some days are read without being counted, a day of many at a time, and empty days by one look', async () => {
  const dates = ['2025-01-01', '2025-01-02', '2026-05-20'];
  const entries = Array.from({ length: 3_600 }, (_, at) =>
    entry(String(10_000 + at), '10', dates[at % 3] ?? '', 1),
  );
  await mirror.write({ put: { entries } });
  const read = vi.spyOn(IDBIndex.prototype, 'getAll');
  const looked = vi.spyOn(IDBIndex.prototype, 'openKeyCursor');
  const counted = vi.spyOn(IDBIndex.prototype, 'count');
  const found = await mirror.dated('entries', { from: '2025-01-01', to: '2026-12-31' });
  expect(found).toHaveLength(3_600);
  const sizes = read.mock.results.map(({ value }) => (value as IDBRequest<unknown[]>).result.length);
  // The beginning, each of the days, and the empty one after each but the first.
  expect(sizes).toEqual([1_000, 1_200, 1_200, 0, 1_200, 0]);
  expect([looked.mock.calls.length, counted.mock.calls.length]).toEqual([2, 0]);
});

describe('entries that are asked for again', () => {
  const scopeOf = (jobcodeId: string) => ({
    jobcodeIds: [jobcodeId],
    days: { from: null, to: '2027-01-01' },
  });

  it('are at hand until an entry changes', async () => {
    await mirror.write({ put: { entries: [entry('1', '10', '2026-05-01', 1)] } });
    const read = vi.spyOn(IDBIndex.prototype, 'getAll');
    const [first, again] = await Promise.all([mirror.entries(scopeOf('10')), mirror.entries(scopeOf('10'))]);
    expect(again).toBe(first);
    await mirror.write({ put: { jobcodes: [jobcode('10', 'Acme Co')] } });
    expect(await mirror.entries(scopeOf('10'))).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);
    await mirror.write({ put: { entries: [entry('2', '10', '2026-05-02', 1)] } });
    expect(await mirror.entries(scopeOf('10'))).toHaveLength(2);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('are those of the eight scopes that were asked for last', async () => {
    const ask = (jobcodeId: number) => mirror.entries(scopeOf(String(jobcodeId)));
    for (let jobcodeId = 1; jobcodeId <= 8; jobcodeId += 1) await ask(jobcodeId);
    await ask(1);
    await ask(9);
    const read = vi.spyOn(IDBIndex.prototype, 'getAll');
    for (const jobcodeId of [1, 3, 8, 9]) await ask(jobcodeId);
    expect(read).not.toHaveBeenCalled();
    await ask(2);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('are asked for anew after a failure', async () => {
    const read = vi.spyOn(IDBIndex.prototype, 'getAll').mockRejectedValueOnce(new Error('the disk is gone'));
    await expect(mirror.entries(scopeOf('10'))).rejects.toThrow('the disk is gone');
    expect(await mirror.entries(scopeOf('10'))).toEqual([]);
    expect(read).toHaveBeenCalledTimes(2);
  });
});

describe('copies', () => {
  it('finds entries by jobcode and day, both ends included', async () => {
    await mirror.write({
      put: {
        entries: [
          entry('1', '10', '2026-01-01', 1),
          entry('2', '10', '2026-01-31', 1),
          entry('3', '10', '2026-02-01', 1),
          entry('4', '1', '2026-01-15', 1),
          entry('5', '100', '2026-01-15', 1),
        ],
      },
    });
    expect(await idsOf(['10'], '2026-01-01', '2026-01-31')).toEqual(['1', '2']);
    expect(await idsOf(['10', '1'], null, '2026-12-31')).toEqual(['1', '2', '3', '4']);
  });

  it('takes entries in place of others, in one change', async () => {
    await mirror.write({
      put: { entries: [entry('1', '10', '2026-01-05', 1), entry('2', '10', '2026-03-05', 1)] },
    });
    heard = [];
    await mirror.write({
      remove: { entries: ['1'] },
      put: { entries: [entry('3', '10', '2026-01-06', 1)] },
      cover: [coverage],
    });
    expect(await idsOf(['10'], null, '2026-12-31')).toEqual(['2', '3']);
    expect(await mirror.coverage('entries:10')).toEqual(coverage);
    expect(heard).toEqual([['coverage', 'entries']]);
  });

  it('keeps of a list what its last whole reading has met', async () => {
    await mirror.write({ put: { customers: [customer('1', 'A'), customer('2', 'B')] } });
    await mirror.write({ deleteExcept: { name: 'customers', keys: new Set(['2']) } });
    expect((await mirror.all('customers')).map(({ id }) => id)).toEqual(['2']);
  });

  it('does not let a lesser record take the place of a full one', async () => {
    await mirror.write({ put: { jobcodes: [jobcode('10', 'Full')] } });
    heard = [];
    await mirror.write({ insertIfAbsent: { jobcodes: [jobcode('10', 'Lesser')] } });
    expect(heard).toEqual([]);
    await mirror.write({ insertIfAbsent: { jobcodes: [jobcode('10', 'Lesser'), jobcode('11', 'New')] } });
    expect((await mirror.all('jobcodes')).map(({ name }) => name)).toEqual(['Full', 'New']);
    expect(heard).toEqual([['jobcodes']]);
  });

  it('finds work by client and by the group it is tied to', async () => {
    await mirror.write({
      put: {
        workItems: [
          workItem('w1', 'One', acme, { relatedGroupKey: 'g' }),
          workItem('w2', 'Two', acme),
          workItem('w3', 'Three', { ...acme, key: 'other' }, { relatedGroupKey: 'g' }),
        ],
      },
    });
    expect((await mirror.workOfClient(acme.key)).map(({ key }) => key)).toEqual(['w1', 'w2']);
    expect((await mirror.workOfGroup('g')).map(({ key }) => key)).toEqual(['w1', 'w3']);
    await mirror.write({ clearWorkOfClient: acme.key });
    expect((await mirror.all('workItems')).map(({ key }) => key)).toEqual(['w3']);
  });

  it('forgets one system with its coverage and leaves the others', async () => {
    await mirror.write({
      put: { customers: [customer('1', 'A')], jobcodes: [jobcode('10', 'A')] },
      cover: [
        coverage,
        {
          kind: 'list',
          id: 'list:customers',
          list: 'customers',
          isComplete: true,
          count: 1,
          leftOut: 0,
          readAt: 0,
          cursor: '',
        },
      ],
    });
    await mirror.forget(['quickbooksTime']);
    expect(await mirror.count('jobcodes')).toBe(0);
    expect(await mirror.count('customers')).toBe(1);
    expect((await mirror.allCoverage()).map(({ id }) => id)).toEqual(['list:customers']);
  });

  it('writes nothing at all where one part of a batch fails', async () => {
    await mirror.write({ put: { customers: [customer('1', 'A')] } });
    const broken = { ...customer('2', 'B'), balance: (() => 0) as unknown as number };
    await expect(
      mirror.write({ remove: { customers: ['1'] }, put: { customers: [broken] } }),
    ).rejects.toThrow();
    expect((await mirror.all('customers')).map(({ id }) => id)).toEqual(['1']);
  });
});

describe('a batch with a condition', () => {
  const batch = {
    put: { customers: [customer('50', 'Acme Co')] },
    cover: [{ ...coverage, to: '2028-01-01' }],
  };

  it('is carried out whole where it holds', async () => {
    await mirror.write({ cover: [coverage] });
    await mirror.write({ ...batch, preconditions: [{ id: coverage.id, holds: (row) => row !== undefined }] });
    expect(await mirror.count('customers')).toBe(1);
  });

  it('changes nothing and tells of nothing where it does not', async () => {
    await mirror.write({ ...batch, preconditions: [{ id: coverage.id, holds: (row) => row !== undefined }] });
    expect([await mirror.count('customers'), await mirror.allCoverage(), heard]).toEqual([0, [], []]);
  });
});
