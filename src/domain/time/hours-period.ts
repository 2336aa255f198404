import { forEachInSteps, groupedByKey, sortedInSteps } from '../matching/stepped';
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
  const days = yield* groupedByKey(items, ({ date }) => (from <= date && date <= to ? date : null));
  const ordered: Item[] = [];
  for (const day of [...days.keys()].sort()) {
    const ofDay = yield* sortedInSteps(days.get(day) ?? [], byId);
    yield* forEachInSteps(ofDay, (item) => void ordered.push(item));
  }
  return ordered;
}

function byId(one: Dated, other: Dated): number {
  return one.id < other.id ? -1 : 1;
}
