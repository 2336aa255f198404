import { createAuthorized } from '../http/authorized';
import { isForeignRefusal } from '../http/gateway';
import type { Http, HttpRequest, HttpResponse } from '../http/http';
import { type RateLimit, rateWindow } from '../http/rate-limits/rate-limit';
import type { TokenKeeper } from '../http/token-keeper';
import { isThrottled, statusOf } from './errors';

/**
 * 300 in five minutes are documented (quickbooks-time.md 5.2). Who goes from page to page may use nearly all of them: whoever reads fast
 * must not meet a wall of ours while the service still answers. The background stops at half, since other software of the firm may use the
 * same token; where that has used up the rest, the service says so itself.
 */
export const timeLimit: RateLimit = {
  windows: [{ spanMs: 300_000, requests: 285, backgroundUpTo: 150 }, rateWindow(1_000, 8)],
  concurrent: 4,
};

/** The limiter's key of the one token. */
export const timeCredential = 'quickbooksTime';

export type TimeSender = (
  request: Pick<HttpRequest, 'method' | 'address' | 'body' | 'isWrite' | 'priority'>,
) => Promise<HttpResponse>;

/** Sends to the account of the keeper's token, all requests together within its limit. Throws `SystemError`. */
export function createTimeSender(parts: { readonly http: Http; readonly keeper: TokenKeeper }): TimeSender {
  const sendAuthorized = createAuthorized(parts.http, parts.keeper, (response) => statusOf(response) === 401);
  return (request) =>
    sendAuthorized({
      ...request,
      system: 'quickbooksTime',
      headers: {
        Accept: 'application/json',
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      credential: timeCredential,
      limit: timeLimit,
      isThrottled,
      isFromGateway: isForeignRefusal,
    });
}
