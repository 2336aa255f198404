import type { Http } from '../http/http';
import {
  type AuthorizationCodeGrant,
  type AuthorizationRequest,
  postToTokenEndpoint,
} from '../http/oauth-token-endpoint';
import { authorizeBase, type QuickbooksEnvironment, revokeAddress } from './addresses';
import { intuitHeaders, type QuickbooksOnlineCredentials, requestCompanyTokens } from './auth';
import { quickbooksError } from './errors';

/** A sign-in's code with the company that it is for. */
export interface CompanyCode extends AuthorizationCodeGrant {
  readonly environment: QuickbooksEnvironment;
  readonly realmId: string;
}

/** Where the user signs in and picks the company (quickbooks.md 2.3). */
export function authorizeAddress(parts: AuthorizationRequest): string {
  const query = new URLSearchParams({
    client_id: parts.clientId,
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: parts.redirectAddress,
    state: parts.state,
  });
  return `${authorizeBase}?${query}`;
}

/**
 * Trades the code of a sign-in for credentials. Throws `SystemError`, `applicationRefused` or `signInExpired`
 * where it is refused.
 */
export async function exchangeCode(
  http: Http,
  parts: CompanyCode,
  now: () => number,
): Promise<QuickbooksOnlineCredentials> {
  const { clientId, clientSecret, environment, realmId } = parts;
  const form = { grant_type: 'authorization_code', code: parts.code, redirect_uri: parts.redirectAddress };
  const tokens = await requestCompanyTokens(http, parts, form, now);
  return { clientId, clientSecret, environment, realmId, ...tokens };
}

/** Ends the application's access to the company at Intuit (2.5). A token that is already dead counts as ended. */
export async function revoke(http: Http, credentials: QuickbooksOnlineCredentials): Promise<void> {
  const response = await postToTokenEndpoint(http, {
    system: 'quickbooks',
    address: revokeAddress,
    headers: { ...intuitHeaders(credentials), 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: credentials.refreshToken }),
  });
  const error = response.status === 400 ? null : quickbooksError(response);
  if (error !== null) throw error;
}
