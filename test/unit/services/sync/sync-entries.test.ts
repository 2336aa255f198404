import { describe, expect, it } from 'vitest';
import { clientPage, entry, jobcode } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { type Bench, settled } from '../service-bench';
import { connectedBefore, minuteMs, nextRound, openSettled } from './sync-bench';

const hourS = 3_600;

function moveJobcode(firm: ScriptedFirm, id: string, parentId: string | null): void {
  firm.jobcodes = firm.jobcodes.map((each) => (each.id === id ? { ...each, parentId } : each));
  firm.changedJobcodes = firm.jobcodes.filter((each) => each.id === id);
  firm.stamps = { ...firm.stamps, jobcodes: '2026-11-18T18:00:00+00:00' };
}

/** A firm whose whole account's entries are not read beside what a page needs. */
async function readByPages(firm: ScriptedFirm = scriptedFirm()): Promise<Bench> {
  const bench = await connectedBefore(firm);
  await bench.store.backfillPause.set(true);
  return bench;
}

const totalSeconds = (panel: Awaited<ReturnType<typeof openSettled>>) => panel.view().time?.total.seconds;

describe('a jobcode that is moved', () => {
  it('takes its time along below one that is new in the very same answer', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench, clientPage);
    expect(totalSeconds(panel)).toBe(7.5 * hourS);
    const { firm } = bench;
    firm.jobcodes.push(jobcode('40', 'New branch', '10'));
    moveJobcode(firm, '20', '40');
    firm.changedJobcodes.unshift(jobcode('40', 'New branch', '10'));
    await nextRound(bench);
    expect(totalSeconds(panel)).toBe(11.5 * hourS);
  });

  it('takes its time along below one that has itself been moved in the same answer', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench, clientPage);
    const { firm } = bench;
    moveJobcode(firm, '30', '10');
    moveJobcode(firm, '20', '30');
    firm.changedJobcodes = firm.jobcodes.filter(({ id }) => id === '30' || id === '20');
    await nextRound(bench);
    expect(totalSeconds(panel)).toBe(12 * hourS);
  });

  it.each([null, '20', '30'])(
    'to %s keeps its time while what was above it is read, which does not know yet',
    async (to) => {
      const firm = scriptedFirm();
      firm.jobcodes.push(jobcode('13', 'Called in', '10'), jobcode('14', 'And out', '13'));
      firm.entries.push(entry('107', '13', '2026-11-17', 1), entry('108', '14', '2026-11-18', 1));
      const bench = await readByPages(firm);
      const panel = await openSettled(bench, clientPage);
      expect(totalSeconds(panel)).toBe(9.5 * hourS);
      firm.beforeEntriesAreRead = () => {
        firm.beforeEntriesAreRead = () => undefined;
        moveJobcode(firm, '13', to);
      };
      // Late enough for the latest entries to be looked at again.
      await nextRound(bench, 50_000);
      await nextRound(bench);
      expect(totalSeconds(panel)).toBe(7.5 * hourS);
      const kept = await bench.store.mirror.entries({
        jobcodeIds: ['13', '14'],
        days: { from: null, to: '2027' },
      });
      expect(kept.map(({ id }) => id)).toEqual(['107', '108']);
    },
  );

  it('by a write of our own has its time read with what lies above it now', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench, clientPage);
    const { firm } = bench;
    firm.jobcodes = firm.jobcodes.map((each) => (each.id === '20' ? { ...each, parentId: '12' } : each));
    await bench.store.mirror.write({ put: { jobcodes: [jobcode('20', 'Doe, Jane', '12')] } });
    expect(await bench.store.mirror.coverage('entries:10')).toBeNull();
    await nextRound(bench);
    expect(totalSeconds(panel)).toBe(11.5 * hourS);
  });

  it('while a page is read is looked for once more before that counts as all', async () => {
    const bench = await readByPages();
    const { firm, store } = bench;
    firm.beforeEntriesAreRead = () => {
      firm.beforeEntriesAreRead = () => undefined;
      // As another part of the worker would, which writes what it has done itself.
      void store.mirror.write({ put: { jobcodes: [jobcode('20', 'Doe, Jane', '10')] } });
      setTimeout(() => moveJobcode(firm, '20', '10'), 0);
    };
    const panel = await openSettled(bench, clientPage);
    await nextRound(bench);
    expect(totalSeconds(panel)).toBe(11.5 * hourS);
  });
});

describe('what was deleted without a word', () => {
  it('is gone once it is read again, while what has only moved away is not', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench);
    bench.firm.entries = bench.firm.entries.filter(({ id }) => id !== '101');
    await nextRound(bench, 50_000);
    expect(panel.view().time?.entries.map(({ id }) => id)).toEqual(['100']);
  });
});

