import { forEachInSteps, sortedInSteps } from '../matching/stepped';
import type { DayText } from '../records/records';
import type { HoursInput } from './hours';

interface Dated {
  readonly id: string;
  readonly date: DayText;
}

/** The items of the period by day, then by id. Yields after each small step. */
export function* inPeriod<Item extends Dated>(
  { period: { from, to } }: Pick<HoursInput, 'period'>,
  items: readonly Item[],
): Generator<undefined, readonly Item[]> {
  const within: Item[] = [];
  yield* forEachInSteps(items, (item) => {
    if (from <= item.date && item.date <= to) within.push(item);
  });
  return yield* sortedInSteps(within, byDay);
}

function byDay(one: Dated, other: Dated): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
