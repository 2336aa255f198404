import type { SystemId } from '../../domain/records/records';
import type { Priority } from '../../systems/http/page';
import type { KarbonKeys } from '../../systems/karbon/client';
import { identifyKarbonAccount } from '../../systems/karbon/system';
import type { QuickbooksOnlineCredentials } from '../../systems/quickbooks-online/auth';
import { identifyCompany } from '../../systems/quickbooks-online/system';
import type { QuickbooksTimeCredentials } from '../../systems/quickbooks-time/auth';
import { identifyTimeAccount } from '../../systems/quickbooks-time/system';
import type { AccountFacts } from '../../systems/system';
import type { Gateways } from './gateways';

/** What each connection is made with. */
export interface CredentialsOf {
  readonly karbon: KarbonKeys;
  readonly quickbooksTime: QuickbooksTimeCredentials;
  readonly quickbooks: QuickbooksOnlineCredentials;
}

export type Credentials = CredentialsOf[SystemId];

const identify: {
  readonly [System in SystemId]: (
    gateways: Gateways,
    credentials: CredentialsOf[System],
    priority: Priority,
  ) => Promise<AccountFacts>;
} = {
  karbon: ({ karbon }, _keys, priority) => identifyKarbonAccount(karbon.source, priority),
  quickbooksTime: ({ quickbooksTime }, credentials, priority) =>
    identifyTimeAccount(quickbooksTime.source, credentials, priority),
  quickbooks: ({ quickbooks }, { realmId, environment }, priority) =>
    identifyCompany(quickbooks.source({ realmId, environment }), { realmId, environment }, priority),
};

/** Asks a service, with the credentials that the vault now holds, whom they act for. Throws `SystemError`. */
export function identifyAccount<System extends SystemId>(
  gateways: Gateways,
  system: System,
  credentials: CredentialsOf[System],
  priority: Priority,
): Promise<AccountFacts> {
  return identify[system](gateways, credentials, priority);
}
