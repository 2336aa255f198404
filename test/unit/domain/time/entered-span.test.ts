import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enteredOf, spanOf } from '../../../../src/domain/time/entered-span';

const denver = 'America/Denver';
const minute = 60_000;
const hour = 60 * minute;
const day = '2026-11-20';

describe('from one time to another', () => {
  it('ends on the next day where it does not end after it begins', () => {
    expect(spanOf({ day, start: '22:00', end: '1:30' }, 'UTC')).toEqual({
      startMs: Date.UTC(2026, 10, 20, 22),
      endMs: Date.UTC(2026, 10, 21, 1, 30),
    });
  });

  it.each([
    // The night in which summer time begins.
    ['2026-03-07', '23:00', '7:00', 7],
    ['2026-03-08', '0:30', '5:00', 3.5],
    // And the one in which it ends, where 1:00 to 2:00 comes twice.
    ['2026-11-01', '0:30', '3:00', 3.5],
    ['2026-10-31', '23:00', '7:00', 9],
    ['2026-11-01', '1:45', '1:15', 0.5],
  ])('of %s, %s to %s lasts %d hours', (of, start, end, hours) => {
    const span = spanOf({ day: of, start, end }, denver);
    expect(span && (span.endMs - span.startMs) / hour).toBe(hours);
  });

  it.each([
    ['9:00', '9:00'],
    ['9:00', '09:00'],
    ['', '9:00'],
    ['9:00', ''],
    ['24:00', '9:00'],
  ])('is none from %j to %j', (start, end) => expect(spanOf({ day, start, end }, 'UTC')).toBeNull());
});

describe('an entry that is corrected', () => {
  it('is what it was where nothing of it was changed, whenever it was', () => {
    fc.assert(
      fc.property(
        // From the last days of October to the first of November, seconds and all.
        fc.integer({ min: Date.UTC(2026, 9, 30) / 1_000, max: Date.UTC(2026, 10, 3) / 1_000 }),
        fc.integer({ min: 1, max: 86_399 }),
        fc.constantFrom(denver, 'America/New_York', 'Europe/Paris', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        (from, seconds, zone) => {
          const before = { startMs: from * 1_000, endMs: (from + seconds) * 1_000 };
          expect(spanOf(enteredOf(before, zone), zone, before)).toEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('stays in the hour it was of, where clocks show it twice', () => {
    // 1:30 to 2:30, the second time.
    const startMs = Date.UTC(2026, 10, 1, 8, 30, 20);
    const before = { startMs, endMs: startMs + hour };
    const entered = enteredOf(before, denver);
    expect(entered).toEqual({ day: '2026-11-01', start: '01:30', end: '02:30' });
    expect(spanOf({ ...entered, end: '01:50' }, denver, before)).toEqual({
      startMs,
      endMs: Date.UTC(2026, 10, 1, 8, 50),
    });
  });

  it('has no end in the form where it has lasted a day or longer, and any that is entered counts from its start', () => {
    const startMs = Date.UTC(2026, 10, 16, 9, 0, 12);
    const before = { startMs, endMs: startMs + 56 * hour };
    const entered = enteredOf(before, 'UTC');
    expect(entered).toEqual({ day: '2026-11-16', start: '09:00', end: '' });
    expect(spanOf(entered, 'UTC', before)).toBeNull();
    expect(spanOf({ ...entered, end: '17:00' }, 'UTC', before)).toEqual({
      startMs,
      endMs: Date.UTC(2026, 10, 16, 17),
    });
  });
});
