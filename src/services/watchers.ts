import type { Fill } from './fill';
import type { FillLeave } from './fill-leave';
import type { Sync, Watch } from './sync';

/** The panels that somebody is looking at, and the one clock that keeps them all fresh and the fill going. */
export interface Watchers {
  /** Begins to keep the page fresh; returns what ends it. */
  add(watch: Watch): () => void;
}

/** Well inside the fifteen seconds in which a new entry is to be seen, at 30 requests of the 300 in five minutes. */
const pollEveryMs = 10_000;

export function createWatchers(parts: {
  readonly sync: Sync;
  readonly fill: Fill;
  readonly leave: FillLeave;
  /** Runs `work` once after so many ms; returns what calls it off. */
  later(work: () => void, afterMs: number): () => void;
}): Watchers {
  const { sync, fill, leave, later } = parts;
  const watches = new Set<Watch>();
  let callOff: (() => void) | null = null;
  let isPolling = false;

  function schedule(): void {
    if (callOff || isPolling || watches.size === 0) return;
    callOff = later(() => {
      callOff = null;
      void poll();
    }, pollEveryMs);
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
      schedule();
    }
  }

  return {
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
