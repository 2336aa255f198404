import type { Priority } from './page';
import type { RateLimit, RateWindow } from './rate-limit';
import type { UseLog } from './rate-limit-store';
import type { Sleep } from './sleep';

/** Lets requests through within the limits of their credentials: what is on screen first, then the background. */
export interface Limiter {
  /**
   * Resolves when the request may be sent; the caller calls what it resolves to when the answer is in. Throws
   * `ClosedError` where that would take longer than anybody waits for a request of this priority.
   */
  enter(credential: string, limit: RateLimit, priority: Priority): Promise<() => void>;
  /** The service has asked for quiet on this credential until `untilMs` (epoch ms). */
  close(credential: string, untilMs: number): void;
}

/** Thrown by `enter`: the limit opens too late. */
export class ClosedError extends Error {
  override readonly name = 'ClosedError';
  /** Epoch ms. */
  readonly opensAtMs: number;

  constructor(opensAtMs: number) {
    super('closed');
    this.opensAtMs = opensAtMs;
  }
}

/** Somebody is waiting for what is on screen; a first reading of a large firm has to outlast a five-minute window. */
const longestWaitMs: Record<Priority, number> = { screen: 4_000, background: 600_000 };
/** A clock set back, or a strange header, must not close a credential for days. */
const longestClosureMs = 3_600_000;
/** The part of every window that the background leaves to the screen. */
const screenReserve = 0.25;
const saveDelayMs = 500;

interface Waiter {
  readonly deadlineMs: number;
  readonly limit: RateLimit;
  letThrough(release: () => void): void;
  turnAway(error: ClosedError): void;
}

interface Gate {
  readonly restored: Promise<void>;
  readonly waiting: Record<Priority, Waiter[]>;
  sentAtMs: number[];
  closedUntilMs: number;
  inFlight: number;
  /** When the queue will be looked at again; `null` where no wake-up is under way. */
  wakesAtMs: number | null;
  isSaveDue: boolean;
}

/** @param parts `now` in epoch ms; must never go back within one life of the worker (see `steadyNow`). */
export function createLimiter(parts: { now: () => number; sleep: Sleep; useLog: UseLog }): Limiter {
  const gates = new Map<string, Gate>();

  function gateOf(credential: string): Gate {
    const known = gates.get(credential);
    if (known !== undefined) return known;
    const gate: Gate = {
      restored: parts.useLog.load(credential).then(
        (record) => {
          if (record === null) return;
          // Sent later than now: the clock has been set back since, and they may have been sent this very moment.
          gate.sentAtMs = [...record.sentAtMs.map((at) => Math.min(at, parts.now())), ...gate.sentAtMs];
          closeGate(gate, record.closedUntilMs);
        },
        () => undefined,
      ),
      waiting: { screen: [], background: [] },
      sentAtMs: [],
      closedUntilMs: 0,
      inFlight: 0,
      wakesAtMs: null,
      isSaveDue: false,
    };
    gates.set(credential, gate);
    return gate;
  }

  function closeGate(gate: Gate, untilMs: number): void {
    gate.closedUntilMs = Math.max(gate.closedUntilMs, Math.min(untilMs, parts.now() + longestClosureMs));
  }

  function saveSoon(credential: string, gate: Gate): void {
    if (gate.isSaveDue) return;
    gate.isSaveDue = true;
    void parts
      .sleep(saveDelayMs)
      .then(() => {
        gate.isSaveDue = false;
        return parts.useLog.save(credential, { sentAtMs: gate.sentAtMs, closedUntilMs: gate.closedUntilMs });
      })
      .catch(() => undefined);
  }

  function send(credential: string, gate: Gate, waiter: Waiter): void {
    const now = parts.now();
    const spanMs = Math.max(...waiter.limit.windows.map((window) => window.spanMs));
    gate.sentAtMs = [...gate.sentAtMs.filter((at) => at > now - spanMs && at <= now), now];
    gate.inFlight += 1;
    saveSoon(credential, gate);
    waiter.letThrough(() => {
      gate.inFlight -= 1;
      pump(credential, gate);
    });
  }

  /** Lets through whoever may go, turns away whoever would wait too long, and sees to being called again. */
  function pump(credential: string, gate: Gate): void {
    for (const priority of ['screen', 'background'] as const) {
      const queue = gate.waiting[priority];
      for (let head = queue[0]; head !== undefined; head = queue[0]) {
        const opensAtMs = opensAt(gate, head.limit, priority, parts.now());
        if (opensAtMs > head.deadlineMs) {
          queue.shift();
          head.turnAway(new ClosedError(opensAtMs));
        } else if (opensAtMs > parts.now()) {
          wakeAt(credential, gate, opensAtMs);
          return;
        } else if (gate.inFlight >= placesFor(head.limit, priority)) {
          return;
        } else {
          queue.shift();
          send(credential, gate, head);
        }
      }
    }
  }

  function wakeAt(credential: string, gate: Gate, atMs: number): void {
    if (gate.wakesAtMs !== null && gate.wakesAtMs <= atMs) return;
    gate.wakesAtMs = atMs;
    void parts.sleep(atMs - parts.now()).then(() => {
      if (gate.wakesAtMs === atMs) gate.wakesAtMs = null;
      pump(credential, gate);
    });
  }

  return {
    async enter(credential, limit, priority) {
      const gate = gateOf(credential);
      await gate.restored;
      return new Promise((resolve, reject) => {
        gate.waiting[priority].push({
          deadlineMs: parts.now() + longestWaitMs[priority],
          limit,
          letThrough: resolve,
          turnAway: reject,
        });
        pump(credential, gate);
      });
    },
    close(credential, untilMs) {
      const gate = gateOf(credential);
      closeGate(gate, untilMs);
      saveSoon(credential, gate);
      pump(credential, gate);
    },
  };
}

/** Epoch ms at which the windows and the service's own wish let one more request of this priority through. */
function opensAt(gate: Gate, limit: RateLimit, priority: Priority, nowMs: number): number {
  return limit.windows.reduce(
    (latest, window) => Math.max(latest, windowOpensAt(gate.sentAtMs, window, priority, nowMs)),
    Math.max(nowMs, gate.closedUntilMs),
  );
}

function windowOpensAt(
  sentAtMs: readonly number[],
  window: RateWindow,
  priority: Priority,
  nowMs: number,
): number {
  const inWindow = sentAtMs.filter((at) => at > nowMs - window.spanMs && at <= nowMs);
  const allowed = shareOf(window.requests, priority);
  const last = inWindow[inWindow.length - allowed];
  return last === undefined ? nowMs : last + window.spanMs;
}

function placesFor(limit: RateLimit, priority: Priority): number {
  return shareOf(limit.concurrent, priority);
}

function shareOf(whole: number, priority: Priority): number {
  return priority === 'screen' ? whole : Math.max(1, Math.floor(whole * (1 - screenReserve)));
}
