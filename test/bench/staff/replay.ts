import { backoffMs } from '../../../src/services/connections/circuit-breaker';
import { createFirmClock } from '../../firm/clock';
import { ApiRefusal } from '../../firm/karbon/api-refusal';
import { createRateGate } from '../../firm/karbon/rate-gate';
import { defaultSwitches } from '../../firm/switches';

/** What one browser has asked Karbon for, ms since it was signed in. */
export interface Trace {
  readonly karbonAtMs: readonly number[];
  /** When it had all lists, ms since it was signed in. */
  readonly listsAtMs: number;
}

/** A browser of a firm: whose trace it follows, and when it begins. */
export interface Follower {
  readonly trace: Trace;
  readonly beginsAtMs: number;
}

export interface Replay {
  /** Requests that Karbon has refused. */
  readonly refused: number;
  /** The longest that a browser has taken from its sign-in until it had all lists, ms. */
  readonly lastListsMs: number;
}

/** When all of them ask, as if nobody were ever refused, in order. */
export function superposed(followers: readonly Follower[]): readonly number[] {
  return followers
    .flatMap(({ trace, beginsAtMs }) => trace.karbonAtMs.map((atMs) => beginsAtMs + atMs))
    .sort((one, other) => one - other);
}

/** How many of `times` fall into each minute from `fromMs` to `toMs`. */
export function perMinute(times: readonly number[], fromMs: number, toMs: number): readonly number[] {
  const counts = Array.from({ length: Math.ceil((toMs - fromMs) / 60_000) }, () => 0);
  for (const atMs of times) {
    const minute = Math.floor((atMs - fromMs) / 60_000);
    if (minute >= 0 && minute < counts.length) counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return counts;
}

/**
 * Lets all of them ask the stand-in Karbon's own limit. Whoever is refused waits as the circuit breaker has it wait, and all that this
 * browser would have asked for comes so much later.
 */
export function replay(followers: readonly Follower[]): Replay {
  const clock = createFirmClock();
  clock.freeze();
  const startMs = clock.now();
  const gate = createRateGate(clock, defaultSwitches().karbon);
  const lives = followers.map(({ trace, beginsAtMs }) => ({
    trace,
    beginsAtMs,
    next: 0,
    delayMs: 0,
    failures: 0,
    /** How much later it had all lists. */
    listsDelayMs: 0,
  }));
  let refused = 0;
  const due = createQueue(
    lives.flatMap((life, place) =>
      life.trace.karbonAtMs.length > 0 ? [{ place, atMs: firstAt(life) }] : [],
    ),
  );
  for (let turn = due.take(); turn; turn = due.take()) {
    const life = lives[turn.place];
    if (!life) continue;
    clock.advance(Math.max(0, startMs + turn.atMs - clock.now()));
    const waitMs = secondsRefused(gate) * 1_000;
    if (waitMs > 0) {
      refused += 1;
      life.failures += 1;
      const backoff = backoffMs[Math.min(life.failures, backoffMs.length) - 1] ?? 0;
      life.delayMs += Math.max(waitMs, backoff);
      if ((life.trace.karbonAtMs[life.next] ?? 0) <= life.trace.listsAtMs) life.listsDelayMs = life.delayMs;
    } else {
      life.failures = 0;
      life.next += 1;
    }
    const next = life.trace.karbonAtMs[life.next];
    if (next !== undefined) due.add({ place: turn.place, atMs: life.beginsAtMs + next + life.delayMs });
  }
  return {
    refused,
    lastListsMs: Math.max(...lives.map(({ trace, listsDelayMs }) => trace.listsAtMs + listsDelayMs)),
  };
}

function firstAt({ trace, beginsAtMs }: Follower): number {
  return beginsAtMs + (trace.karbonAtMs[0] ?? 0);
}

/** How many seconds Karbon says to wait; 0 where it answers. */
function secondsRefused(gate: ReturnType<typeof createRateGate>): number {
  try {
    gate.pass();
    return 0;
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return Number(error.answer.headers?.['retry-after']);
  }
}

interface Turn {
  readonly place: number;
  readonly atMs: number;
}

/** Of those that wait, the earliest first. */
function createQueue(turns: readonly Turn[]) {
  const waiting = [...turns];
  return {
    add: (turn: Turn) => void waiting.push(turn),
    take(): Turn | null {
      let first = 0;
      waiting.forEach(({ atMs }, at) => {
        if (atMs < (waiting[first]?.atMs ?? 0)) first = at;
      });
      return waiting.splice(first, 1)[0] ?? null;
    },
  };
}
