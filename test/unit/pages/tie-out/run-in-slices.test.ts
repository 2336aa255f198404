import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runInSlices } from '../../../../src/pages/tie-out/run-in-slices';

let nowMs = 0;
let rests = 0;

beforeEach(() => {
  nowMs = 0;
  rests = 0;
  vi.stubGlobal('performance', { now: () => nowMs, measure: () => undefined });
  vi.stubGlobal('scheduler', {
    yield: async () => {
      rests += 1;
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Work of so many steps, each of which takes `stepMs`. */
function* work(steps: number, stepMs: number): Generator<number, string> {
  for (let step = 1; step <= steps; step += 1) {
    nowMs += stepMs;
    yield step;
  }
  return 'done';
}

const { signal } = new AbortController();

describe('work in slices', () => {
  it('rests as soon as a slice is over, and says ten times a second how far it is', async () => {
    const told: number[] = [];
    expect(await runInSlices('work', work(100, 6), (step) => told.push(step), signal)).toBe('done');
    expect(rests).toBe(50);
    expect(told).toEqual([18, 36, 54, 72, 90]);
  });

  it('does not rest where it takes less', async () => {
    expect(await runInSlices('work', work(100, 0.01), () => undefined, signal)).toBe('done');
    expect(rests).toBe(0);
  });

  it('ends at the next rest when nobody waits for it any more', async () => {
    const life = new AbortController();
    let steps = 0;
    const run = runInSlices(
      'work',
      work(100, 200),
      (step) => {
        steps = step;
        if (step === 3) life.abort();
      },
      life.signal,
    );
    await expect(run).rejects.toThrow();
    expect(steps).toBe(3);
  });
});
