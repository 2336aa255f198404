import type { SystemId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/connections';
import type { Vault } from '../../store/vault';
import type { Http } from '../../systems/http/http';
import { SourceError } from '../../systems/http/system-error';
import { createKarbon, type KarbonKeys } from '../../systems/karbon/client';
import type { KarbonSource } from '../../systems/karbon/system';
import {
  createQuickbooksOnlineKeeper,
  type QuickbooksOnlineCredentials,
} from '../../systems/quickbooks-online/auth';
import { createQuickbooksOnline } from '../../systems/quickbooks-online/client';
import type { QuickbooksOnlineSource } from '../../systems/quickbooks-online/system';
import {
  createQuickbooksTimeKeeper,
  type QuickbooksTimeCredentials,
} from '../../systems/quickbooks-time/auth';
import { createQuickbooksTime } from '../../systems/quickbooks-time/client';
import type { QuickbooksTimeSource } from '../../systems/quickbooks-time/system';
import type { WritingParts } from '../fixes/writers';

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
