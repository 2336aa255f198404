import { describe, expect, it } from 'vitest';
import { changesFrom, settledStamp } from '../../../../src/services/sync/sync-cursor';

const stamp = '2026-11-20T17:00:00+00:00';
const stampMs = Date.parse(stamp);

describe('settledStamp', () => {
  it.each([
    ['the same second', stampMs + 400],
    ['the second after', stampMs + 1_900],
  ])('does not take it for settled in %s, when another change can still get it', (_, serverNowMs) => {
    expect(settledStamp(stamp, serverNowMs)).not.toBe(stamp);
  });

  it('remembers the stamp once its second is over', () => {
    expect(settledStamp(stamp, stampMs + 2_000)).toBe(stamp);
  });

  it('takes the stamp as it is where the service tells no time', () => {
    expect(settledStamp(stamp, null)).toBe(stamp);
  });

  it('makes the next look ask for the changes of that second again', () => {
    const remembered = settledStamp(stamp, stampMs);
    expect(remembered).not.toBe(stamp);
    expect(Date.parse(changesFrom(remembered, stamp))).toBeLessThan(stampMs);
    expect(Date.parse(changesFrom(remembered, remembered))).toBe(stampMs - 5_000);
  });
});
