import type { SystemId } from '../../domain/records/records';
import type { ErrorCode } from '../../messages/errors';
import { parse, z } from '../../messages/schema';
import {
  anything,
  looseFilledText,
  looseLife,
  looseObject,
  looseText,
  requiredLife,
  requiredText,
} from './coerce';
import type { Http, HttpRequest, HttpResponse } from './http';
import { parseResponse } from './parse-response';
import { type RateLimit, rateWindow } from './rate-limits/rate-limit';
import { invalidResponse, SystemError } from './system-error';

export const applicationSchema = z.object({ clientId: z.string(), clientSecret: z.string() });

/** The firm's own application, as it is registered with a service. */
export type Application = Readonly<z.infer<typeof applicationSchema>>;

/** What the address of a sign-in page is made of. */
export interface AuthorizationRequest {
  readonly clientId: string;
  readonly redirectAddress: string;
  readonly state: string;
}

/** What a sign-in has brought, and what it was made with: the code can be traded for tokens once. */
export interface AuthorizationCodeGrant extends Application {
  readonly code: string;
  readonly redirectAddress: string;
}

interface Tokens {
  readonly accessToken: string;
  /** Epoch ms. */
  readonly accessEndsAt: number;
  readonly refreshToken: string;
}

interface TokenRequest {
  readonly system: SystemId;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  /** The service's own words in an answer that refuses. */
  readonly reasonOf: (body: unknown) => string;
  /** The error of an answer that is not a refusal; `null` for a good one. */
  readonly errorOf: (response: HttpResponse) => SystemError | null;
  /** Whether an answer of another status than 429 says the same. */
  readonly isThrottled: (response: HttpResponse) => boolean;
  /** How long the service's access tokens live, as its documents say. */
  readonly usualLifeSeconds: number;
}

const tokenFields = { access_token: requiredText, refresh_token: looseFilledText };
const signInSchema = z.object({ ...tokenFields, expires_in: requiredLife });
/** A sign-in can be made again; to lose what a renewal has brought would end the connection, since the token that was traded is spent. */
const renewalSchema = z.object({ ...tokenFields, expires_in: looseLife });

const refusalSchema = looseObject({ error: looseText });
const answerSchema = looseObject({ error: anything, access_token: looseText });

/** Errors of RFC 6749 that say nothing of what was sent (4.1.2.1). */
const laterErrors: ReadonlySet<string> = new Set(['temporarily_unavailable', 'server_error']);
/** What an answer's own status says where it refuses what was sent. */
const refusalCodes: ReadonlySet<ErrorCode | undefined> = new Set([
  undefined,
  'rejected',
  'notAllowed',
  'notFound',
]);

/** Whether an `error` says that the application is not known by its id and secret, or may not do this (RFC 6749, 4.1.2.1 and 5.2). */
export function isApplicationRefused(error: string | null): boolean {
  return error === 'invalid_client' || error === 'unauthorized_client';
}

/** Why a code was not traded: the application, or the code and the address that goes with it. */
function signInErrorOf(body: unknown): 'applicationRefused' | 'signInExpired' | 'needsReconnect' {
  const { error } = parse(refusalSchema, body);
  if (isApplicationRefused(error)) return 'applicationRefused';
  return error === 'invalid_grant' ? 'signInExpired' : 'needsReconnect';
}

const limit: RateLimit = { windows: [rateWindow(60_000, 20)], concurrent: 1 };

/** Sends to a sign-in service; never repeated by itself, since a code works once, and a refresh token may. */
export function postToTokenEndpoint(
  http: Http,
  request: Pick<HttpRequest, 'system' | 'address' | 'headers' | 'isThrottled'> & { readonly body: string },
): Promise<HttpResponse> {
  return http.send({
    ...request,
    method: 'POST',
    headers: { Accept: 'application/json', ...request.headers },
    credential: `${request.system}.signIn`,
    limit,
    priority: 'screen',
  });
}

/**
 * Trades a code or a refresh token for tokens; also returns the whole answer, which may say more. Throws `SystemError`,
 * `needsReconnect` where the service will not.
 */
export async function requestTokens(
  http: Http,
  request: TokenRequest,
  now: () => number,
): Promise<Tokens & { readonly body: unknown }> {
  const { system, form, reasonOf, errorOf, isThrottled, address, headers } = request;
  const requestedAtMs = now();
  const response = await postToTokenEndpoint(http, {
    system,
    address,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
    isThrottled,
  });
  const isSigningIn = form.grant_type === 'authorization_code';
  const isLater = laterErrors.has(parse(refusalSchema, response.json).error);
  if (isLater) throw new SystemError('serverFault', system, { detail: reasonOf(response.json) });
  const error = errorOf(response);
  if (isRefusal(response, error)) {
    // What is stored was good once: that it is not any more is mended by signing in again, whatever the reason.
    const code = isSigningIn ? signInErrorOf(response.json) : 'needsReconnect';
    throw new SystemError(code, system, { detail: reasonOf(response.json) });
  }
  if (error !== null) throw error;
  const tokens = parseResponse(system, 'tokens', isSigningIn ? signInSchema : renewalSchema, response.json);
  // Where none is sent, the one that was traded stays good.
  const refreshToken = tokens.refresh_token ?? form.refresh_token;
  if (refreshToken === undefined) throw invalidResponse(system, 'tokens', 'refresh_token');
  const lifeSeconds = tokens.expires_in ?? request.usualLifeSeconds;
  return {
    accessToken: tokens.access_token,
    accessEndsAt: requestedAtMs + lifeSeconds * 1_000,
    refreshToken,
    body: response.json,
  };
}

/** An answer that names an error and brings no token refuses, whatever its status below 500: gateways answer with 200 and 403 too. */
function isRefusal({ status, json }: HttpResponse, error: SystemError | null): boolean {
  if (status === 400 || status === 401) return true;
  const answer = parse(answerSchema, json);
  const namesError = Boolean(answer.error) && answer.access_token === '';
  return status < 500 && namesError && refusalCodes.has(error?.code);
}
