import { forEachInSteps } from '../matching/stepped';
import type { TimeActivity } from './hours';

/** Steps to which QuickBooks Time commonly rounds what it exports, seconds, the coarsest first. */
const steps = [900, 600, 360, 300, 60] as const;

/** Of fewer one cannot tell a habit from chance. */
const leastDurations = 20;
/** The others are entered in QuickBooks by hand. */
const leastShare = 0.95;

/**
 * By how much a duration in QuickBooks may be off since it was rounded: half of the coarsest usual step that nearly all of them are
 * whole multiples of. Nothing says to what an account rounds, so that its own hours are asked; too few of them tell of whole minutes. Yields
 * after each small step.
 */
export function* roundingOf(
  activities: readonly Pick<TimeActivity, 'durationSeconds'>[],
): Generator<undefined, number> {
  const multiples = steps.map(() => 0);
  yield* forEachInSteps(activities, ({ durationSeconds }) => {
    for (const [at, step] of steps.entries())
      if (durationSeconds % step === 0) multiples[at] = (multiples[at] ?? 0) + 1;
  });
  const { length } = activities;
  const isStep = (_: number, at: number) => (multiples[at] ?? 0) >= leastShare * length;
  const step = length >= leastDurations ? steps.find(isStep) : undefined;
  return (step ?? 60) / 2;
}