describe('refresh by hand', () => {
  /** None of these moves a stamp. */
  const unseen: readonly [string, (firm: ScriptedFirm) => void, number][] = [
    [
      'an entry of seven weeks ago that has changed',
      ({ entries }) => void entries.splice(2, 1, entry('102', '12', '2026-10-01', 5)),
      9.5,
    ],
    [
      'one of September that is new',
      ({ entries }) => void entries.push(entry('106', '10', '2026-09-02', 2)),
      9.5,
    ],
    ['one of September that is gone', ({ entries }) => void entries.splice(3, 1), 6.5],
    [
      'one that has come from elsewhere',
      ({ entries }) => void entries.splice(4, 1, entry('104', '11', '2026-11-02', 4)),
      11.5,
    ],
  ];

  it.each(unseen)('shows %s', async (_, change, hours) => {
    const bench = await readByPages();
    const panel = await openSettled(bench, clientPage);
    expect(totalSeconds(panel)).toBe(7.5 * hourS);
    change(bench.firm);
    await nextRound(bench, 50_000);
    expect(totalSeconds(panel)).toBe(7.5 * hourS);
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(totalSeconds(panel)).toBe(hours * hourS);
  });

  it('a hundred times is one that runs and one that follows', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench);
    const countRequests = async (clicks: number) => {
      bench.firm.asked.length = 0;
      for (let click = 0; click < clicks; click += 1) panel.ask({ type: 'refresh' });
      await settled(bench.store);
      return bench.firm.asked.length;
    };
    const once = await countRequests(1);
    expect(await countRequests(100)).toBe(2 * once);
    expect(panel.view().isRefreshing).toBe(false);
  });

  it('asks QuickBooks itself where another panel has just found its customers fresh', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench);
    bench.firm.asked.length = 0;
    bench.openPanel().show(clientPage);
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(bench.firm.asked.filter((what) => what.startsWith('quickbooks changes'))).toHaveLength(1);
  });

  it('asks for changed clients itself where a look of its own accord is under way', async () => {
    const bench = await readByPages();
    const panel = await openSettled(bench);
    bench.firm.nowMs += 11 * 60_000;
    let answer: () => void = () => undefined;
    bench.firm.asked.length = 0;
    bench.firm.answersAfter = new Promise((resolve) => {
      answer = resolve;
    });
    bench.openPanel().show(clientPage);
    await settled(bench.store);
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    answer();
    await settled(bench.store);
    expect(bench.firm.countOf('karbon clients organization')).toBe(2);
  });

  it('of two panels are two, and one after the other are as many', async () => {
    const bench = await readByPages();
    const panels = [await openSettled(bench), await openSettled(bench, clientPage)];
    bench.firm.asked.length = 0;
    for (const panel of panels) panel.ask({ type: 'refresh' });
    await settled(bench.store);
    panels[0]?.ask({ type: 'refresh' });
    await settled(bench.store);
    expect(bench.firm.countOf('quickbooksTime entriesOf 11')).toBe(2);
    expect(bench.firm.countOf('quickbooksTime entriesOf 10')).toBe(1);
  });
});

describe('copies that are forgotten', () => {
  it.each(['followed', 'read'] as const)(
    'while a page is being %s are read whole afterwards',
    async (when) => {
      const bench = await connectedBefore();
      const { firm, store } = bench;
      const panel = await openSettled(bench, clientPage);
      let answer: () => void = () => undefined;
      if (when === 'followed')
        firm.answersAfter = new Promise((resolve) => {
          answer = resolve;
        });
      else {
        firm.beforeEntriesAreRead = () => {
          firm.beforeEntriesAreRead = () => undefined;
          void store.mirror.forget(['quickbooksTime']);
        };
      }
      firm.changed = [entry('200', '10', '2026-11-18', 1)];
      firm.entries.push(...firm.changed);
      firm.stamps = { ...firm.stamps, timesheets: '2026-11-18T18:00:00+00:00' };
      panel.ask({ type: 'refresh' });
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (when === 'followed') await store.mirror.forget(['quickbooksTime']);
      answer();
      await settled(store);
      await nextRound(bench);
      await nextRound(bench, 2 * minuteMs);
      expect(totalSeconds(panel)).toBe(8.5 * hourS);
      expect((await store.mirror.all('jobcodes')).map(({ id }) => id)).toEqual([
        '10',
        '11',
        '12',
        '20',
        '30',
      ]);
    },
  );
});

describe('what the entries of the whole account cover', () => {
  /** Another page is opened once they have come, and `meanwhile` happens just before that is written down. */
  async function openedWhile(meanwhile: (bench: Bench) => Promise<unknown>) {
    const bench = await connectedBefore();
    await openSettled(bench);
    const { mirror } = bench.store;
    expect(await mirror.coverage('entries:10')).toBeNull();
    const whole = { from: '2000-01-01', to: '2028-01-01', nextDays: 1, isComplete: true, leftOut: 0 };
    await mirror.write({
      put: { entries: bench.firm.entries },
      cover: [
        { kind: 'firmEntries', id: 'firmEntries', ...whole, count: bench.firm.entries.length, readAt: 0 },
      ],
    });
    const { write } = mirror;
    mirror.write = async (batch, owner) => {
      if (batch.cover?.some(({ id }) => id === 'entries:10')) {
        mirror.write = write;
        await meanwhile(bench);
      }
      return write(batch, owner);
    };
    const panel = await openSettled(bench, clientPage);
    return { bench, panel };
  }

  it('covers a page that is opened then, without a request', async () => {
    const { bench, panel } = await openedWhile(async ({ firm }) => {
      firm.asked.length = 0;
    });
    expect(await bench.store.mirror.coverage('entries:10')).toMatchObject({ from: null });
    expect(bench.firm.asked.filter((what) => what.includes('entriesOf'))).toEqual([]);
    expect(totalSeconds(panel)).toBe(7.5 * hourS);
  });

  it('covers nothing once the copies have been forgotten', async () => {
    const { bench, panel } = await openedWhile(({ store }) => store.mirror.forget(['quickbooksTime']));
    const { mirror } = bench.store;
    const days = { from: null, to: '2029-01-01' };
    const kept = await mirror.entries({ jobcodeIds: ['10', '11', '12'], days });
    expect(kept.length > 0).toBe((await mirror.coverage('entries:10')) !== null);
    await nextRound(bench);
    expect(totalSeconds(panel)).toBe(7.5 * hourS);
  });
});
