/** A third of a frame's time at most is left to one slice, so that scrolling and typing stay smooth. */
const sliceMs = 10;

/**
 * Runs work that yields after each small step to its end, in slices, between which the page draws and answers. Each slice can be seen
 * in the browser's performance tools as a measure named `name`.
 *
 * @param onRest is told what the work has yielded last, between two slices.
 * @throws the signal's reason, at the next rest, where it was aborted.
 */
export async function inSlices<Progress, Result>(
  name: string,
  work: Iterator<Progress, Result>,
  onRest: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    const beganMs = performance.now();
    let step = work.next();
    while (!step.done && performance.now() - beganMs < sliceMs) step = work.next();
    performance.measure(name, { start: beganMs });
    if (step.done) return step.value;
    onRest(step.value);
    await scheduler.yield();
    signal.throwIfAborted();
  }
}
