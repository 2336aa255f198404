import { describe, expect, it } from 'vitest';
import { changesFrom, cursorAfter, settledStamp } from '../../../../src/services/sync/sync-cursor';

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

describe('cursorAfter', () => {
  const later = { lastModified: '2026-11-20T17:00:30+00:00' };

  it('is the newest of what has changed, after which the next look asks for that second again', () => {
    const cursor = cursorAfter(stamp, [{ lastModified: stamp }, later, { lastModified: '' }]);
    expect(Date.parse(changesFrom(cursor, cursor))).toBe(stampMs + 25_000);
    expect(cursorAfter(cursor, [later])).toBe(cursor);
    expect(cursor).not.toBe(later.lastModified);
  });

  it('is never set back', () => {
    expect(cursorAfter(later.lastModified, [{ lastModified: stamp }])).toBe(later.lastModified);
    expect(cursorAfter(stamp, [])).toBe(stamp);
  });
});
