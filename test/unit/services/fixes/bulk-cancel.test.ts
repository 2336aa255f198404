import { expect, it } from 'vitest';
import { bulkRunsOf, toItsEnd } from '../../../office/bulk-life';
import { addNewClients } from '../../../office/spoiled-clients';
import { type BulkBench, bulkBench, carriedOut, statesOf } from './bulk-bench';

/** Three clients that each list is to get, and nothing else. */
async function newClientsBench(): Promise<BulkBench> {
  const bench = await bulkBench((firm) => addNewClients(firm, 3));
  const items = bench.items.filter(({ key }) => key.startsWith('NewClient'));
  expect(items).toHaveLength(3);
  return { ...bench, items };
}

/** Which of the items are customers in use. */
function customersOf({ firm, items }: BulkBench): readonly string[] {
  const titles = new Set(items.map(({ title }) => title));
  const customers = [...firm.state.quickbooksOnline.names.values()];
  return customers.flatMap(({ displayName, active }) =>
    active && titles.has(displayName) ? [displayName] : [],
  );
}

it('tells of one cut off between its lists as failed once it is cancelled, and can undo it', async () => {
  const bench = await newClientsBench();
  const { office, firm, items } = bench;
  const bulkRuns = bulkRunsOf(office);
  const user = [...firm.state.quickbooksTime.users.values()].find(({ permissions }) => permissions.admin);
  if (!user) throw new Error('the firm has no administrator');
  const before = user.permissions;
  await bulkRuns.start({ runId: 'many', items });
  user.permissions = { time_tracking: true };
  expect(await toItsEnd(office, firm)).toMatchObject({ state: 'paused', isInterrupted: true });
  expect(customersOf(bench)).toEqual([items[0]?.title]);

  await bulkRuns.steer({ runId: 'many', to: 'cancelled' });
  expect(await toItsEnd(office, firm)).toMatchObject({
    state: 'cancelled',
    canUndo: true,
    counts: { failed: 1, left: 2, waiting: 0 },
  });
  expect(await statesOf(office, 'many')).toEqual(['failed', 'left', 'left']);
  user.permissions = before;
  expect(await bulkRuns.undo({ runId: 'back', of: 'many' })).toEqual({ kind: 'begun' });
  expect(await toItsEnd(office, firm)).toMatchObject({ state: 'done', counts: { done: 1, failed: 0 } });
  expect(customersOf(bench)).toEqual([]);
});

it('goes on with an undo that was cancelled', async () => {
  const bench = await newClientsBench();
  const { office, firm } = bench;
  const bulkRuns = bulkRunsOf(office);
  await carriedOut(bench);
  await bulkRuns.undo({ runId: 'back', of: 'many' });
  await bulkRuns.steer({ runId: 'back', to: 'cancelled' });
  const cut = await toItsEnd(office, firm);
  expect(cut).toMatchObject({ state: 'cancelled', isUndo: true, canUndo: true });
  expect(cut.counts.left).toBeGreaterThan(0);
  expect(await bulkRuns.undo({ runId: 'rest', of: 'back' })).toEqual({ kind: 'begun' });
  expect(await toItsEnd(office, firm)).toMatchObject({
    state: 'done',
    canUndo: false,
    counts: { done: cut.counts.left, failed: 0 },
  });
  expect(await statesOf(office, 'many')).toEqual(['undone', 'undone', 'undone']);
  expect(customersOf(bench)).toEqual([]);
});

it('tells of one that was undone by itself as undone', async () => {
  const bench = await newClientsBench();
  const { office } = bench;
  await carriedOut(bench);
  const [first] = await office.store.bulkRuns.items('many');
  if (!first) throw new Error('nothing was done');
  await office.services.pageApi.log.undo({ runId: 'one', of: first.itemRunId });
  await expect.poll(() => statesOf(office, 'many')).toEqual(['undone', 'done', 'done']);
});
