/** What the limiter remembers of one credential. */
export interface RateLimitRecord {
  /** When requests were sent, epoch ms, oldest first, no older than the longest window of the limit. */
  readonly sentAtMs: readonly number[];
  /** Epoch ms until which the service has asked for quiet; 0 where it has not. */
  readonly closedUntilMs: number;
}

/**
 * Where the limiter's memory outlives the worker: without it a worker that Chrome has stopped and revived would think
 * the whole window free (extension-platform.md 4). Neither call may hold a request up for long; a record that cannot be
 * read is an empty one.
 */
export interface RateLimitStore {
  /** `credential` is the limiter's key, never a token. `null` where nothing is remembered. */
  load(credential: string): Promise<RateLimitRecord | null>;
  save(credential: string, record: RateLimitRecord): Promise<void>;
}
