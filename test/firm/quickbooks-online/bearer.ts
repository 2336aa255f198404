import type { FirmRequest, FirmTools } from '../service';
import { emptyToken, unauthenticated, unauthorized } from './faults';
import type { IntuitApplication, QuickbooksOnlineState } from './state';

const sandboxHost = 'sandbox-quickbooks.api.intuit.com';

/**
 * Gives the application whose token may read this company at this host. Throws `QboFault`: 401 3200 for a missing, malformed or expired token, 3202
 * for an empty one, 403 3100 for a revoked one, another company or the other environment (quickbooks.md 2.1, 7.2).
 */
export function checkBearer(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  request: FirmRequest,
  realmId: string,
): IntuitApplication {
  const authorization = request.headers.authorization;
  if (authorization === undefined) throw unauthenticated('Authorization header is missing');
  const [scheme, value = ''] = authorization.split(' ', 2);
  if (scheme?.toLowerCase() !== 'bearer') throw unauthenticated('Authorization header is not a bearer token');
  if (value === '') throw emptyToken();
  const token = state.accessTokens.get(value);
  if (token === undefined) throw unauthenticated('Malformed bearer token');
  if (token.isRevoked) throw unauthorized();
  if (tools.clock.now() >= token.expiresMs)
    throw unauthenticated('Token expired: the access token is no longer valid');
  const application = state.applications.find(({ clientId }) => clientId === token.clientId);
  const hostEnvironment = request.host === sandboxHost ? 'sandbox' : 'production';
  const isRightCompany = realmId === state.realmId && state.environment === hostEnvironment;
  if (!isRightCompany || !token.scopes.includes('com.intuit.quickbooks.accounting')) throw unauthorized();
  if (application?.environment !== hostEnvironment) throw unauthorized();
  return application;
}

/** The token of an `Authorization` header; `''` where there is none. */
export function bearerValue(authorization: string | undefined): string {
  const [scheme, value = ''] = (authorization ?? '').split(' ', 2);
  return scheme?.toLowerCase() === 'bearer' ? value : '';
}
