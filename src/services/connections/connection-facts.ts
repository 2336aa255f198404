import type { SystemId } from '../../domain/records/records';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { SystemError } from '../../systems/http/system-error';
import type { AccountFacts } from '../../systems/system';
import type { Gateways } from './gateways';
import { type Credentials, identifyAccount } from './identify-account';

/** What the services say of whom the credentials act for, kept with the connections. Every call throws `SystemError`. */
export interface FactsReader {
  /** With credentials that have just been put into the vault. */
  load(system: SystemId, credentials: Credentials): Promise<void>;
  /** With what the vault holds; nothing is kept where the connection has ended meanwhile. */
  reload(system: SystemId, priority: Priority): Promise<void>;
}

export interface FactsParts {
  readonly store: Store;
  readonly gateways: Gateways;
  now(): number;
}

export function createFactsReader(parts: FactsParts): FactsReader {
  const { gateways, now } = parts;
  const { connections, mirror, vault } = parts.store;

  async function save(
    system: SystemId,
    { account, ...facts }: AccountFacts,
    credentials: Credentials,
    connectedAt: number,
  ): Promise<void> {
    const { identity } = await connections.read(system);
    // Another company, or other rights: what was read before says nothing of it.
    if (identity !== facts.identity) await mirror.forget([system]);
    await connections.update(system, {
      ...facts,
      account: { ...account, connectedAt, endsAt: endOf(credentials) },
      factsReadAt: now(),
      lastError: null,
      lastGoodAt: now(),
      failures: 0,
    });
  }

  return {
    async load(system, credentials) {
      await save(system, await identifyAccount(gateways, system, credentials, 'screen'), credentials, now());
    },
    async reload(system, priority) {
      const credentials = await vault.read<Credentials>(system);
      if (!credentials) throw new SystemError('needsReconnect', system);
      const facts = await identifyAccount(gateways, system, credentials, priority);
      const { account } = await connections.read(system);
      if (account) await save(system, facts, credentials, account.connectedAt);
    },
  };
}

/** Epoch ms at which the access ends unless renewed; `null` where the service does not say. */
export function endOf(credentials: Credentials): number | null {
  if ('refreshEndsAt' in credentials) return credentials.refreshEndsAt;
  return 'endsAt' in credentials ? credentials.endsAt : null;
}
