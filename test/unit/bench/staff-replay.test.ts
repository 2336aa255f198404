import { describe, expect, it } from 'vitest';
import { perMinute, replay, superposed, type Trace } from '../../bench/staff/replay';

const minute = 60_000;

/** One request a second from its beginning on, and then all lists are there. */
function asking(count: number): Trace {
  const karbonAtMs = Array.from({ length: count }, (_, at) => at * 1_000);
  return { karbonAtMs, listsAtMs: (count - 1) * 1_000 };
}

describe('many browsers made of a few', () => {
  it('ask each from its own beginning on', () => {
    const followers = [
      { trace: asking(2), beginsAtMs: 5_000 },
      { trace: asking(1), beginsAtMs: 5_500 },
    ];
    expect(superposed(followers)).toEqual([5_000, 5_500, 6_000]);
  });

  it('are counted minute by minute, those without any too', () => {
    expect(perMinute([0, minute - 1, 2 * minute, 3 * minute], 0, 3 * minute)).toEqual([2, 0, 1]);
  });

  it('are not held up while the firm keeps to the limit', () => {
    const followers = [
      { trace: asking(60), beginsAtMs: 0 },
      { trace: asking(60), beginsAtMs: 500 },
    ];
    expect(replay(followers)).toEqual({ refused: 0, lastListsMs: 59_000 });
  });

  it('wait where Karbon refuses them, and have the lists so much later', () => {
    const followers = Array.from({ length: 10 }, () => ({ trace: asking(30), beginsAtMs: 0 }));
    const { refused, lastListsMs } = replay(followers);
    expect(refused).toBeGreaterThanOrEqual(10);
    // 300 requests at 120 a minute are not over before the third minute.
    expect(lastListsMs).toBeGreaterThanOrEqual(2 * minute);
  });

  it('that ask for nothing are not in the way', () => {
    const nothing = { karbonAtMs: [], listsAtMs: 4_000 };
    expect(replay([{ trace: nothing, beginsAtMs: 0 }])).toEqual({ refused: 0, lastListsMs: 4_000 });
  });
});
