import { describe, expect, it } from 'vitest';
import { createViewChoices } from '../../../../src/content/view-choices';
import type { TimeRange } from '../../../../src/domain/time/time-range';
import { clientPage, entry, workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, type PanelProbe, settled } from '../service-bench';
import { connectedBefore, nextRound, openSettled } from '../sync/sync-bench';

/** 30 entries more in September, of which none is in this month. */
function busyFirm() {
  const firm = scriptedFirm();
  for (let day = 1; day <= 30; day += 1) {
    firm.entries.push(entry(`5${day}`, '11', `2026-09-${String(day).padStart(2, '0')}`, 1));
  }
  return firm;
}

function shownOf(panel: PanelProbe) {
  const { time } = panel.view();
  return { range: time?.range, rows: time?.entries.length };
}

describe('what the user has chosen to see', () => {
  it('is on screen again from the first view of a worker that takes the place of a stopped one', async () => {
    const name = databaseName();
    const bench = await connectedBefore(busyFirm(), name);
    const choices = createViewChoices();
    const panel = bench.openPanel(choices);
    panel.show(workPage);
    await settled(bench.store);
    expect(shownOf(panel)).toEqual({ range: { kind: 'sixMonths' }, rows: 20 });
    panel.ask({ type: 'setRange', range: { kind: 'thisYear' } });
    panel.ask({ type: 'showEntries', count: 25 });
    await settled(bench.store);
    const shown = { range: { kind: 'thisYear' }, rows: 25 };
    expect(shownOf(panel)).toEqual(shown);

    const revived = await createBench(bench.firm, name);
    const again = revived.openPanel(choices);
    again.show(workPage);
    await settled(revived.store);
    const views = again.answers.flatMap((answer) => (answer.type === 'view' ? [answer.view] : []));
    for (const { time } of views) expect(time).toMatchObject({ range: shown.range });
    expect(shownOf(again)).toEqual(shown);
    expect(again.view().time?.total).toEqual(panel.view().time?.total);
  });

  it('is the range before while the new worker still reads another, as it was with the stopped one', async () => {
    const name = databaseName();
    const bench = await connectedBefore(busyFirm(), name);
    const choices = createViewChoices();
    const panel = bench.openPanel(choices);
    panel.show(clientPage);
    await settled(bench.store);
    panel.ask({ type: 'setRange', range: { kind: 'thisMonth' } });
    await settled(bench.store);
    choices.choose({ type: 'setRange', range: { kind: 'lifetime' } });

    const revived = await createBench(bench.firm, name);
    const again = revived.openPanel(choices);
    again.show(clientPage);
    await settled(revived.store);
    const first = again.answers[0];
    expect(first?.type === 'view' && first.view.time?.range).toEqual({ kind: 'thisMonth' });
    expect(shownOf(again).range).toEqual({ kind: 'lifetime' });
  });

  it('holds on the next page too', async () => {
    const bench = await connectedBefore(busyFirm());
    const panel = await openSettled(bench);
    panel.ask({ type: 'setRange', range: { kind: 'thisYear' } });
    panel.ask({ type: 'showEntries', count: 25 });
    panel.show(clientPage);
    await settled(bench.store);
    expect(panel.view().page.key).toBe(clientPage.key);
    expect(shownOf(panel)).toEqual({ range: { kind: 'thisYear' }, rows: 25 });
  });
});

describe('a panel that is open when the day ends', () => {
  /** Ten minutes before midnight in Denver, the zone of the account. */
  const tenToMidnight = (day: string) => Date.parse(`${day}T23:50:00-07:00`);

  it.each<[TimeRange['kind'], string, string, { from: string; to: string }]>([
    ['thisMonth', '2026-11-30', '2026-12-01', { from: '2026-12-01', to: '2026-12-01' }],
    ['thisYear', '2026-12-31', '2027-01-01', { from: '2027-01-01', to: '2027-01-01' }],
    ['sixMonths', '2026-12-31', '2027-01-01', { from: '2026-07-01', to: '2027-01-01' }],
    ['thisMonth', '2026-11-24', '2026-11-25', { from: '2026-11-01', to: '2026-11-25' }],
  ])('goes on with the next one: %s on %s', async (kind, today, tomorrow, days) => {
    const firm = busyFirm();
    firm.nowMs = tenToMidnight(today);
    const bench = await connectedBefore(firm);
    const panel = await openSettled(bench);
    if (kind !== 'custom') panel.ask({ type: 'setRange', range: { kind } });
    await settled(bench.store);
    expect(panel.view().time).toMatchObject({ today, days: { to: today } });
    for (let round = 0; round < 60 && panel.view().time?.today === today; round += 1) await nextRound(bench);
    expect(panel.view().time).toMatchObject({ today: tomorrow, days });
  });
});

describe('a state that is told again', () => {
  async function asked(bench: Bench, act: () => void): Promise<readonly string[]> {
    bench.firm.asked.length = 0;
    act();
    await settled(bench.store);
    return bench.firm.asked;
  }

  it('asks nothing of a service and draws nothing where nothing has changed', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    const before = panel.answers.length;
    expect(await asked(bench, () => panel.show({ ...workPage }))).toEqual([]);
    expect(panel.answers).toHaveLength(before);
  });

  it('has the page looked at anew where its tab comes to the front or has other names', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    panel.setVisible(false);
    await settled(bench.store);
    bench.firm.nowMs += 30_000;
    expect(await asked(bench, () => panel.setVisible(true))).toContain('quickbooksTime stamps');
    bench.firm.nowMs += 30_000;
    expect(await asked(bench, () => panel.show({ ...workPage, tab: 'tasks' }))).toContain(
      'quickbooksTime stamps',
    );
  });

  it('loses nothing of a Refresh that was pressed before Karbon had drawn its names', async () => {
    const bench = await connectedBefore();
    const panel = await openSettled(bench);
    const whole = await asked(bench, () => panel.ask({ type: 'refresh' }));
    const entriesOfPage = whole.filter((what) => what.startsWith('quickbooksTime entries'));
    expect(entriesOfPage).not.toEqual([]);
    bench.firm.nowMs += 60_000;
    const begun = await asked(bench, () => {
      panel.ask({ type: 'refresh' });
      panel.show({ ...workPage, shownTitle: 'As Karbon draws it' });
    });
    expect(begun).toEqual(expect.arrayContaining(entriesOfPage));
    expect(panel.view().isRefreshing).toBe(false);
  });
});
