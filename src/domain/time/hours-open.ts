import { forEachInSteps, grouped, sortedInSteps } from '../matching/stepped';
import type { HoursInput, HoursItem, HoursState, TimeActivity } from './hours';
import { itemOf } from './hours-items';
import { type ActivityPart, activityPartOf, byAmount, type EntryPart, entryPartsOf } from './hours-parts';

/** What is still to be said something of, and what has been said. All lists are by amount. */
export interface OpenHours {
  readonly entries: readonly EntryPart[];
  readonly deleted: readonly EntryPart[];
  readonly activities: readonly ActivityPart[];
  readonly items: readonly HoursItem[];
  isOpen(part: EntryPart | ActivityPart): boolean;
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
  const toEntry = entryPartsOf(input);
  const items: HoursItem[] = [];
  const settled = new Set<EntryPart | ActivityPart>();
  return {
    entries: yield* partsOf(input.entries, toEntry),
    deleted: yield* partsOf(input.deletedEntries, toEntry),
    activities: yield* partsOf(activities, activityPartOf),
    items,
    isOpen: (part) => !settled.has(part),
    settle(entries, found, state, deleted = []) {
      for (const part of [...entries, ...found, ...deleted]) settled.add(part);
      items.push(itemOf(entries, found, state));
    },
  };
}

function* partsOf<Item, Part extends EntryPart | ActivityPart>(
  items: readonly Item[],
  toPart: (item: Item) => Part,
): Generator<undefined, readonly Part[]> {
  const parts: Part[] = [];
  yield* forEachInSteps(items, (item) => void parts.push(toPart(item)));
  return yield* sortedInSteps(parts, byAmount);
}

/** Those that are open and have a key, by it. */
export function* openBy<Part extends EntryPart | ActivityPart>(
  hours: OpenHours,
  parts: readonly Part[],
  keyOf: (part: Part) => string | null,
): Generator<undefined, ReadonlyMap<string, readonly Part[]>> {
  return yield* grouped(parts, (part) => {
    const key = hours.isOpen(part) ? keyOf(part) : null;
    return key === null ? [] : [key];
  });
}

/** Whose time of which day; `null` where the person isn't known. */
export function personDayOf(part: EntryPart | ActivityPart): string | null {
  return part.person === null ? null : `${part.person}\n${dayOf(part)}`;
}

export function dayOf(part: EntryPart | ActivityPart): string {
  return 'entry' in part ? part.entry.date : part.activity.date;
}
