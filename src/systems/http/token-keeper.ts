import type { SystemId } from '../../domain/records/records';
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

/** Where one connection's credentials are kept. */
export interface CredentialStore<Credentials> {
  /** As they are kept, not looked at; `null` where the connection has been ended. */
  load(): Promise<unknown>;
  save(credentials: Credentials): Promise<void>;
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
export function createTokenKeeper<Credentials>(parts: TokenKeeperParts<Credentials>): TokenKeeper {
  let flight: Promise<string> | null = null;
  let pausedUntilMs = 0;

  async function current(): Promise<Credentials> {
    const stored = await parts.load();
    if (stored === null) throw new SystemError('needsReconnect', parts.system);
    const credentials = safeParse(parts.schema, stored);
    if (credentials.success) return credentials.data;
    throw new SystemError('needsReconnect', parts.system, { oddField: credentials.error.oddField });
  }

  async function renew(rejectedToken: string): Promise<string> {
    const credentials = await current();
    if (parts.tokenOf(credentials) !== rejectedToken) return parts.tokenOf(credentials);
    const fresh = await parts.refresh(credentials);
    await parts.save(fresh);
    return parts.tokenOf(fresh);
  }

  async function renewed(rejectedToken: string): Promise<string> {
    if (flight !== null) {
      const token = await flight;
      if (token !== rejectedToken) return token;
    }
    flight ??= renew(rejectedToken).finally(() => {
      flight = null;
    });
    return flight;
  }

  return {
    renewed,
    async ensureConnected() {
      await current();
    },
    async token() {
      const credentials = await current();
      const token = parts.tokenOf(credentials);
      if (!parts.isStale(credentials, parts.now()) || parts.now() < pausedUntilMs) return token;
      try {
        return await renewed(token);
      } catch (error) {
        if (!isSystemError(error) || error.code === 'needsReconnect') throw error;
        // The sign-in service is out of order; the token may be good for days yet, and if not its 401 will tell.
        pausedUntilMs = parts.now() + pauseAfterFailureMs;
        return token;
      }
    },
  };
}
