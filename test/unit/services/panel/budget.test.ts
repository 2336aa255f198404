import { describe, expect, it } from 'vitest';
import { entry, jobcode, workPage } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { createBench, databaseName, settled } from '../service-bench';
import { connectedBefore, openSettled } from '../sync/sync-bench';

const hour = 3_600;

/** 3.5 h this week, and before: 2 h in March, 1 h two years ago. */
function longFirm(): ScriptedFirm {
  const firm = scriptedFirm();
  firm.entries.push(entry('90', '11', '2026-03-03', 2), entry('91', '11', '2024-11-20', 1, { userId: '2' }));
  return firm;
}

async function opened(firm: ScriptedFirm) {
  const bench = await createBench(firm);
  await bench.connectAll();
  const panel = bench.openPanel();
  panel.show(workPage);
  await settled(bench.store);
  return { bench, panel };
}

describe('the budget of a work item', () => {
  it.each([
    { kind: 'thisMonth' },
    { kind: 'thisYear' },
    { kind: 'lifetime' },
    { kind: 'custom', from: '2026-03-01', to: '2026-03-31' },
    { kind: 'custom', from: '2020-01-01', to: '2020-12-31' },
  ] as const)('is set against all its time, whatever range is listed: %j', async (range) => {
    const { bench, panel } = await opened(longFirm());
    const before = panel.view().budget;
    expect(before).toMatchObject({ basis: 'allTime', tracked: { seconds: 6.5 * hour } });
    expect(before?.lines[0]?.person).toMatchObject({ tracked: { seconds: 4 * hour } });
    bench.firm.asked.length = 0;
    panel.ask({ type: 'setRange', range });
    await settled(bench.store);
    expect(panel.view().time?.range).toEqual(range);
    expect(panel.view().budget).toEqual(before);
    expect(bench.firm.asked.filter((what) => what.startsWith('quickbooksTime entriesOf'))).toEqual([]);
  });

  it('takes one reading of its entries, as a range does', async () => {
    const bench = await connectedBefore(longFirm());
    bench.firm.asked.length = 0;
    await openSettled(bench);
    expect(bench.firm.asked.filter((what) => what.startsWith('quickbooksTime entriesOf'))).toHaveLength(1);
  });

  it('reads a range alone where nothing is estimated', async () => {
    const firm = longFirm();
    firm.budget = [];
    const bench = await connectedBefore(firm);
    await openSettled(bench);
    bench.firm.asked.length = 0;
    await bench.store.mirror.forget(['quickbooksTime']);
    const panel = await openSettled(bench);
    expect(bench.firm.asked).toContain('quickbooksTime entriesOf 11 2026-05-18');
    expect(panel.view()).toMatchObject({ budget: null, time: { total: { seconds: 3.5 * hour } } });
  });

  it('says so while a part of the time has been read', async () => {
    const { bench, panel } = await opened(longFirm());
    const row = (await bench.store.mirror.allCoverage()).find(({ id }) => id === 'entries:11');
    if (row?.kind !== 'entries') throw new Error('not covered');
    const { connections, mirror } = bench.store;
    const connection = await connections.read('quickbooksTime');
    await mirror.write({ cover: [{ ...row, from: '2026-05-01' }] }, connection);
    await settled(bench.store);
    expect(panel.view().time?.total.seconds).toBe(3.5 * hour);
    expect(panel.view().budget).toMatchObject({ basis: 'soFar' });
  });

  it('says so where an entry was left out', async () => {
    const firm = longFirm();
    firm.oddIds.add('90');
    const { panel } = await opened(firm);
    expect(panel.view().budget).toMatchObject({ basis: 'soFar', tracked: { seconds: 4.5 * hour } });
  });

  it.each([
    ['own', 'ownTime'],
    ['ownGroups', 'ownGroupsTime'],
  ] as const)('says whose time it is with rights to %s', async (scope, basis) => {
    const firm = longFirm();
    firm.scope = scope;
    firm.budget = [
      { userKey: 'u1', roleName: '', taskTypeName: '', estimateMinutes: 600, actualMinutes: 0 },
      { userKey: 'u2', roleName: '', taskTypeName: '', estimateMinutes: 60, actualMinutes: 0 },
    ];
    firm.karbonUsers = [...firm.karbonUsers, { key: 'u2', name: 'Lee Park', email: 'lee@firm.test' }];
    firm.entries = firm.entries.filter(({ userId }) => userId === '1');
    const { panel } = await opened(firm);
    expect(panel.view().budget).toMatchObject({ basis, notBudgeted: null });
    expect(panel.view().budget?.lines.map(({ name }) => name)).toEqual(['Dana Hill']);
  });

  it('is set against nothing while several jobs may be meant', async () => {
    const firm = longFirm();
    firm.jobcodes.push(jobcode('12', '2025  tax return', '10'), jobcode('13', '2025 TAX RETURN', '10'));
    firm.jobcodes = firm.jobcodes.filter(({ id }) => id !== '11');
    const { panel } = await opened(firm);
    expect(panel.view().verdict.code).toBe('choose');
    expect(panel.view().budget).toMatchObject({ basis: 'unclear', lines: [] });
  });

  it('is set against nothing while the time may be on a job of a similar name', async () => {
    const firm = longFirm();
    firm.jobcodes = firm.jobcodes.map((each) =>
      each.id === '11' ? { ...each, name: '2025 Tax retrun' } : each,
    );
    const { panel } = await opened(firm);
    expect(panel.view().matchStatuses?.quickbooksTime.kind).toBe('similar');
    expect(panel.view().budget).toMatchObject({ basis: 'unclear', lines: [] });
  });

  it('pairs whom the firm links, keeps that over a new worker, and takes it back', async () => {
    const firm = longFirm();
    firm.karbonUsers = [{ key: 'u1', name: 'Lee Park', email: 'lee@other.test' }];
    const name = databaseName();
    const bench = await connectedBefore(firm, name);
    const panel = await openSettled(bench);
    const personIn = (shown: typeof panel) => shown.view().budget?.lines[0]?.person;
    const unpaired = {
      kind: 'unpaired',
      karbonUserKey: 'u1',
      suggestion: { userId: '2', name: 'Lee Park' },
    };
    expect(personIn(panel)).toEqual(unpaired);
    panel.ask({ type: 'linkPerson', karbonUserKey: 'u1', userId: '2' });
    await settled(bench.store);
    const links = [{ userId: '2', name: 'Lee Park' }];
    const linked = { kind: 'linked', links, tracked: { seconds: 2.5 * hour } };
    expect(personIn(panel)).toMatchObject(linked);

    const revived = await createBench(bench.firm, name);
    const again = await openSettled(revived);
    expect(personIn(again)).toMatchObject(linked);
    again.ask({ type: 'linkPerson', userId: '2', karbonUserKey: null });
    await settled(revived.store);
    expect(personIn(again)).toEqual(unpaired);
  });
});
