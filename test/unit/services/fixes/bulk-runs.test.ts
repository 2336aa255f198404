import { expect, it } from 'vitest';
import type { PlannedItem } from '../../../../src/messages/bulk-run';
import { compareLists, listsOf } from '../../../kill/lists';
import { bulkRunsOf, toItsEnd, viewOf } from '../../../office/bulk-life';
import { pagePlansOf } from '../../../office/page-plans';
import { pageOf, showcasePage } from '../../../office/pages';
import { addNewClients, duplicatesIn } from '../../../office/spoiled-clients';
import { bulkBench, carriedOut, reportOf, statesOf } from './bulk-bench';
import { openedOn } from './fix-bench';

it('puts many clients right, and takes all of it back', async () => {
  const awake: boolean[] = [];
  const bench = await bulkBench(undefined, { onKeptAwake: (isOn) => awake.push(isOn) });
  const { office, firm, items } = bench;
  const before = listsOf(firm.state);
  expect(items.length).toBeGreaterThan(4);
  const view = await carriedOut(bench);
  expect(view).toMatchObject({
    id: 'many',
    state: 'done',
    isInterrupted: false,
    isUndo: false,
    canUndo: true,
  });
  expect(view.counts).toMatchObject({ done: items.length, waiting: 0, running: 0, failed: 0, left: 0 });
  const report = await reportOf(office, 'many');
  expect(report.map(({ item }) => item)).toEqual(items);
  expect(report.every(({ run }) => run?.state === 'done')).toBe(true);
  expect(await pagePlansOf(office)).toEqual([]);
  expect(duplicatesIn(firm)).toEqual([]);
  expect(awake).toEqual([false, true, false]);

  firm.clock.advance(60_000);
  expect(await bulkRunsOf(office).undo({ runId: 'back', of: 'many' })).toEqual({ kind: 'begun' });
  const back = await toItsEnd(office, firm);
  expect(back).toMatchObject({ id: 'back', state: 'done', isUndo: true, canUndo: false });
  // QuickBooks archives nothing that has a balance, or jobs below it: that stays, and is said.
  const kept = (await reportOf(office, 'back')).filter(({ state }) => state !== 'done');
  const refusal = { kind: 'refused', refusal: { code: 'inUse' } };
  for (const { run } of kept) expect(run?.steps.at(-1)?.outcome).toMatchObject(refusal);
  const keptKeys = kept.map(({ item }) => item.key);
  const should = items.map(({ key }) => (keptKeys.includes(key) ? 'done' : 'undone'));
  expect(await statesOf(office, 'many')).toEqual(should);
  expect(should.filter((state) => state === 'undone').length).toBeGreaterThan(10);
  const notBack = compareLists(listsOf(firm.state), before).missing;
  expect(notBack.filter((line) => !kept.some(({ item }) => line.includes(item.title)))).toEqual([]);
});

it('is begun once, one at a time, and each item once', async () => {
  const { office, firm, items } = await bulkBench();
  const bulkRuns = bulkRunsOf(office);
  const request = { runId: 'many', items: [...items, ...items] };
  const outcomes = await Promise.all([bulkRuns.start(request), bulkRuns.start(request)]);
  expect(outcomes).toEqual([{ kind: 'begun' }, { kind: 'begun' }]);
  expect(await bulkRuns.start({ runId: 'other', items })).toEqual({ kind: 'busy' });
  const view = await toItsEnd(office, firm);
  expect(view.counts.done).toBe(items.length);
  expect(duplicatesIn(firm)).toEqual([]);
});

it('pauses between two items, goes on, and leaves what it has not come to once it is cancelled', async () => {
  const { office, firm, items } = await bulkBench();
  const bulkRuns = bulkRunsOf(office);
  await bulkRuns.start({ runId: 'many', items });
  expect(await bulkRuns.steer({ runId: 'many', to: 'paused' })).toMatchObject({
    state: 'paused',
    endedAt: null,
  });
  await office.services.goOn();
  const paused = await viewOf(office);
  expect(paused).toMatchObject({ state: 'paused', isInterrupted: false, current: null });
  expect(paused.counts.running).toBe(0);
  expect(paused.counts.waiting).toBeGreaterThan(0);
  const asked = firm.asked.length;
  await office.services.goOn();
  expect(firm.asked.length).toBe(asked);
  await bulkRuns.steer({ runId: 'many', to: 'running' });
  const { journal } = office.store;
  await expect.poll(async () => (await journal.newest(1)).length).toBe(1);
  await bulkRuns.steer({ runId: 'many', to: 'cancelled' });
  const over = await toItsEnd(office, firm);
  expect(over.state).toBe('cancelled');
  expect(over.counts.done).toBeGreaterThan(0);
  expect(over.counts.left).toBe(items.length - over.counts.done);
  const states = await statesOf(office, 'many');
  expect(states.filter((state) => state === 'left').length).toBe(over.counts.left);
});

