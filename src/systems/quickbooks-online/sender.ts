import { createAuthorized } from '../http/authorized';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { RateLimit } from '../http/rate-limit';
import type { SourceError } from '../http/system-error';
import type { TokenKeeper } from '../http/token-keeper';
import type { QuickbooksEnvironment } from './addresses';
import { quickbooksError, refusesToken } from './errors';

/** quickbooks.md 15. */
export const companyLimit: RateLimit = {
  windows: [
    { spanMs: 60_000, requests: 300 },
    { spanMs: 1_000, requests: 8 },
  ],
  concurrent: 4,
};

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
}

/**
 * Sends to a company, all requests together within its limit. Throws `SourceError`.
 *
 * @param errorOf the error that an answer stands for, `null` for a good one; that of a reading unless told.
 */
export function createCompanySender(
  parts: CompanyParts,
  errorOf: (answer: HttpAnswer, request: CompanyRequest) => SourceError | null = quickbooksError,
): (request: CompanyRequest) => Promise<HttpAnswer> {
  const sendAuthorized = createAuthorized(parts.http, parts.keeper, refusesToken);
  return async (request) => {
    const { body, ...others } = request;
    const answer = await sendAuthorized({
      ...others,
      ...(body && { body: body.text }),
      system: 'quickbooks',
      // Without `Accept` the answer would be XML (3).
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': body.type }) },
      credential: companyCredential(parts.realmId),
      limit: companyLimit,
    });
    const error = errorOf(answer, request);
    if (error !== null) throw error;
    return answer;
  };
}
