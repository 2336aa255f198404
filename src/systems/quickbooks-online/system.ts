import type { Priority } from '../http/page';
import type { AccountFacts, Company, System } from '../system';
import type { QuickbooksOnlineReader } from './reader';
import { companyCredential, companyLimit } from './sender';

/** The web app's host (quickbooks.md 8.8). */
const webHosts: Readonly<Record<Company['environment'], string>> = {
  production: 'qbo.intuit.com',
  sandbox: 'sandbox.qbo.intuit.com',
};

/** Holds the money, and the list of customers that time goes to. */
export const quickbooksOnlineSystem: System = {
  id: 'quickbooks',
  list: 'quickbooks',
  backfillRank: 2,
  sharePerMinute: () => null,
  rateLimit: ({ company }) => ({
    credential: companyCredential(company?.realmId ?? ''),
    limit: companyLimit,
  }),
  signInOf: (identity) => identity,
  accountOf: (identity) => identity,
  recordAddress: (id, company) =>
    company && `https://${webHosts[company.environment]}/app/customerdetail?nameId=${encodeURIComponent(id)}`,
};

/** Throws `SystemError`. */
export async function identifyCompany(
  reader: QuickbooksOnlineReader,
  { realmId, environment }: Company,
  priority: Priority,
): Promise<AccountFacts> {
  const { companyName } = await reader.company(priority);
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
