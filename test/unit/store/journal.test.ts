import { recordVersions } from '../../../src/store/record-versions';
import type { JournalEntry } from '../../../src/store/rows';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChangeSignal } from '../../../src/store/change-signal';
import { type Database, openDatabase } from '../../../src/store/database';
import { createJournal, type Journal } from '../../../src/store/journal';
import { journalEntry } from './sample-entries';

let database: Database;
let journal: Journal;
let heard: string[][];
let count = 0;

beforeEach(async () => {
  count += 1;
  database = await openDatabase(`journal ${count}`);
  const changes = createChangeSignal();
  journal = createJournal(database, changes);
  heard = [];
  changes.subscribe((names) => heard.push([...names]));
});

afterEach(() => {
  vi.restoreAllMocks();
});

const ended = { state: 'confirmed', endedAt: 1 } as const;

function idsOf(entries: readonly JournalEntry[]): string[] {
  return entries.map(({ id }) => id);
}

/** Puts whole runs of ended steps under the journal, which `plan` would take very many calls for. */
async function keepEnded(runs: number, steps: number): Promise<void> {
  const transaction = database.transaction('journal', 'readwrite');
  for (let run = 0; run < runs; run += 1) {
    for (let position = 0; position < steps; position += 1) {
      void transaction.store.put({ ...journalEntry(`old-${run}`, position, run, ended), runNumber: run });
    }
  }
  await transaction.done;
}

const day = 86_400_000;

/** One run of one step that has ended, planned then. */
async function plan(runId: string, plannedAt: number): Promise<void> {
  await journal.plan([journalEntry(runId, 0, plannedAt, ended)]);
}

async function countOf(runId: string): Promise<number> {
  return (await journal.run(runId)).length;
}

describe('planning', () => {
  it('writes a run once, however often it is asked for', async () => {
    const steps = [journalEntry('a', 0, 1), journalEntry('a', 1, 1)];
    const asked = await Promise.all([journal.plan(steps), journal.plan(steps), journal.plan(steps)]);
    expect(asked).toEqual([true, false, false]);
    expect(await journal.run('a')).toEqual(
      steps.map((step) => ({ ...step, runNumber: 1, recordVersion: recordVersions.journal })),
    );
    expect(heard).toEqual([['journal']]);
  });

  it('writes nothing of a run of which one step is known', async () => {
    await journal.plan([journalEntry('a', 3, 1)]);
    expect(await journal.plan([journalEntry('a', 0, 2), journalEntry('a', 1, 2)])).toBe(false);
    expect(idsOf(await journal.run('a'))).toEqual(['a 3']);
  });

  it('tells runs apart of which one id begins with the other', async () => {
    await journal.plan([journalEntry('a-1', 0, 1)]);
    expect(await journal.plan([journalEntry('a', 0, 2)])).toBe(true);
    expect(idsOf(await journal.run('a'))).toEqual(['a 0']);
  });

  it('has nothing to write where there are no steps', async () => {
    expect(await journal.plan([])).toBe(false);
    expect(heard).toEqual([]);
  });

  it.each([
    ['an entry that cannot be stored', { requestId: (() => '') as unknown as string }],
    ['an id that is there already', { id: 'b 0' }],
  ])('writes none of the steps where one of them is %s', async (_, odd) => {
    await journal.plan([journalEntry('b', 0, 1)]);
    await expect(journal.plan([journalEntry('a', 0, 1), journalEntry('a', 1, 1, odd)])).rejects.toThrow();
    expect(await journal.run('a')).toEqual([]);
    expect(await journal.count()).toBe(1);
    expect(heard).toHaveLength(1);
  });

  it('is there for the next worker when its change is heard', async () => {
    const changes = createChangeSignal();
    const found = new Promise<number>((resolve) => {
      changes.subscribe(() => resolve(database.count('journal')));
    });
    await createJournal(database, changes).plan([journalEntry('a', 0, 1)]);
    expect(await found).toBe(1);
  });
});