it('lets a click in a panel have its turn between two items', async () => {
  const { office, firm, items } = await bulkBench();
  const desk = await openedOn({ office }, showcasePage(firm.state, 'missingWork'));
  await bulkRunsOf(office).start({ runId: 'many', items });
  await expect.poll(async () => (await office.store.journal.newest(1)).length).toBe(1);
  await desk.press({ kind: 'primary' }, 'click');
  await desk.until(({ run }) => run?.id === 'click' && run.state === 'done');
  const after = await viewOf(office);
  // Those after the click may be under way by now, all at once.
  expect(after.counts.waiting + after.counts.running).toBeGreaterThan(0);
  // What the click has done for its client is met, and not done again.
  const { counts } = await toItsEnd(office, firm);
  expect(counts.done + counts.alreadyDone).toBe(items.length);
  const entries = await office.store.journal.newest(500);
  const order = [...new Set(entries.map(({ runId }) => runId))].reverse();
  expect(order.indexOf('click')).toBeGreaterThan(0);
  expect(order.indexOf('click')).toBeLessThan(items.length - 1);
});

it('does clients before work, and for work what a client has left of what was shown', async () => {
  const work = { kind: 'work', key: 'NewWork001' } as const;
  const { office, firm } = await bulkBench((each) => {
    addNewClients(each, 1);
    const [some] = each.state.karbon.workItems.values();
    if (!some) throw new Error('the firm has no work');
    const clientKey = 'NewClient0';
    const ofClient = { clientKey, clientType: 'Organization', relatedClientGroupKey: null } as const;
    for (const [at, title] of ['Opening of the books', 'Closing of the books'].entries()) {
      const key = `NewWork00${at + 1}`;
      each.state.karbon.workItems.set(key, { ...some, ...ofClient, key, title });
    }
  });
  const pages = [work, { ...work, key: 'NewWork002' }].map((each) => pageOf(firm.state, each));
  const works: PlannedItem[] = [];
  for (const page of pages) {
    const desk = await openedOn({ office }, page);
    const { plan } = desk.view();
    const choice = { kind: 'primary' } as const;
    works.push({ kind: 'work', key: page.key, title: page.shownTitle, choice, planId: plan.id });
    desk.end();
  }
  const [client] = (await pagePlansOf(office)).filter(({ item }) => item.key === 'NewClient0');
  if (!client) throw new Error('the client is not planned');
  const asked = [...works, client.item];
  const bench = { office, firm, items: asked, database: '' };
  expect((await carriedOut(bench)).counts.done).toBe(3);
  const report = await reportOf(office, 'many');
  expect(report.map(({ item }) => item.key)).toEqual(['NewClient0', 'NewWork001', 'NewWork002']);
  // Of all six that were shown for it, those of the client were done already.
  expect(report.map(({ run }) => run?.steps.map(({ step }) => step.kind))).toEqual([
    ['create', 'create'],
    ['create', 'create'],
    ['create', 'create'],
  ]);
  expect(duplicatesIn(firm)).toEqual([]);
});

it('puts one alone right for the tie-out page', async () => {
  const { office, items } = await bulkBench();
  const [item] = items;
  if (!item) throw new Error('nothing is to be put right');
  const bulkRuns = bulkRunsOf(office);
  expect(await bulkRuns.startOne({ runId: 'one', item: { ...item, planId: 'another' } })).toEqual({
    kind: 'planChanged',
  });
  expect(await bulkRuns.runOf('one')).toBe(null);
  expect(await bulkRuns.startOne({ runId: 'two', item })).toEqual({ kind: 'begun' });
  await expect.poll(async () => (await bulkRuns.runOf('two'))?.state).toBe('done');
  expect(await bulkRuns.startOne({ runId: 'three', item })).toEqual({ kind: 'alreadyDone' });
});

it('keeps what nobody wants to hear of, by account', async () => {
  const { office, firm } = await bulkBench(() => undefined);
  const { ignored, connections } = office.services.pageApi;
  const at = firm.clock.now();
  const own = (key: string) => ({ key, reason: 'asked the partner', at });
  expect(await ignored.ignore(['KeyA', 'KeyB'], 'asked the partner')).toEqual([own('KeyA'), own('KeyB')]);
  expect(await ignored.ignore(['KeyA'], null)).toEqual([own('KeyB')]);
  await connections.disconnect('karbon');
  expect(await ignored.list()).toEqual([]);
  await connections.connect({ system: 'karbon', ...firm.state.credentials.karbon });
  expect(await ignored.list()).toEqual([own('KeyB')]);
  await office.services.pageApi.data.wipe(true);
  expect(await office.store.ignored.of(firm.state.karbon.tenantKey)).toEqual([]);
});
