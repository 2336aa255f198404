import { expect, it } from 'vitest';
import { changesSinceClosing, closedItem } from '../../../../src/domain/time/closing';
import type { HoursInput } from '../../../../src/domain/time/hours';
import { reconcileHours } from '../../../../src/domain/time/hours-rule';
import { makeHours } from '../../../bench/hours-lists';
import { createRandom } from '../../../firm/random';
import { mostLooksInStep, runSteps, watched } from '../run-steps';

/** Some microseconds of work, which nobody has to wait for. */
const mostLooks = 2_000;

function watchedHours(count: number, looks: { count: number }): HoursInput {
  const input = makeHours(count, createRandom(2));
  const { activities } = input;
  return {
    ...input,
    entries: input.entries.map((row) => watched(row, looks)),
    deletedEntries: input.deletedEntries.map((row) => watched(row, looks)),
    activities: typeof activities === 'string' ? activities : activities.map((row) => watched(row, looks)),
    karbonEntries: (input.karbonEntries ?? []).map((row) => watched(row, looks)),
  };
}

it('looks at few records in any one step, however many there are', () => {
  const mostOf = (count: number) => {
    const looks = { count: 0 };
    return mostLooksInStep(reconcileHours(watchedHours(count, looks)), looks);
  };
  expect(mostOf(3_000)).toBeLessThan(mostLooks);
  expect(mostOf(12_000)).toBeLessThan(mostLooks);
});

it('looks at few items in any one step when it tells what has changed since a closing', () => {
  const { items } = runSteps(reconcileHours(makeHours(12_000, createRandom(3))));
  const looks = { count: 0 };
  const before = items.map((item) => watched(closedItem(item), looks));
  const now = items.map((item, at) =>
    watched(closedItem(at % 7 === 0 ? { ...item, timeSeconds: item.timeSeconds + 60 } : item), looks),
  );
  // Sorted 256 at a time, by two fields of each.
  expect(mostLooksInStep(changesSinceClosing(before, now), looks)).toBeLessThan(10_000);
});
