import { safeParse, z } from '../../../messages/schema';

const rateLimitRecordSchema = z.object({
  /** When requests were sent, epoch ms, oldest first, no older than the longest window of the limit. */
  sentAtMs: z.readonly(z.array(z.number())),
  /** Epoch ms until which the service has asked for quiet; 0 where it has not. */
  closedUntilMs: z.number(),
});

/** What the limiter remembers of one credential. */
export type RateLimitRecord = Readonly<z.infer<typeof rateLimitRecordSchema>>;

/** A record as it has been stored; `null` where it cannot be read, which is as good as an empty one. */
export function parseRateLimitRecord(stored: unknown): RateLimitRecord | null {
  const parsed = safeParse(rateLimitRecordSchema, stored);
  return parsed.success ? parsed.data : null;
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
