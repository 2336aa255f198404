import { expect, it } from 'vitest';
import { endsByItselfAt, isForgotten } from '../../../../src/domain/time/running-entry';

const at = (text: string) => Date.parse(text);

it.each([
  ['2026-11-20T16:00:00Z', '2026-11-21T01:59:00Z', false],
  ['2026-11-20T16:00:00Z', '2026-11-21T02:01:00Z', true],
  // 23:30 to 0:10 in Denver.
  ['2026-11-21T06:30:00Z', '2026-11-21T07:10:00Z', true],
])('an entry of %s is forgotten at %s: %s', (start, now, is) => {
  expect(isForgotten(at(start), at(now), 'America/Denver')).toBe(is);
});

it('ends by itself after seven days, or sooner where the account says so', () => {
  const startMs = at('2026-11-20T16:00:00Z');
  expect(endsByItselfAt(startMs, { clockOutAfterHours: null })).toBe(startMs + 7 * 86_400_000);
  expect(endsByItselfAt(startMs, { clockOutAfterHours: 12 })).toBe(startMs + 12 * 3_600_000);
  expect(endsByItselfAt(startMs, { clockOutAfterHours: 9_999 })).toBe(startMs + 7 * 86_400_000);
});
