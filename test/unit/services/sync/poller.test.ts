import { describe, expect, it } from 'vitest';
import { createFailures } from '../../../../src/services/failures';
import { createPoller } from '../../../../src/services/sync/poller';
import type { Sync, Watch } from '../../../../src/services/sync/sync';
import { SystemError } from '../../../../src/systems/http/system-error';
import { entry, workPage } from '../sample-records';
import { type Bench, createBench, type PanelProbe, settled } from '../service-bench';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

const watch: Watch = {
  page: workPage,
  scope: async () => null,
  rivals: async () => [],
  isCurrent: () => true,
};

/** Watchers on a clock of their own, that tells when they ask. */
function pollerOnAClock() {
  const startedAt = Date.parse('2026-11-18T17:00:00Z');
  const clock = { nowMs: startedAt };
  const askedAt: number[] = [];
  let due: { readonly atMs: number; readonly work: () => void } | null = null;
  const sync: Pick<Sync, 'poll' | 'pollOthers'> = {
    async poll() {
      askedAt.push(clock.nowMs);
    },
    pollOthers: async () => undefined,
  };
  const poller = createPoller({
    sync: sync as Sync,
    backfill: { resume: () => undefined },
    activityLease: { acquire: () => () => undefined, renew: () => undefined, isActive: async () => false },
    failures: createFailures(),
    now: () => clock.nowMs,
    later(work, afterMs) {
      expect(due).toBeNull();
      const one = { atMs: clock.nowMs + afterMs, work };
      due = one;
      return () => {
        if (due === one) due = null;
      };
    },
  });

  /** What is due is done `lateMs` late: a timer is stopped while the computer sleeps. */
  async function fire(lateMs = 0): Promise<void> {
    const { atMs, work } = due ?? { atMs: clock.nowMs, work: () => undefined };
    due = null;
    clock.nowMs = atMs + lateMs;
    work();
    await new Promise((resolve) => setImmediate(resolve));
  }

  return {
    clock,
    watchers: poller,
    askedAt,
    isWaiting: () => due !== null,
    fire,
    /** Lets so much time pass; returns the pauses between what was asked meanwhile, in seconds. */
    async pausesIn(ms: number): Promise<number[]> {
      const until = clock.nowMs + ms;
      const before = askedAt.at(-1) ?? clock.nowMs;
      const count = askedAt.length;
      while (due !== null && due.atMs <= until) await fire();
      clock.nowMs = until;
      const times = [before, ...askedAt.slice(count)];
      return times.slice(1).map((atMs, at) => (atMs - (times[at] ?? 0)) / secondMs);
    },
  };
}

describe('rounds for a panel that is left visible', () => {
  it('come every ten seconds for ten minutes after something was asked', async () => {
    const { watchers: poller, pausesIn } = pollerOnAClock();
    poller.add(watch);
    poller.markActive();
    const pauses = await pausesIn(10 * minuteMs - 1);
    expect(pauses).toEqual(Array(59).fill(10));
  });

  it('come ever more slowly after that, yet before the figures would count as stale', async () => {
    const { watchers: poller, pausesIn } = pollerOnAClock();
    poller.add(watch);
    poller.markActive();
    await pausesIn(11 * minuteMs);
    const pauses = await pausesIn(4 * 60 * minuteMs);
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    expect([pauses[0], pauses.at(-1)]).toEqual([40, 90]);
    expect(pauses.length).toBeLessThan(180);
    expect(Math.max(...pauses)).toBeLessThan(2 * 60);
  });

  it('come every ten seconds again as soon as something is asked', async () => {
    const { watchers: poller, pausesIn } = pollerOnAClock();
    poller.add(watch);
    poller.markActive();
    await pausesIn(3 * 60 * minuteMs);
    poller.markActive();
    const [first = 0, ...others] = await pausesIn(9 * minuteMs);
    expect(first).toBeLessThanOrEqual(100);
    expect(others.slice(0, 50)).toEqual(Array(50).fill(10));
  });

  it('come once after a sleep, at the first moment, and then as if somebody had asked', async () => {
    const { watchers: poller, askedAt, fire, pausesIn, clock } = pollerOnAClock();
    poller.add(watch);
    poller.markActive();
    await pausesIn(3 * 60 * minuteMs);
    const count = askedAt.length;
    await fire(8 * 60 * minuteMs);
    expect(askedAt.slice(count)).toEqual([clock.nowMs]);
    expect((await pausesIn(minuteMs)).slice(0, 5)).toEqual(Array(5).fill(10));
  });

  it('go on although the clock is set back', async () => {
    const { watchers: poller, pausesIn, clock, askedAt, fire } = pollerOnAClock();
    poller.add(watch);
    poller.markActive();
    await pausesIn(3 * 60 * minuteMs);
    const count = askedAt.length;
    await fire(-60 * minuteMs);
    expect(askedAt.slice(count)).toEqual([clock.nowMs]);
  });

  it('end with the last panel', async () => {
    const { watchers: poller, isWaiting, pausesIn } = pollerOnAClock();
    const end = poller.add(watch);
    await pausesIn(30 * minuteMs);
    end();
    expect(isWaiting()).toBe(false);
  });
});

