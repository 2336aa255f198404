import type { SystemId } from '../domain/records/records';
import type { Http } from '../sources/http/http';
import { SourceError } from '../sources/http/source-error';
import { createKarbon, type KarbonKeys } from '../sources/karbon/client';
import type { KarbonSource } from '../sources/karbon/source';
import {
  createQuickbooksOnlineKeeper,
  type QuickbooksOnlineCredentials,
} from '../sources/quickbooks-online/auth';
import { createQuickbooksOnline } from '../sources/quickbooks-online/client';
import type { QuickbooksOnlineSource } from '../sources/quickbooks-online/source';
import { createQuickbooksTimeKeeper, type QuickbooksTimeCredentials } from '../sources/quickbooks-time/auth';
import { createQuickbooksTime } from '../sources/quickbooks-time/client';
import type { QuickbooksTimeSource } from '../sources/quickbooks-time/source';
import type { QuickbooksConnection } from '../store/connections';
import type { Vault } from '../store/vault';
import type { WritingParts } from './fixes/writers';

/** The ways out to the three services: how to read with what the vault holds. */
export interface Gateways {
  readonly quickbooksTime: { readonly source: QuickbooksTimeSource };
  readonly quickbooks: { source(connection: QuickbooksConnection): QuickbooksOnlineSource };
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
  const timeKeeper = createQuickbooksTimeKeeper(keptIn<QuickbooksTimeCredentials>('quickbooksTime'));
  const onlineKeeper = createQuickbooksOnlineKeeper(keptIn<QuickbooksOnlineCredentials>('quickbooks'));
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
    quickbooksTime: { source: createQuickbooksTime({ http, keeper: timeKeeper }) },
    quickbooks: { source: companySource },
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
