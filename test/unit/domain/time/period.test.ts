import { expect, test } from 'vitest';
import { isWholeMonth, type PeriodChoice, periodOf } from '../../../../src/domain/time/period';

const monday = 1;

test.each<[PeriodChoice, string, string, string]>([
  [{ kind: 'lastMonth' }, '2026-03-31', '2026-02-01', '2026-02-28'],
  [{ kind: 'lastMonth' }, '2026-01-01', '2025-12-01', '2025-12-31'],
  [{ kind: 'thisMonth' }, '2026-11-30', '2026-11-01', '2026-11-30'],
  [{ kind: 'lastWeek' }, '2026-11-30', '2026-11-23', '2026-11-29'],
  [{ kind: 'thisWeek' }, '2026-11-29', '2026-11-23', '2026-11-29'],
  [{ kind: 'lastTwoWeeks' }, '2026-11-30', '2026-11-16', '2026-11-29'],
  [{ kind: 'lastTwoWeeks' }, '2026-11-29', '2026-11-09', '2026-11-22'],
  [{ kind: 'lastHalfMonth' }, '2026-11-30', '2026-11-01', '2026-11-15'],
  [{ kind: 'lastHalfMonth' }, '2026-11-16', '2026-11-01', '2026-11-15'],
  [{ kind: 'lastHalfMonth' }, '2026-11-15', '2026-10-16', '2026-10-31'],
  [{ kind: 'lastHalfMonth' }, '2026-03-01', '2026-02-16', '2026-02-28'],
  [{ kind: 'lastQuarter' }, '2026-02-10', '2025-10-01', '2025-12-31'],
  [{ kind: 'thisQuarter' }, '2026-12-31', '2026-10-01', '2026-12-31'],
  [{ kind: 'custom', from: '2026-10-16', to: '2026-11-15' }, '2026-11-30', '2026-10-16', '2026-11-15'],
  [{ kind: 'custom', from: '2026-11-15', to: '2026-10-16' }, '2026-11-30', '2026-10-16', '2026-11-15'],
])('%j on %s is from %s to %s', (choice, today, from, to) => {
  expect(periodOf(choice, today, monday)).toEqual({ from, to });
});

test('a whole month is told from days that are none', () => {
  expect(isWholeMonth({ from: '2028-02-01', to: '2028-02-29' })).toBe(true);
  expect(isWholeMonth({ from: '2027-02-01', to: '2027-02-27' })).toBe(false);
  expect(isWholeMonth({ from: '2027-02-02', to: '2027-03-01' })).toBe(false);
});
