/** What lets others have the thread. */
export interface Turns {
  /** Epoch ms. */
  now(): number;
  pause(): Promise<void>;
}

/** How long others wait for the thread at most, ms. */
const sliceMs = 8;

/** Runs work that yields after each small step to its end, and lets others have their turn between two slices. */
export async function inSlices<Result>(
  work: Generator<undefined, Result>,
  { pause, now }: Turns,
): Promise<Result> {
  for (;;) {
    const startMs = now();
    let step = work.next();
    while (!step.done && now() - startMs < sliceMs) step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}
