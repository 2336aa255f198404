import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { HoursInput, HoursResult } from '../../src/domain/time/hours';
import { reconcileHours } from '../../src/domain/time/hours-rule';
import { createRandom } from '../firm/random';
import { makeHours } from './hours-lists';
import { measureHoursPage } from './hours-page';
import { type Figure, median } from './table';

const count = 100_000;
const rounds = 5;
/** With the pauses in which garbage is collected. */
const longestStepMs = 50;
const stepsPerLook = 500;
const budgetMs = 3_000;

/** The hours of a quarter: by the rule alone, and on the page in Chromium. */
export async function measureHours(): Promise<readonly Figure[]> {
  return [...measureRule(), ...(await measureHoursPage())];
}

/** How long they take, the longest that nothing else gets its turn, and what of the heap they need. */
function measureRule(): readonly Figure[] {
  const input = makeHours(count, createRandom(1));
  const runs = Array.from({ length: rounds }, () => reconciled(input));
  const { result, mostHeld, held } = weighed(input);
  return [
    {
      what: 'the rule alone, median',
      figure: median(runs.map(({ tookMs }) => tookMs)),
      budget: budgetMs,
      unit: 'ms',
    },
    {
      what: '… longest step, median',
      figure: median(runs.map(({ longestMs }) => longestMs)),
      budget: longestStepMs,
      unit: 'ms',
    },
    { what: '… heap meanwhile, garbage and all, at most', figure: mostHeld, budget: null, unit: 'MB' },
    { what: '… heap of what is said', figure: held, budget: null, unit: 'MB' },
    {
      what: 'items that have not arrived',
      figure: result.items.filter(({ state }) => state.kind !== 'arrived').length,
      budget: null,
      unit: '',
    },
  ];
}

function reconciled(input: HoursInput): { readonly tookMs: number; readonly longestMs: number } {
  const work = reconcileHours(input);
  const beganMs = performance.now();
  let longestMs = 0;
  for (let stepMs = beganMs; !work.next().done; ) {
    const nowMs = performance.now();
    longestMs = Math.max(longestMs, nowMs - stepMs);
    stepMs = nowMs;
  }
  return { tookMs: performance.now() - beganMs, longestMs };
}

interface Weighed {
  readonly result: HoursResult;
  readonly mostHeld: number;
  readonly held: number;
}

/** More than the lists themselves, MB. */
function weighed(input: HoursInput): Weighed {
  setFlagsFromString('--expose-gc');
  const collectGarbage: () => void = runInNewContext('gc');
  collectGarbage();
  const before = megabytes();
  const work = reconcileHours(input);
  let mostHeld = 0;
  for (let steps = 1; ; steps += 1) {
    const { done, value } = work.next();
    if (done) {
      collectGarbage();
      return { result: value, mostHeld, held: megabytes() - before };
    }
    if (steps % stepsPerLook === 0) mostHeld = Math.max(mostHeld, megabytes() - before);
  }
}

function megabytes(): number {
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
