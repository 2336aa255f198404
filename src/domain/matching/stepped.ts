/** What is made as a whole at its first need, or before that a small step at a time, so that nothing else has to wait long. */
export interface Stepped<Value> {
  value(): Value;
  /** The steps that are left: going through them all makes the value. */
  steps(): Iterable<undefined>;
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
  };
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

/** Groups items by each of their keys, in steps. */
export function* grouped<Item>(
  items: Iterable<Item>,
  keysOf: (item: Item) => Iterable<string>,
): Generator<undefined, ReadonlyMap<string, readonly Item[]>> {
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
