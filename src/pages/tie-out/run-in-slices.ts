/** Short enough that scrolling and typing stay smooth between two slices. */
const sliceMs = 8;
/** Told more often, whoever draws how far it is would take longer than the work. */
const reportEveryMs = 100;

/**
 * Runs work that yields after each small step to its end, in slices, between which the page draws and answers. Each slice can be seen
 * in the browser's performance tools as a measure named `name`.
 *
 * @param onProgress is told from time to time, between two slices, what the work has yielded last.
 * @throws the signal's reason, at the next rest, where it was aborted.
 */
export async function runInSlices<Progress, Result>(
  name: string,
  work: Iterator<Progress, Result>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  let lastReportMs = performance.now();
  for (;;) {
    const sliceStartMs = performance.now();
    let step = work.next();
    while (!step.done && performance.now() - sliceStartMs < sliceMs) step = work.next();
    performance.measure(name, { start: sliceStartMs });
    if (step.done) return step.value;
    if (performance.now() - lastReportMs >= reportEveryMs) {
      lastReportMs = performance.now();
      onProgress(step.value);
    }
    await scheduler.yield();
    signal.throwIfAborted();
  }
}
