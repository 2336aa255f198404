/** The firm's own clock: starts at a fixed instant, then runs with real time, unless told otherwise or frozen; can be moved on by hand. */
export interface FirmClock {
  /** Epoch ms. */
  now(): number;
  advance(ms: number): void;
  freeze(): void;
}

/** Friday 20 November 2026, 10:00 in Denver: three weeks after daylight saving ended there. */
export const firmStartMs = Date.UTC(2026, 10, 20, 17, 0, 0);

/**
 * Runs with the monotonic clock: the machine's own may be set back by a moment at any time.
 *
 * @param speed how many times as fast as real time.
 */
export function createFirmClock(startMs: number = firmStartMs, speed = 1): FirmClock {
  const startedMs = performance.now();
  let movedMs = 0;
  let frozenAtMs: number | null = null;
  const running = () => startMs + movedMs + Math.floor((performance.now() - startedMs) * speed);
  return {
    now: () => frozenAtMs ?? running(),
    advance(ms) {
      movedMs += ms;
      if (frozenAtMs !== null) frozenAtMs += ms;
    },
    freeze() {
      frozenAtMs ??= running();
    },
  };
}
