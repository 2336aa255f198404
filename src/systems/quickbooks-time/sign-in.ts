import type { Http } from '../http/http';
import type { AuthorizationCodeGrant, AuthorizationRequest } from '../http/oauth-token-endpoint';
import { quickbooksTimeAddress } from './addresses';
import { type QuickbooksTimeGrant, requestGrant } from './auth';

/** Where the user signs in (quickbooks-time.md 2.1). */
export function authorizeAddress(parts: AuthorizationRequest): string {
  return quickbooksTimeAddress('authorize', {
    response_type: 'code',
    client_id: parts.clientId,
    redirect_uri: parts.redirectAddress,
    state: parts.state,
  });
}

/**
 * Trades the code of a sign-in for credentials; at once, since a code lives for seconds (2.1). Throws `SystemError`,
 * `applicationRefused` or `signInExpired` where it is refused.
 */
export async function exchangeCode(
  http: Http,
  parts: AuthorizationCodeGrant,
  now: () => number,
): Promise<QuickbooksTimeGrant> {
  const { clientId, clientSecret, redirectAddress } = parts;
  const form = { grant_type: 'authorization_code', code: parts.code, redirect_uri: redirectAddress };
  const grant = await requestGrant(http, parts, form, now);
  return { method: 'oauth', clientId, clientSecret, redirectAddress, ...grant };
}
