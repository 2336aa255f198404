import type { SystemId } from '../domain/records';
import type { Http } from '../sources/http/http';
import type { SignInCode, SignInPage } from '../sources/http/sign-in-service';
import { SourceError } from '../sources/http/source-error';
import { createKarbon, type KarbonKeys } from '../sources/karbon/client';
import type { KarbonSource } from '../sources/karbon/source';
import * as onlineAuth from '../sources/quickbooks-online/auth';
import { createQuickbooksOnline } from '../sources/quickbooks-online/client';
import type { QuickbooksOnlineSource } from '../sources/quickbooks-online/source';
import * as timeAuth from '../sources/quickbooks-time/auth';
import { createQuickbooksTime } from '../sources/quickbooks-time/client';
import type { QuickbooksTimeSource } from '../sources/quickbooks-time/source';
import type { QuickbooksConnection } from '../store/connections';
import type { Vault } from '../store/vault';
import type { WritingParts } from './fixes/writers';

/** The ways out to the three services: how to sign in, and how to read with what the vault holds. */
export interface Gateways {
  readonly quickbooksTime: {
    authorizeAddress(parts: SignInPage): string;
    exchangeCode(parts: SignInCode): Promise<timeAuth.QuickbooksTimeCredentials>;
    readonly source: QuickbooksTimeSource;
  };
  readonly quickbooks: {
    authorizeAddress(parts: SignInPage): string;
    exchangeCode(parts: onlineAuth.CompanyCode): Promise<onlineAuth.QuickbooksOnlineCredentials>;
    revoke(credentials: onlineAuth.QuickbooksOnlineCredentials): Promise<void>;
    source(connection: QuickbooksConnection): QuickbooksOnlineSource;
  };
  readonly karbon: { readonly source: KarbonSource };
}

/** The real gateways: each request goes through `http`, each secret comes from the vault and goes back to it. */
export function createGateways(parts: {
  http: Http;
  vault: Vault;
  now: () => number;
  /** How many requests a minute this browser may send to Karbon. */
  karbonPerMinute: () => Promise<number>;
}): Gateways & { readonly writing: WritingParts } {
  const { http, vault, now } = parts;
  const timeKeeper = timeAuth.createQuickbooksTimeKeeper(
    keptIn<timeAuth.QuickbooksTimeCredentials>('quickbooksTime'),
  );
  const onlineKeeper = onlineAuth.createQuickbooksOnlineKeeper(
    keptIn<onlineAuth.QuickbooksOnlineCredentials>('quickbooks'),
  );
  let company: { readonly name: string; readonly source: QuickbooksOnlineSource } | null = null;

  /** The same company's source is the same: it remembers which token was refused for want of a right. */
  function companySource(connection: QuickbooksConnection): QuickbooksOnlineSource {
    const name = JSON.stringify(connection);
    if (company?.name !== name) {
      company = { name, source: createQuickbooksOnline({ http, keeper: onlineKeeper, ...connection }) };
    }
    return company.source;
  }

  return {
    writing: { http, timeKeeper, onlineKeeper },
    quickbooksTime: {
      authorizeAddress: timeAuth.authorizeAddress,
      exchangeCode: (code) => timeAuth.exchangeCode(http, code, now),
      source: createQuickbooksTime({ http, keeper: timeKeeper }),
    },
    quickbooks: {
      authorizeAddress: onlineAuth.authorizeAddress,
      exchangeCode: (code) => onlineAuth.exchangeCode(http, code, now),
      revoke: (credentials) => onlineAuth.revoke(http, credentials),
      source: companySource,
    },
    karbon: {
      source: createKarbon({
        http,
        perMinute: parts.karbonPerMinute,
        async keys() {
          const keys = await vault.read<KarbonKeys>('karbon');
          if (!keys) throw new SourceError('needsReconnect', 'karbon');
          return keys;
        },
      }),
    },
  };

  function keptIn<Credentials>(system: SystemId) {
    return {
      http,
      now,
      load: () => vault.read<Credentials>(system),
      save: (credentials: Credentials) => vault.renew(system, credentials),
    };
  }
}
