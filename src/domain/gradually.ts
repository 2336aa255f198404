/** A step may take a few microseconds, too little to stop after each. */
const stepsAtOnce = 32;

/** What is made as a whole at its first need, or before that a small step at a time, so that nothing else has to wait long. */
export interface Gradual<Value> {
  value(): Value;
  /** The steps that are left: going through them all makes the value. */
  steps(): Iterable<undefined>;
}

/** @param make yields after each step; begun at the first need, and run once. */
export function gradually<Value>(make: () => Generator<undefined, Value>): Gradual<Value> {
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
        for (let taken = 0; taken < stepsAtOnce && !made; taken++) step();
        yield;
      }
    },
  };
}
