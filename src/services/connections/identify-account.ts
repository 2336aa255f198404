import type { SystemId } from '../../domain/records/records';
import type { Priority } from '../../systems/http/page';
import { identifyKarbonAccount } from '../../systems/karbon/system';
import { identifyCompany } from '../../systems/quickbooks-online/system';
import { identifyTimeAccount } from '../../systems/quickbooks-time/system';
import type { AccountFacts } from '../../systems/system';
import type { CredentialsOf } from './credentials';
import type { Readers } from './gateways';

const identify: {
  readonly [System in SystemId]: (
    readers: Readers,
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

/** Asks a service, through readers that use these credentials, whom they act for. Throws `SystemError`. */
export function identifyAccount<System extends SystemId>(
  readers: Readers,
  system: System,
  credentials: CredentialsOf[System],
  priority: Priority,
): Promise<AccountFacts> {
  return identify[system](readers, credentials, priority);
}
