import { describe, expect, it } from 'vitest';
import type { PageRef } from '../../../../src/messages/page-ref';
import { SystemError } from '../../../../src/systems/http/system-error';
import {
  acme,
  client,
  clientPage,
  doe,
  entry,
  group,
  groupPage,
  jobcode,
  personPage,
  workPage,
} from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, type PanelProbe, settled } from '../service-bench';
import { connectedBefore } from '../sync/sync-bench';

const hour = 3_600;

async function show(page: PageRef, bench?: Bench): Promise<{ bench: Bench; panel: PanelProbe }> {
  const used = bench ?? (await createBench());
  if (!bench) await used.connectAll();
  const panel = used.openPanel();
  panel.show(page);
  await settled(used.store);
  return { bench: used, panel };
}

describe('a work page', () => {
  it('says where it stands, how much time there is and how much was planned', async () => {
    const view = (await show(workPage)).panel.view();
    expect(view).toMatchObject({
      phase: 'ready',
      subject: { kind: 'work', title: '2025 Tax return', clientName: 'Acme Co' },
      isRefreshing: false,
      verdict: { code: 'tiesOut', path: ['Acme Co', '2025 Tax return'] },
      chain: { karbonToTime: 'ties', timeToQuickbooks: 'ties' },
      plan: { action: 'none', steps: [] },
      work: [],
      members: [],
      notices: [],
      links: { quickbooks: 'https://sandbox.qbo.intuit.com/app/customerdetail?nameId=c11' },
    });
    expect(view.time).toMatchObject({
      range: { kind: 'sixMonths' },
      total: { seconds: 3.5 * hour, runningSinceMs: [] },
      week: { seconds: 3.5 * hour, runningSinceMs: [] },
      exported: { seconds: 2 * hour, runningSinceMs: [] },
      pendingExport: { seconds: 1.5 * hour, runningSinceMs: [] },
      entryCount: 2,
    });
    expect(view.time?.entries[0]).toMatchObject({
      personName: 'Lee Park',
      notes: 'Draft review',
      jobName: '',
    });
    expect(view.budget).toEqual({
      estimateSeconds: 10 * hour,
      basis: 'allTime',
      tracked: { seconds: 3.5 * hour, runningSinceMs: [] },
      lines: [
        {
          name: 'Dana Hill',
          estimateSeconds: 10 * hour,
          person: { kind: 'paired', tracked: { seconds: 2 * hour, runningSinceMs: [] } },
        },
      ],
      notBudgeted: { seconds: 1.5 * hour, runningSinceMs: [] },
      mayBeBudgeted: false,
      unpairedUsers: [{ userId: '2', name: 'Lee Park' }],
    });
  });

  it('counts a running entry by the clock of QuickBooks Time', async () => {
    const firm = scriptedFirm();
    const startMs = firm.nowMs - hour * 1_000;
    firm.entries.push(entry('300', '11', '2026-11-18', 0, { kind: 'regular', isRunning: true, startMs }));
    const bench = await createBench(firm);
    await bench.connectAll();
    const view = (await show(workPage, bench)).panel.view();
    expect(view.time?.running).toEqual([{ entryId: '300', personName: 'Dana Hill', startMs }]);
    expect(view.time?.total).toEqual({ seconds: 3.5 * hour, runningSinceMs: [startMs] });
    expect(view.time?.week).toEqual({ seconds: 3.5 * hour, runningSinceMs: [startMs] });
    expect(view.time?.pendingExport).toEqual({ seconds: 1.5 * hour, runningSinceMs: [startMs] });
    expect(view.budget?.lines[0]?.person).toEqual({
      kind: 'paired',
      tracked: { seconds: 2 * hour, runningSinceMs: [startMs] },
    });
    expect(view.clockSkewMs).toBe(0);

    const whole = (await show(clientPage, bench)).panel.view();
    expect(whole.work.map(({ runningSinceMs }) => runningSinceMs)).toEqual([[startMs], []]);
  });

  it('is drawn for a name that QuickBooks Time does not have, with no time', async () => {
    const firm = scriptedFirm();
    firm.jobcodes = firm.jobcodes.filter(({ id }) => id !== '11');
    const bench = await createBench(firm);
    await bench.connectAll();
    const view = (await show(workPage, bench)).panel.view();
    expect(view).toMatchObject({ phase: 'ready', verdict: { code: 'notInTime' }, time: null });
    expect(view.matchStatuses?.quickbooksTime.kind).toBe('missing');
    expect(view.budget).toMatchObject({
      estimateSeconds: 10 * hour,
      basis: 'allTime',
      lines: [{ person: { tracked: { seconds: 0, runningSinceMs: [] } } }],
    });
  });

  it('says whether the time that is shown is from the last time or was never read', async () => {
    const firm = scriptedFirm();
    const bench = await createBench(firm);
    await bench.connectAll();
    await show(workPage, bench);
    const failed = async (page: typeof workPage | typeof personPage) => {
      firm.failing.set('quickbooksTime', new SystemError('serverFault', 'quickbooksTime'));
      firm.nowMs += 60_000;
      const view = (await show(page, bench)).panel.view();
      return [view.time !== null, view.notices.map((notice) => notice.isTimeUnread ?? false)];
    };
    expect(await failed(workPage)).toEqual([true, [false]]);
    expect(await failed(personPage)).toEqual([false, [true]]);
  });

  it('says where Karbon has no such work', async () => {
    const gone = { ...workPage, key: 'GoneKey123', shownTitle: '', shownClientKey: '' };
    const { panel, bench } = await show(gone);
    for (const round of bench.due.splice(0)) round();
    await settled(bench.store);
    expect(panel.view().phase).toBe('notFound');
  });
});

