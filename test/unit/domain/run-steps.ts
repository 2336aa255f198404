/** Goes through all steps of work that yields after each, and tells what it comes to. */
export function runSteps<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Of work on records that tell when they are looked at: how often at most within one step. */
export function mostLooksInStep(work: Generator<unknown, unknown>, looks: { count: number }): number {
  let most = 0;
  for (let isDone = false; !isDone; ) {
    looks.count = 0;
    isDone = work.next().done === true;
    most = Math.max(most, looks.count);
  }
  return most;
}

/** The record as it is, with each look at one of its fields counted. */
export function watched<Row extends object>(row: Row, looks: { count: number }): Row {
  return new Proxy(row, {
    get(target, field, receiver) {
      looks.count += 1;
      return Reflect.get(target, field, receiver) as unknown;
    },
  });
}
