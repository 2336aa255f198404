import type { SystemId } from '../../domain/records/records';
import { tryShape } from '../../messages/shape';
import { readMap, requiredNumber, requiredText } from './coerce';
import type { Http, HttpAnswer, HttpRequest } from './http';
import type { RateLimit } from './rate-limit';
import { oddAnswer, SourceError } from './system-error';

/** The firm's own application, as it is registered with a service. */
export interface Application {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the address of a sign-in page is made of. */
export interface SignInPage {
  readonly clientId: string;
  readonly redirectAddress: string;
  readonly state: string;
}

/** What a sign-in has brought, and what it was made with: the code can be traded for tokens once. */
export interface SignInCode extends Application {
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
  readonly errorOf: (answer: HttpAnswer) => SourceError | null;
}

const limit: RateLimit = { windows: [{ spanMs: 60_000, requests: 20 }], concurrent: 1 };

/** Sends to a sign-in service; never repeated by itself, since a code works once, and a refresh token may. */
export function postToSignIn(
  http: Http,
  request: Pick<HttpRequest, 'system' | 'address' | 'headers'> & { readonly body: string },
): Promise<HttpAnswer> {
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
 * Trades a code or a refresh token for tokens; also returns the whole answer, which may say more. Throws `SourceError`,
 * `needsReconnect` where the service will not.
 */
export async function askForTokens(
  http: Http,
  { system, form, reasonOf, errorOf, address, headers }: TokenRequest,
  now: () => number,
): Promise<Tokens & { readonly body: Readonly<Record<string, unknown>> }> {
  const askedAtMs = now();
  const answer = await postToSignIn(http, {
    system,
    address,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
  if (answer.status === 400 || answer.status === 401) {
    throw new SourceError('needsReconnect', system, { detail: reasonOf(answer.json) });
  }
  const error = errorOf(answer);
  if (error !== null) throw error;
  const body = readMap(answer.json);
  const accessToken = tryShape(requiredText, body.access_token);
  const lifeSeconds = tryShape(requiredNumber, body.expires_in);
  // Where none is sent, the one that was traded stays good.
  const refreshToken = tryShape(requiredText, body.refresh_token) ?? form.refresh_token;
  if (accessToken === null || lifeSeconds === null || refreshToken === undefined) {
    throw oddAnswer(system, 'tokens');
  }
  return { accessToken, accessEndsAt: askedAtMs + lifeSeconds * 1_000, refreshToken, body };
}
