import type { SystemId } from '../../domain/records/records';
import type { AccountRecord } from '../../store/accounts';
import type { Store } from '../../store/store';
import type { Priority } from '../../systems/http/page';
import { SystemError } from '../../systems/http/system-error';
import type { AccountFacts } from '../../systems/system';
import type { Credentials } from './credentials';
import { fromVault } from './from-vault';
import type { Gateways } from './gateways';
import { identifyAccount } from './identify-account';

/** What the services say of whom the credentials act for, kept with the connections. Every call throws `SystemError`. */
export interface FactsReader {
  /**
   * Asks whom these credentials act for, with none of them in the vault: until the answer is there, all that reads and writes goes on
   * with the connection there is.
   */
  identify(system: SystemId, credentials: Credentials): Promise<NewConnection>;
  /** Asks the same with what the vault holds; nothing is kept where the connection has become another one meanwhile. */
  reload(system: SystemId, priority: Priority): Promise<void>;
}

/** Credentials that are good, and what is known of whom they act for. */
export interface NewConnection {
  readonly credentials: Credentials;
  readonly record: AccountRecord;
}

export interface FactsParts {
  readonly store: Store;
  readonly gateways: Gateways;
  now(): number;
}

export function createFactsReader(parts: FactsParts): FactsReader {
  const { gateways, now } = parts;
  const { accounts, connections, vault } = parts.store;

  function recordOf(
    { account, ...facts }: AccountFacts,
    credentials: Credentials,
    connectedAt: number,
  ): AccountRecord {
    return {
      ...facts,
      customerList: null,
      account: { ...account, connectedAt, endsAt: endOf(credentials) },
      factsReadAt: now(),
      lastError: null,
      failures: 0,
    };
  }

  return {
    async identify(system, credentials) {
      const { readers, current } = gateways.outsideVault(system, credentials);
      const facts = await identifyAccount(readers, system, credentials, 'screen');
      return { credentials: current(), record: recordOf(facts, current(), now()) };
    },
    async reload(system, priority) {
      const since = await connections.read(system);
      const credentials = await fromVault(system, vault.read<Credentials>(system));
      if (!since.account || !credentials) throw new SystemError('needsReconnect', system);
      const facts = await identifyAccount(gateways, system, credentials, priority);
      await accounts.update(since, recordOf(facts, credentials, since.account.connectedAt));
    },
  };
}

/** Epoch ms at which the access ends unless renewed; `null` where the service does not say. */
export function endOf(credentials: Credentials): number | null {
  if ('refreshEndsAt' in credentials) return credentials.refreshEndsAt;
  return 'endsAt' in credentials ? credentials.endsAt : null;
}
