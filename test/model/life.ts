import type { PageRef } from '../../src/messages/page-ref';
import type { FirmRandom } from '../firm/service';
import type { DirectFirm } from '../office/direct-firm';
import { type Office, openOffice } from '../office/office';
import type { FaultyTransport } from './faulty-transport';
import { openCipher } from './open-cipher';

/** One firm and one office with all that has happened to them. */
export interface Life {
  readonly firm: DirectFirm;
  readonly faultyTransport: FaultyTransport;
  readonly dice: FirmRandom;
  readonly visited: Map<string, PageRef>;
  /** The life of the worker that goes on now; begun anew over the same database where the last one was ended. */
  office(): Promise<Office>;
  /** Runs the rounds of the poller that are due. */
  poll(): void;
  /** Sets the machine's clock so far ahead of the firm's, ms. */
  setClockAhead(ms: number): void;
  /** Ends this life of the worker when so many more moments have passed in which that can happen. */
  killAfter(moments: number): void;
  note(text: string): void;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;

/** What is done a moment later comes after about what happens in that moment, and nothing waits by a clock: a turn stands for a millisecond. */
const mostTurnsWaited = 100;

function afterTurns(work: () => void, turns: number): () => void {
  let left = turns;
  let waiting = setImmediate(pass);
  function pass() {
    left -= 1;
    if (left <= 0) work();
    else waiting = setImmediate(pass);
  }
  return () => clearImmediate(waiting);
}

/** The name of a sequence's own database. */
export function databaseOf(seed: number): string {
  return `model-${seed}`;
}

export function createLife(
  firm: DirectFirm,
  faultyTransport: FaultyTransport,
  dice: FirmRandom,
  seed: number,
  note: (text: string) => void,
): Life {
  let aheadMs = dice.pick([0, 0, 0, 90 * secondMs, -7 * minuteMs, 5 * 60 * minuteMs]);
  let current: Office | null = null;
  let rounds: { readonly work: () => void; readonly atMs: number }[] = [];
  let momentsLeft = Number.POSITIVE_INFINITY;

  function later(work: () => void, afterMs: number): () => void {
    if (afterMs < 5 * secondMs) return afterTurns(work, Math.min(afterMs, mostTurnsWaited));
    const round = { work, atMs: firm.clock.now() + afterMs };
    rounds.push(round);
    return () => {
      rounds = rounds.filter((each) => each !== round);
    };
  }

  return {
    firm,
    faultyTransport,
    dice,
    visited: new Map(),
    note,
    setClockAhead(ms) {
      aheadMs = ms;
    },
    killAfter(moments) {
      momentsLeft = moments;
    },
    async office() {
      if (current) return current;
      rounds = [];
      momentsLeft = Number.POSITIVE_INFINITY;
      const opened = await openOffice(firm, {
        database: databaseOf(seed),
        cipher: openCipher,
        aheadMs: () => aheadMs,
        later,
        killAt(moment) {
          momentsLeft -= 1;
          if (momentsLeft > 0) return false;
          note(`killed ${moment}`);
          current = null;
          return true;
        },
      });
      current = {
        ...opened,
        kill() {
          current = null;
          opened.kill();
        },
      };
      return current;
    },
    poll() {
      const due = rounds.filter(({ atMs }) => atMs <= firm.clock.now());
      rounds = rounds.filter((round) => !due.includes(round));
      for (const { work } of due) work();
    },
  };
}
