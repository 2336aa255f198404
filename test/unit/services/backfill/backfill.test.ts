import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/time/calendar';
import type { EntriesCoverage, TimeChanges } from '../../../../src/store/rows';
import { SystemError } from '../../../../src/systems/http/system-error';
import { acme, entry, jobcode, workPage } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, settled } from '../service-bench';
import { backfillFully, connected, firmRow, idsThere, lastDay, today } from './backfill-bench';

describe('whoever needs the lists alone', () => {
  it('has the missing ones read, and no entries', async () => {
    const bench = await connected();
    await bench.store.mirror.forget(['quickbooks']);
    const { backfill } = bench.services.pageApi;
    const before = await backfill.readForLists();
    expect(before.parts.find(({ name }) => name === 'customers')).toMatchObject({ state: 'notBegun' });
    await settled(bench.store);
    const after = await backfill.readForLists();
    expect(after.parts.find(({ name }) => name === 'customers')).toMatchObject({
      state: 'complete',
      count: 5,
    });
    expect(bench.firm.windows).toEqual([]);
  });

  it('asks for nothing once they are there', async () => {
    const bench = await connected();
    await bench.services.pageApi.backfill.readForLists();
    await settled(bench.store);
    expect(bench.firm.asked).toEqual([]);
    expect(bench.firm.windows).toEqual([]);
  });
});

describe('windows of entries', () => {
  it('go from a week ago and a year ahead back to before anything was tracked, without a gap', async () => {
    const bench = await connected();
    const view = await backfillFully(bench);
    const { windows } = bench.firm;
    expect(windows[0]).toEqual({ from: addDays(today, -7), to: lastDay, page: 1, isBare: true });
    for (const [at, window] of windows.entries()) {
      const before = windows[at - 1];
      if (before) expect(window.to).toBe(addDays(before.from, -1));
    }
    expect(windows.at(-1)?.from).toBe('2000-01-01');
    // Few entries: each is four times as long as the one before, up to 1,000 days.
    expect(windows.length).toBeLessThan(15);
    expect(view.parts.at(-1)).toMatchObject({ name: 'entries', state: 'complete', count: 6 });
  });

  it('go on where an earlier life of the worker stood', async () => {
    const name = databaseName();
    const firm = scriptedFirm();
    const bench = await connected(firm, name);
    firm.whileWindowIsRead = () => {
      if (firm.windows.length === 3)
        firm.failing.set('quickbooksTime', new SystemError('unreachable', 'quickbooksTime'));
    };
    await backfillFully(bench);
    const left = firm.windows.length;
    expect((await firmRow(bench))?.from).toBe(firm.windows[2]?.from);
    firm.failing.clear();
    firm.nowMs += 60_000;
    await backfillFully(await createBench(firm, name));
    expect(firm.windows[left]?.to).toBe(addDays(firm.windows[2]?.from ?? '', -1));
  });

  it('ask for the days that have come into reach a year later', async () => {
    const bench = await connected();
    await backfillFully(bench);
    bench.firm.windows.length = 0;
    bench.firm.nowMs += 200 * 86_400_000;
    // Followed meanwhile, or all would be forgotten.
    const row = await bench.store.mirror.coverage<TimeChanges>('timeChanges');
    if (row) await bench.store.mirror.write({ cover: [{ ...row, checkedAt: bench.firm.nowMs }] });
    await backfillFully(bench);
    const [ahead, ...others] = bench.firm.windows;
    expect([ahead?.from, others]).toEqual([addDays(lastDay, 1), []]);
    expect(await firmRow(bench)).toMatchObject({ to: ahead?.to, isComplete: true });
    expect(ahead?.to.localeCompare(addDays(today, 200 + 180))).toBe(1);
  });
});

