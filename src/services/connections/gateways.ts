import type { SystemId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Vault } from '../../store/vault';
import type { Http } from '../../systems/http/http';
import { SystemError } from '../../systems/http/system-error';
import { createKarbonReader, type KarbonKeys } from '../../systems/karbon/client';
import type { KarbonReader } from '../../systems/karbon/reader';
import {
  createQuickbooksOnlineKeeper,
  type QuickbooksOnlineCredentials,
} from '../../systems/quickbooks-online/auth';
import { createQuickbooksOnlineReader } from '../../systems/quickbooks-online/client';
import type { QuickbooksOnlineReader } from '../../systems/quickbooks-online/reader';
import {
  createQuickbooksTimeKeeper,
  type QuickbooksTimeCredentials,
} from '../../systems/quickbooks-time/auth';
import { createQuickbooksTimeReader } from '../../systems/quickbooks-time/client';
import type { QuickbooksTimeReader } from '../../systems/quickbooks-time/reader';
import type { WritingParts } from '../fixes/writers';

/** The ways out to the three services: how to read with what the vault holds. */
export interface Gateways {
  readonly quickbooksTime: { readonly source: QuickbooksTimeReader };
  readonly quickbooks: { source(connection: QuickbooksConnection): QuickbooksOnlineReader };
  readonly karbon: { readonly source: KarbonReader };
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
  const timeKeeper = createQuickbooksTimeKeeper(storedInVault<QuickbooksTimeCredentials>('quickbooksTime'));
  const onlineKeeper = createQuickbooksOnlineKeeper(storedInVault<QuickbooksOnlineCredentials>('quickbooks'));
  let company: { readonly name: string; readonly source: QuickbooksOnlineReader } | null = null;

  /** The same company's source is the same: it remembers which token was refused for want of a right. */
  function companySource(connection: QuickbooksConnection): QuickbooksOnlineReader {
    const name = JSON.stringify(connection);
    if (company?.name !== name) {
      company = { name, source: createQuickbooksOnlineReader({ http, keeper: onlineKeeper, ...connection }) };
    }
    return company.source;
  }

  return {
    writing: { http, timeKeeper, onlineKeeper },
    quickbooksTime: { source: createQuickbooksTimeReader({ http, keeper: timeKeeper }) },
    quickbooks: { source: companySource },
    karbon: {
      source: createKarbonReader({
        http,
        perMinute: parts.karbonPerMinute,
        async keys() {
          const keys = await vault.read<KarbonKeys>('karbon');
          if (!keys) throw new SystemError('needsReconnect', 'karbon');
          return keys;
        },
      }),
    },
  };

  function storedInVault<Credentials>(system: SystemId) {
    return {
      http,
      now,
      load: () => vault.read<Credentials>(system),
      save: (credentials: Credentials) => vault.renew(system, credentials),
    };
  }
}
