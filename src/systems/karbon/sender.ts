import { safeParse, z } from '../../messages/schema';
import type { Http, HttpResponse } from '../http/http';
import type { Priority } from '../http/page';
import { type RateLimit, rateWindow } from '../http/rate-limits/rate-limit';
import { SystemError } from '../http/system-error';
import { isFromGateway, isThrottled } from './errors';

const keysSchema = z.object({ bearer: z.string(), accessKey: z.string() });

/** The two keys that Karbon issues together (karbon.md 1.1). */
export type KarbonKeys = Readonly<z.infer<typeof keysSchema>>;

/** @param perMinute this browser's part of the 120 that the whole firm and all its software share (1.1, 1.4). */
export function karbonLimit(perMinute: number): RateLimit {
  return {
    windows: [rateWindow(60_000, perMinute), rateWindow(1_000, 5)],
    concurrent: 2,
  };
}

/** The limiter's key of the firm's one API application. */
export const karbonCredential = 'karbon';

/**
 * `keys` is called for each request, and what it resolves to is read as the vault hands it out; it throws `SystemError` `needsReconnect`
 * where there are none.
 */
export interface KarbonParts {
  readonly http: Http;
  readonly keys: () => Promise<unknown>;
  /** How many requests a minute this browser may take; asked before each. */
  readonly perMinute: () => Promise<number>;
}

/** Sends a GET with the keys, all requests together within the limit. Resolves to whatever is answered. Throws `SystemError`. */
export function createKarbonSender(
  parts: KarbonParts,
): (address: string, priority: Priority) => Promise<HttpResponse> {
  async function loadKeys(): Promise<KarbonKeys> {
    const keys = safeParse(keysSchema, await parts.keys());
    if (keys.success) return keys.data;
    throw new SystemError('needsReconnect', 'karbon', { oddField: keys.error.oddField });
  }

  return async (address, priority) => {
    const { bearer, accessKey } = await loadKeys();
    return parts.http.send({
      system: 'karbon',
      method: 'GET',
      address,
      headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}`, AccessKey: accessKey },
      credential: karbonCredential,
      limit: karbonLimit(await parts.perMinute()),
      priority,
      beforeSending: loadKeys,
      isThrottled,
      isFromGateway,
    });
  };
}
