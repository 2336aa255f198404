import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { NewBulkRun } from '../../../src/store/bulk-runs';
import type { BulkItemRow } from '../../../src/store/rows';
import { openStore } from '../../../src/store/store';
import { makeOlder } from './older-rows';

const none = { running: 0, done: 0, alreadyDone: 0, planChanged: 0, failed: 0, left: 0, undone: 0 };

function bulkRun(id: string, count: number, more: Partial<NewBulkRun> = {}): NewBulkRun {
  return {
    id,
    state: 'running',
    isInterrupted: false,
    undoes: null,
    accounts: {
      karbon: null,
      quickbooksTime: { identity: 'company', rights: ['managesJobcodes'] },
      quickbooks: null,
    },
    startedAt: 1,
    endedAt: null,
    lastTouchedAt: 1,
    counts: { ...none, waiting: count },
    undoable: 0,
    standstill: {
      error: { code: 'unreachable', system: 'quickbooksTime', retryAt: null, detail: '' },
      sinceMs: 1,
      tries: 1,
      wasPaused: false,
    },
    givenUpInRow: 1,
    ...more,
  };
}

function bulkItem(runId: string, position: number, more: Partial<BulkItemRow> = {}): BulkItemRow {
  return {
    runId,
    position,
    item: {
      kind: 'organization',
      key: `Key${position}`,
      title: `Client ${position}`,
      choice: { kind: 'primary' },
      planId: 'plan',
    },
    state: 'waiting',
    itemRunId: `${runId}-n${position}`,
    error: null,
    isUndoable: false,
    undoesPosition: null,
    shownSteps: [{ kind: 'rename', list: 'quickbooks', path: ['acme'], id: '1', newName: 'Acme' }],
    ...more,
  };
}

const done = { state: 'done', error: null, isUndoable: true, isGivenUp: false } as const;

it('is written once, and not beside another one that is not over', async () => {
  const { bulkRuns } = await openStore('bulk once');
  const items = [bulkItem('a', 0)];
  const outcomes = await Promise.all([
    bulkRuns.insert(bulkRun('a', 1), items),
    bulkRuns.insert(bulkRun('a', 1), items),
    bulkRuns.insert(bulkRun('b', 1), [bulkItem('b', 0)]),
  ]);
  expect(outcomes).toEqual(['written', 'known', 'busy']);
  expect((await bulkRuns.newest())?.id).toBe('a');
  expect(await bulkRuns.items('b')).toEqual([]);
});

it('counts what becomes of its items, and gives them their turn in order', async () => {
  const { bulkRuns } = await openStore('bulk counts');
  const items = [0, 1, 2, 10].map((position) => bulkItem('a', position));
  await bulkRuns.insert(bulkRun('a', 4), items);
  const turn = async () => {
    const item = await bulkRuns.nextItem('a');
    if (!item) throw new Error('nothing is left');
    return item;
  };
  const first = await turn();
  expect(first.position).toBe(0);
  expect(await bulkRuns.beginItem(first, 2)).toBe(true);
  expect((await turn()).state).toBe('running');
  await bulkRuns.endItem(first, done, 3);
  const second = await turn();
  await bulkRuns.beginItem(second, 4);
  await bulkRuns.endItem(second, { ...done, state: 'failed', isUndoable: false, isGivenUp: true }, 5);
  expect(await bulkRuns.run('a')).toMatchObject({
    counts: { ...none, waiting: 2, done: 1, failed: 1 },
    undoable: 1,
    lastTouchedAt: 5,
    standstill: null,
    givenUpInRow: 1,
  });
  await bulkRuns.change('a', () => ({ state: 'paused' }));
  expect(await bulkRuns.beginItem(await turn(), 6)).toBe(false);
  expect((await turn()).position).toBe(2);
});

it('notes with what is taken back that it was', async () => {
  const { bulkRuns } = await openStore('bulk undone');
  await bulkRuns.insert(bulkRun('a', 1), [bulkItem('a', 0)]);
  await bulkRuns.endItem(bulkItem('a', 0), done, 2);
  await bulkRuns.change('a', () => ({ state: 'done', endedAt: 3 }));
  await bulkRuns.insert(bulkRun('b', 1, { undoes: 'a' }), [bulkItem('b', 0, { undoesPosition: 0 })]);
  await bulkRuns.endItem(bulkItem('b', 0, { undoesPosition: 0 }), { ...done, isUndoable: false }, 4);
  expect(await bulkRuns.run('a')).toMatchObject({ counts: { ...none, waiting: 0, undone: 1 }, undoable: 0 });
  expect((await bulkRuns.items('a')).map(({ state }) => state)).toEqual(['undone']);
});

it('forgets the oldest of more than twenty', async () => {
  const { bulkRuns } = await openStore('bulk many');
  for (let at = 0; at < 22; at += 1) {
    await bulkRuns.insert(bulkRun(`run${at}`, 1, { endedAt: 2, state: 'done' }), [bulkItem(`run${at}`, 0)]);
  }
  const kept = await Promise.all([0, 1, 2, 21].map(async (at) => (await bulkRuns.run(`run${at}`)) !== null));
  expect(kept).toEqual([false, false, true, true]);
  expect((await bulkRuns.items('run1')).length).toBe(0);
  expect((await bulkRuns.items('run2')).length).toBe(1);
  const all = await bulkRuns.newestFirst();
  expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, at) => `run${21 - at}`));
  expect(await bulkRuns.item('run2', 0)).toMatchObject({ runId: 'run2', position: 0 });
  expect(await bulkRuns.item('run2', 1)).toBe(null);
});

it('stays what it is when its rows are brought up from an earlier version', async () => {
  const { bulkRuns, ignored } = await openStore('bulk older');
  const items = [bulkItem('a', 0)];
  await bulkRuns.insert(bulkRun('a', 1), items);
  await ignored.put('account', [{ key: 'KeyA', reason: '', at: 1 }]);
  await makeOlder('bulk older', ['bulkRuns', 'bulkItems', 'ignored']);
  const later = await openStore('bulk older');
  expect(await later.bulkRuns.run('a')).toMatchObject(bulkRun('a', 1));
  expect(await later.bulkRuns.items('a')).toMatchObject(items);
  expect(await later.ignored.of('account')).toEqual([{ key: 'KeyA', reason: '', at: 1 }]);
});
