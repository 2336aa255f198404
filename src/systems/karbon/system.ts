import type { Priority } from '../http/page';
import type { AccountFacts, System } from '../system';
import type { KarbonReader } from './reader';
import { karbonCredential, karbonLimit } from './sender';

/** Holds the work; Tieout never writes to it. */
export const karbonSystem: System = {
  id: 'karbon',
  list: null,
  backfillRank: 3,
  sharePerMinute: ({ karbonPerMinute }) => karbonPerMinute,
  rateLimit: ({ karbonPerMinute }) => ({ credential: karbonCredential, limit: karbonLimit(karbonPerMinute) }),
  signInOf: (identity) => identity,
  accountOf: (identity) => identity,
  recordAddress: () => null,
};

/** Karbon's keys act for the whole firm, which they name by its tenant (karbon.md 1.1). Throws `SystemError`. */
export async function identifyKarbonAccount(reader: KarbonReader, priority: Priority): Promise<AccountFacts> {
  const { tenantKey } = await reader.tenant(priority);
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
