// @vitest-environment happy-dom
import { options } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { createPanelBench, withTime } from '../panel-bench';
import { sampleBudget, sampleNow, sampleView, still } from '../sample-view';

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
    expect(text()).toContain('Sam Iyer on the clock 1:01:00');
    expect(shown('.total')).toBe('42h 21m');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(text()).toContain('Sam Iyer on the clock 1:02:00');
    expect(shown('.total')).toBe('42h 22m');
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
            ...sampleBudget,
            estimateSeconds: 36_000,
            tracked: ticking(7_200),
            notBudgeted: null,
            lines: [
              {
                name: 'Sam',
                estimateSeconds: 36_000,
                person: { kind: 'paired', tracked: ticking(300) },
              },
            ],
          },
          work: [{ ...row, ...ticking(600) }],
        },
      ),
    );
    const figures = () => [
      shown('.total'),
      shown('.budget b'),
      ...[...root().querySelectorAll('.sums > li')].map((li) => li.textContent),
      ...[
        ...root().querySelectorAll(
          '.bar-row .amount, .weeks li, .budget-line td:nth-of-type(2), .record .amount',
        ),
      ].map((each) => each.textContent.trim()),
    ];
    expect(figures()).toEqual([
      '3h 1m',
      '30%',
      'this week 1h 21m',
      'exported 1h 20m',
      'not exported yet 1h 41m',
      'Why?on the clock 1h 1m',
      'billable 1h 2m',
      'Week of Sun, Nov 15: 2h 1m',
      '2h 1m',
      '1h 1m',
      '1h 6m',
      '1h 11m',
    ]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(figures()).toEqual([
      '3h 3m',
      '31%',
      'this week 1h 23m',
      'exported 1h 20m',
      'not exported yet 1h 43m',
      'Why?on the clock 1h 3m',
      'billable 1h 4m',
      'Week of Sun, Nov 15: 2h 3m',
      '2h 3m',
      '1h 3m',
      '1h 8m',
      '1h 13m',
    ]);
    // Whoever is on the clock is marked wherever it counts.
    expect(root().querySelectorAll('.live[role="img"]')).toHaveLength(3);
  });

  it('turns the age into a warning after two minutes without an answer', async () => {
    show(sampleView);
    expect(root().querySelector('.stale')).toBeNull();
    await vi.advanceTimersByTimeAsync(110_000);
    expect(root().querySelector('.stale')?.textContent).toContain('2m ago');
    panel().update({ ...sampleView, asOf: Date.now() });
    expect(root().querySelector('.stale')).toBeNull();
  });

  it('draws the header alone for another age, and all for a clock that is off by more', () => {
    const view = withTime({ running, total: ticking(0) });
    show(view);
    const ofTheLook = { asOf: sampleNow, isRefreshing: true, clockSkewMs: 900 };
    const drawnForAge = drawnBy(() => panel().update({ ...structuredClone(view), ...ofTheLook }));
    expect(root().querySelector('.header.turning')).not.toBeNull();
    expect(text()).toContain('0s ago');
    expect(shown('.total')).toBe('1h');

    const drawnForClock = drawnBy(() => panel().update({ ...view, clockSkewMs: 3_600_000 }));
    expect(shown('.total')).toBe('2h');
    expect(drawnForClock).toBeGreaterThan(150);
    expect(drawnForAge).toBeLessThan(55);
  });

  it('counts down to the next try', async () => {
    const retryAt = sampleNow + 42_000;
    show({ ...sampleView, notices: [{ code: 'rateLimited', system: 'karbon', retryAt, count: 0 }] });
    expect(text()).toContain('Trying again in 42s');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text()).toContain('Trying again in 40s');
  });
});
