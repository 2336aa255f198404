// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { EntryRow, TimeView } from '../../../../src/messages/panel-view';
import { createPanelBench, withTime } from '../panel-bench';
import { sampleNow, still } from '../sample-view';

const { panel, root, show } = createPanelBench();

const minuteMs = 60_000;
const startMs = sampleNow - 60 * minuteMs;

function row(id: string, date: string, more: Partial<EntryRow> = {}): EntryRow {
  return {
    id,
    userId: '1',
    date,
    personName: 'Sam Iyer',
    jobName: '',
    seconds: 3_600,
    startMs: null,
    endMs: null,
    runningSinceMs: null,
    serviceItem: '',
    notes: '',
    status: 'exported',
    fixed: 'locked',
    ...more,
  };
}

const running = row('r', '2026-11-17', { runningSinceMs: startMs, status: 'running', seconds: 0 });

function shownTime(entries: readonly EntryRow[], more: Partial<TimeView> = {}): Partial<TimeView> {
  return { entries, entryCount: entries.length, ...more };
}

function clocks(): readonly string[] {
  const amounts = [...root().querySelectorAll('.entry .amount')].map((one) => one.textContent.trim());
  return [root().querySelector('.running b')?.textContent ?? '', amounts[0] ?? ''];
}

describe('a running entry in the list', () => {
  const time = shownTime([running], {
    running: [{ entryId: 'r', personName: 'Sam Iyer', startMs }],
    total: { seconds: 0, runningSinceMs: [startMs] },
  });

  it.each([
    [17 * minuteMs, '1:17:00'],
    [-17 * minuteMs, '43:00'],
    [5 * 60 * minuteMs, '6:00:00'],
    [90_000, '1:01:30'],
  ])('is told by the clock of the header after that is set right by %i ms', (clockSkewMs, clock) => {
    show(withTime(time));
    expect(clocks()).toEqual(['1:00:00', '1:00:00']);
    panel().update(withTime(time, { clockSkewMs }));
    expect(clocks()).toEqual([clock, clock]);
  });

  it('stays with the header when the machine corrects its own clock', async () => {
    show(withTime(time, { clockSkewMs: 17 * minuteMs }));
    expect(clocks()).toEqual(['1:17:00', '1:17:00']);
    // What was 17 minutes slow is right, and the next view says so.
    vi.setSystemTime(Date.now() + 17 * minuteMs);
    panel().update(withTime(time));
    expect(clocks()).toEqual(['1:17:00', '1:17:00']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(clocks()).toEqual(['1:17:02', '1:17:02']);
  });
});

describe('a day in the list', () => {
  const days = () => [...root().querySelectorAll('.entry time')].map((one) => one.textContent);

  it.each([
    ['2026-11-17', ['Fri, Nov 13', 'Wed, Dec 31, 2025']],
    ['2025-12-29', ['Fri, Nov 13, 2026', 'Wed, Dec 31']],
    ['2030-01-01', ['Fri, Nov 13, 2026', 'Wed, Dec 31, 2025']],
  ])('has its year where that is not the one of %s', (today, shown) => {
    show(withTime(shownTime([row('a', '2026-11-13'), row('b', '2025-12-31')], { today })));
    expect(days()).toEqual(shown);
  });

  it('is told anew when New Year passes with the panel open', () => {
    const time = shownTime([row('a', '2026-12-31'), row('b', '2026-12-30')], { today: '2026-12-31' });
    show(withTime(time));
    expect(days()).toEqual(['Today', 'Yesterday']);
    panel().update(withTime({ ...time, today: '2027-01-01' }));
    expect(days()).toEqual(['Yesterday', 'Wed, Dec 30, 2026']);
  });

  it('has its year by what today is, not by the end of a range of the past', () => {
    const range = { kind: 'custom', from: '2025-01-01', to: '2025-12-31' } as const;
    const byWeek = [{ weekStart: '2025-03-02', ...still(3_600) }];
    const time = { range, days: { from: range.from, to: range.to }, byWeek };
    show(withTime(shownTime([row('a', '2025-03-04')], time)));
    expect(days()).toEqual(['Tue, Mar 4, 2025']);
    expect(root().querySelector('.weeks')?.outerHTML).toContain('Mar 2, 2025');
  });
});
