import type { Table } from './table';

/** What is made as a whole at its first need, or before that a small step at a time, so that nothing else has to wait long. */
export interface Stepped<Value> {
  value(): Value;
  /** The steps that are left: going through them all makes the value. */
  steps(): Iterable<undefined>;
  /** Changes what is made. What is only begun is begun anew at its next need, and what is not begun is left so. */
  change(apply: (value: Value) => void): void;
}

/** @param make yields after each step; begun at the first need, and run once. */
export function stepped<Value>(make: () => Generator<undefined, Value>): Stepped<Value> {
  let made: { readonly value: Value } | null = null;
  let making: Generator<undefined, Value> | null = null;
  const step = () => {
    making ??= make();
    const { done, value } = making.next();
    if (done) made = { value };
  };
  return {
    value() {
      while (!made) step();
      return made.value;
    },
    *steps() {
      while (!made) {
        step();
        yield;
      }
    },
    change(apply) {
      making = null;
      if (made) apply(made.value);
    },
  };
}

/** What is made already. */
export function made<Value>(value: Value): Stepped<Value> {
  return { value: () => value, steps: () => [], change: (apply) => apply(value) };
}

/** How many records are taken in one step: each takes a few microseconds, too little to stop after. */
const recordsPerStep = 32;

/** Calls `take` with each record, so many a step. */
export function* forEachInSteps<Item>(
  records: Iterable<Item>,
  take: (record: Item) => void,
): Generator<undefined, void> {
  let taken = 0;
  for (const record of records) {
    take(record);
    taken += 1;
    if (taken % recordsPerStep === 0) yield;
  }
}

/** Items by a key that several may have, and of which one may have several. */
export type Groups<Item> = Map<string, readonly Item[]>;

/** Groups items by each of their keys, in steps. */
export function* grouped<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<string>,
): Generator<undefined, Groups<Item>> {
  const groups = new Map<string, Item[]>();
  yield* forEachInSteps(items, (item) => {
    for (const key of keysOf(item)) {
      const same = groups.get(key);
      if (same) same.push(item);
      else groups.set(key, [item]);
    }
  });
  return groups;
}

/** The same of the places at which they stand. */
export function* groupedPlaces<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<string>,
): Generator<undefined, ReadonlyMap<string, readonly number[]>> {
  const groups = new Map<string, number[]>();
  let place = 0;
  yield* forEachInSteps(items, (item) => {
    for (const key of keysOf(item)) {
      const same = groups.get(key);
      if (same) same.push(place);
      else groups.set(key, [place]);
    }
    place += 1;
  });
  return groups;
}

/** Takes an item out of its groups, as `grouped` has made them. */
function removeFromGroups<Item>(groups: Table<readonly Item[]>, item: Item, keys: Iterable<string>): void {
  for (const key of new Set(keys)) {
    const left = groups.get(key)?.filter((each) => each !== item) ?? [];
    if (left.length > 0) groups.set(key, left);
    else groups.delete(key);
  }
}

/** Puts an item into its groups, behind those that are there. */
function addToGroups<Item>(groups: Table<readonly Item[]>, item: Item, keys: Iterable<string>): void {
  for (const key of keys) groups.set(key, [...(groups.get(key) ?? []), item]);
}

/** Moves an item from the groups it was in to those it is in now; `null` where it was not there, or is there no more. */
export function moveInGroups<Item>(
  groups: Stepped<Table<readonly Item[]>>,
  keysOf: (item: Item) => Iterable<string>,
  before: Item | null,
  after: Item | null,
): void {
  groups.change((made) => {
    if (before) removeFromGroups(made, before, keysOf(before));
    if (after) addToGroups(made, after, keysOf(after));
  });
}

/** Groups items by their key, in steps; those without one are left out. */
export function* groupedByKey<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string | null,
): Generator<undefined, ReadonlyMap<string, readonly Item[]>> {
  const groups = new Map<string, Item[]>();
  yield* forEachInSteps(items, (item) => {
    const key = keyOf(item);
    if (key === null) return;
    const same = groups.get(key);
    if (same) same.push(item);
    else groups.set(key, [item]);
  });
  return groups;
}

/** How many items are sorted in one step. */
const sortedPerStep = 256;

/** The items in their order, in steps; those that are equal stay as they are. */
export function* sortedInSteps<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Generator<undefined, readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += sortedPerStep) {
    runs.push(items.slice(from, from + sortedPerStep).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* mergedInSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergedInSteps<Item>(
  ones: readonly Item[],
  others: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Generator<undefined, readonly Item[]> {
  const merged: Item[] = [];
  let next = 0;
  for (const one of ones) {
    for (let other = others[next]; other !== undefined && compare(one, other) > 0; other = others[next]) {
      merged.push(other);
      next += 1;
      if (merged.length % sortedPerStep === 0) yield;
    }
    merged.push(one);
    if (merged.length % sortedPerStep === 0) yield;
  }
  for (; next < others.length; next += sortedPerStep) {
    merged.push(...others.slice(next, next + sortedPerStep));
    yield;
  }
  return merged;
}

/** Compares by a text that stands ready with each, as the letters' codes go. */
export function byKey(one: { readonly key: string }, other: { readonly key: string }): number {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}
