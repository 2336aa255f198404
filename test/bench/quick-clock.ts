import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFolder } from '../e2e/harness/browser';

/** A clock that runs faster than real time, the same in every process: what it says follows from the real time alone. */
export interface QuickClock {
  /** A real moment, epoch ms. */
  readonly realMs: number;
  /** What the clock said at it, epoch ms. */
  readonly saidMs: number;
  /** How many times as fast as real time. */
  readonly speed: number;
}

/** The production build in a folder of its own, whose worker lives by a quick clock. */
export interface QuickBuild {
  readonly folder: string;
  discard(): void;
}

/** Takes up a clock that already runs so much faster, such as a firm's. */
export function quickClockOf(clock: { now(): number }, speed: number): QuickClock {
  return { realMs: performance.timeOrigin + performance.now(), saidMs: clock.now(), speed };
}

/**
 * A script that makes the clock and the timers of the world in which it runs quick; what has been taken from them before stays as it
 * was. It runs in the browser, where the compiler's helpers are not there: so it is text.
 */
function quickScript({ realMs, saidMs, speed }: QuickClock): string {
  return `{
  const passed = performance.now.bind(performance);
  const now = () => ${saidMs} + (performance.timeOrigin + passed() - ${realMs}) * ${speed};
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [now()]));
    }
    static now() {
      return Math.floor(now());
    }
  };
  performance.now = () => now() - performance.timeOrigin;
  for (const name of ['setTimeout', 'setInterval']) {
    const start = globalThis[name].bind(globalThis);
    globalThis[name] = (work, afterMs = 0, ...rest) => start(work, afterMs / ${speed}, ...rest);
  }
}
`;
}

/**
 * Copies the production build, with the quick clock in front of the worker's script and otherwise as it is. So it is there before the
 * worker's first line in each of its lives; from outside, a worker that a message has woken can be reached only after it has begun.
 */
export function quickenBuild(clock: QuickClock): QuickBuild {
  const folder = mkdtempSync(join(tmpdir(), 'tieout-quick-'));
  cpSync(builtFolder(), folder, { recursive: true });
  const worker = join(folder, 'background.js');
  writeFileSync(worker, quickScript(clock) + readFileSync(worker, 'utf8'));
  return { folder, discard: () => rmSync(folder, { recursive: true, force: true }) };
}
