import { expect, it } from 'vitest';
import type { BulkItemState } from '../../../../src/messages/bulk-run';
import { bulkRunsOf, toItsEnd, viewOf } from '../../../office/bulk-life';
import type { Office } from '../../../office/office';
import { addNewClients } from '../../../office/spoiled-clients';
import { type BulkBench, bulkBench, carriedOut, reportOf, statesOf } from './bulk-bench';

const newClients = 3;

/** A run that has made clients in both lists, and in which the counts come to what the report says. */
async function clientsMade(): Promise<BulkBench> {
  const bench = await bulkBench((firm) => addNewClients(firm, newClients));
  const items = bench.items.filter(({ key }) => key.startsWith('NewClient'));
  expect(items).toHaveLength(newClients);
  expect((await carriedOut({ ...bench, items })).counts.done).toBe(newClients);
  bench.firm.clock.advance(60_000);
  return { ...bench, items };
}

/** Takes back one item of the run by itself, as the log does. */
async function undoAlone({ office, firm }: BulkBench, position: number): Promise<void> {
  const run = (await reportOf(office, 'many'))[position]?.run;
  const undoId = `undo-${position}`;
  const { log, bulkRuns } = office.services.pageApi;
  expect(await log.undo({ runId: undoId, of: run?.id ?? '' })).toEqual({ kind: 'begun' });
  await expect.poll(async () => (await bulkRuns.runOf(undoId))?.endedAt ?? null).not.toBe(null);
  firm.clock.advance(60_000);
}

/** How many items of the run its report says are in each state, of those states that there are. */
async function toldStates(office: Office): Promise<Readonly<Partial<Record<BulkItemState, number>>>> {
  const told: Partial<Record<BulkItemState, number>> = {};
  for (const { state } of await reportOf(office, 'many')) told[state] = (told[state] ?? 0) + 1;
  return told;
}

async function counted(office: Office): Promise<Readonly<Partial<Record<BulkItemState, number>>>> {
  const { counts } = await viewOf(office);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

it('counts an item that was undone by itself as its report does, and leaves it out of the undo of the whole', async () => {
  const bench = await clientsMade();
  const { office, firm } = bench;
  await undoAlone(bench, 1);
  expect(await counted(office)).toEqual({ done: 2, undone: 1 });
  expect(await toldStates(office)).toEqual({ done: 2, undone: 1 });
  expect((await viewOf(office)).canUndo).toBe(true);

  await bulkRunsOf(office).undo({ runId: 'back', of: 'many' });
  expect((await toItsEnd(office, firm)).counts).toMatchObject({ done: 2, alreadyDone: 0, failed: 0 });
  const [made] = await bulkRunsOf(office).earlier();
  expect(made).toMatchObject({ id: 'many', canUndo: false, counts: { done: 0, undone: 3 } });
  expect(await statesOf(office, 'many')).toEqual(['undone', 'undone', 'undone']);
});

it('cannot be undone any more once each of its items was undone by itself', async () => {
  const bench = await clientsMade();
  const { office } = bench;
  for (const position of bench.items.keys()) await undoAlone(bench, position);
  expect(await counted(office)).toEqual({ undone: newClients });
  expect(await toldStates(office)).toEqual({ undone: newClients });
  expect((await viewOf(office)).canUndo).toBe(false);
  expect(await bulkRunsOf(office).undo({ runId: 'back', of: 'many' })).toEqual({ kind: 'nothingToDo' });
});

it('lists the runs before the newest one, the newest first, each with what can be done about it', async () => {
  const bench = await clientsMade();
  const { office, firm } = bench;
  expect(await bulkRunsOf(office).earlier()).toEqual([]);
  await carriedOut(bench, 'second');
  firm.clock.advance(60_000);
  await carriedOut(bench, 'third');
  const earlier = await bulkRunsOf(office).earlier();
  expect(earlier.map(({ id, canUndo }) => [id, canUndo])).toEqual([
    ['second', false],
    ['many', true],
  ]);
  // An earlier one is undone as the newest is, which it then is no more.
  expect(await bulkRunsOf(office).undo({ runId: 'back', of: 'many' })).toEqual({ kind: 'begun' });
  await toItsEnd(office, firm);
  expect((await viewOf(office)).id).toBe('back');
  const after = await bulkRunsOf(office).earlier();
  expect(after.map(({ id, canUndo, counts }) => [id, canUndo, counts.undone])).toEqual([
    ['third', false, 0],
    ['second', false, 0],
    ['many', false, newClients],
  ]);
});
