import { parse, z } from '../../messages/schema';
import { anything, looseLife, looseObject } from '../http/coerce';
import type { Http } from '../http/http';
import { type Application, applicationSchema, requestTokens } from '../http/oauth-token-endpoint';
import { redactReason } from '../http/redact-reason';
import { type ConnectionKeeper, type CredentialStore, createTokenKeeper } from '../http/token-keeper';
import { quickbooksEnvironments, tokenAddress } from './addresses';
import { isThrottled, quickbooksError } from './errors';

const credentialsSchema = z.extend(applicationSchema, {
  environment: z.enum(quickbooksEnvironments),
  /** The company; comes with the redirect of the sign-in and nowhere else. */
  realmId: z.string(),
  accessToken: z.string(),
  /** Epoch ms. */
  accessEndsAt: z.number(),
  refreshToken: z.string(),
  /** Epoch ms: the nearer end of the rolling and of the absolute life. */
  refreshEndsAt: z.number(),
});

/** What connects to one QuickBooks Online company through the firm's own Intuit application (quickbooks.md 2.2). */
export type QuickbooksOnlineCredentials = Readonly<z.infer<typeof credentialsSchema>>;

/** An access token lives an hour (2.5). */
const usualLifeSeconds = 3_600;
/** It is renewed only when it has nearly ended. */
const renewBeforeMs = 120_000;
/** The rolling life of a refresh token, where an answer does not say it (2.5). */
const refreshLifeSeconds = 100 * 24 * 3_600;

const rejectionSchema = looseObject({ error: anything });
const refreshLifeSchema = looseObject({
  x_refresh_token_expires_in: looseLife,
  x_refresh_token_hard_expires_in: looseLife,
});

/** Keeps the access token of one company. */
export function createQuickbooksOnlineKeeper(
  parts: CredentialStore<QuickbooksOnlineCredentials> & { readonly http: Http; readonly now: () => number },
): ConnectionKeeper {
  return createTokenKeeper<QuickbooksOnlineCredentials>({
    ...parts,
    system: 'quickbooks',
    schema: credentialsSchema,
    tokenOf: (credentials) => credentials.accessToken,
    isStale: (credentials, nowMs) => credentials.accessEndsAt - nowMs < renewBeforeMs,
    refresh: async (credentials) => {
      const form = { grant_type: 'refresh_token', refresh_token: credentials.refreshToken };
      const tokens = await requestCompanyTokens(parts.http, credentials, form, parts.now);
      return { ...credentials, ...tokens };
    },
  });
}

/** Trades a code or a refresh token for what is kept of the answer. Throws `SystemError`. */
export async function requestCompanyTokens(
  http: Http,
  application: Application,
  form: Readonly<Record<string, string>>,
  now: () => number,
) {
  const requestedAtMs = now();
  const { body, ...tokens } = await requestTokens(
    http,
    {
      system: 'quickbooks',
      address: tokenAddress,
      headers: { ...intuitHeaders(application), 'x-include-refresh-token-hard-expires-in': 'true' },
      form,
      // The wording varies; the code alone says what it is (2.6).
      reasonOf: (rejection) => redactReason(parse(rejectionSchema, rejection).error),
      errorOf: quickbooksError,
      isThrottled,
      usualLifeSeconds,
    },
    now,
  );
  const life = parse(refreshLifeSchema, body);
  const rollingSeconds = life.x_refresh_token_expires_in ?? refreshLifeSeconds;
  const hardSeconds = life.x_refresh_token_hard_expires_in ?? rollingSeconds;
  return { ...tokens, refreshEndsAt: requestedAtMs + Math.min(rollingSeconds, hardSeconds) * 1_000 };
}

/** By which the application says who it is. */
export function intuitHeaders({ clientId, clientSecret }: Application): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${base64(`${clientId}:${clientSecret}`)}` };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
