import type { SystemId, TimeRights } from '../../domain/records/records';
import type { ConnectedAccount, ConnectionRight } from '../../messages/page-api';
import type { ConnectionRecord } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import type { KarbonKeys } from '../../systems/karbon/client';
import type { QuickbooksOnlineCredentials } from '../../systems/quickbooks-online/auth';
import type { QuickbooksTimeCredentials } from '../../systems/quickbooks-time/auth';
import type { Gateways } from './gateways';

/** What one connection is made with. */
export type Credentials = QuickbooksTimeCredentials | QuickbooksOnlineCredentials | KarbonKeys;

/** What a service says of who is connected. */
export type ConnectionFacts = Pick<ConnectionRecord, 'identity' | 'time' | 'quickbooks'> & {
  readonly account: Omit<ConnectedAccount, 'connectedAt' | 'endsAt'>;
};

/** Asks a service, with the credentials that the vault now holds, whom they act for. Throws `SystemError`. */
export async function identifyAccount(
  gateways: Gateways,
  system: SystemId,
  credentials: Credentials,
  priority: Priority,
): Promise<ConnectionFacts> {
  if (system === 'quickbooksTime') {
    const { source } = gateways.quickbooksTime;
    const [{ companyName, clientUrl, rights }, account] = await Promise.all([
      source.currentUser(priority),
      source.account(priority),
    ]);
    const { method } = credentials as QuickbooksTimeCredentials;
    return {
      identity: `${clientUrl}/${rights.userId}/${rights.scope}`,
      time: { account, rights },
      quickbooks: null,
      account: {
        companyName: companyName || account.companyName,
        userName: rights.userName,
        method,
        environment: null,
        rights: timeRightsOf(rights),
        isRenewedByItself: method === 'oauth',
      },
    };
  }
  if (system === 'quickbooks') {
    const { realmId, environment } = credentials as QuickbooksOnlineCredentials;
    const { companyName } = await gateways.quickbooks.source({ realmId, environment }).company(priority);
    return {
      identity: `${environment}/${realmId}`,
      time: null,
      quickbooks: { realmId, environment },
      account: {
        companyName,
        userName: '',
        method: 'oauth',
        environment,
        rights: ['readsAndWritesCustomers'],
        isRenewedByItself: true,
      },
    };
  }
  const { tenantKey } = await gateways.karbon.source.tenant(priority);
  return {
    identity: tenantKey,
    time: null,
    quickbooks: null,
    account: {
      companyName: tenantKey,
      userName: '',
      method: 'keys',
      environment: null,
      rights: ['readsWholeFirm'],
      isRenewedByItself: false,
    },
  };
}

function timeRightsOf({ scope, canManageJobcodes }: TimeRights): ConnectionRight[] {
  const sees = {
    everybody: 'seesEverybodysTime',
    ownGroups: 'seesOwnGroupsTime',
    own: 'seesOwnTime',
  } as const;
  return [sees[scope], canManageJobcodes ? 'managesJobcodes' : 'cannotManageJobcodes'];
}
