import { describe, expect, it } from 'vitest';
import { acme, clientPage, entry, jobcode, personPage, workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench, databaseName, settled } from '../service-bench';
import { connectedBefore, minuteMs, nextRound, openSettled } from './sync-bench';

describe('what a page costs', () => {
  it('asks QuickBooks Time twice when cold, Karbon once and once for the budget, QuickBooks not at all', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    expect([...bench.firm.asked].sort()).toEqual([
      'karbon budget WorkKey123',
      'karbon work AcmeKey123',
      'quickbooksTime entriesOf 11 null',
      'quickbooksTime stamps',
    ]);
    expect(panel.view().time?.total.seconds).toBe(3.5 * 3_600);
  });

  it('asks once whether a known page is still fresh, and shows it before', async () => {
    const bench = await connectedBefore();
    (await openSettled(bench)).session.end();
    bench.firm.asked.length = 0;
    bench.firm.nowMs += 30_000;
    const panel = await openSettled(bench);
    expect(bench.firm.asked).toEqual(['quickbooksTime stamps']);
    const first = panel.answers[0];
    expect(first?.type === 'view' && first.view.time?.total.seconds).toBe(3.5 * 3_600);
  });

  it('reads for a work item below a client whose time is known what its budget is set against, and nothing without one', async () => {
    const bench = await connectedBefore();
    const client = { ...workPage, kind: 'organization', key: acme.key, shownTitle: 'Acme Co' } as const;
    const probe = bench.openPanel();
    probe.show(client);
    await settled(bench.store);
    bench.firm.asked.length = 0;
    const item = await openSettled(bench);
    expect(item.view().budget).toMatchObject({ basis: 'allTime' });
    expect(bench.firm.asked.filter((what) => what.startsWith('quickbooksTime'))).toEqual([
      'quickbooksTime entriesOf 11 null',
    ]);
    const first = item.answers[0];
    expect(first?.type === 'view' && first.view.time?.total.seconds).toBe(3.5 * 3_600);
  });

  it('reads nothing for a work item without a budget below a client whose time is known', async () => {
    const firm = scriptedFirm();
    firm.budget = [];
    const bench = await connectedBefore(firm);
    (await openSettled(bench)).session.end();
    await bench.store.mirror.forget(['quickbooksTime']);
    await openSettled(bench, clientPage);
    bench.firm.asked.length = 0;
    await openSettled(bench);
    expect(bench.firm.countOf('quickbooksTime')).toBe(0);
  });

  it('asks nothing for a tab in the background until it comes to the front', async () => {
    const bench = await connectedBefore();
    const probe = bench.openPanel();
    probe.show(workPage, false);
    await settled(bench.store);
    expect(bench.firm.asked).toEqual([]);
    expect(probe.view().phase).toBe('ready');
    probe.setVisible(true);
    await settled(bench.store);
    expect(bench.firm.countOf('quickbooksTime')).toBe(2);
  });

  it('polls once for two panels, and not at all when both are gone', async () => {
    const bench = await connectedBefore();
    const one = await openSettled(bench);
    const two = await openSettled(bench, personPage);
    bench.firm.asked.length = 0;
    await nextRound(bench);
    expect(bench.firm.asked).toEqual(['quickbooksTime stamps']);
    one.session.end();
    two.session.end();
    expect(bench.due).toEqual([]);
  });

  it('reads more only for the range that reaches further', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench, personPage);
    bench.firm.asked.length = 0;
    panel.ask({ type: 'setRange', range: { kind: 'thisMonth' } });
    await settled(bench.store);
    expect(bench.firm.asked).toEqual([]);
    panel.ask({ type: 'setRange', range: { kind: 'lifetime' } });
    await settled(bench.store);
    expect(bench.firm.asked).toEqual(['quickbooksTime entriesOf 20 null']);
    expect(panel.view().time?.range).toEqual({ kind: 'lifetime' });
  });
});

