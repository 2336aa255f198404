import type { FirmRequest, FirmTools } from '../service';
import { RequestFailure } from './failure';
import type { QbtToken, QbtUser, QuickbooksTimeState } from './state';

const windowMs = 5 * 60 * 1000;

/**
 * The user that a request's token acts for (quickbooks-time.md 2.3). Counts the call against the token's limit.
 * Throws `RequestFailure` 401 for a missing, unknown, revoked or expired token, 429 beyond the limit.
 */
export function signedInUser(state: QuickbooksTimeState, request: FirmRequest, tools: FirmTools): QbtUser {
  const text = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = text === undefined ? undefined : state.accessTokens.get(text);
  if (token === undefined || token.isRevoked) {
    throw new RequestFailure(401, 'Unauthorized: the access token is missing or invalid.');
  }
  if (token.expiresMs <= tools.clock.now()) {
    throw new RequestFailure(401, 'Unauthorized: the access token has expired.');
  }
  const user = state.users.get(token.userId);
  if (user === undefined || !user.active) throw new RequestFailure(401, 'Unauthorized: no such user.');
  countCall(token, tools);
  return user;
}

/** 300 calls a token in five minutes; then 429 until the window is over (quickbooks-time.md 5.2). */
function countCall(token: QbtToken, tools: FirmTools): void {
  const nowMs = tools.clock.now();
  const { rateWindow, requestsPerWindow, sendsRetryAfter } = tools.switches.quickbooksTime;
  const windowStartMs =
    rateWindow === 'fixed' ? Math.floor(nowMs / windowMs) * windowMs : nowMs - windowMs + 1;
  const calls = (token.callsMs ?? []).filter((atMs) => atMs >= windowStartMs);
  token.callsMs = calls;
  const firstMs = calls[0];
  if (calls.length >= requestsPerWindow && firstMs !== undefined) {
    const endMs = (rateWindow === 'fixed' ? windowStartMs : firstMs) + windowMs;
    const headers = { 'retry-after': String(Math.ceil((endMs - nowMs) / 1000)) };
    throw new RequestFailure(429, 'Too Many Requests', sendsRetryAfter ? headers : {});
  }
  calls.push(nowMs);
}
