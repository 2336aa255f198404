/** Short enough that scrolling and typing stay smooth between two slices. */
const sliceMs = 8;
/** Told more often, whoever draws how far it is would take longer than the work. */
const tellEveryMs = 100;

/**
 * Runs work that yields after each small step to its end, in slices, between which the page draws and answers. Each slice can be seen
 * in the browser's performance tools as a measure named `name`.
 *
 * @param onRest is told from time to time, between two slices, what the work has yielded last.
 * @throws the signal's reason, at the next rest, where it was aborted.
 */
export async function inSlices<Progress, Result>(
  name: string,
  work: Iterator<Progress, Result>,
  onRest: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  let toldMs = performance.now();
  for (;;) {
    const beganMs = performance.now();
    let step = work.next();
    while (!step.done && performance.now() - beganMs < sliceMs) step = work.next();
    performance.measure(name, { start: beganMs });
    if (step.done) return step.value;
    if (performance.now() - toldMs >= tellEveryMs) {
      toldMs = performance.now();
      onRest(step.value);
    }
    await scheduler.yield();
    signal.throwIfAborted();
  }
}
