import { z } from '../../messages/schema';
import type { Http } from '../http/http';
import { type Application, applicationSchema, requestTokens } from '../http/oauth-token-endpoint';
import { SystemError } from '../http/system-error';
import { type ConnectionKeeper, type CredentialStore, createTokenKeeper } from '../http/token-keeper';
import { quickbooksTimeAddress } from './addresses';
import { isThrottled, quickbooksTimeError, reasonOf } from './errors';

const grantSchema = z.extend(applicationSchema, {
  method: z.literal('oauth'),
  redirectAddress: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Epoch ms at which the access token ends. */
  endsAt: z.number(),
});

const pastedTokenSchema = z.object({ method: z.literal('token'), accessToken: z.string() });

const credentialsSchema = z.discriminatedUnion('method', [grantSchema, pastedTokenSchema]);

/** What connects to QuickBooks Time: the firm's own application, or a token pasted from its web pages (2.1, 2.2). */
export type QuickbooksTimeCredentials = QuickbooksTimeGrant | PastedToken;

export type QuickbooksTimeGrant = Readonly<z.infer<typeof grantSchema>>;
export type PastedToken = Readonly<z.infer<typeof pastedTokenSchema>>;

/** A token lives ten days (2.1). */
const usualLifeSeconds = 10 * 24 * 3_600;
/** One that is used at all is renewed well before. */
const renewBeforeMs = 3 * 24 * 3_600_000;

/** Keeps the token of one connection: renewed when less than three days are left; a pasted one cannot be. */
export function createQuickbooksTimeKeeper(
  parts: CredentialStore<QuickbooksTimeCredentials> & { readonly http: Http; readonly now: () => number },
): ConnectionKeeper {
  return createTokenKeeper<QuickbooksTimeCredentials>({
    ...parts,
    system: 'quickbooksTime',
    schema: credentialsSchema,
    tokenOf: (credentials) => credentials.accessToken,
    isStale: (credentials, nowMs) =>
      credentials.method === 'oauth' && credentials.endsAt - nowMs < renewBeforeMs,
    refresh: (credentials) => refresh(parts.http, credentials, parts.now),
  });
}

async function refresh(
  http: Http,
  credentials: QuickbooksTimeCredentials,
  now: () => number,
): Promise<QuickbooksTimeCredentials> {
  if (credentials.method === 'token') throw new SystemError('needsReconnect', 'quickbooksTime');
  const form = { grant_type: 'refresh_token', refresh_token: credentials.refreshToken };
  const grant = await requestGrant(http, credentials, form, now, {
    Authorization: `Bearer ${credentials.accessToken}`,
  });
  return { ...credentials, ...grant };
}

/** Trades a code or a refresh token for a grant. Throws `SystemError`. */
export async function requestGrant(
  http: Http,
  { clientId, clientSecret }: Application,
  form: Readonly<Record<string, string>>,
  now: () => number,
  headers: Readonly<Record<string, string>> = {},
): Promise<Pick<QuickbooksTimeGrant, 'accessToken' | 'refreshToken' | 'endsAt'>> {
  const { accessToken, refreshToken, accessEndsAt } = await requestTokens(
    http,
    {
      system: 'quickbooksTime',
      address: quickbooksTimeAddress('grant'),
      headers,
      form: { ...form, client_id: clientId, client_secret: clientSecret },
      reasonOf,
      errorOf: quickbooksTimeError,
      isThrottled,
      usualLifeSeconds,
    },
    now,
  );
  return { accessToken, refreshToken, endsAt: accessEndsAt };
}
