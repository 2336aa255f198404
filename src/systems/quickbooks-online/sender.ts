import { createAuthorized } from '../http/authorized';
import type { Http, HttpRequest, HttpResponse } from '../http/http';
import { type RateLimit, rateWindow } from '../http/rate-limits/rate-limit';
import type { SystemError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import type { QuickbooksEnvironment } from './addresses';
import { isFromGateway, isThrottled, isTokenRejected, quickbooksError } from './errors';

/** 500 a minute and 10 a second are documented (quickbooks.md 9); the background keeps to less than half of them. */
export const companyLimit: RateLimit = {
  windows: [{ spanMs: 60_000, requests: 475, backgroundUpTo: 225 }, rateWindow(1_000, 8)],
  concurrent: 4,
};

/** Older pages say 40 a minute, newer ones 120 (quickbooks.md 9). */
const batchLimit: RateLimit = { windows: [rateWindow(60_000, 38)], concurrent: 4 };

/** The limiter's key of one company. */
export function companyCredential(realmId: string): string {
  return `quickbooks.${realmId}`;
}

/** One company, and the way to it. */
export interface CompanyParts {
  readonly http: Http;
  readonly keeper: TokenKeeper;
  readonly realmId: string;
  readonly environment: QuickbooksEnvironment;
}

export interface CompanyRequest
  extends Pick<HttpRequest, 'method' | 'address' | 'isSafeToRepeat' | 'isWrite' | 'priority'> {
  readonly body?: { readonly type: 'application/text' | 'application/json'; readonly text: string };
  /** Batches have a limit of their own beside that of all requests. */
  readonly isBatch?: boolean;
}

/**
 * Sends to a company, all requests together within its limit. Throws `SystemError`.
 *
 * @param errorOf the error that an answer stands for, `null` for a good one; that of a reading unless told.
 */
export function createCompanySender(
  parts: CompanyParts,
  errorOf: (response: HttpResponse, request: CompanyRequest) => SystemError | null = quickbooksError,
): (request: CompanyRequest) => Promise<HttpResponse> {
  const sendAuthorized = createAuthorized(parts.http, parts.keeper, isTokenRejected);
  return async (request) => {
    const { body, isBatch, ...others } = request;
    const credential = companyCredential(parts.realmId);
    const response = await sendAuthorized({
      ...others,
      ...(body && { body: body.text }),
      system: 'quickbooks',
      // Without `Accept` the answer would be XML (3).
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': body.type }) },
      credential,
      limit: companyLimit,
      ...(isBatch && { secondLimit: { credential: `${credential}.batch`, limit: batchLimit } }),
      isThrottled,
      isFromGateway,
    });
    const error = errorOf(response, request);
    if (error !== null) throw error;
    return response;
  };
}
