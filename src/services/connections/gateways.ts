import type { SystemId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Vault } from '../../store/vault';
import type { Http } from '../../systems/http/http';
import { SystemError } from '../../systems/http/system-error';
import type { CredentialStore } from '../../systems/http/token-keeper';
import { createKarbonReader } from '../../systems/karbon/client';
import type { KarbonReader } from '../../systems/karbon/reader';
import type { KarbonKeys, KarbonParts } from '../../systems/karbon/sender';
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
import type { ProbingParts } from '../self-check/probes';
import type { Credentials } from './credentials';
import { fromVault } from './from-vault';

/** How to read from the three services. */
export interface Readers {
  readonly quickbooksTime: { readonly source: QuickbooksTimeReader };
  readonly quickbooks: { source(connection: QuickbooksConnection): QuickbooksOnlineReader };
  readonly karbon: { readonly source: KarbonReader };
}

/** The ways out to the three services: how to read with what the vault holds. */
export interface Gateways extends Readers {
  /** The same with credentials that are in no vault yet: nothing else can come to use them. */
  outsideVault(system: SystemId, credentials: Credentials): OutsideVault;
}

export interface OutsideVault {
  readonly readers: Readers;
  /** The credentials as they are now: reading may have renewed them. */
  current(): Credentials;
}

interface GatewayParts {
  readonly http: Http;
  readonly now: () => number;
  /** How many requests a minute this browser may send to Karbon. */
  readonly karbonPerMinute: () => Promise<number>;
}

type StoreOf = <Kept>(system: SystemId) => CredentialStore<Kept>;

/** The real gateways: each request goes through `http`, each secret comes from the vault and goes back to it. */
export function createGateways(
  parts: GatewayParts & { readonly vault: Vault },
): Gateways & { readonly writing: WritingParts; readonly probing: ProbingParts } {
  const { http, vault } = parts;
  const { readers, timeKeeper, onlineKeeper, karbon } = createReaders(parts, <Kept>(system: SystemId) => ({
    load: () => fromVault(system, vault.open<unknown>(system)),
    save: (credentials: Kept, revision: string) => vault.renew(system, revision, credentials),
  }));
  return {
    ...readers,
    writing: { http, timeKeeper, onlineKeeper },
    probing: { http, timeKeeper, onlineKeeper, karbon },
    outsideVault(system, credentials) {
      let held = credentials;
      const onlyHeld: StoreOf = <Kept>(asked: SystemId) => ({
        load: async () => (asked === system ? { credentials: held, revision: '', account: '' } : null),
        async save(renewed: Kept) {
          held = renewed as Credentials;
        },
      });
      return { readers: createReaders(parts, onlyHeld).readers, current: () => held };
    },
  };
}

function createReaders({ http, now, karbonPerMinute }: GatewayParts, storeOf: StoreOf) {
  const timeKeeper = createQuickbooksTimeKeeper({
    http,
    now,
    ...storeOf<QuickbooksTimeCredentials>('quickbooksTime'),
  });
  const onlineKeeper = createQuickbooksOnlineKeeper({
    http,
    now,
    ...storeOf<QuickbooksOnlineCredentials>('quickbooks'),
  });
  const karbonKeys = storeOf<KarbonKeys>('karbon');
  let company: { readonly name: string; readonly source: QuickbooksOnlineReader } | null = null;

  /** The same company's source is the same: it remembers which token was refused for want of a right. */
  function companySource(connection: QuickbooksConnection): QuickbooksOnlineReader {
    const name = JSON.stringify(connection);
    if (company?.name !== name) {
      company = { name, source: createQuickbooksOnlineReader({ http, keeper: onlineKeeper, ...connection }) };
    }
    return company.source;
  }

  const karbon: KarbonParts = {
    http,
    perMinute: karbonPerMinute,
    async keys() {
      const held = await karbonKeys.load();
      if (!held) throw new SystemError('needsReconnect', 'karbon');
      return held.credentials;
    },
  };

  const readers: Readers = {
    quickbooksTime: { source: createQuickbooksTimeReader({ http, keeper: timeKeeper }) },
    quickbooks: { source: companySource },
    karbon: { source: createKarbonReader(karbon) },
  };
  return { readers, timeKeeper, onlineKeeper, karbon };
}
