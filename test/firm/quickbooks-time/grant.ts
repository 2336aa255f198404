import { createHash } from 'node:crypto';
import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import type { Switches } from '../switches';
import type { QbtApplication, QbtCode, QuickbooksTimeState } from './state';

const accessLifeSeconds = 864_000;

/** A refusal of `/grant`: HTTP 400 with an OAuth error body (quickbooks-time.md 2.1). */
class GrantRefusal extends Error {
  override readonly name = 'GrantRefusal';

  constructor(
    readonly code: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type',
    description: string,
  ) {
    super(description);
  }
}

/** `POST /grant`: a code or a refresh token for a new pair of tokens (quickbooks-time.md 2.1). */
export function grantTokens(state: QuickbooksTimeState, request: FirmRequest, tools: FirmTools): FirmAnswer {
  try {
    const fields = readFields(request);
    const grantType = required(fields, 'grant_type');
    if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
      throw new GrantRefusal('unsupported_grant_type', `The grant type ${grantType} is not supported`);
    }
    const application = requireApplication(state, fields);
    const userId =
      grantType === 'authorization_code'
        ? spendCode(state, application, fields, tools)
        : spendRefreshToken(state, application, fields, tools);
    return { status: 200, body: issue(state, application, userId, tools) };
  } catch (error) {
    if (!(error instanceof GrantRefusal)) throw error;
    return refusalAnswer(error, tools.switches.quickbooksTime);
  }
}

/** Only `invalid_grant` has been seen; what becomes of the other codes the switch says (quickbooks-time.md 2.1). */
function refusalAnswer({ code, message }: GrantRefusal, switches: Switches['quickbooksTime']): FirmAnswer {
  const status = code === 'invalid_client' && switches.otherGrantErrors === 'clientAs401' ? 401 : 400;
  const error = switches.otherGrantErrors === 'invalidGrant' ? 'invalid_grant' : code;
  return { status, body: { error, error_description: message } };
}

/** The text of a code or a token: a shard number and forty hexadecimal digits (quickbooks-time.md 2.1). */
export function makeTokenText(tools: FirmTools): string {
  return `S.${tools.random.integer(27) + 1}__${tools.random.hex(40)}`;
}

/** A form, or JSON as one integration sends it. */
function readFields(request: FirmRequest): URLSearchParams {
  const type = request.headers['content-type'] ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams(request.body);
  if (!/^application\/json\b/i.test(type)) {
    throw new GrantRefusal('invalid_request', 'The body must be application/x-www-form-urlencoded');
  }
  const fields = new URLSearchParams();
  try {
    for (const [key, value] of Object.entries(JSON.parse(request.body))) fields.set(key, String(value));
  } catch {
    throw new GrantRefusal('invalid_request', 'The body is not JSON');
  }
  return fields;
}

function required(fields: URLSearchParams, name: string): string {
  const value = fields.get(name) ?? '';
  if (value === '') throw new GrantRefusal('invalid_request', `Missing parameter: "${name}" is required`);
  return value;
}

function requireApplication(state: QuickbooksTimeState, fields: URLSearchParams): QbtApplication {
  const clientId = required(fields, 'client_id');
  const clientSecret = required(fields, 'client_secret');
  const application = state.applications.find((known) => known.clientId === clientId);
  if (application?.clientSecret !== clientSecret) {
    throw new GrantRefusal('invalid_client', 'The client credentials are invalid');
  }
  return application;
}

/** A code works once, shortly, for the application and the redirect address that it was made for. */
function spendCode(
  state: QuickbooksTimeState,
  application: QbtApplication,
  fields: URLSearchParams,
  tools: FirmTools,
): number {
  const text = required(fields, 'code');
  const redirectUri = required(fields, 'redirect_uri');
  const code = state.codes.get(text);
  if (code === undefined || code.clientId !== application.clientId) {
    throw new GrantRefusal('invalid_grant', "Authorization code doesn't exist or is invalid for the client");
  }
  state.codes.delete(text);
  if (tools.clock.now() - code.madeMs > tools.switches.quickbooksTime.codeLifeSeconds * 1000) {
    throw new GrantRefusal('invalid_grant', 'The authorization code has expired');
  }
  if (code.redirectUri !== redirectUri) {
    throw new GrantRefusal('invalid_grant', 'The redirect URI does not match that of the authorization');
  }
  if (tools.switches.quickbooksTime.codeChallenge === 'verified' && !isProven(code, fields)) {
    throw new GrantRefusal('invalid_grant', 'The code verifier does not match the code challenge');
  }
  return code.userId;
}

/** Whether the verifier of a grant is the one that the authorization's challenge was made of (RFC 7636). */
function isProven({ challenge }: QbtCode, fields: URLSearchParams): boolean {
  if (challenge === undefined) return true;
  const verifier = fields.get('code_verifier') ?? '';
  const made =
    challenge.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return made === challenge.text;
}

/** A refresh token works once, as long as its chain was neither withdrawn nor left to expire. */
function spendRefreshToken(
  state: QuickbooksTimeState,
  application: QbtApplication,
  fields: URLSearchParams,
  tools: FirmTools,
): number {
  const { oldRefreshTokenDies, refreshOutlivesAccess } = tools.switches.quickbooksTime;
  const text = required(fields, 'refresh_token');
  const grant = state.refreshTokens.get(text);
  const access = grant && state.accessTokens.get(grant.accessToken);
  if (grant === undefined || grant.clientId !== application.clientId || access?.isRevoked) {
    throw new GrantRefusal('invalid_grant', 'Invalid refresh token');
  }
  if (access && access.expiresMs <= tools.clock.now() && !refreshOutlivesAccess) {
    throw new GrantRefusal('invalid_grant', 'The refresh token has expired with its access token');
  }
  if (oldRefreshTokenDies) state.refreshTokens.delete(text);
  return grant.userId;
}

function issue(
  state: QuickbooksTimeState,
  application: QbtApplication,
  userId: number,
  tools: FirmTools,
): object {
  const accessToken = makeTokenText(tools);
  const refreshToken = makeTokenText(tools);
  const { clientId } = application;
  state.accessTokens.set(accessToken, {
    userId,
    clientId,
    expiresMs: tools.clock.now() + accessLifeSeconds * 1000,
    isRevoked: false,
  });
  state.refreshTokens.set(refreshToken, { userId, clientId, accessToken });
  return {
    access_token: accessToken,
    expires_in: accessLifeSeconds,
    token_type: 'bearer',
    scope: '',
    refresh_token: refreshToken,
    user_id: String(userId),
    company_id: String(state.account.companyId),
    client_url: state.account.clientUrl,
  };
}
