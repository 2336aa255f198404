import { describe, expect, it } from 'vitest';
import {
  instantInZone,
  offsetMinutesAt,
  stampInZone,
  standardOffsetMinutesAt,
} from '../../firm/quickbooks-time/zone';

const denver = 'America/Denver';
/** 1 November 2026, 02:00 in Denver becomes 01:00. */
const fallBackMs = Date.UTC(2026, 10, 1, 8);

describe('zone', () => {
  it.each([
    [denver, Date.UTC(2026, 6, 1), -360],
    [denver, Date.UTC(2026, 11, 1), -420],
    [denver, fallBackMs - 1, -360],
    [denver, fallBackMs, -420],
    ['Asia/Kolkata', fallBackMs, 330],
    ['UTC', fallBackMs, 0],
  ])('%s at %i is %i minutes ahead', (zone, atMs, minutes) => {
    expect(offsetMinutesAt(atMs, zone)).toBe(minutes);
  });

  it('knows the offset without daylight saving on both halves of the globe', () => {
    expect(standardOffsetMinutesAt(Date.UTC(2026, 6, 1), denver)).toBe(-420);
    expect(standardOffsetMinutesAt(Date.UTC(2026, 11, 1), 'Australia/Sydney')).toBe(600);
  });

  it.each([
    [fallBackMs - 1000, denver, '2026-11-01T01:59:59-06:00'],
    [fallBackMs, denver, '2026-11-01T01:00:00-07:00'],
    [Date.UTC(2026, 10, 20, 6, 59, 59, 900), denver, '2026-11-19T23:59:59-07:00'],
    [Date.UTC(2026, 10, 20, 18, 45), 'Asia/Kolkata', '2026-11-21T00:15:00+05:30'],
  ])('writes %i in %s as %s', (atMs, zone, stamp) => {
    expect(stampInZone(atMs, zone, ':')).toBe(stamp);
    expect(stampInZone(atMs, zone, '')).toBe(stamp.replace(/:(\d\d)$/, '$1'));
  });

  it.each(['2026-03-08', '2026-07-01', '2026-11-01', '2026-11-02'])('finds 08:00 on %s', (day) => {
    const atMs = instantInZone(day, '08:00:00', denver);
    expect(stampInZone(atMs, denver, ':')).toContain(`${day}T08:00:00`);
  });
});
