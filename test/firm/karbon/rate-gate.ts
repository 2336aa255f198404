import type { FirmClock } from '../clock';
import type { Switches } from '../switches';
import { gatewayError } from './api-refusal';

const windowMs = 60_000;

/** Counts the requests of the account's one API application (karbon.md 1.4). */
export interface RateGate {
  /** Throws `ApiRefusal` (429 with `Retry-After`, or a quota's 403 by the switch) once the minute is full. */
  pass(): void;
}

export function createRateGate(clock: FirmClock, switches: Switches['karbon']): RateGate {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return {
    pass() {
      const nowMs = clock.now();
      if (nowMs - windowStartMs >= windowMs) {
        windowStartMs = nowMs;
        passed = 0;
      }
      if (passed >= switches.requestsPerMinute) {
        const seconds = Math.ceil((windowStartMs + windowMs - nowMs) / 1000);
        throw refusalIn[switches.limitAnswer](seconds);
      }
      passed += 1;
    },
  };
}

const refusalIn: Readonly<Record<Switches['karbon']['limitAnswer'], (seconds: number) => Error>> = {
  rateLimit: (seconds) =>
    gatewayError(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
      'retry-after': String(seconds),
    }),
  quota: (seconds) => gatewayError(403, quotaMessage(seconds), { 'retry-after': String(seconds) }),
  quotaWithoutHeader: (seconds) => gatewayError(403, quotaMessage(seconds)),
};

function quotaMessage(seconds: number): string {
  const left = new Date(seconds * 1000).toISOString().slice(11, 19);
  return `Out of call volume quota. Quota will be replenished in ${left}.`;
}
