/** For so long a drive may take to say when a file was saved, ms. */
export const answerWithinMs = 10_000;
/** For so long it may take to hand over or to take a file: a list of 8 MB over a slow line of 2.5 Mbit/s, ms. */
export const contentWithinMs = 30_000;
/** The same where somebody has asked for it and sees how it goes, ms. */
export const askedForWithinMs = 120_000;

/**
 * What `work` resolves to. A shared drive that has gone may leave what is asked of it without any answer, which nobody must wait for.
 *
 * @throws DOMException `TimeoutError` where it takes longer than `ms`; what comes later is passed over.
 */
export function withinTime<Value>(work: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new DOMException('no answer', 'TimeoutError')), ms);
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}
