import { quiet } from '../model/quiet';

/** Time that passes only when nobody has anything to do: whatever waits is called in its turn, and nothing waits in earnest. */
export interface Simulation {
  sleep(ms: number): Promise<void>;
  /** Calls `work` after so many ms; returns what calls it off. */
  later(work: () => void, afterMs: number): () => void;
  /** Lets time pass until `isOver`. Throws where nobody waits for anything any more and it is not over. */
  run(isOver: () => boolean): Promise<void>;
  /** Lets time pass until `work` is done. */
  during<Value>(work: Promise<Value>): Promise<Value>;
}

interface Waiting {
  readonly work: () => void;
  readonly atMs: number;
}

/** @param clock of a firm, frozen. */
export function createSimulation(clock: { now(): number; advance(ms: number): void }): Simulation {
  const waiting = new Set<Waiting>();

  function later(work: () => void, afterMs: number): () => void {
    const one = { work, atMs: clock.now() + Math.max(0, afterMs) };
    waiting.add(one);
    return () => waiting.delete(one);
  }

  /** Of those that wait for the same moment, the one that has waited longest. */
  function takeNext(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const one of waiting) if (!next || one.atMs < next.atMs) next = one;
    if (next) waiting.delete(next);
    return next;
  }

  async function run(isOver: () => boolean): Promise<void> {
    for (;;) {
      await quiet();
      if (isOver()) return;
      const next = takeNext();
      if (!next) throw new Error('Nothing is waited for any more, and it is not over.');
      clock.advance(Math.max(0, next.atMs - clock.now()));
      next.work();
    }
  }

  return {
    later,
    run,
    sleep: (ms) => new Promise((done) => later(done, ms)),
    async during(work) {
      let isDone = false;
      const ended = () => {
        isDone = true;
      };
      work.then(ended, ended);
      await run(() => isDone);
      return work;
    },
  };
}
