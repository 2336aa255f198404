import { expect, test } from 'vitest';
import { roundingOf } from '../../../../src/domain/time/rounding';

const many = (step: number) => Array.from({ length: 30 }, (_, place) => step * (1 + (place % 7)));

test.each([
  ['quarters of an hour', many(900), 450],
  ['tenths of an hour', many(360), 180],
  ['five minutes', many(300), 150],
  ['minutes', many(60), 30],
  ['seconds', many(61), 30],
  ['quarters, but for one that was entered by hand', [...many(900), 960], 450],
  ['quarters for the most part', [...many(900), ...many(60).slice(0, 6)], 30],
  ['too few to tell', many(900).slice(0, 10), 30],
])('%s', (_, durations, expected) => {
  const work = roundingOf(durations.map((durationSeconds) => ({ durationSeconds })));
  let step = work.next();
  while (!step.done) step = work.next();
  expect(step.value).toBe(expected);
});