describe('updating', () => {
  it('changes what is named and leaves the rest, several entries in one change', async () => {
    await journal.plan([journalEntry('a', 0, 1), journalEntry('a', 1, 1)]);
    heard = [];
    await journal.update([
      { id: 'a 0', state: 'confirmed', endedAt: 5, outcome: { kind: 'done' }, recordId: '50' },
      { id: 'a 1', state: 'sent', sentAt: 6 },
      { id: 'a 1', requestId: 'another' },
    ]);
    expect(await journal.run('a')).toMatchObject([
      journalEntry('a', 0, 1, {
        state: 'confirmed',
        endedAt: 5,
        outcome: { kind: 'done' },
        recordId: '50',
      }),
      journalEntry('a', 1, 1, { state: 'sent', sentAt: 6, requestId: 'another' }),
    ]);
    expect(heard).toEqual([['journal']]);
  });

  it('refuses an entry that is not there, and changes none of the others', async () => {
    await journal.plan([journalEntry('a', 0, 1)]);
    heard = [];
    const change = { state: 'sent' } as const;
    await expect(
      journal.update([
        { id: 'a 0', ...change },
        { id: 'a 1', ...change },
      ]),
    ).rejects.toThrow('no such entry');
    expect(await journal.run('a')).toMatchObject([journalEntry('a', 0, 1)]);
    expect(heard).toEqual([]);
  });
});

describe('reading', () => {
  it('gives a run by position, also the tenth step after the second', async () => {
    const steps = Array.from({ length: 12 }, (_, position) => journalEntry('a', position, 1));
    await journal.plan([...steps].reverse());
    expect((await journal.run('a')).map(({ position }) => position)).toEqual(
      steps.map(({ position }) => position),
    );
    expect(await journal.run('unknown')).toEqual([]);
  });

  it('gives whole runs of which a step is planned or sent, oldest first', async () => {
    await journal.plan([journalEntry('b', 0, 20, { state: 'sent' })]);
    await journal.plan([journalEntry('a', 0, 30, ended), journalEntry('a', 1, 31)]);
    await journal.plan([journalEntry('c', 0, 10, ended), journalEntry('c', 1, 10, { state: 'failed' })]);
    await journal.plan([journalEntry('d', 0, 5, { state: 'undone' })]);
    expect(idsOf(await journal.open())).toEqual(['b 0', 'a 0', 'a 1']);
    await journal.update([
      { id: 'a 1', state: 'failed' },
      { id: 'b 0', state: 'confirmed' },
    ]);
    expect(await journal.open()).toEqual([]);
  });

  it('looks at no entry where no run is open', async () => {
    await journal.plan([journalEntry('a', 0, 1, ended)]);
    const stored = vi.spyOn(IDBIndex.prototype, 'getAll');
    const wholeStore = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await journal.open();
    expect(stored.mock.calls).toEqual([['planned'], ['sent']]);
    expect(wholeStore).not.toHaveBeenCalled();
  });

  it("gives an item's newest run whole, also where it has steps of several", async () => {
    const other = { kind: 'person', key: 'Person001', title: '', path: [], levels: [] } as const;
    await journal.plan([journalEntry('z', 0, 1), journalEntry('z', 1, 1)]);
    await journal.plan([journalEntry('a', 0, 2), journalEntry('a', 1, 3)]);
    await journal.plan([journalEntry('m', 0, 4, { item: other })]);
    expect(idsOf(await journal.newestOf('WorkKey01'))).toEqual(['a 0', 'a 1']);
    expect(idsOf(await journal.newestOf('Person001'))).toEqual(['m 0']);
    expect(await journal.newestOf('WorkKey0')).toEqual([]);
    await journal.plan([journalEntry('many', 0, 5, { item: other }), journalEntry('many', 1, 5)]);
    expect(idsOf(await journal.newestOf('WorkKey01'))).toEqual(['many 0', 'many 1']);
    expect(idsOf(await journal.newestOf('Person001'))).toEqual(['many 0', 'many 1']);
  });

  it('goes by the order of the runs, whatever the clock says of them', async () => {
    await journal.plan([journalEntry('first', 0, 900)]);
    await journal.plan([journalEntry('second', 0, 100)]);
    await journal.plan([journalEntry('third', 0, 100)]);
    expect(idsOf(await journal.newestOf('WorkKey01'))).toEqual(['third 0']);
    expect(idsOf(await journal.newest(9))).toEqual(['third 0', 'second 0', 'first 0']);
    expect(idsOf(await journal.open())).toEqual(['first 0', 'second 0', 'third 0']);
  });

  it.each([
    [1, ['a 1']],
    [2, ['a 1', 'a 0']],
    [3, ['a 1', 'a 0', 'b 0']],
    [100, ['a 1', 'a 0', 'b 0', 'c 0']],
  ])('gives the newest %i entries, newest first', async (most, expected) => {
    await journal.plan([journalEntry('c', 0, 1)]);
    await journal.plan([journalEntry('b', 0, 2)]);
    await journal.plan([journalEntry('a', 0, 3), journalEntry('a', 1, 3)]);
    expect(idsOf(await journal.newest(most))).toEqual(expected);
    expect(await journal.count()).toBe(4);
  });

  it('gives nothing of an empty journal', async () => {
    expect([await journal.newest(1), await journal.newest(9), await journal.count()]).toEqual([[], [], 0]);
  });
});