describe('a contact page', () => {
  it('adds up the client and lists its work', async () => {
    const view = (await show(clientPage)).panel.view();
    expect(view.subject).toEqual({ kind: 'organization', title: 'Acme Co', clientName: 'Acme Co' });
    expect(view.time?.total.seconds).toBe(7.5 * hour);
    expect(view.time?.entries.map(({ jobName }) => jobName)).toContain('2025 Tax return');
    expect(view.work).toEqual([
      {
        kind: 'work',
        key: 'WorkKey123',
        name: '2025 Tax return',
        status: 'In Progress',
        seconds: 3.5 * hour,
        runningSinceMs: [],
        tone: 'good',
      },
      {
        kind: 'work',
        key: 'WorkKey456',
        name: '2026 Bookkeeping',
        status: 'In Progress',
        seconds: 3 * hour,
        runningSinceMs: [],
        tone: 'good',
      },
    ]);
  });

  it('says what a person address really leads to', async () => {
    const view = (await show({ ...clientPage, kind: 'person' })).panel.view();
    expect(view.subject.kind).toBe('organization');
  });

  it('shows a person', async () => {
    const view = (await show(personPage)).panel.view();
    expect(view).toMatchObject({ subject: { kind: 'person' }, verdict: { code: 'tiesOut' } });
    expect(view.time?.total.seconds).toBe(4 * hour);
  });

  it('warns of two clients that arrive at one name', async () => {
    const firm = scriptedFirm();
    firm.clients.push(client('TwinKey123', 'Acme Co'));
    const bench = await createBench(firm);
    await bench.connectAll();
    const view = (await show(clientPage, bench)).panel.view();
    expect(view.matchStatuses?.quickbooksTime).toMatchObject({ kind: 'ambiguous', because: 'severalOwners' });
    expect(view.time?.total.seconds).toBe(7.5 * hour);
  });
});

describe('a client group page', () => {
  it('adds up the group, its work and its members, each entry once', async () => {
    const view = (await show(groupPage)).panel.view();
    expect(view.subject.kind).toBe('clientGroup');
    expect(view.time?.total.seconds).toBe(12 * hour);
    expect(view.members).toEqual([
      {
        key: acme.key,
        kind: 'organization',
        name: 'Acme Co',
        status: '',
        seconds: 7.5 * hour,
        runningSinceMs: [],
        tone: 'good',
      },
      {
        key: doe.key,
        kind: 'person',
        name: 'Doe, Jane',
        status: '',
        seconds: 4 * hour,
        runningSinceMs: [],
        tone: 'good',
      },
    ]);
  });

  it('lists the work that is tied to the group, each with its member, whichever pages were open before', async () => {
    const { bench } = await show(clientPage);
    const asFirst = (await show(groupPage)).panel.view();
    const view = (await show(groupPage, bench)).panel.view();
    expect(view.work).toEqual([
      expect.objectContaining({
        key: 'WorkKey123',
        name: '\u20682025 Tax return\u2069 · \u2068Acme Co\u2069',
        seconds: 3.5 * hour,
        tone: 'good',
      }),
    ]);
    expect(asFirst.work).toEqual(view.work);
    expect(asFirst.members.map(({ status }) => status)).toEqual(['', '']);
    expect((await bench.store.mirror.get('karbonClients', group.key))?.members).toHaveLength(2);
  });
});

