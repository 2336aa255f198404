import type { FirmClock } from '../clock';
import { gatewayError } from './api-refusal';

const windowMs = 60_000;

/** Counts the requests of the account's one API application (karbon.md 1.4). */
export interface RateGate {
  /** Throws `ApiRefusal` (429 with `Retry-After`) once the minute is full. */
  pass(): void;
}

export function createRateGate(clock: FirmClock, requestsPerMinute: () => number): RateGate {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return {
    pass() {
      const nowMs = clock.now();
      if (nowMs - windowStartMs >= windowMs) {
        windowStartMs = nowMs;
        passed = 0;
      }
      if (passed >= requestsPerMinute()) {
        const seconds = Math.ceil((windowStartMs + windowMs - nowMs) / 1000);
        throw gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
          'retry-after': String(seconds),
        });
      }
      passed += 1;
    },
  };
}