describe('keeping', () => {
  it('forgets runs of more than 400 days ago where there are more than a thousand, oldest first', async () => {
    await keepEnded(1_003, 2);
    await plan('on the day', 400 * day);
    expect(await journal.count()).toBe(2_007);
    await plan('a day later', 401 * day);
    expect([await countOf('old-0'), await countOf('old-1'), await countOf('old-2')]).toEqual([0, 0, 2]);
    for (const later of [402, 403, 404, 405]) await plan(`after ${later}`, later * day);
    // A thousand are left of it.
    expect([await countOf('old-8'), await countOf('old-9'), await journal.count()]).toEqual([0, 2, 1_994]);
  });

  it('keeps the last thousand runs whatever their age', async () => {
    await keepEnded(999, 1);
    await plan('new', 9_999 * day);
    expect(await journal.count()).toBe(1_000);
  });

  it('keeps what is younger, however many there are of it, and however many steps they have', async () => {
    await keepEnded(1_500, 6);
    await plan('new', 399 * day);
    expect(await journal.count()).toBe(9_001);
  });

  it('keeps a run that is not over, and one that is being taken back', async () => {
    await keepEnded(1_010, 2);
    await journal.update([{ id: 'old-0 1', state: 'sent' }]);
    await journal.plan([journalEntry('undo', 0, 401 * day, { undoes: 'old-1 0' })]);
    expect([await countOf('old-0'), await countOf('old-1')]).toEqual([2, 2]);
    expect([await countOf('old-2'), await countOf('old-3'), await countOf('old-4')]).toEqual([0, 0, 2]);
    await journal.update([
      { id: 'undo 0', ...ended },
      { id: 'old-0 1', ...ended },
    ]);
    await plan('new', 402 * day);
    expect([await countOf('old-0'), await countOf('old-1')]).toEqual([0, 0]);
  });

  it('forgets no run because the clock was set back, and none behind one that is young', async () => {
    await keepEnded(1_010, 1);
    await plan('far ahead', 5_000 * day);
    // The clock was 12 years ahead for once: two runs have gone.
    expect([await countOf('old-1'), await countOf('old-2'), await journal.count()]).toEqual([0, 1, 1_009]);
    await plan('set back', 10 * day);
    await plan('before all others', -10 * day);
    expect(await journal.count()).toBe(1_011);
    await plan('right again', 20 * day);
    expect([await journal.count(), await countOf('before all others')]).toEqual([1_012, 1]);
    expect(idsOf(await journal.newest(2))).toEqual(['right again 0', 'before all others 0']);
  });

  it('looks at one entry where there is nothing to forget', async () => {
    await keepEnded(1_200, 1);
    const cursors = vi.spyOn(IDBIndex.prototype, 'openCursor');
    const stepped = vi.spyOn(IDBCursor.prototype, 'continue');
    const read = vi.spyOn(IDBIndex.prototype, 'getAll');
    await plan('new', 399 * day);
    expect([cursors.mock.calls.length, stepped.mock.calls.length, read.mock.calls.length]).toEqual([1, 0, 0]);
  });

  it('has every write on the disk before it is over', async () => {
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await journal.plan([journalEntry('a', 0, 1)]);
    await journal.update([{ id: 'a 0', state: 'sent' }]);
    const strictly = ['journal', 'readwrite', { durability: 'strict' }];
    expect(opened.mock.calls).toEqual([strictly, strictly]);
  });
});

describe('the runs of some items', () => {
  const of = (key: string) => ({ item: { ...journalEntry('x', 0, 0).item, key } });

  it('are whole, each once, the newest first', async () => {
    await journal.plan([journalEntry('a', 0, 1, of('client')), journalEntry('a', 1, 1, of('work'))]);
    await journal.plan([journalEntry('b', 0, 2, of('another'))]);
    await journal.plan([journalEntry('c', 0, 3, of('work')), journalEntry('c', 1, 3, of('client'))]);
    expect((await journal.runsOf(['client', 'work'])).map(idsOf)).toEqual([
      ['c 0', 'c 1'],
      ['a 0', 'a 1'],
    ]);
    expect(await journal.runsOf(['nobody'])).toEqual([]);
  });
});