describe('following changes', () => {
  it('takes in a new entry, one that has moved away and one that was deleted', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    bench.firm.changed = [entry('200', '11', '2026-11-18', 1), entry('101', '20', '2026-11-17', 1.5)];
    bench.firm.deletedIds = ['100'];
    bench.firm.stamps = {
      ...bench.firm.stamps,
      timesheets: '2026-11-18T18:00:00+00:00',
      timesheetsDeleted: '2026-11-18T18:00:01+00:00',
    };
    bench.firm.asked.length = 0;
    await nextRound(bench);
    expect(bench.firm.asked).toEqual([
      'quickbooksTime stamps',
      // Five seconds before the older of the two stamps, and with no filter.
      'quickbooksTime changed 2026-11-18T09:59:55+00:00',
      'quickbooksTime deleted 2026-11-10T09:59:55+00:00',
    ]);
    expect(panel.view().time?.entries.map(({ id }) => id)).toEqual(['200']);
  });

  it('goes back where the stamp goes back', async () => {
    const bench = await connectedBefore();
    await openSettled(bench);
    bench.firm.stamps = { ...bench.firm.stamps, timesheets: '2026-11-18T08:00:00+00:00' };
    bench.firm.asked.length = 0;
    await nextRound(bench);
    expect(bench.firm.asked).toContain('quickbooksTime changed 2026-11-18T07:59:55+00:00');
  });

  it('looks at running entries again although no stamp has moved', async () => {
    const bench = await connectedBefore();
    // The whole account's entries would bring it earlier.
    await bench.store.backfillPause.set(true);
    const panel = await openSettled(bench);
    const startMs = bench.firm.nowMs;
    bench.firm.entries.push(
      entry('300', '11', '2026-11-18', 0, { kind: 'regular', isRunning: true, startMs, userId: '2' }),
    );
    await nextRound(bench);
    expect(panel.view().time?.running).toEqual([]);
    await nextRound(bench, 40_000);
    expect(panel.view().time?.running).toEqual([{ entryId: '300', personName: 'Lee Park', startMs }]);
    bench.firm.entries = bench.firm.entries.filter(({ id }) => id !== '300');
    await nextRound(bench, 50_000);
    expect(panel.view().time?.running).toEqual([]);
  });

  it('says so where an entry that it looks at again has come to be unreadable, and reads the page anew once', async () => {
    const bench = await connectedBefore();
    await bench.store.backfillPause.set(true);
    const panel = await openSettled(bench);
    expect(panel.view().notices).toEqual([]);
    bench.firm.oddIds.add('101');
    bench.firm.asked.length = 0;
    await nextRound(bench, 50_000);
    expect(panel.view().time?.total.seconds).toBe(2 * 3_600);
    expect(panel.view().notices).toMatchObject([
      { code: 'recordsLeftOut', system: 'quickbooksTime', count: 1 },
    ]);
    expect(bench.firm.asked).toContain('quickbooksTime entriesOf 11 null');
    bench.firm.asked.length = 0;
    await nextRound(bench, 50_000);
    expect(bench.firm.asked.filter((what) => what.startsWith('quickbooksTime entriesOf'))).toEqual([
      'quickbooksTime entriesOf 11 2026-11-17',
    ]);
    expect(panel.view().notices).toHaveLength(1);
  });

  it('says so where a changed entry is unreadable, instead of showing it as it was', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    bench.firm.oddIds.add('101');
    bench.firm.changed = bench.firm.entries.filter(({ id }) => id === '101');
    bench.firm.stamps = { ...bench.firm.stamps, timesheets: '2026-11-18T18:00:00+00:00' };
    await nextRound(bench);
    expect(panel.view().time?.total.seconds).toBe(2 * 3_600);
    expect(panel.view().notices).toMatchObject([
      { code: 'recordsLeftOut', system: 'quickbooksTime', count: 1 },
    ]);
  });

  it('finds who has been on the clock for days when nobody has looked meanwhile', async () => {
    const bench = await connectedBefore();
    (await openSettled(bench)).session.end();
    bench.firm.nowMs += 3 * 24 * 60 * minuteMs;
    const startMs = bench.firm.nowMs - 2.5 * 24 * 60 * minuteMs;
    bench.firm.entries.push(
      entry('300', '11', '2026-11-19', 0, { kind: 'regular', isRunning: true, startMs, userId: '2' }),
    );
    const panel = await openSettled(bench);
    bench.firm.asked.length = 0;
    await nextRound(bench);
    // Seven days back, not since yesterday.
    expect(bench.firm.asked).toContain('quickbooksTime entriesOf 11 2026-11-14');
    expect(panel.view().time?.running.map(({ entryId }) => entryId)).toEqual(['300']);
  });

  it('learns of a new jobcode, and reads what comes to lie under a known one', async () => {
    const firm = scriptedFirm();
    firm.jobcodes = firm.jobcodes.map((each) => (each.id === '11' ? { ...each, parentId: '20' } : each));
    const bench = await connectedBefore(firm);
    const client = { ...workPage, kind: 'organization', key: acme.key, shownTitle: 'Acme Co' } as const;
    const panel = bench.openPanel();
    panel.show(client);
    await settled(bench.store);
    expect(panel.view().time?.total.seconds).toBe(4 * 3_600);

    firm.jobcodes = firm.jobcodes.map((each) => (each.id === '11' ? { ...each, parentId: '10' } : each));
    firm.changedJobcodes = [jobcode('11', '2025 Tax return', '10')];
    firm.stamps = { ...firm.stamps, jobcodes: '2026-11-18T18:00:00+00:00' };
    await nextRound(bench);
    expect(firm.countOf('quickbooksTime jobcodes 2026-11-01T09:59:55')).toBe(1);
    expect(panel.view().time?.total.seconds).toBe(7.5 * 3_600);
  });

  it('asks QuickBooks for changes every five minutes, or when told to refresh', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(bench.firm.countOf('quickbooks changes 2026-11-18T09:00')).toBe(1);
    await nextRound(bench);
    expect(bench.firm.countOf('quickbooks changes')).toBe(1);
    await nextRound(bench, 6 * minuteMs);
    expect(bench.firm.countOf('quickbooks changes 2026-11-18T09:30')).toBe(1);
  });
});

