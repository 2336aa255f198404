import { describe, expect, it } from 'vitest';
import type { Priority } from '../../../../../src/systems/http/page';
import {
  createLimiter,
  type Limiter,
  RateLimitExceededError,
} from '../../../../../src/systems/http/rate-limits/limiter';
import { type RateLimit, rateWindow } from '../../../../../src/systems/http/rate-limits/rate-limit';
import { silenceConsole } from '../../../reports/silent-console';
import { createFakeTime, settle } from '../../fake-time';
import { memoryRateLimitStore } from '../../scripted-http';

silenceConsole();

const limit: RateLimit = { windows: [rateWindow(10_000, 8)], concurrent: 100 };

function setUp(rateLimitStore = memoryRateLimitStore()) {
  const time = createFakeTime();
  const limiter = createLimiter({ now: time.now, sleep: time.sleep, rateLimitStore });
  return { time, limiter, rateLimitStore };
}

/** Asks for `count` places at once; `let` through are counted as they come. */
function crowd(limiter: Limiter, count: number, priority: Priority, under = limit) {
  const through: (() => void)[] = [];
  const turnedAway: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    limiter.acquire('key', under, priority).then(
      (release) => through.push(release),
      (error) => turnedAway.push(error),
    );
  }
  return { through, turnedAway };
}

describe('windows', () => {
  it('lets the screen use a window whole, and turns away what would wait too long', async () => {
    const { time, limiter } = setUp();
    const screen = crowd(limiter, 9, 'screen');
    await settle();
    expect(screen.through).toHaveLength(8);
    expect(screen.turnedAway).toEqual([expect.any(RateLimitExceededError)]);
    expect(screen.turnedAway[0]).toMatchObject({ retryAtMs: time.now() + 10_000, isOwnLimit: true });
  });

  it('lets the screen wait where the wait is short', async () => {
    const { time, limiter } = setUp();
    crowd(limiter, 8, 'screen');
    await time.advance(7_000);
    const late = crowd(limiter, 1, 'screen');
    await time.advance(2_999);
    expect(late.through).toHaveLength(0);
    await time.advance(1);
    expect(late.through).toHaveLength(1);
  });

  it('makes the background leave a quarter to the screen, and wait its turn', async () => {
    const { time, limiter } = setUp();
    const background = crowd(limiter, 10, 'background');
    await settle();
    expect(background.through).toHaveLength(6);
    const screen = crowd(limiter, 2, 'screen');
    await settle();
    expect(screen.through).toHaveLength(2);
    await time.advance(10_000);
    expect(background.through).toHaveLength(10);
    expect(background.turnedAway).toHaveLength(0);
  });

  it('holds every window at once', async () => {
    const { time, limiter } = setUp();
    const twoWindows: RateLimit = {
      windows: [rateWindow(60_000, 4), rateWindow(1_000, 2)],
      concurrent: 100,
    };
    const screen = crowd(limiter, 5, 'screen', twoWindows);
    await settle();
    expect(screen.through).toHaveLength(2);
    await time.advance(1_000);
    expect(screen.through).toHaveLength(4);
    expect(screen.turnedAway).toHaveLength(1);
  });

  it('never lets more than the window holds into any span', async () => {
    const { time, limiter } = setUp();
    const sentAtMs: number[] = [];
    for (let index = 0; index < 60; index += 1) {
      void limiter.acquire('key', limit, 'background').then((release) => {
        sentAtMs.push(time.now());
        release();
      });
      await time.advance(130 * (index % 7));
    }
    await time.advance(200_000);
    expect(sentAtMs).toHaveLength(60);
    for (const at of sentAtMs) {
      expect(sentAtMs.filter((other) => other >= at && other < at + 10_000).length).toBeLessThanOrEqual(6);
    }
  });
});

