import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import { workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench, databaseName, settled } from '../service-bench';

import { show } from './shown-panel';

const hour = 3_600;

describe('what is said beside the figures', () => {
  it('is not set up without QuickBooks Time', async () => {
    const view = (await show(workPage, await createBench())).panel.view();
    expect(view).toMatchObject({ phase: 'notSetUp', isTimePending: false });
    expect(view.notices.map(({ code, system }) => [code, system])).toEqual([
      ['notConnected', 'quickbooksTime'],
      ['partlyConnected', null],
    ]);
  });

  it('works with QuickBooks Time alone, by the names on the page', async () => {
    const bench = await createBench();
    await bench.services.pageApi.connections.connect({
      system: 'quickbooksTime',
      method: 'token',
      token: 't',
    });
    await settled(bench.store);
    const view = (await show(workPage, bench)).panel.view();
    expect(view).toMatchObject({ phase: 'ready', verdict: { code: 'tiesOutInTime' } });
    expect(view.time?.total.seconds).toBe(3.5 * hour);
    expect(view.matchStatuses?.quickbooks).toMatchObject({
      kind: 'blocked',
      reason: { code: 'notConnected' },
    });
    expect(bench.firm.countOf('karbon')).toBe(0);
  });

  it('says once what is not connected, until that is dismissed, which a new worker remembers', async () => {
    const name = databaseName();
    const bench = await createBench(scriptedFirm(), name);
    await bench.services.pageApi.connections.connect({
      system: 'quickbooksTime',
      method: 'token',
      token: 't',
    });
    await settled(bench.store);
    const { panel } = await show(workPage, bench);
    expect(panel.view().notices).toMatchObject([
      { code: 'partlyConnected', missing: ['quickbooks', 'karbon'] },
    ]);
    panel.ask({ type: 'dismiss', systems: ['quickbooks', 'karbon'] });
    await settled(bench.store);
    expect(panel.view().notices).toEqual([]);
    const revived = await createBench(bench.firm, name);
    expect((await show(workPage, revived)).panel.view().notices).toEqual([]);
  });

  it('says on pages of which kind the details are unfolded, which a new worker remembers', async () => {
    const name = databaseName();
    const bench = await createBench(undefined, name);
    await bench.connectAll();
    const { panel } = await show(workPage, bench);
    expect(panel.view().areDetailsShown).toBe(false);
    panel.ask({ type: 'showDetails', isShown: true });
    await settled(bench.store);
    expect(panel.view().areDetailsShown).toBe(true);
    const revived = await createBench(bench.firm, name);
    expect((await show(workPage, revived)).panel.view().areDetailsShown).toBe(true);
  });

  it('names whom to ask for what the rights do not allow, where an administrator is to be seen', async () => {
    const firm = scriptedFirm();
    firm.canManageJobcodes = false;
    const administratorSeen = async () => {
      const bench = await createBench(firm);
      await bench.connectAll();
      return (await show(workPage, bench)).panel.view().administrator;
    };
    expect(await administratorSeen()).toBeNull();
    firm.users = firm.users.map((user) => ({ ...user, isAdministrator: user.name === 'Lee Park' }));
    expect(await administratorSeen()).toBe('Lee Park');
    firm.canManageJobcodes = true;
    expect(await administratorSeen()).toBeNull();
  });

  it('tells whose time it is and who may not mend names', async () => {
    const firm = scriptedFirm();
    firm.scope = 'own';
    firm.canManageJobcodes = false;
    firm.jobcodes = firm.jobcodes.filter(({ id }) => id !== '11');
    const bench = await createBench(firm);
    await bench.connectAll();
    const view = (await show(workPage, bench)).panel.view();
    expect(view.notices[0]?.code).toBe('ownTimeOnly');
    expect(view.matchStatuses?.quickbooksTime).toMatchObject({
      kind: 'blocked',
      reason: { code: 'noRightToManageJobcodes' },
      unblocked: { kind: 'missing' },
    });
  });

  it('notices a page of another Karbon account, and asks Karbon nothing about it', async () => {
    const { bench, panel } = await show({ ...workPage, tenant: 'OtherTenant' });
    expect(panel.view().notices.map(({ code }) => code)).toContain('otherTenant');
    expect(bench.firm.countOf('karbon work ')).toBe(0);
    expect(panel.view().time?.total.seconds).toBe(3.5 * hour);
  });

  it('counts while the lists are being read, and says nothing of standing yet', async () => {
    const { bench, panel } = await show(workPage);
    const row = await bench.store.mirror.coverage('list:customers');
    if (row?.kind !== 'list') throw new Error('the list was not read');
    panel.answers.length = 0;
    await bench.store.mirror.write({ cover: [{ ...row, isComplete: false, count: 400 }] });
    await settled(bench.store);
    const view = panel.view();
    expect(view.matchStatuses).toBeNull();
    expect(view.verdict.code).toBe('unknown');
    expect(view.notices).toEqual([{ code: 'readingLists', system: 'quickbooks', retryAt: null, count: 400 }]);
    expect(view.time?.total.seconds).toBe(3.5 * hour);
  });

  it('does not say that a list is being read which cannot be', async () => {
    const firm = scriptedFirm();
    const bench = await createBench(firm);
    await bench.connectAll();
    await bench.store.mirror.forget(['quickbooks']);
    firm.failing.set('quickbooks', new SystemError('unreachable', 'quickbooks'));
    const view = (await show(workPage, bench)).panel.view();
    expect(view.notices.map(({ code }) => code)).toEqual(['unreachable']);
    expect(view.matchStatuses?.quickbooks).toMatchObject({
      kind: 'blocked',
      reason: { code: 'unreachable' },
    });
  });
});
