import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../src/domain/time/calendar';
import {
  extendCoverage,
  initialCoverage,
  nextWindow,
  shorterDays,
} from '../../../../src/services/backfill/backfill-windows';
import { lastDay, today } from './backfill-bench';

const nothing = initialCoverage(today, 0);
const lastWeek = { from: addDays(today, -7), to: lastDay };
const daysBefore = (days: number) => ({ from: addDays(today, -7 - days), to: addDays(today, -8) });

/** How many days the window after one of so many days, of so many pages, has. */
function daysAfter(days: number, pages: number): number {
  return extendCoverage(extendCoverage(nothing, lastWeek, 1, today), daysBefore(days), pages, today).nextDays;
}

describe('the days of a window', () => {
  it('follow from how many pages those before have filled, at most fourfold', () => {
    expect(daysAfter(20, 9)).toBe(21);
    expect(daysAfter(20, 14)).toBe(13);
    expect(daysAfter(20, 5)).toBe(40);
    expect(daysAfter(20, 1)).toBe(80);
    expect(daysAfter(600, 1)).toBe(1_000);
    expect(daysAfter(1, 40)).toBe(1);
  });

  it('count up to today where the window reaches further: who tracks time ahead of it', () => {
    expect(nextWindow(nothing, today)).toEqual(lastWeek);
    const { nextDays } = extendCoverage(nothing, lastWeek, 4, today);
    expect(nextDays).toBe(21);
  });

  it('are halved so that the newest come first still', () => {
    const tried: number[] = [];
    let row = nothing;
    for (let times = 0; times < 5; times += 1) {
      const window = nextWindow(row, today);
      row = { ...row, nextDays: window ? shorterDays(window, today) : 0 };
      tried.push(row.nextDays);
    }
    expect(tried).toEqual([370, 368, 367, 183, 91]);
    expect(shorterDays(daysBefore(9), today)).toBe(4);
    expect(shorterDays(daysBefore(2), today)).toBe(1);
  });

  it('become as many as half of those that were met, where these are fewer', () => {
    expect(shorterDays(daysBefore(1_000), today, 12.5)).toBe(12);
    expect(shorterDays(daysBefore(1_000), today, 0.5)).toBe(1);
    expect(shorterDays(daysBefore(10), today, 400)).toBe(5);
  });
});
