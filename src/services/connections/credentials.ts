import type { SystemId } from '../../domain/records/records';
import type { KarbonKeys } from '../../systems/karbon/sender';
import type { QuickbooksOnlineCredentials } from '../../systems/quickbooks-online/auth';
import type { QuickbooksTimeCredentials } from '../../systems/quickbooks-time/auth';

/** What each connection is made with. */
export interface CredentialsOf {
  readonly karbon: KarbonKeys;
  readonly quickbooksTime: QuickbooksTimeCredentials;
  readonly quickbooks: QuickbooksOnlineCredentials;
}

export type Credentials = CredentialsOf[SystemId];
