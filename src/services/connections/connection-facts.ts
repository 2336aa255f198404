import type { SystemId } from '../../domain/records/records';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { SourceError } from '../../systems/http/system-error';
import type { Gateways } from './gateways';
import { askWho, type ConnectionFacts, type Credentials } from './identify-account';

/** What the services say of whom the credentials act for, kept with the connections. Every call throws `SourceError`. */
export interface FactsReader {
  /** With credentials that have just been put into the vault. */
  learn(system: SystemId, credentials: Credentials): Promise<void>;
  /** With what the vault holds; nothing is kept where the connection has ended meanwhile. */
  learnAgain(system: SystemId, priority: Priority): Promise<void>;
}

export interface FactsParts {
  readonly store: Store;
  readonly gateways: Gateways;
  now(): number;
}

export function createFactsReader(parts: FactsParts): FactsReader {
  const { gateways, now } = parts;
  const { connections, copies, vault } = parts.store;

  async function keep(
    system: SystemId,
    { account, ...facts }: ConnectionFacts,
    credentials: Credentials,
    connectedAt: number,
  ): Promise<void> {
    const { identity } = await connections.read(system);
    // Another company, or other rights: what was read before says nothing of it.
    if (identity !== facts.identity) await copies.forget([system]);
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
    async learn(system, credentials) {
      await keep(system, await askWho(gateways, system, credentials, 'screen'), credentials, now());
    },
    async learnAgain(system, priority) {
      const credentials = await vault.read<Credentials>(system);
      if (!credentials) throw new SourceError('needsReconnect', system);
      const facts = await askWho(gateways, system, credentials, priority);
      const { account } = await connections.read(system);
      if (account) await keep(system, facts, credentials, account.connectedAt);
    },
  };
}

/** Epoch ms at which the access ends unless renewed; `null` where the service does not say. */
export function endOf(credentials: Credentials): number | null {
  if ('refreshEndsAt' in credentials) return credentials.refreshEndsAt;
  return 'endsAt' in credentials ? credentials.endsAt : null;
}
