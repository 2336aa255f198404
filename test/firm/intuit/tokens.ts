import type {
  IntuitApplication,
  IntuitRefreshToken,
  QuickbooksOnlineState,
} from '../quickbooks-online/state';
import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import type { IdTokens } from './id-tokens';

const accessTokenSeconds = 3600;
/** 101 days, as the samples show it. */
const refreshTokenSeconds = 8_726_400;
const dayMs = 24 * 60 * 60 * 1000;
const hardLifeMs = 5 * 365 * dayMs;

/** `oauth2/v1/tokens/bearer`: a code, or a refresh token, for tokens (quickbooks.md 2.5, 2.6). */
export function answerTokenRequest(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  idTokens: IdTokens,
  request: FirmRequest,
): FirmAnswer {
  const application = authenticatedApplication(state, request);
  if (application === null) return refusal(401, 'invalid_client');
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return refusal(400, 'invalid_request');
  const form = new URLSearchParams(request.body);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(state, tools, idTokens, application, form, request);
    case 'refresh_token':
      return refresh(state, tools, application, form, request);
    default:
      return refusal(400, 'unsupported_grant_type');
  }
}

/** `oauth2/tokens/revoke`: either token ends the application's connection to the company (2.5). */
export function answerRevocation(state: QuickbooksOnlineState, request: FirmRequest): FirmAnswer {
  const application = authenticatedApplication(state, request);
  if (application === null) return refusal(401, 'invalid_client');
  const value = revokedToken(request);
  if (value === null) return refusal(400, 'invalid_request');
  const token = state.accessTokens.get(value) ?? state.refreshTokens.get(value);
  if (token?.clientId !== application.clientId) return refusal(400, 'invalid_grant', 'Token invalid');
  endConnection(state, application.clientId);
  return { status: 200 };
}

/** Every token that the application has for the company is dead afterwards. */
function endConnection(state: QuickbooksOnlineState, endedClientId: string): void {
  for (const accessToken of state.accessTokens.values()) {
    if (accessToken.clientId === endedClientId) accessToken.isRevoked = true;
  }
  for (const [refreshToken, { clientId }] of state.refreshTokens) {
    if (clientId === endedClientId) state.refreshTokens.delete(refreshToken);
  }
}

/** JSON as documented; a form as the public client `node-quickbooks` sends it. */
function revokedToken(request: FirmRequest): string | null {
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return new URLSearchParams(request.body).get('token');
  }
  try {
    const body: unknown = JSON.parse(request.body);
    const hasToken = typeof body === 'object' && body !== null && 'token' in body;
    return hasToken && typeof body.token === 'string' ? body.token : null;
  } catch {
    return null;
  }
}

/** The application that the Basic header names; `null` for a wrong id or secret. */
function authenticatedApplication(
  state: QuickbooksOnlineState,
  request: FirmRequest,
): IntuitApplication | null {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const pair = Buffer.from(encoded, 'base64').toString();
  return (
    state.applications.find(({ clientId, clientSecret }) => `${clientId}:${clientSecret}` === pair) ?? null
  );
}

function exchange(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  idTokens: IdTokens,
  application: IntuitApplication,
  form: URLSearchParams,
  request: FirmRequest,
): FirmAnswer {
  const code = form.get('code') ?? '';
  const granted = state.codes.get(code);
  // Single use, even where the rest does not fit.
  state.codes.delete(code);
  const nowMs = tools.clock.now();
  const isGood =
    granted?.clientId === application.clientId &&
    granted.redirectUri === form.get('redirect_uri') &&
    nowMs - granted.madeMs < tools.switches.quickbooksOnline.codeLifeSeconds * 1000;
  if (!isGood) return refusal(400, 'invalid_grant', 'Incorrect or invalid authorization code');
  const { userName, scopes, clientId } = granted;
  if (tools.switches.quickbooksOnline.secondConnectionEndsFirst) endConnection(state, clientId);
  const hardExpiresMs = nowMs + hardLifeMs;
  const refreshToken = makeRefreshToken(tools);
  const row: IntuitRefreshToken = {
    clientId,
    userName,
    scopes,
    madeMs: nowMs,
    expiresMs: rollingEnd(nowMs, hardExpiresMs),
    hardExpiresMs,
  };
  state.refreshTokens.set(refreshToken, row);
  const idToken = scopes.includes('openid') ? idTokens.make(clientId, userName, nowMs) : null;
  return tokenAnswer(state, tools, refreshToken, row, request, idToken, nowMs);
}

function refresh(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  application: IntuitApplication,
  form: URLSearchParams,
  request: FirmRequest,
): FirmAnswer {
  const value = form.get('refresh_token') ?? '';
  const old = state.refreshTokens.get(value);
  const nowMs = tools.clock.now();
  if (old?.clientId !== application.clientId || nowMs >= old.expiresMs) {
    return refusal(400, 'invalid_grant', 'Incorrect or invalid refresh token');
  }
  const rotates =
    tools.switches.quickbooksOnline.refreshTokenRotates === 'eachTime' || nowMs - old.madeMs >= dayMs;
  const row: IntuitRefreshToken = {
    ...old,
    madeMs: rotates ? nowMs : old.madeMs,
    expiresMs: rollingEnd(nowMs, old.hardExpiresMs),
  };
  const newest = rotates ? makeRefreshToken(tools) : value;
  state.refreshTokens.delete(value);
  state.refreshTokens.set(newest, row);
  return tokenAnswer(state, tools, newest, row, request, null, nowMs);
}

function rollingEnd(nowMs: number, hardExpiresMs: number): number {
  return Math.min(nowMs + refreshTokenSeconds * 1000, hardExpiresMs);
}

function makeRefreshToken(tools: FirmTools): string {
  const issuedSeconds = Math.floor(tools.clock.now() / 1000);
  return `RT1-${tools.random.integer(1000)}-H0-${issuedSeconds}${tools.random.hex(20)}`;
}

/** Opaque to clients, and long, as the real ones are (2.5). */
function makeAccessToken(tools: FirmTools): string {
  return `eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0..${tools.random.hex(32)}.${tools.random.hex(900)}.${tools.random.hex(32)}`;
}

/** @param nowMs the instant at which `row` was made: a clock read anew could be in the next millisecond, and the lives a second short. */
function tokenAnswer(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  refreshToken: string,
  row: IntuitRefreshToken,
  request: FirmRequest,
  idToken: string | null,
  nowMs: number,
): FirmAnswer {
  const accessToken = makeAccessToken(tools);
  const { clientId, userName, scopes } = row;
  const expiresMs = nowMs + accessTokenSeconds * 1000;
  state.accessTokens.set(accessToken, { clientId, userName, scopes, expiresMs, isRevoked: false });
  const wantsHardExpiry = request.headers['x-include-refresh-token-hard-expires-in'] === 'true';
  return {
    status: 200,
    body: {
      token_type: 'bearer',
      access_token: accessToken,
      expires_in: accessTokenSeconds,
      refresh_token: refreshToken,
      x_refresh_token_expires_in: Math.floor((row.expiresMs - nowMs) / 1000),
      ...(wantsHardExpiry && {
        x_refresh_token_hard_expires_in: Math.floor((row.hardExpiresMs - nowMs) / 1000),
      }),
      ...(idToken !== null && { id_token: idToken }),
    },
  };
}

function refusal(status: number, error: string, description?: string): FirmAnswer {
  return { status, body: { error, ...(description !== undefined && { error_description: description }) } };
}
