// @vitest-environment happy-dom
import { options } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { createPanelBench, withTime } from '../panel-bench';
import { sampleNow, sampleView, still } from '../sample-view';

const { panel, root, show, text } = createPanelBench();

/** How many elements and components are looked at. */
function drawnBy(work: () => void): number {
  const hook = vi.fn();
  options.diffed = hook;
  work();
  delete options.diffed;
  return hook.mock.calls.length;
}

describe('what ticks', () => {
  const startMs = sampleNow - 3_600_000;
  const running = [{ entryId: 'r', personName: 'Sam Iyer', startMs }];
  const ticking = (seconds: number) => ({ seconds, runningSinceMs: [startMs] });
  const shown = (selector: string) => root().querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it('counts running time into the total, by the clock of QuickBooks Time', async () => {
    show(withTime({ running, total: ticking(148_800) }, { clockSkewMs: 60_000 }));
    expect(text()).toContain('Sam Iyer on the clock 1 h 01 m 00 s');
    expect(shown('.total')).toBe('42 h 21 m');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(text()).toContain('Sam Iyer on the clock 1 h 02 m 00 s');
    expect(shown('.total')).toBe('42 h 22 m');
  });

  it('counts it into all other figures that it is part of, at the same instant', async () => {
    const row = { kind: 'work', key: 'aKey4Work', name: 'Payroll', status: '', tone: 'good' } as const;
    show(
      withTime(
        {
          running,
          total: ticking(7_200),
          week: ticking(1_200),
          pendingExport: ticking(2_400),
          pendingExportReasons: [{ reason: 'running', ...ticking(0) }],
          billable: ticking(60),
          exported: still(4_800),
          byPerson: [{ userId: '3', name: 'Sam Iyer', ...ticking(3_600) }],
          byServiceItem: [{ name: 'Tax', ...ticking(0) }],
          byWeek: [{ weekStart: '2026-11-15', ...ticking(3_600) }],
        },
        {
          clockSkewMs: 60_000,
          budget: {
            estimateSeconds: 36_000,
            lines: [{ name: 'Sam', estimateSeconds: 36_000, tracked: ticking(300) }],
          },
          work: [{ ...row, ...ticking(600) }],
        },
      ),
    );
    const figures = () => [
      shown('.total'),
      shown('.budget b'),
      ...[...root().querySelectorAll('.sums > li')].map((li) => li.textContent),
      ...[...root().querySelectorAll('.bar-row .amount, .weeks li, .record .amount')].map((each) =>
        each.textContent.trim(),
      ),
    ];
    expect(figures()).toEqual([
      '3 h 1 m',
      '30 %',
      'this week 1 h 21 m',
      'billable 1 h 2 m',
      'exported 1 h 20 m',
      'waiting 1 h 41 m',
      'why?still running 1 h 1 m',
      'Week of Sun 15 Nov: 2 h 1 m',
      '2 h 1 m',
      '1 h 1 m',
      '1 h 6 m of 10 h',
      '1 h 11 m',
    ]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(figures()).toEqual([
      '3 h 3 m',
      '31 %',
      'this week 1 h 23 m',
      'billable 1 h 4 m',
      'exported 1 h 20 m',
      'waiting 1 h 43 m',
      'why?still running 1 h 3 m',
      'Week of Sun 15 Nov: 2 h 3 m',
      '2 h 3 m',
      '1 h 3 m',
      '1 h 8 m of 10 h',
      '1 h 13 m',
    ]);
    // Whoever is on the clock is marked wherever it counts.
    expect(root().querySelectorAll('.live[role="img"]')).toHaveLength(3);
  });

  it('turns the age into a warning after two minutes without an answer', async () => {
    show(sampleView);
    expect(root().querySelector('.stale')).toBeNull();
    await vi.advanceTimersByTimeAsync(110_000);
    expect(root().querySelector('.stale')?.textContent).toContain('2 min ago');
    panel().update({ ...sampleView, asOf: Date.now() });
    expect(root().querySelector('.stale')).toBeNull();
  });

  it('draws the header alone for another age, and all for a clock that is off by more', () => {
    const view = withTime({ running, total: ticking(0) });
    show(view);
    const ofTheLook = { asOf: sampleNow, isRefreshing: true, clockSkewMs: 900 };
    const drawnForAge = drawnBy(() => panel().update({ ...structuredClone(view), ...ofTheLook }));
    expect(root().querySelector('.header.turning')).not.toBeNull();
    expect(text()).toContain('0 s ago');
    expect(shown('.total')).toBe('1 h');

    const drawnForClock = drawnBy(() => panel().update({ ...view, clockSkewMs: 3_600_000 }));
    expect(shown('.total')).toBe('2 h');
    expect(drawnForClock).toBeGreaterThan(150);
    expect(drawnForAge).toBeLessThan(50);
  });

  it('counts down to the next try', async () => {
    const retryAt = sampleNow + 42_000;
    show({ ...sampleView, notices: [{ code: 'rateLimited', system: 'karbon', retryAt, count: 0 }] });
    expect(text()).toContain('Trying again in 42 s.');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text()).toContain('Trying again in 40 s.');
  });
});
