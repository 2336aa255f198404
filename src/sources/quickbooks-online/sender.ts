import { createAuthorized } from '../http/authorized';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { RateLimit } from '../http/rate-limit';
import type { TokenKeeper } from '../http/token-keeper';
import type { QuickbooksEnvironment } from './addresses';
import { quickbooksError, refusesToken } from './errors';

/** quickbooks.md 15. */
const limit: RateLimit = {
  windows: [
    { spanMs: 60_000, requests: 300 },
    { spanMs: 1_000, requests: 8 },
  ],
  concurrent: 4,
};

/** One company, and the way to it. */
export interface CompanyParts {
  readonly http: Http;
  readonly keeper: TokenKeeper;
  readonly realmId: string;
  readonly environment: QuickbooksEnvironment;
}

export interface CompanyRequest
  extends Pick<HttpRequest, 'method' | 'address' | 'isSafeToRepeat' | 'priority'> {
  readonly body?: { readonly type: 'application/text' | 'application/json'; readonly text: string };
}

/** Sends to a company, all requests together within its limit. Throws `SourceError`, also for a fault in a good answer. */
export function createCompanySender(parts: CompanyParts): (request: CompanyRequest) => Promise<HttpAnswer> {
  const sendAuthorized = createAuthorized(parts.http, parts.keeper, refusesToken);
  return async ({ body, ...request }) => {
    const answer = await sendAuthorized({
      ...request,
      ...(body && { body: body.text }),
      system: 'quickbooks',
      // Without `Accept` the answer would be XML (3).
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': body.type }) },
      credential: `quickbooks.${parts.realmId}`,
      limit,
    });
    const error = quickbooksError(answer);
    if (error !== null) throw error;
    return answer;
  };
}
