import type { FillLeave } from '../backfill/activity-lease';
import type { Fill } from '../backfill/backfill';
import type { Sync, Watch } from './sync';

/** The panels that somebody is looking at, and the one clock that keeps them all fresh and the fill going. */
export interface Watchers {
  /** Begins to keep the page fresh; returns what ends it. */
  add(watch: Watch): () => void;
  /** Somebody has asked for something, or is shown something new: for a while all is kept as fresh as it can be. */
  stir(): void;
}

/** Well inside the fifteen seconds in which a new entry is to be seen, at 30 requests of the 300 in five minutes. */
const roundEveryMs = 10_000;
/** Where so long nobody has stirred, few rounds still ask (quickbooks-time.md 11.4): after a pause of a twentieth of that time. */
const stillAfterMs = 10 * 60_000;
/** Before the figures of a panel would count as stale. */
const longestPauseMs = 90_000;

export function createWatchers(parts: {
  readonly sync: Sync;
  readonly fill: Fill;
  readonly leave: FillLeave;
  now(): number;
  /** Runs `work` once after so many ms; returns what calls it off. */
  later(work: () => void, afterMs: number): () => void;
}): Watchers {
  const { sync, fill, leave, now, later } = parts;
  const watches = new Set<Watch>();
  let callOff: (() => void) | null = null;
  let isPolling = false;
  let stirredAt = 0;
  let polledAt = 0;

  function stir(): void {
    stirredAt = now();
  }

  function isDue(pauseMs: number): boolean {
    const stillMs = now() - stirredAt;
    return stillMs < stillAfterMs || pauseMs >= Math.min(stillMs / 20, longestPauseMs);
  }

  function schedule(): void {
    if (callOff || isPolling || watches.size === 0) return;
    callOff = later(() => {
      callOff = null;
      // By the clock on the wall, since a timer stands still while the computer sleeps; it can have been set back.
      const pauseMs = Math.abs(now() - polledAt);
      // The computer has slept, and somebody has woken it.
      if (pauseMs > 2 * longestPauseMs) stir();
      if (isDue(pauseMs)) void poll();
      else schedule();
    }, roundEveryMs);
  }

  async function poll(): Promise<void> {
    isPolling = true;
    const polled = [...watches];
    // Not waited for: a slow system must not hold up what is looked for in QuickBooks Time.
    sync.pollOthers(polled).catch(() => undefined);
    try {
      await sync.poll(polled);
      // Not before the first round: what pages need when they are opened comes first.
      fill.goOn();
    } catch {
      // Only the store can fail here (the database was closed for an update): the next round tries again.
    } finally {
      isPolling = false;
      polledAt = now();
      schedule();
    }
  }

  return {
    stir,
    add(watch) {
      watches.add(watch);
      const endLook = leave.look();
      schedule();
      return () => {
        watches.delete(watch);
        endLook();
        if (watches.size > 0) return;
        callOff?.();
        callOff = null;
      };
    },
  };
}
