import { parseSetup, type Setup } from '../../messages/setup';
import { reportUnexpected } from '../../reports/report-unexpected';

/** What the administrator of this browser has set for the extension; never a reason to stop. */
export interface ManagedPolicy {
  /** Empty where there is none, or while it has not come. */
  current(): Promise<PolicyState>;
  /** Calls `listener` once it has become another one. */
  onChanged(listener: () => void): void;
}

export interface PolicyState {
  readonly setup: Setup;
  /** Values of it that were left out. */
  readonly oddNames: readonly string[];
  readonly isManaged: boolean;
}

export interface ManagedStorage {
  read(): Promise<Readonly<Record<string, unknown>>>;
  onChanged(listener: () => void): void;
}

/** A policy may come late, and the browser may not say so at its first coming (additions.md 2): it is looked at again so often, ms. */
const lookAgainEveryMs = 30_000;

/** A browser that does not answer keeps nobody waiting, ms. */
const patienceMs = 2_000;

const none: PolicyState = { setup: {}, oddNames: [], isManaged: false };

/** @param now epoch ms. */
export function createManagedPolicy(storage: ManagedStorage, now: () => number): ManagedPolicy {
  const listeners: (() => void)[] = [];
  let readAt = now();
  const first = read();
  let state = orNone(first);
  // One that takes its time is taken over when it comes.
  void takeOver(first);
  storage.onChanged(() => void lookAgain());

  return {
    current() {
      // Nobody waits for what is mostly as it was.
      if (Math.abs(now() - readAt) > lookAgainEveryMs) void lookAgain();
      return state;
    },
    onChanged: (listener) => void listeners.push(listener),
  };

  async function read(): Promise<PolicyState> {
    try {
      const values = await storage.read();
      return { ...parseSetup(values), isManaged: Object.keys(values).length > 0 };
    } catch (error) {
      reportUnexpected(error, 'reading the policy');
      return none;
    }
  }

  async function lookAgain(): Promise<void> {
    readAt = now();
    await takeOver(read());
  }

  async function takeOver(reading: Promise<PolicyState>): Promise<void> {
    const before = await state;
    const next = await reading;
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    state = Promise.resolve(next);
    for (const listener of listeners) listener();
  }
}

/** What is read, or none where that takes too long. */
function orNone(reading: Promise<PolicyState>): Promise<PolicyState> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(none), patienceMs);
    void reading.then((state) => {
      clearTimeout(timer);
      done(state);
    });
  });
}
