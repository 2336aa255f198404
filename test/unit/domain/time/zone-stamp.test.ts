import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetMinutesAt, zoneStamp } from '../../../../src/domain/time/zone-stamp';

const zones = [
  'America/New_York',
  'America/Denver',
  'America/Phoenix',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];

describe('zoneStamp', () => {
  it.each([
    ['2026-01-15T17:00:00Z', 'America/Denver', '2026-01-15T10:00:00-07:00'],
    ['2026-07-15T17:00:00Z', 'America/Denver', '2026-07-15T11:00:00-06:00'],
    // Both hours that are called one o'clock on the morning on which the clocks go back.
    ['2026-11-01T07:30:00Z', 'America/Denver', '2026-11-01T01:30:00-06:00'],
    ['2026-11-01T08:30:00Z', 'America/Denver', '2026-11-01T01:30:00-07:00'],
    // The last second before they go forward, and the first after.
    ['2026-03-08T08:59:59Z', 'America/Denver', '2026-03-08T01:59:59-07:00'],
    ['2026-03-08T09:00:00Z', 'America/Denver', '2026-03-08T03:00:00-06:00'],
    ['2026-01-15T00:00:00Z', 'Asia/Kolkata', '2026-01-15T05:30:00+05:30'],
    ['2026-01-15T00:00:00Z', 'Asia/Kathmandu', '2026-01-15T05:45:00+05:45'],
    ['2026-01-15T02:00:00Z', 'America/St_Johns', '2026-01-14T22:30:00-03:30'],
    // Half an hour is put back there.
    ['2026-04-04T14:59:59Z', 'Australia/Lord_Howe', '2026-04-05T01:59:59+11:00'],
    ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe', '2026-04-05T01:30:00+10:30'],
    ['2026-12-31T23:00:00Z', 'Europe/Berlin', '2027-01-01T00:00:00+01:00'],
    ['2026-06-15T12:00:00Z', 'UTC', '2026-06-15T12:00:00+00:00'],
    ['2026-06-15T12:00:00Z', 'Nowhere/Land', '2026-06-15T12:00:00+00:00'],
  ])('%s in %s is %s', (instant, zone, stamp) => {
    expect(zoneStamp(Date.parse(instant), zone)).toBe(stamp);
  });

  it('leaves out fractions of a second', () => {
    expect(zoneStamp(Date.parse('2026-06-15T11:59:59.999Z'), 'UTC')).toBe('2026-06-15T11:59:59+00:00');
  });

  const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) });

  it('means the same whole second, whatever the zone and its clocks', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (epochMs, zone) => {
        const stamp = zoneStamp(epochMs, zone);
        expect(stamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(stamp)).toBe(Math.floor(epochMs / 1_000) * 1_000);
      }),
    );
  });

  it('shows what a clock in the zone shows', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (epochMs, zone) => {
        const shown = new Date(epochMs).toLocaleString('sv-SE', { timeZone: zone });
        expect(zoneStamp(epochMs, zone).slice(0, 19)).toBe(shown.replace(' ', 'T'));
      }),
    );
  });

  it('has the offset of its moment on every day of a year on which clocks are changed', () => {
    const hourMs = 3_600_000;
    for (const zone of zones) {
      for (let dayMs = Date.UTC(2026, 0, 1); dayMs < Date.UTC(2027, 0, 1); dayMs += 24 * hourMs) {
        if (offsetMinutesAt(dayMs, zone) === offsetMinutesAt(dayMs + 24 * hourMs, zone)) continue;
        const quarters = Array.from({ length: 97 }, (_, quarter) => dayMs + (quarter * hourMs) / 4);
        const stamps = quarters.map((atMs) => zoneStamp(atMs, zone));
        expect(stamps.map((stamp) => Date.parse(stamp))).toEqual(quarters);
        expect(new Set(stamps.map((stamp) => stamp.slice(19))).size).toBe(2);
      }
    }
  });
});