interface OpenPanel {
  readonly bench: Bench;
  readonly panel: PanelProbe;
  /** Lets so much time pass, then does what is due. */
  pass(ms: number): Promise<void>;
}

async function opened(): Promise<OpenPanel> {
  const bench = await createBench();
  await bench.connectAll();
  const panel = bench.openPanel();
  panel.show(workPage);
  await settled(bench.store);
  return {
    bench,
    panel,
    async pass(ms) {
      bench.firm.nowMs += ms;
      for (const round of bench.due.splice(0)) round();
      await settled(bench.store);
    },
  };
}

/** A panel that was left for twelve minutes: rounds are still due, of which few ask. */
async function leftAlone() {
  const { bench, panel, pass } = await opened();
  for (let round = 0; round < 7; round += 1) await pass(100 * secondMs);
  const countAfter = async (ms: number) => {
    bench.firm.asked.length = 0;
    await pass(ms);
    return bench.firm.countOf('quickbooksTime stamps');
  };
  return {
    bench,
    panel,
    pass,
    /** Whether the round ten seconds after one that has asked asks again. */
    async asksNext(): Promise<boolean> {
      expect(await countAfter(100 * secondMs)).toBe(1);
      return (await countAfter(10 * secondMs)) > 0;
    },
  };
}

/** An hour that somebody else has tracked. */
function track({ firm }: Bench, jobcodeId: string): void {
  firm.changed = [entry('200', jobcodeId, '2026-11-18', 1)];
  firm.entries.push(...firm.changed);
  firm.stamps = { ...firm.stamps, timesheets: '2026-11-18T17:20:00+00:00' };
}

describe('a panel that was left visible for long', () => {
  it('is asked about seldom, and says how old its figures are', async () => {
    const { bench, panel, asksNext } = await leftAlone();
    const { asOf } = panel.view();
    expect(await asksNext()).toBe(false);
    expect(panel.view().asOf).toBe((asOf ?? 0) + 100 * secondMs);
    expect(bench.due).toHaveLength(1);
  });

  it('is asked about seldom also while somebody is on the clock', async () => {
    const { bench, pass, asksNext } = await leftAlone();
    const startMs = bench.firm.nowMs - minuteMs;
    bench.firm.entries.push(
      entry('300', '11', '2026-11-18', 0, { kind: 'regular', isRunning: true, startMs }),
    );
    // Found by the first round, which is a change.
    expect(await asksNext()).toBe(true);
    for (let round = 0; round < 7; round += 1) await pass(100 * secondMs);
    expect(await asksNext()).toBe(false);
  });

  it.each([
    ['refresh', ({ ask }) => ask({ type: 'refresh' })],
    ['another range', ({ ask }) => ask({ type: 'setRange', range: { kind: 'thisMonth' } })],
    ['more entries', ({ ask }) => ask({ type: 'showEntries', count: 40 })],
    ['a look at its tab', ({ setVisible }) => setVisible(true)],
    ['its page', ({ show }) => show(workPage)],
  ] satisfies [string, (panel: PanelProbe) => void][])('is kept fresh again after %s', async (_, act) => {
    const { bench, panel, asksNext } = await leftAlone();
    act(panel);
    await settled(bench.store);
    expect(await asksNext()).toBe(true);
  });

  it('is kept fresh again after a change of what it shows', async () => {
    const { bench, panel, asksNext } = await leftAlone();
    track(bench, '11');
    const before = panel.view().time?.entryCount ?? 0;
    expect(await asksNext()).toBe(true);
    expect(panel.view().time?.entryCount).toBe(before + 1);
  });

  it('is not for what has changed elsewhere', async () => {
    const { bench, asksNext } = await leftAlone();
    track(bench, '20');
    expect(await asksNext()).toBe(false);
  });
});

describe('rounds', () => {
  it('ask nothing of a service before it says that it may be asked', async () => {
    const { bench, panel, pass } = await opened();
    const { firm } = bench;
    const retryAt = firm.nowMs + 5 * minuteMs;
    for (const system of ['quickbooksTime', 'quickbooks', 'karbon'] as const) {
      firm.failing.set(system, new SystemError('rateLimited', system, { retryAt }));
    }
    panel.ask({ type: 'refresh' });
    await settled(bench.store);
    firm.failing.clear();
    firm.asked.length = 0;
    while (firm.nowMs + 12 * secondMs < retryAt) await pass(12 * secondMs);
    expect(firm.asked).toEqual([]);
    expect(panel.view().notices).toHaveLength(3);
    await pass(12 * secondMs);
    expect(firm.countOf('quickbooksTime stamps')).toBe(1);
    expect(panel.view().notices.map(({ system }) => system)).not.toContain('quickbooksTime');
  });

  it('catch up in one after a night in which the computer has slept', async () => {
    const { bench, panel, pass } = await opened();
    const { firm } = bench;
    track(bench, '11');
    firm.asked.length = 0;
    await pass(14 * 60 * minuteMs);
    expect(panel.view().time?.total.seconds).toBe(4.5 * 3_600);
    expect(panel.view().asOf).toBe(firm.nowMs);
    expect(firm.countOf('quickbooksTime stamps')).toBe(1);
    expect(bench.due).toHaveLength(1);
  });
});
