import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import {
  acme,
  client,
  clientPage,
  customer,
  doe,
  entry,
  group,
  groupPage,
  jobcode,
  personPage,
  workItem,
  workPage,
} from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { createBench, settled } from '../service-bench';
import { connectedBefore } from '../sync/sync-bench';

import { show } from './shown-panel';

const hour = 3_600;

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
          isOwn: true,
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

  it.each([true, false])(
    'is matched as on the page of its client, whose other work has its name too',
    async (isMember) => {
      const firm = scriptedFirm();
      const other = client('OtherKey12', 'Other Co');
      const owner = isMember ? acme : other;
      firm.clients.push(other);
      firm.jobcodes.push(
        jobcode('40', 'Other Co'),
        jobcode('41', 'Payroll', '40'),
        jobcode('42', 'Payroll', '10'),
      );
      firm.customers.push(
        customer('c40', 'Other Co'),
        customer('c41', 'Payroll', 'c40'),
        customer('c42', 'Payroll', 'c10'),
      );
      firm.work.push(
        workItem('TiedKey123', 'Payroll', owner, { relatedGroupKey: group.key }),
        workItem('FreeKey123', 'Payroll', owner),
      );
      const bench = await connectedBefore(firm);
      const shown = async () => {
        const { work } = (await show(groupPage, bench)).panel.view();
        return work.find(({ key }) => key === 'TiedKey123');
      };
      await show({ ...clientPage, key: owner.key, shownTitle: owner.fullName }, bench);
      expect((await shown())?.tone).toBe('warning');
      firm.work = firm.work.filter(({ key }) => key !== 'FreeKey123');
      firm.nowMs += 11 * 60_000;
      await show({ ...clientPage, key: owner.key, shownTitle: owner.fullName }, bench);
      expect((await shown())?.tone).toBe('good');
    },
  );

  it('of an organization has no client beside it', async () => {
    const view = (await show(clientPage)).panel.view();
    expect(view.work.map(({ name }) => name)).toEqual(['2025 Tax return', '2026 Bookkeeping']);
  });
});
