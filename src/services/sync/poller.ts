import { isFresh } from '../../domain/time/freshness';
import type { ActivityLease } from '../backfill/activity-lease';
import type { Backfill } from '../backfill/backfill';
import type { Failures } from '../failures';
import type { Sync, Watch } from './sync';

/** The panels that somebody is looking at, and the one clock that keeps them all fresh and the backfill going. */
export interface Poller {
  /** Begins to keep the page fresh; returns what ends it. */
  add(watch: Watch): () => void;
  /** Somebody has asked for something, or is shown something new: for a while all is kept as fresh as it can be. */
  markActive(): void;
}

/** Well inside the fifteen seconds in which a new entry is to be seen, at 30 requests of the 300 in five minutes. */
const pollIntervalMs = 10_000;
/** Where so long nobody has stirred, few rounds still ask (quickbooks-time.md 11.4): after a pause of a twentieth of that time. */
const idleAfterMs = 10 * 60_000;
/** Before the figures of a panel would count as stale. */
const maxPauseMs = 90_000;

export function createPoller(parts: {
  readonly sync: Sync;
  readonly backfill: Backfill;
  readonly activityLease: ActivityLease;
  readonly failures: Failures;
  now(): number;
  /** Runs `work` once after so many ms; returns what calls it off. */
  later(work: () => void, afterMs: number): () => void;
}): Poller {
  const { sync, backfill, activityLease, failures, now, later } = parts;
  const watches = new Set<Watch>();
  let cancelTimer: (() => void) | null = null;
  let isPolling = false;
  let lastActiveAt = 0;
  let polledAt = 0;

  function markActive(): void {
    lastActiveAt = now();
  }

  function isDue(pauseMs: number): boolean {
    if (isFresh(lastActiveAt, idleAfterMs, now())) return true;
    return pauseMs >= Math.min(Math.abs(now() - lastActiveAt) / 20, maxPauseMs);
  }

  function schedule(): void {
    if (cancelTimer || isPolling || watches.size === 0) return;
    cancelTimer = later(() => {
      cancelTimer = null;
      // By the clock on the wall, since a timer stands still while the computer sleeps; it can have been set back.
      const pauseMs = Math.abs(now() - polledAt);
      // The computer has slept, and somebody has woken it.
      if (pauseMs > 2 * maxPauseMs) markActive();
      if (isDue(pauseMs)) void poll();
      else schedule();
    }, pollIntervalMs);
  }

  async function poll(): Promise<void> {
    isPolling = true;
    const polled = [...watches];
    // Not waited for: a slow system must not hold up what is looked for in QuickBooks Time.
    void failures.guard('a round in the other systems', () => sync.pollOthers(polled));
    await failures.guard('a round in QuickBooks Time', async () => {
      await sync.poll(polled);
      // Not before the first round: what pages need when they are opened comes first.
      backfill.resume();
    });
    isPolling = false;
    polledAt = now();
    schedule();
  }

  return {
    markActive,
    add(watch) {
      watches.add(watch);
      const releaseLease = activityLease.acquire();
      schedule();
      return () => {
        watches.delete(watch);
        releaseLease();
        if (watches.size > 0) return;
        cancelTimer?.();
        cancelTimer = null;
      };
    },
  };
}