describe('the account of QuickBooks Time', () => {
  const dayMs = 24 * 60 * minuteMs;

  it('is read again when a panel opens a day later, and not before', async () => {
    const bench = await connectedBefore();
    (await openSettled(bench)).session.end();
    expect(bench.firm.countOf('quickbooksTime account')).toBe(0);
    bench.firm.nowMs += dayMs;
    bench.firm.canManageJobcodes = false;
    await openSettled(bench);
    expect(bench.firm.countOf('quickbooksTime account')).toBe(1);
    const { time, account } = await bench.store.connections.read('quickbooksTime');
    expect(time?.rights.canManageJobcodes).toBe(false);
    expect(account?.rights).toContain('cannotManageJobcodes');
    await openSettled(bench, personPage);
    expect(bench.firm.countOf('quickbooksTime account')).toBe(1);
  });

  it('with other rights makes the lists be read anew with them', async () => {
    const bench = await connectedBefore();
    bench.firm.nowMs += dayMs;
    bench.firm.scope = 'own';
    bench.firm.jobcodes = bench.firm.jobcodes.filter(({ id }) => id !== '12');
    const panel = await openSettled(bench);
    expect(await bench.store.mirror.get('jobcodes', '12')).toBeNull();
    expect(panel.view().notices[0]?.code).toBe('ownTimeOnly');
    expect(panel.view().time?.total.seconds).toBe(3.5 * 3_600);
  });

  it('is read of no connection that has ended meanwhile', async () => {
    const bench = await connectedBefore();
    bench.firm.nowMs += dayMs;
    const panel = bench.openPanel();
    panel.show(workPage);
    await bench.services.pageApi.connections.disconnect('quickbooksTime');
    await settled(bench.store);
    expect((await bench.store.connections.read('quickbooksTime')).account).toBeNull();
  });
});

describe('a worker that is stopped', () => {
  it('is revived over the same store and goes on where it was', async () => {
    const firm = scriptedFirm();
    const name = databaseName();
    const first = await connectedBefore(firm, name);
    (await openSettled(first)).session.end();
    firm.asked.length = 0;
    firm.nowMs += 30_000;
    firm.changed = [entry('200', '11', '2026-11-18', 1)];
    firm.stamps = { ...firm.stamps, timesheets: '2026-11-18T18:00:00+00:00' };

    const second = await createBench(firm, name);
    let answer: () => void = () => undefined;
    firm.answersAfter = new Promise((resolve) => {
      answer = resolve;
    });
    const panel = second.openPanel();
    panel.show(workPage);
    await expect.poll(() => panel.answers.length).toBeGreaterThan(0);
    expect(panel.view().time?.total.seconds).toBe(3.5 * 3_600);
    answer();
    await settled(second.store);
    expect(panel.view().time?.total.seconds).toBe(4.5 * 3_600);
    expect(firm.asked).toEqual(['quickbooksTime stamps', expect.stringMatching(/^quickbooksTime changed/)]);
  });

  it('reads a list again that it had not finished', async () => {
    const firm = scriptedFirm();
    const bench = await connectedBefore(firm);
    const row = await bench.store.mirror.coverage('list:jobcodes');
    if (row?.kind !== 'list') throw new Error('the list was not read');
    await bench.store.mirror.write({
      cover: [{ ...row, isComplete: false }],
      put: { jobcodes: [jobcode('99', 'Gone')] },
    });
    const panel = await openSettled(bench);
    expect(firm.countOf('quickbooksTime jobcodes all')).toBe(1);
    expect(await bench.store.mirror.get('jobcodes', '99')).toBeNull();
    expect(panel.view().time?.total.seconds).toBe(3.5 * 3_600);
  });
});
