import type { TimeRights } from '../../domain/records/records';
import type { ConnectionRight } from '../../messages/page-api';
import type { Priority } from '../http/page';
import type { AccountFacts, System } from '../system';
import type { QuickbooksTimeCredentials } from './auth';
import type { QuickbooksTimeReader } from './reader';
import { timeCredential, timeLimit } from './sender';

/** Holds the time, and the list of jobcodes that it is tracked on. */
export const quickbooksTimeSystem: System = {
  id: 'quickbooksTime',
  list: 'quickbooksTime',
  backfillRank: 1,
  sharePerMinute: () => null,
  rateLimit: () => ({ credential: timeCredential, limit: timeLimit }),
  signInOf: (identity) => identity.slice(0, identity.lastIndexOf('/')),
  accountOf: (identity) => identity.split('/')[0] ?? '',
  // It is opened as a whole, since no address of a single jobcode in it is known.
  recordAddress: () => 'https://tsheets.intuit.com/',
};

/** Throws `SystemError`. */
export async function identifyTimeAccount(
  reader: QuickbooksTimeReader,
  { method }: QuickbooksTimeCredentials,
  priority: Priority,
): Promise<AccountFacts> {
  const [{ companyName, clientUrl, rights }, account] = await Promise.all([
    reader.currentUser(priority),
    reader.account(priority),
  ]);
  return {
    identity: `${clientUrl}/${rights.userId}/${rights.scope}`,
    time: { account, rights },
    quickbooks: null,
    account: {
      companyName: companyName || account.companyName,
      userName: rights.userName,
      method,
      environment: null,
      rights: connectionRightsOf(rights),
      isRenewedByItself: method === 'oauth',
    },
  };
}

function connectionRightsOf({ scope, canManageJobcodes }: TimeRights): ConnectionRight[] {
  const sees = {
    everybody: 'seesEverybodysTime',
    ownGroups: 'seesOwnGroupsTime',
    own: 'seesOwnTime',
  } as const;
  return [sees[scope], canManageJobcodes ? 'managesJobcodes' : 'cannotManageJobcodes'];
}
