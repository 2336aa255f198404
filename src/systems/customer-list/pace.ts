export interface PaceOptions {
  /** Awaited now and then while a file is read, so that others get the thread. */
  readonly pause?: () => Promise<void>;
  /** Told which share of the work is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Far below what takes a thread noticeably long, and far above what a pause itself costs. */
const rowsBetweenPauses = 1000;

/** Counts the rows that are gone through, and says when it is time for a pause. */
export class Pace {
  readonly #options: PaceOptions;
  #rows = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Counts one more row; true where `rest` is to be awaited before the next. */
  isRestDue(): boolean {
    this.#rows += 1;
    return this.#rows % rowsBetweenPauses === 0;
  }

  async rest(share: number): Promise<void> {
    this.#options.onProgress?.(share);
    await this.#options.pause?.();
  }
}
