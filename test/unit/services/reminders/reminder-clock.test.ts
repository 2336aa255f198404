import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../../src/domain/time/zoned-time';
import {
  createReminderClock,
  type KnownTime,
  type Reminder,
} from '../../../../src/services/reminders/reminder-clock';

const timeZone = 'America/Denver';
const at = (time: string, day = '2026-11-16') => instantOf(day, time, timeZone) ?? Number.NaN;

function bench() {
  const world = {
    nowMs: at('9:00'),
    isAllowed: true,
    isReachable: true,
    looks: 0,
    times: { noTimerAt: '10:00', stillRunningAt: '19:00' },
    known: {
      clockSkewMs: 0,
      readAt: null as number | null,
      running: null as KnownTime['running'],
      hasTimeToday: false,
    },
    isConnected: true,
  };
  const shown: Reminder[] = [];
  const rings: (number | null)[] = [];
  const clock = createReminderClock({
    readTimes: async () => world.times,
    mayNotify: async () => world.isAllowed,
    knownTime: async () =>
      world.isConnected ? { ...world.known, timeZone, nowMs: world.nowMs + world.known.clockSkewMs } : null,
    async look() {
      world.looks += 1;
      if (world.isReachable) world.known.readAt = world.nowMs;
    },
    notify: (reminder) => shown.push(reminder),
    ringAt: (atMs) => rings.push(atMs),
    now: () => world.nowMs,
  });
  const ringAt = (nowMs: number) => {
    world.nowMs = nowMs;
    return clock.ring();
  };
  return { world, shown, rings, clock, ringAt };
}

describe('reminders', () => {
  it('ring when something may be due, by the local clock, and again only where that is another moment', async () => {
    const { world, rings, clock } = bench();
    world.known.clockSkewMs = 20_000;
    await clock.schedule();
    await clock.schedule();
    world.times = { ...world.times, noTimerAt: '' };
    await clock.schedule();
    expect(rings).toEqual([at('10:00') - 20_000, at('19:00') - 20_000]);
  });

  it('say that no time is tracked, and then wait for the evening', async () => {
    const { shown, rings, ringAt } = bench();
    await ringAt(at('10:00'));
    expect(shown.map(({ title }) => title)).toEqual(['No time tracked yet today']);
    expect(rings).toEqual([at('19:00')]);
  });

  it('say what still runs and for how long, and what was forgotten', async () => {
    const { world, shown, ringAt } = bench();
    world.known.running = { startMs: at('13:00'), path: ['Acme Co', '2025 Tax return'] };
    await ringAt(at('19:00'));
    await ringAt(at('10:00', '2026-11-17'));
    expect(shown.map(({ title, message }) => `${title} | ${message}`)).toEqual([
      'Your timer is still running | Acme Co:2025 Tax return: 6h. Click to stop it.',
      'Did you forget to stop your timer? | Acme Co:2025 Tax return has been running for 21h.',
    ]);
  });

  it('judge by what was stopped on the phone just now', async () => {
    const { world, shown, clock } = bench();
    world.known.running = { startMs: at('13:00'), path: [] };
    await clock.schedule();
    world.nowMs = at('19:00');
    world.known.running = null;
    world.known.hasTimeToday = true;
    await clock.ring();
    expect(world.looks).toBe(1);
    expect(shown).toEqual([]);
  });

  it('say nothing that they cannot know, and look again until it is of no use any more', async () => {
    const { world, shown, rings, ringAt } = bench();
    world.isReachable = false;
    await ringAt(at('10:00'));
    expect(shown).toEqual([]);
    expect(rings).toEqual([at('10:05')]);
    world.isReachable = true;
    await ringAt(at('10:05'));
    expect(shown).toHaveLength(1);
    world.isReachable = false;
    await ringAt(at('13:01'));
    expect(rings.at(-1)).toBe(at('19:00'));
  });

  it.each(['isAllowed', 'isConnected'] as const)('never ring unless %s', async (what) => {
    const { world, shown, rings, clock } = bench();
    await clock.schedule();
    world[what] = false;
    await clock.schedule();
    world.nowMs = at('10:00');
    await clock.ring();
    expect(rings).toEqual([at('10:00'), null, null]);
    expect(shown).toEqual([]);
  });
});
