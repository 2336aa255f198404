import type { SystemId } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import { type Schema, safeParse } from '../../messages/schema';
import { isSystemError, SystemError } from './system-error';

/**
 * Hands out an access token that is good, and renews it when it is not: single-flight, and saved before use, because a
 * lost refresh token signs the user out (quickbooks-time.md 12, quickbooks.md 2.5).
 */
export interface TokenKeeper {
  /** A token that is not about to end. Renews first where it is. Throws `SystemError` `needsReconnect`. */
  token(): Promise<string>;
  /**
   * To be called when a service has refused `refused` with 401: renews once, unless another caller already has.
   * Returns the new token, or throws `needsReconnect` where there is nothing to renew with.
   */
  renewed(rejectedToken: string): Promise<string>;
  /** Throws `needsReconnect` where the connection has been ended. */
  ensureConnected(): Promise<void>;
}

/** The keeper of one connection, whoever that acts for, and of one account alone. */
export interface ConnectionKeeper extends TokenKeeper {
  /** Throws `accountChanged` in place of a token of another account: what was planned for one company never reaches the next. */
  forAccount(account: string): TokenKeeper;
}

/** Credentials as they are kept, not looked at. */
export interface StoredCredentials {
  readonly credentials: unknown;
  /** Tells them from what takes their place. */
  readonly revision: string;
  /** Whom they act for, as the connection's record says. */
  readonly account: string;
}

/** Where one connection's credentials are kept. */
export interface CredentialStore<Credentials> {
  /** `null` where the connection has been ended. */
  load(): Promise<StoredCredentials | null>;
  /** Keeps what has been made of `revision`, unless something else has taken its place: a new sign-in stays. */
  save(credentials: Credentials, revision: string): Promise<unknown>;
}

export interface TokenKeeperParts<Credentials> extends CredentialStore<Credentials> {
  readonly system: SystemId;
  /** Stored credentials that it finds odd are as good as none. */
  readonly schema: Schema<Credentials>;
  /** Trades the credentials for new ones. Throws `needsReconnect` where the service will not, or where there is no way. */
  refresh(credentials: Credentials): Promise<Credentials>;
  /** Whether the token should be renewed before it is used again. */
  isStale(credentials: Credentials, nowMs: number): boolean;
  tokenOf(credentials: Credentials): string;
  /** Epoch ms. */
  now(): number;
}

/** After a failed renewal that says nothing about the credentials, the token at hand is used for so long. */
const pauseAfterFailureMs = 60_000;

/**
 * The store is read on every call, so that a token renewed in an earlier life of the worker, or a connection that
 * has been ended, is seen at once; reading, renewing and saving are one flight, so that no two renewals ever start
 * from the same refresh token.
 */
export function createTokenKeeper<Credentials>(parts: TokenKeeperParts<Credentials>): ConnectionKeeper {
  let flight: Promise<void> | null = null;
  let failedAtMs = 0;

  async function current(account: string | null): Promise<{ credentials: Credentials; revision: string }> {
    const stored = await parts.load();
    if (stored === null) throw new SystemError('needsReconnect', parts.system);
    if (account !== null && stored.account !== account) throw new SystemError('accountChanged', parts.system);
    const credentials = safeParse(parts.schema, stored.credentials);
    if (credentials.success) return { credentials: credentials.data, revision: stored.revision };
    throw new SystemError('needsReconnect', parts.system, { oddField: credentials.error.oddField });
  }

  async function currentToken(account: string | null): Promise<string> {
    return parts.tokenOf((await current(account)).credentials);
  }

  async function renew(rejectedToken: string): Promise<void> {
    const { credentials, revision } = await current(null);
    if (parts.tokenOf(credentials) !== rejectedToken) return;
    try {
      await parts.save(await parts.refresh(credentials), revision);
    } catch (error) {
      // A sign-in that came meanwhile may be what has ended the token that was traded: the new one is good.
      if ((await parts.load())?.revision === revision) throw error;
    }
  }

  async function renewed(rejectedToken: string, account: string | null): Promise<string> {
    if (flight !== null) {
      await flight;
      const token = await currentToken(account);
      if (token !== rejectedToken) return token;
    }
    flight ??= renew(rejectedToken).finally(() => {
      flight = null;
    });
    await flight;
    return currentToken(account);
  }

  async function freshToken(account: string | null): Promise<string> {
    const { credentials } = await current(account);
    const token = parts.tokenOf(credentials);
    if (!parts.isStale(credentials, parts.now()) || isFresh(failedAtMs, pauseAfterFailureMs, parts.now()))
      return token;
    try {
      return await renewed(token, account);
    } catch (error) {
      const isFinal =
        !isSystemError(error) || error.code === 'needsReconnect' || error.code === 'accountChanged';
      if (isFinal) throw error;
      // The sign-in service is out of order; the token may be good for days yet, and if not its 401 will tell.
      failedAtMs = parts.now();
      return token;
    }
  }

  const keeperFor = (account: string | null): TokenKeeper => ({
    token: () => freshToken(account),
    renewed: (rejectedToken) => renewed(rejectedToken, account),
    async ensureConnected() {
      await current(account);
    },
  });

  return { ...keeperFor(null), forAccount: keeperFor };
}
