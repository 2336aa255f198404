import { describe, expect, it } from 'vitest';
import { likelyEnd, minutesOf, timeText, wallClockAt } from '../../../../src/domain/time/wall-clock';

const denver = 'America/Denver';

describe('a clock on a wall', () => {
  it('shows the time of its own zone', () => {
    const atMs = Date.UTC(2026, 10, 17, 6, 5, 59);
    expect(wallClockAt(atMs, denver)).toEqual({ day: '2026-11-16', time: '23:05' });
    expect(wallClockAt(atMs, 'Europe/Berlin')).toEqual({ day: '2026-11-17', time: '07:05' });
    expect(wallClockAt(atMs, 'No/Zone')).toEqual({ day: '2026-11-17', time: '06:05' });
    expect(wallClockAt(Date.UTC(2026, 10, 17, 7), denver).time).toBe('00:00');
  });

  it('reads and writes times of a day', () => {
    expect(['09:05', '9:05', '23:59', '24:00', '9:60', ''].map(minutesOf)).toEqual([
      545,
      545,
      1_439,
      null,
      null,
      null,
    ]);
    expect([0, 545, 1_439].map(timeText)).toEqual(['00:00', '09:05', '23:59']);
  });
});

describe('the likely end of a forgotten timer', () => {
  const at = (hour: number, minute = 0) => Date.UTC(2026, 10, 16, hour + 7, minute);
  const tomorrow = at(24 + 9);

  it.each([
    [at(9), tomorrow, '2026-11-16', '17:00'],
    [at(16, 45), tomorrow, '2026-11-16', '17:45'],
    [at(23, 30), tomorrow, '2026-11-16', '23:59'],
    // It can't have ended later than now.
    [at(2), at(13), '2026-11-16', '13:00'],
  ])('begun at %i', (startMs, lastMs, day, time) =>
    expect(likelyEnd(startMs, lastMs, denver)).toEqual({ day, time }),
  );
});
