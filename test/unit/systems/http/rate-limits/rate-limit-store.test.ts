import { expect, it } from 'vitest';
import { parseRateLimitRecord } from '../../../../../src/systems/http/rate-limits/rate-limit-store';

it('a stored record comes back as it was', () => {
  const record = { sentAtMs: [1, 2], closedUntilMs: 0 };
  expect(parseRateLimitRecord(record)).toEqual(record);
});

it.each([
  [undefined],
  [null],
  ['odd'],
  [{}],
  [{ sentAtMs: 'now', closedUntilMs: 0 }],
  [{ sentAtMs: [1, null], closedUntilMs: 0 }],
  [{ sentAtMs: [1] }],
])('a record that cannot be read is none: %j', (stored) => {
  expect(parseRateLimitRecord(stored)).toBeNull();
});
