import { describe, expect, it } from 'vitest';
import { dueReminder, nextReminderAt, type ReminderFacts } from '../../../../src/domain/time/reminders';
import { instantOf } from '../../../../src/domain/time/zoned-time';

const timeZone = 'America/Denver';
const both = { noTimerAt: '10:00', stillRunningAt: '19:00' };
const off = { noTimerAt: '', stillRunningAt: '' };

/** 2026-11-16 is a Monday. */
function at(day: string, time: string): number {
  return instantOf(day, time, timeZone) ?? Number.NaN;
}

function facts(day: string, time: string, more: Partial<ReminderFacts> = {}): ReminderFacts {
  return { nowMs: at(day, time), timeZone, runningSinceMs: null, hasTimeToday: false, ...more };
}

describe('what is due', () => {
  it('is a timer that nobody has started, from its time on and as long as that is of use', () => {
    const due = (time: string) => dueReminder(both, facts('2026-11-16', time));
    expect(['9:59', '10:00', '12:59', '13:00'].map(due)).toEqual([null, 'noTimer', 'noTimer', null]);
  });

  it('is nothing of the kind where time was tracked today, or its time is not chosen', () => {
    expect(dueReminder(both, facts('2026-11-16', '10:05', { hasTimeToday: true }))).toBeNull();
    expect(dueReminder({ ...both, noTimerAt: '' }, facts('2026-11-16', '10:05'))).toBeNull();
  });

  it('is a timer that still runs in the evening, and not one that runs in the morning', () => {
    const running = { runningSinceMs: at('2026-11-16', '13:00'), hasTimeToday: true };
    expect(dueReminder(both, facts('2026-11-16', '19:00', running))).toBe('stillRunning');
    expect(dueReminder(both, facts('2026-11-16', '18:59', running))).toBeNull();
  });

  it('is a forgotten timer at any hour: over night, and over ten hours', () => {
    const overNight = { runningSinceMs: at('2026-11-16', '16:00'), hasTimeToday: true };
    expect(dueReminder(both, facts('2026-11-17', '8:00', overNight))).toBe('forgotten');
    const tooLong = { runningSinceMs: at('2026-11-16', '7:00'), hasTimeToday: true };
    expect(dueReminder(both, facts('2026-11-16', '17:01', tooLong))).toBe('forgotten');
    expect(dueReminder(off, facts('2026-11-16', '17:01', tooLong))).toBeNull();
  });

  it('is nothing on a Saturday or Sunday of the account, whatever day it is elsewhere', () => {
    // Friday evening in Denver is Saturday in Greenwich.
    const evening = { runningSinceMs: at('2026-11-20', '13:00'), hasTimeToday: true };
    expect(dueReminder(both, facts('2026-11-20', '19:30', evening))).toBe('stillRunning');
    expect(dueReminder(both, facts('2026-11-21', '10:00'))).toBeNull();
    expect(dueReminder(both, facts('2026-11-22', '10:00'))).toBeNull();
  });
});

describe('when to look next', () => {
  const next = (day: string, time: string, runningSinceMs: number | null = null, times = both) =>
    nextReminderAt(times, { nowMs: at(day, time), timeZone, runningSinceMs });

  it('is the next of the chosen times of a workday', () => {
    expect(next('2026-11-16', '9:00')).toBe(at('2026-11-16', '10:00'));
    expect(next('2026-11-16', '10:00')).toBe(at('2026-11-16', '19:00'));
    expect(next('2026-11-16', '19:00')).toBe(at('2026-11-17', '10:00'));
    expect(next('2026-11-20', '19:00')).toBe(at('2026-11-23', '10:00'));
    expect(next('2026-11-21', '9:00')).toBe(at('2026-11-23', '10:00'));
  });

  it('is when the timer will have run too long, where that is sooner', () => {
    expect(next('2026-11-16', '10:30', at('2026-11-16', '7:00'))).toBe(at('2026-11-16', '17:00') + 1_000);
  });

  it('keeps to the clock on the wall as summer time ends', () => {
    // In Denver on Sunday, November 1st.
    expect(next('2026-10-30', '20:00')).toBe(at('2026-11-02', '10:00'));
    expect(at('2026-11-02', '10:00') - at('2026-10-30', '10:00')).toBe((3 * 24 + 1) * 3_600_000);
  });

  it('is never where reminders are off, even while a timer runs', () => {
    expect(next('2026-11-16', '9:00', at('2026-11-16', '7:00'), off)).toBeNull();
  });
});
