import type { ListId } from './records';

/** What tells one list of names from another, as far as the rules go. What a service itself does is said by its `system.ts`. */
export interface ListTraits {
  /** How many levels a record may be deep, itself included. */
  readonly maxDepth: number;
  /** Time is tracked on its records, by whoever is assigned to them. */
  readonly tracksTime: boolean;
  /** A change is taken only of the version of a record that was looked at. */
  readonly hasVersions: boolean;
  /** The list that takes over this one's names by itself once the two are linked; `null` where none does. */
  readonly feeds: ListId | null;
  /** How many records are made or changed with one request. */
  readonly changedAtOnce: number;
}

export const listTraits: Readonly<Record<ListId, ListTraits>> = {
  quickbooksTime: {
    maxDepth: Number.POSITIVE_INFINITY,
    tracksTime: true,
    hasVersions: false,
    feeds: null,
    // Up to 50 could be (quickbooks-time.md 3.1); so few that nobody's click waits long for them.
    changedAtOnce: 10,
  },
  // The customer and four levels below it (quickbooks.md 5.2); QuickBooks Time imports its names (quickbooks-time.md 8.4).
  quickbooks: {
    maxDepth: 5,
    tracksTime: false,
    hasVersions: true,
    feeds: 'quickbooksTime',
    // Up to 30 could be (quickbooks.md 8.1).
    changedAtOnce: 10,
  },
};

/** In the order in which time passes through them. */
export const listIds = Object.keys(listTraits) as readonly ListId[];

/** In the order in which they are fixed: one that feeds another comes first, so that the import does not undo the fix. */
export const fixOrder: readonly ListId[] = [...listIds].sort(
  (one, other) => Number(listTraits[one].feeds === null) - Number(listTraits[other].feeds === null),
);

/** Something for each list. */
export function forEachList<Value>(valueFor: (list: ListId) => Value): Record<ListId, Value> {
  return Object.fromEntries(listIds.map((list) => [list, valueFor(list)])) as Record<ListId, Value>;
}
