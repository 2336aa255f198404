import type { Sleep } from '../../../src/systems/http/sleep';

/** A clock that stands still until it is moved, and the sleeps that hang on it. */
export interface FakeTime {
  now(): number;
  readonly sleep: Sleep;
  /** Moves on by `ms`, waking each sleeper at its time and letting all that follows from it happen. */
  advance(ms: number): Promise<void>;
  /** Sets the clock without waking anybody. */
  set(nowMs: number): void;
}

export function createFakeTime(startMs = Date.UTC(2026, 10, 20, 17)): FakeTime {
  let nowMs = startMs;
  let sleepers: { atMs: number; wake: () => void }[] = [];
  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = { atMs: nowMs + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        });
      }),
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        sleepers = sleepers.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.wake();
        await settle();
      }
      nowMs = untilMs;
    },
    set(at) {
      nowMs = at;
    },
  };
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
