import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import type { FirmAnswer, FirmRequest, FirmService, FirmTools } from '../service';
import { answerAuthorize } from './authorize';
import { discoveryDocument } from './discovery';
import { refusedOrigin } from './extension-origin';
import { createIdTokens, subjectOf } from './id-tokens';
import { answerRevocation, answerTokenRequest } from './tokens';

type Route = (request: FirmRequest) => FirmAnswer;

/** Intuit's sign-in: the consent page, token and revocation endpoints, discovery, OpenID keys and user info (quickbooks.md 2). */
export function createIntuitServices(state: QuickbooksOnlineState, tools: FirmTools): FirmService[] {
  const idTokens = createIdTokens(state.realmId);
  const discovery: Readonly<Record<string, Route>> = {
    'GET /.well-known/openid_configuration': () => discoveryDocument('production'),
    'GET /.well-known/openid_sandbox_configuration': () => discoveryDocument('sandbox'),
  };
  const authorize: Route = (request) => answerAuthorize(state, tools, request);
  const userInfo = { 'GET /v1/openid_connect/userinfo': (request: FirmRequest) => answerUserInfo(request) };
  const routesByHost: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
    'appcenter.intuit.com': { 'GET /connect/oauth2': authorize, 'POST /connect/oauth2': authorize },
    'oauth.platform.intuit.com': {
      'POST /oauth2/v1/tokens/bearer': (request) => answerTokenRequest(state, tools, idTokens, request),
      'GET /op/v1/jwks': () => ({ status: 200, body: idTokens.keySet() }),
    },
    'developer.api.intuit.com': {
      ...discovery,
      'POST /v2/oauth2/tokens/revoke': (request) => answerRevocation(state, request),
    },
    'developer.intuit.com': discovery,
    'accounts.platform.intuit.com': userInfo,
    'sandbox-accounts.platform.intuit.com': userInfo,
  };

  function answerUserInfo(request: FirmRequest): FirmAnswer {
    const value = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const token = state.accessTokens.get(value);
    const isAlive = token !== undefined && !token.isRevoked && tools.clock.now() < token.expiresMs;
    if (!isAlive || !token.scopes.includes('openid'))
      return { status: 401, body: { error: 'invalid_token' } };
    return { status: 200, body: { sub: subjectOf(token.userName), givenName: token.userName } };
  }

  return [
    {
      hosts: Object.keys(routesByHost),
      handle(request) {
        const routes = routesByHost[request.host] ?? {};
        const path = request.path.replace(/\/$/, '');
        const route = routes[`${request.method} ${path}`];
        const isKnownPath = Object.keys(routes).some((name) => name.endsWith(` ${path}`));
        const answer = refusedOrigin(request, tools.switches.quickbooksOnline) ??
          route?.(request) ?? { status: isKnownPath ? 405 : 404, body: '' };
        const headers = {
          ...answer.headers,
          intuit_tid: `1-${tools.random.hex(8)}-${tools.random.hex(24)}`,
          'cache-control': 'no-store',
        };
        return { ...answer, headers };
      },
    },
  ];
}