describe('places in flight', () => {
  const two: RateLimit = { windows: limit.windows, concurrent: 2 };

  it('are given on as they come free, the screen first', async () => {
    const { limiter } = setUp();
    const first = crowd(limiter, 2, 'screen', two);
    await settle();
    const background = crowd(limiter, 1, 'background', two);
    const screen = crowd(limiter, 1, 'screen', two);
    await settle();
    expect([screen.through.length, background.through.length]).toEqual([0, 0]);
    first.through[0]?.();
    await settle();
    expect([screen.through.length, background.through.length]).toEqual([1, 0]);
  });

  it('are not all for the background', async () => {
    const { limiter } = setUp();
    const background = crowd(limiter, 2, 'background', two);
    await settle();
    expect(background.through).toHaveLength(1);
    const screen = crowd(limiter, 1, 'screen', two);
    await settle();
    expect(screen.through).toHaveLength(1);
  });
});

describe('a closed credential', () => {
  it('turns the screen away and holds the background until it opens', async () => {
    const { time, limiter } = setUp();
    limiter.pauseUntil('key', time.now() + 30_000);
    const screen = crowd(limiter, 1, 'screen');
    const background = crowd(limiter, 1, 'background');
    await time.advance(29_999);
    expect(screen.turnedAway).toHaveLength(1);
    expect(background.through).toHaveLength(0);
    await time.advance(1);
    expect(background.through).toHaveLength(1);
  });

  it('turns away who already waits', async () => {
    const { time, limiter } = setUp();
    crowd(limiter, 8, 'screen');
    await time.advance(8_000);
    const waiting = crowd(limiter, 1, 'screen');
    await settle();
    expect(waiting.turnedAway).toHaveLength(0);
    limiter.pauseUntil('key', time.now() + 30_000);
    await settle();
    expect(waiting.turnedAway).toHaveLength(1);
  });

  it('does not close another', async () => {
    const { time, limiter } = setUp();
    limiter.pauseUntil('other', time.now() + 30_000);
    const screen = crowd(limiter, 1, 'screen');
    await settle();
    expect(screen.through).toHaveLength(1);
  });
});

describe('the memory', () => {
  it('outlives the worker', async () => {
    const { time, limiter, rateLimitStore } = setUp();
    crowd(limiter, 8, 'screen');
    limiter.pauseUntil('closed', time.now() + 60_000);
    await time.advance(500);
    const revived = createLimiter({ now: time.now, sleep: time.sleep, rateLimitStore });
    const screen = crowd(revived, 1, 'screen');
    await settle();
    expect(screen.turnedAway[0]).toMatchObject({ retryAtMs: time.now() + 9_500 });
    const closed = revived.acquire('closed', limit, 'screen');
    await expect(closed).rejects.toBeInstanceOf(RateLimitExceededError);
    await expect(closed).rejects.toMatchObject({ isOwnLimit: false });
  });

  it('holds no more than the longest window needs', async () => {
    const { time, limiter, rateLimitStore } = setUp();
    crowd(limiter, 8, 'screen');
    await time.advance(11_000);
    crowd(limiter, 1, 'screen');
    await time.advance(500);
    expect(rateLimitStore.records.get('key')?.sentAtMs).toEqual([time.now() - 500]);
  });

  it('that cannot be read is empty', async () => {
    const rateLimitStore = { ...memoryRateLimitStore(), load: () => Promise.reject(new Error('gone')) };
    const { limiter } = setUp(rateLimitStore);
    const screen = crowd(limiter, 1, 'screen');
    await settle();
    expect(screen.through).toHaveLength(1);
  });

  it('of a clock that has since been set back counts as sent just now: the limit holds, and for no longer', async () => {
    const future = createFakeTime().now() + 10 * 24 * 3_600_000;
    const record = { sentAtMs: Array.from({ length: 8 }, () => future), closedUntilMs: 0 };
    const { limiter, time } = setUp(memoryRateLimitStore(new Map([['key', record]])));
    const early = crowd(limiter, 1, 'screen');
    await settle();
    expect(early.turnedAway).toEqual([expect.any(RateLimitExceededError)]);
    await time.advance(10_000);
    const later = crowd(limiter, 1, 'screen');
    await settle();
    expect(later.through).toHaveLength(1);
  });
});
