import { forEachInSteps, groupedByKey, sortedInSteps } from '../matching/stepped';
import type { HoursInput, HoursItem, HoursState, TimeActivity } from './hours';
import { itemOf } from './hours-items';
import {
  type ActivityPart,
  activityPartsOf,
  byAmountAndAge,
  createPersonDays,
  type EntryPart,
  entryPartsOf,
} from './hours-parts';

/** What is still to be said something of, and what has been said. */
export interface OpenHours {
  readonly entries: readonly EntryPart[];
  readonly deleted: readonly EntryPart[];
  readonly activities: readonly ActivityPart[];
  readonly items: readonly HoursItem[];
  /** Puts what belongs together into an item; it is open no more. */
  settle(
    entries: readonly EntryPart[],
    activities: readonly ActivityPart[],
    state: HoursState,
    deleted?: readonly EntryPart[],
  ): void;
}

/** @param activities none where they could not be read */
export function* openHours(
  input: HoursInput,
  activities: readonly TimeActivity[],
): Generator<undefined, OpenHours> {
  const personDayOf = createPersonDays();
  const toEntry = entryPartsOf(input, personDayOf);
  const items: HoursItem[] = [];
  return {
    entries: yield* partsOf(input.entries, toEntry),
    deleted: yield* partsOf(input.deletedEntries, toEntry),
    activities: yield* partsOf(activities, activityPartsOf(personDayOf)),
    items,
    settle(entries, found, state, deleted = []) {
      for (const part of entries) part.isSettled = true;
      for (const part of found) part.isSettled = true;
      for (const part of deleted) part.isSettled = true;
      items.push(itemOf(entries, found, state));
    },
  };
}

function* partsOf<Item, Part>(
  items: readonly Item[],
  toPart: (item: Item) => Part,
): Generator<undefined, readonly Part[]> {
  const parts: Part[] = [];
  yield* forEachInSteps(items, (item) => void parts.push(toPart(item)));
  return parts;
}

export function isOpen({ isSettled }: EntryPart | ActivityPart): boolean {
  return !isSettled;
}

/** More than are sorted at once. */
const manyParts = 256;

/** Sorted in one step, unless they are many. */
export function* sortedFew<Part>(
  parts: readonly Part[],
  compare: (one: Part, other: Part) => number,
): Generator<undefined, readonly Part[]> {
  if (parts.length < 2) return parts;
  return parts.length > manyParts ? yield* sortedInSteps(parts, compare) : parts.toSorted(compare);
}

/** Those that are open and have a key, by it; each group by amount. */
export function* openBy<Part extends EntryPart | ActivityPart>(
  parts: readonly Part[],
  keyOf: (part: Part) => string | null,
): Generator<undefined, ReadonlyMap<string, readonly Part[]>> {
  const groups = yield* groupedByKey(parts, (part) => (part.isSettled ? null : keyOf(part)));
  const sorted = new Map<string, readonly Part[]>();
  for (const [key, group] of groups) {
    sorted.set(key, yield* sortedFew(group, byAmountAndAge));
    yield;
  }
  return sorted;
}

export function dayOf(part: EntryPart | ActivityPart): string {
  return 'entry' in part ? part.entry.date : part.activity.date;
}
