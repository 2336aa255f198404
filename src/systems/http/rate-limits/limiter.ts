import { reportUnexpected } from '../../../reports/report-unexpected';
import type { Priority } from '../page';
import type { Sleep } from '../sleep';
import { backgroundShareOf, type RateLimit, type RateWindow } from './rate-limit';
import type { RateLimitStore } from './rate-limit-store';

/** Lets requests through within the limits of their credentials: what is on screen first, then the background. */
export interface Limiter {
  /**
   * Resolves when the request may be sent; the caller calls what it resolves to when the answer is in. Throws
   * `RateLimitExceededError` where that would take longer than anybody waits for a request of this priority.
   */
  acquire(credential: string, limit: RateLimit, priority: Priority): Promise<() => void>;
  /** The service has asked for quiet on this credential until `untilMs` (epoch ms). */
  pauseUntil(credential: string, untilMs: number): void;
}

/** Thrown by `acquire`: the limit opens too late. */
export class RateLimitExceededError extends Error {
  override readonly name = 'RateLimitExceededError';
  /** Epoch ms. */
  readonly retryAtMs: number;
  /** Whether it is a window of ours that is full, and not the service that has asked for quiet. */
  readonly isOwnLimit: boolean;

  constructor(retryAtMs: number, isOwnLimit: boolean) {
    super('closed');
    this.retryAtMs = retryAtMs;
    this.isOwnLimit = isOwnLimit;
  }
}

/** Somebody is waiting for what is on screen; a first reading of a large firm has to outlast a five-minute window. */
const maxWaitMs: Record<Priority, number> = { screen: 4_000, background: 600_000 };
/** A clock set back, or a strange header, must not close a credential for days. */
export const maxPauseMs = 3_600_000;
const saveDelayMs = 500;

interface Waiter {
  readonly deadlineMs: number;
  readonly limit: RateLimit;
  admit(release: () => void): void;
  reject(error: RateLimitExceededError): void;
}

interface CredentialState {
  readonly restored: Promise<void>;
  readonly waiting: Record<Priority, Waiter[]>;
  sentAtMs: number[];
  pausedUntilMs: number;
  inFlight: number;
  /** When the queue will be looked at again; `null` where no wake-up is under way. */
  wakesAtMs: number | null;
  isSaveDue: boolean;
}

/** @param parts `now` in epoch ms; must never go back within one life of the worker (see `steadyNow`). */
export function createLimiter(parts: {
  now: () => number;
  sleep: Sleep;
  rateLimitStore: RateLimitStore;
}): Limiter {
  const states = new Map<string, CredentialState>();

  function stateOf(credential: string): CredentialState {
    const known = states.get(credential);
    if (known !== undefined) return known;
    const state: CredentialState = {
      restored: parts.rateLimitStore.load(credential).then(
        (record) => {
          if (record === null) return;
          // Sent later than now: the clock has been set back since, and they may have been sent this very moment.
          state.sentAtMs = [...record.sentAtMs.map((at) => Math.min(at, parts.now())), ...state.sentAtMs];
          pauseCredential(state, record.closedUntilMs);
        },
        (error: unknown) => reportUnexpected(error, 'reading what was sent before'),
      ),
      waiting: { screen: [], background: [] },
      sentAtMs: [],
      pausedUntilMs: 0,
      inFlight: 0,
      wakesAtMs: null,
      isSaveDue: false,
    };
    states.set(credential, state);
    return state;
  }

  function pauseCredential(state: CredentialState, untilMs: number): void {
    state.pausedUntilMs = Math.max(state.pausedUntilMs, Math.min(untilMs, parts.now() + maxPauseMs));
  }

  function saveSoon(credential: string, state: CredentialState): void {
    if (state.isSaveDue) return;
    state.isSaveDue = true;
    void parts
      .sleep(saveDelayMs)
      .then(() => {
        state.isSaveDue = false;
        return parts.rateLimitStore.save(credential, {
          sentAtMs: state.sentAtMs,
          closedUntilMs: state.pausedUntilMs,
        });
      })
      .catch((error: unknown) => reportUnexpected(error, 'keeping what was sent'));
  }

  function send(credential: string, state: CredentialState, waiter: Waiter): void {
    const now = parts.now();
    const spanMs = Math.max(...waiter.limit.windows.map((window) => window.spanMs));
    state.sentAtMs = [...state.sentAtMs.filter((at) => at > now - spanMs && at <= now), now];
    state.inFlight += 1;
    saveSoon(credential, state);
    waiter.admit(() => {
      state.inFlight -= 1;
      pump(credential, state);
    });
  }

  /** Lets through whoever may go, turns away whoever would wait too long, and sees to being called again. */
  function pump(credential: string, state: CredentialState): void {
    for (const priority of ['screen', 'background'] as const) {
      const queue = state.waiting[priority];
      for (let head = queue[0]; head !== undefined; head = queue[0]) {
        const nextSlotAtMs = nextSlotAt(state, head.limit, priority, parts.now());
        if (nextSlotAtMs > head.deadlineMs) {
          queue.shift();
          head.reject(new RateLimitExceededError(nextSlotAtMs, nextSlotAtMs > state.pausedUntilMs));
        } else if (nextSlotAtMs > parts.now()) {
          wakeAt(credential, state, nextSlotAtMs);
          return;
        } else if (state.inFlight >= concurrencyFor(head.limit, priority)) {
          return;
        } else {
          queue.shift();
          send(credential, state, head);
        }
      }
    }
  }

  function wakeAt(credential: string, state: CredentialState, atMs: number): void {
    if (state.wakesAtMs !== null && state.wakesAtMs <= atMs) return;
    state.wakesAtMs = atMs;
    void parts.sleep(atMs - parts.now()).then(() => {
      if (state.wakesAtMs === atMs) state.wakesAtMs = null;
      pump(credential, state);
    });
  }

  return {
    async acquire(credential, limit, priority) {
      const state = stateOf(credential);
      await state.restored;
      return new Promise((resolve, reject) => {
        state.waiting[priority].push({
          deadlineMs: parts.now() + maxWaitMs[priority],
          limit,
          admit: resolve,
          reject,
        });
        pump(credential, state);
      });
    },
    pauseUntil(credential, untilMs) {
      const state = stateOf(credential);
      pauseCredential(state, untilMs);
      saveSoon(credential, state);
      pump(credential, state);
    },
  };
}

/** Epoch ms at which the windows and the service's own wish let one more request of this priority through. */
function nextSlotAt(state: CredentialState, limit: RateLimit, priority: Priority, nowMs: number): number {
  return limit.windows.reduce(
    (latest, window) => Math.max(latest, windowNextSlotAt(state.sentAtMs, window, priority, nowMs)),
    Math.max(nowMs, state.pausedUntilMs),
  );
}

function windowNextSlotAt(
  sentAtMs: readonly number[],
  window: RateWindow,
  priority: Priority,
  nowMs: number,
): number {
  const inWindow = sentAtMs.filter((at) => at > nowMs - window.spanMs && at <= nowMs);
  const allowed = priority === 'screen' ? window.requests : window.backgroundUpTo;
  const last = inWindow[inWindow.length - allowed];
  return last === undefined ? nowMs : last + window.spanMs;
}

function concurrencyFor(limit: RateLimit, priority: Priority): number {
  return priority === 'screen' ? limit.concurrent : backgroundShareOf(limit.concurrent);
}