describe('an answer that was overtaken', () => {
  it('does not undo what the changes have brought meanwhile, and is read again', async () => {
    const bench = await connected();
    const { firm, store } = bench;
    firm.whileWindowIsRead = async () => {
      firm.whileWindowIsRead = () => undefined;
      const row = await store.mirror.coverage<TimeChanges>('timeChanges');
      if (!row) throw new Error('no changes were followed');
      const corrected = entry('101', '11', '2026-11-17', 8);
      firm.entries = [corrected, ...firm.entries.filter(({ id }) => id !== '101' && id !== '100')];
      await store.mirror.write({
        put: { entries: [corrected] },
        remove: { entries: ['100'] },
        cover: [{ ...row, timesheetsDeleted: '2026-11-18T11:00:00+00:00' }],
      });
    };
    const puts: string[] = [];
    store.changes.subscribe(async (changed) => {
      if (changed.has('entries')) puts.push(...(await idsThere(bench)));
    });
    await backfillFully(bench);
    expect(firm.windows[1]).toEqual(firm.windows[0]);
    expect(puts).not.toContain('100');
    expect((await store.mirror.get('entries', '101'))?.durationSeconds).toBe(8 * 3_600);
  });

  it('says nothing of what was forgotten meanwhile', async () => {
    const bench = await connected();
    bench.firm.whileWindowIsRead = async () => {
      if (bench.firm.windows.length === 3) await bench.store.mirror.forget(['quickbooksTime']);
    };
    await backfillFully(bench);
    const [first] = bench.firm.windows;
    expect(bench.firm.windows[3]).toMatchObject({ to: first?.to });
    expect(await idsThere(bench)).toHaveLength(6);
  });

  it('is not asked for while more may come under the newest stamp', async () => {
    const firm = scriptedFirm();
    const bench = await connected(firm);
    firm.stamps = {
      ...firm.stamps,
      timesheets: new Date(firm.nowMs).toISOString().replace('.000Z', '+00:00'),
    };
    const row = await bench.store.mirror.coverage<TimeChanges>('timeChanges');
    if (row)
      await bench.store.mirror.write({ cover: [{ ...row, timesheets: `~${firm.stamps.timesheets}` }] });
    await backfillFully(bench);
    expect(firm.windows).toEqual([]);
    firm.nowMs += 10_000;
    await backfillFully(bench);
    expect(firm.windows.length).toBeGreaterThan(0);
  });
});

describe('it goes on', () => {
  it('by lists first, in order, then entries', async () => {
    const bench = await connected();
    await bench.store.mirror.forget(['quickbooksTime', 'quickbooks', 'karbon']);
    await backfillFully(bench);
    expect(bench.firm.asked).toEqual([
      'quickbooksTime stamps',
      'quickbooksTime jobcodes all',
      'quickbooksTime users all',
      'quickbooks customers',
      'quickbooks nameHolders',
      'karbon clients organization',
      'karbon clients person',
      'karbon clients clientGroup',
      'karbon users',
    ]);
    expect(bench.firm.windows.length).toBeGreaterThan(0);
  });

  it('until it is paused, also over a restart, and from there when it is let go on', async () => {
    const name = databaseName();
    const firm = scriptedFirm();
    const bench = await connected(firm, name);
    firm.whileWindowIsRead = async () => {
      if (firm.windows.length === 2) await bench.services.pageApi.backfill.pause(true);
    };
    await backfillFully(bench);
    expect(firm.windows).toHaveLength(2);

    const next = await createBench(firm, name);
    expect((await backfillFully(next)).isPaused).toBe(true);
    expect(firm.windows).toHaveLength(2);

    await next.services.pageApi.backfill.pause(false);
    await settled(next.store);
    expect(firm.windows[2]?.to).toBe(addDays(firm.windows[1]?.from ?? '', -1));
    expect(await firmRow(next)).toMatchObject({ isComplete: true });
  });

  it('not with lists either while it is paused', async () => {
    const bench = await connected();
    await bench.store.mirror.forget(['quickbooksTime', 'quickbooks', 'karbon']);
    await bench.services.pageApi.backfill.pause(true);
    await settled(bench.store);
    expect(bench.firm.asked).toEqual([]);
  });

  it('for as long as somebody looks', async () => {
    const bench = await connected();
    const { firm } = bench;
    firm.whileWindowIsRead = () => {
      firm.nowMs += 20_000;
    };
    await bench.services.pageApi.backfill.read();
    await settled(bench.store);
    expect(firm.windows).toHaveLength(1);
    const panel = bench.openPanel();
    panel.show(workPage);
    await settled(bench.store);
    // What the page needs comes first: it goes on with the first round.
    expect(firm.windows).toHaveLength(1);
    for (const round of bench.due.splice(0)) round();
    await settled(bench.store);
    expect(await firmRow(bench)).toMatchObject({ isComplete: true });
  });

  it('not while the service is left alone after a failure', async () => {
    const bench = await connected();
    bench.firm.failing.set('quickbooksTime', new SystemError('serverFault', 'quickbooksTime'));
    await backfillFully(bench);
    const view = await backfillFully(bench);
    expect(bench.firm.windows).toHaveLength(1);
    expect(view.parts.at(-1)).toMatchObject({ state: 'notBegun', isHeldBack: true, from: null });
  });
});