describe('the work of a client group', () => {
  it('says of which members it knows nothing', async () => {
    const firm = scriptedFirm();
    const bench = await connectedBefore(firm);
    await show(groupPage, bench);
    expect((await bench.store.mirror.get('karbonClients', group.key))?.members).toHaveLength(2);
    await bench.store.mirror.write({ uncover: [`work:${doe.key}`] });
    firm.failing.set('karbon', new SystemError('unreachable', 'karbon'));
    const view = (await show(groupPage, bench)).panel.view();
    expect(view.members.map(({ name, status }) => [name, status])).toEqual([
      ['Acme Co', ''],
      ['Doe, Jane', 'work not loaded yet'],
    ]);
  });

  it('is read again after ten minutes, and not with every look', async () => {
    const firm = scriptedFirm();
    const { bench } = await show(groupPage, await connectedBefore(firm));
    const read = () => firm.countOf('karbon work');
    const before = read();
    firm.nowMs += 5 * 60_000;
    await show(groupPage, bench);
    // The group's own is.
    expect(read()).toBe(before + 1);
    firm.nowMs += 6 * 60_000;
    await show(groupPage, bench);
    expect(read()).toBe(before + 1 + 3);
  });

  it('of an organization has no client beside it', async () => {
    const view = (await show(clientPage)).panel.view();
    expect(view.work.map(({ name }) => name)).toEqual(['2025 Tax return', '2026 Bookkeeping']);
  });
});

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

describe('a panel', () => {
  it('sends a view only where something has changed', async () => {
    const { bench, panel } = await show(workPage);
    const before = panel.answers.length;
    await bench.store.mirror.write({ put: { jobcodes: [jobcode('77', 'Elsewhere')] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before);
    await bench.store.mirror.write({ put: { entries: [entry('400', '11', '2026-11-18', 1)] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before + 1);
  });

  it('sends nothing after its end', async () => {
    const { bench, panel } = await show(workPage);
    panel.session.end();
    const before = panel.answers.length;
    await bench.store.mirror.write({ put: { entries: [entry('400', '11', '2026-11-18', 1)] } });
    await settled(bench.store);
    expect(panel.answers).toHaveLength(before);
  });

  it('lists as many entries as were asked for, and exports them all', async () => {
    const firm = scriptedFirm();
    for (let day = 1; day <= 30; day += 1) {
      firm.entries.push(entry(`5${day}`, '11', `2026-09-${String(day).padStart(2, '0')}`, 1));
    }
    const bench = await createBench(firm);
    await bench.connectAll();
    const { panel } = await show(workPage, bench);
    expect(panel.view().time).toMatchObject({ entryCount: 32 });
    expect(panel.view().time?.entries).toHaveLength(20);
    panel.ask({ type: 'showEntries', count: 25 });
    await settled(bench.store);
    expect(panel.view().time?.entries).toHaveLength(25);

    panel.ask({ type: 'exportEntries' });
    await settled(bench.store);
    const csv = panel.answers.find((answer) => answer.type === 'csv');
    if (csv?.type !== 'csv') throw new Error('no file was sent');
    expect(csv.fileName).toBe('2025 Tax return 2026-05-18 2026-11-18.csv');
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(33);
  });

  it('opens the options', async () => {
    const { bench, panel } = await show(workPage);
    panel.ask({ type: 'openOptions' });
    expect(bench.opened.options).toBe(1);
  });

  it('is told nothing that is secret', async () => {
    const { panel } = await show(workPage);
    const sent = JSON.stringify(panel.answers);
    for (const secret of [
      'time-token',
      'quickbooks-secret',
      'karbon-bearer',
      'karbon-key',
      'access abc',
      'refresh abc',
    ]) {
      expect(sent).not.toContain(secret);
    }
  });
});
