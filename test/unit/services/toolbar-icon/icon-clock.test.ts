import { describe, expect, it } from 'vitest';
import { createIconClock } from '../../../../src/services/toolbar-icon/icon-clock';
import type { TimerOnIcon } from '../../../../src/services/toolbar-icon/icon-face';

const startMs = Date.UTC(2026, 10, 17, 14);
const timer: TimerOnIcon = { startMs, clockSkewMs: 0, path: [] };

function bench() {
  const icon = { timer: null as TimerOnIcon | null, undone: 0, nowMs: startMs, shown: [] as string[] };
  const rings: (number | null)[] = [];
  const clock = createIconClock({
    readTimer: async () => icon.timer,
    readUndone: async () => icon.undone,
    showOnIcon: ({ text }) => icon.shown.push(text),
    ringAt: (atMs) => rings.push(atMs),
    now: () => icon.nowMs,
  });
  return { icon, rings, clock };
}

describe('the clock on the icon', () => {
  it('rings when the next minute is full, for as long as the timer runs', async () => {
    const { icon, rings, clock } = bench();
    icon.undone = 2;
    icon.timer = timer;
    icon.nowMs = startMs + 12_000;
    await clock.show();
    icon.nowMs = rings.at(-1) ?? 0;
    await clock.show();
    icon.timer = null;
    await clock.show();
    expect(icon.shown).toEqual(['0:00', '0:01', '2']);
    expect(rings).toEqual([startMs + 60_000, startMs + 120_000, null]);
  });

  it("rings by QuickBooks Time's minutes, at its own clock's time", async () => {
    const { icon, rings, clock } = bench();
    icon.timer = { ...timer, clockSkewMs: 20_000 };
    await clock.show();
    icon.timer = { ...timer, clockSkewMs: -20_000 };
    await clock.show();
    expect(rings.map((atMs) => (atMs ?? 0) - startMs)).toEqual([40_000, 20_000]);
  });

  it('shows last what was read last, however long a reading takes', async () => {
    const { icon } = bench();
    const waiting: ((timer: TimerOnIcon | null) => void)[] = [];
    const clock = createIconClock({
      readTimer: () => new Promise((resolve) => waiting.push(resolve)),
      readUndone: async () => 0,
      showOnIcon: ({ text }) => icon.shown.push(text),
      ringAt: () => undefined,
      now: () => startMs + 60_000,
    });
    const both = [clock.show(), clock.show()];
    await expect.poll(() => waiting.length).toBe(1);
    waiting[0]?.(timer);
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.(null);
    await Promise.all(both);
    expect(icon.shown).toEqual(['0:01', '']);
  });
});