describe('a page of which all is there', () => {
  const client = { ...workPage, kind: 'organization', key: acme.key, shownTitle: 'Acme Co' } as const;

  async function opened(bench: Bench) {
    const panel = bench.openPanel();
    panel.show(client);
    await settled(bench.store);
    panel.ask({ type: 'setRange', range: { kind: 'lifetime' } });
    await settled(bench.store);
    return panel;
  }

  async function round(bench: Bench): Promise<void> {
    bench.firm.nowMs += 12_000;
    for (const work of bench.due.splice(0)) work();
    await settled(bench.store);
  }

  it('needs no reading, and its running entries are looked at all the same', async () => {
    const bench = await connected();
    await backfillFully(bench);
    bench.firm.nowMs += 60_000;
    const panel = await opened(bench);
    expect(bench.firm.countOf('quickbooksTime entriesOf')).toBe(0);
    expect(panel.view().time?.total.seconds).toBe(7.5 * 3_600);
    expect(await bench.store.mirror.coverage<EntriesCoverage>('entries:10')).toMatchObject({
      from: null,
      to: lastDay,
      runningReadAt: 0,
    });
    await round(bench);
    expect(bench.firm.countOf('quickbooksTime entriesOf')).toBe(1);
  });

  it('needs none where a jobcode has come below it either', async () => {
    const bench = await connected();
    await backfillFully(bench);
    bench.firm.nowMs += 60_000;
    const panel = await opened(bench);
    const moved = jobcode('20', 'Doe, Jane', '10');
    bench.firm.jobcodes = bench.firm.jobcodes.map((each) => (each.id === '20' ? moved : each));
    bench.firm.changedJobcodes = [moved];
    bench.firm.stamps = { ...bench.firm.stamps, jobcodes: '2026-11-18T10:05:00+00:00' };
    await round(bench);
    expect(bench.firm.asked.filter((what) => what.endsWith(' null'))).toEqual([]);
    expect(panel.view().time?.total.seconds).toBe(11.5 * 3_600);
  });

  it('is read by itself where the account has entries of an odd form', async () => {
    const bench = await connected();
    await backfillFully(bench);
    const row = await firmRow(bench);
    if (row) await bench.store.mirror.write({ cover: [{ ...row, leftOut: 1 }] });
    bench.firm.nowMs += 60_000;
    await opened(bench);
    expect(bench.firm.countOf('quickbooksTime entriesOf')).toBeGreaterThan(0);
  });
});

it('the report says what is used of the limits, and counts metered reads of a real company alone', async () => {
  const bench = await connected();
  const view = await backfillFully(bench);
  expect(view.limits.map(({ system }) => system)).toEqual(['quickbooksTime', 'quickbooks', 'karbon']);
  expect(view.meteredReads).toBeNull();
  await bench.store.connections.update(await bench.store.connections.read('quickbooks'), {
    quickbooks: { realmId: '9130', environment: 'production' },
  });
  await bench.store.meteredReadCounter.increment(bench.firm.nowMs);
  const { meteredReads } = await bench.services.pageApi.backfill.read();
  expect(meteredReads).toEqual({ month: '2026-11', count: 1, allowed: 500_000 });
});
