import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, rangeOf, weekStartOf } from '../../../../src/domain/time/calendar';

describe('days', () => {
  it('are those of the zone, also when its clocks change', () => {
    const zone = 'America/Denver';
    expect(dayOf(Date.parse('2026-11-01T05:59:59Z'), zone)).toBe('2026-10-31');
    expect(dayOf(Date.parse('2026-11-01T06:00:00Z'), zone)).toBe('2026-11-01');
    expect(dayOf(Date.parse('2026-11-02T06:59:59Z'), zone)).toBe('2026-11-01');
    expect(dayOf(Date.parse('2026-11-02T07:00:00Z'), zone)).toBe('2026-11-02');
  });

  it('are UTC in a zone that nobody knows', () => {
    expect(dayOf(Date.parse('2026-11-01T23:30:00Z'), 'Nowhere/Land')).toBe('2026-11-01');
  });

  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-10-31', 2, '2026-11-02'],
  ])('%s plus %i days is %s', (day, days, later) => {
    expect(addDays(day, days)).toBe(later);
  });

  it.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-11-18', -6, '2026-05-18'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s plus %i months is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });
});

describe('weekStartOf', () => {
  it.each([
    ['2026-11-18', 0, '2026-11-15'],
    ['2026-11-15', 0, '2026-11-15'],
    ['2026-11-15', 1, '2026-11-09'],
    ['2026-11-01', 6, '2026-10-31'],
  ])('%s, weeks from day %i, is %s', (day, weekStartsOn, start) => {
    expect(weekStartOf(day, weekStartsOn)).toBe(start);
  });

  it('is at most six days back and the same for the whole week', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), fc.nat(6), (dayNumber, weekStartsOn) => {
        const day = addDays('1970-01-01', dayNumber);
        const start = weekStartOf(day, weekStartsOn);
        const week = Array.from({ length: 7 }, (_, at) => addDays(start, at));
        expect(week).toContain(day);
        expect(new Set(week.map((other) => weekStartOf(other, weekStartsOn)))).toEqual(new Set([start]));
      }),
    );
  });
});

describe('rangeOf', () => {
  const today = '2026-11-18';

  it.each([
    [{ kind: 'sixMonths' }, '2026-05-18', today],
    [{ kind: 'thisWeek' }, '2026-11-15', today],
    [{ kind: 'thisMonth' }, '2026-11-01', today],
    [{ kind: 'lastMonth' }, '2026-10-01', '2026-10-31'],
    [{ kind: 'thisYear' }, '2026-01-01', today],
    [{ kind: 'lifetime' }, null, today],
    [{ kind: 'custom', from: '2026-01-01', to: '2026-03-31' }, '2026-01-01', '2026-03-31'],
    [{ kind: 'custom', from: '2026-03-31', to: '2026-01-01' }, '2026-01-01', '2026-03-31'],
  ] as const)('%j is from %s to %s', (range, from, to) => {
    expect(rangeOf(range, today, 0)).toEqual({ from, to });
  });
});
