import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/time/calendar';
import { wallClockAt } from '../../../../src/domain/time/wall-clock';
import { instantOf } from '../../../../src/domain/time/zoned-time';

const zones = [
  'America/Denver',
  'America/St_Johns',
  'Europe/Paris',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'UTC',
];

describe('a time of a day in a zone', () => {
  it.each([
    ['2026-11-20', '9:05', 'America/Denver', '2026-11-20T16:05:00Z'],
    ['2026-07-20', '09:05', 'America/Denver', '2026-07-20T15:05:00Z'],
    ['2026-07-20', '0:00', 'Asia/Kolkata', '2026-07-19T18:30:00Z'],
    // Summer time ends: 1:30 comes twice, and the first counts.
    ['2026-11-01', '1:30', 'America/Denver', '2026-11-01T07:30:00Z'],
    // It begins: 2:30 is left out, and counts as half an hour after the change.
    ['2026-03-08', '2:30', 'America/Denver', '2026-03-08T09:30:00Z'],
  ])('%s %s in %s', (day, time, zone, instant) => {
    expect(new Date(instantOf(day, time, zone) ?? 0).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });

  it('is the second of two where the first is too early', () => {
    const first = instantOf('2026-11-01', '1:30', 'America/Denver') ?? 0;
    expect(instantOf('2026-11-01', '1:30', 'America/Denver', first - 1)).toBe(first);
    expect(instantOf('2026-11-01', '1:30', 'America/Denver', first)).toBe(first + 3_600_000);
  });

  it.each(['24:00', '9:60', '9', 'nine', ''])('is none of %j', (time) => {
    expect(instantOf('2026-11-20', time, 'UTC')).toBeNull();
  });

  it('is what clocks show then, unless they leave it out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }),
        fc.constantFrom(...zones),
        (minute, zone) => {
          const at = minute * 60_000;
          const { day, time } = wallClockAt(at, zone);
          const found = instantOf(day, time, zone) ?? Number.NaN;
          expect(wallClockAt(found, zone)).toEqual({ day: dayOf(at, zone), time });
          expect(found).toBeLessThanOrEqual(at);
        },
      ),
    );
  });
});
