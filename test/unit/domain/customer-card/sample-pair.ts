import type { ComparedPair } from '../../../../src/domain/customer-card/compare-details';
import type { ClientDetails, CustomerDetails, Telephone } from '../../../../src/domain/customer-card/details';
import type { KarbonClient } from '../../../../src/domain/records/records';
import { client, customer } from '../../services/sample-records';

export function phone(number: string, countryCode = ''): Telephone {
  return { number, countryCode };
}

export interface PairChanges {
  readonly client?: Partial<KarbonClient>;
  readonly karbon?: Partial<ClientDetails> | null;
  readonly quickbooks?: Partial<CustomerDetails> | null;
  readonly pair?: Partial<ComparedPair>;
}

/** Acme Co, the same in both, unless told otherwise. */
export function pairWith({
  client: ofClient,
  karbon = {},
  quickbooks = {},
  pair,
}: PairChanges): ComparedPair {
  const acme = { ...client('ClientKey1', 'Acme Co'), ...ofClient };
  const path = pair?.path ?? [acme.fullName];
  return {
    client: acme,
    expectedName: acme.fullName,
    clientDetails: karbon && {
      client: acme,
      isHidden: false,
      emails: ['office@acme.example'],
      phones: [phone('303-555-0142')],
      contacts: ['Ada Lovelace'],
      organizationKeys: [],
      ...karbon,
    },
    employers: [],
    product: 'online',
    path,
    customerDetails: quickbooks && {
      customer: customer('c10', path.at(-1) ?? ''),
      companyName: 'Acme Co',
      person: { first: 'Ada', middle: '', last: 'Lovelace' },
      emails: ['office@acme.example'],
      phones: [phone('(303) 555-0142')],
      terms: 'Net 30',
      balanceWithJobs: 0,
      currency: 'USD',
      createdOn: '2024-03-02',
      ...quickbooks,
    },
    ...pair,
  };
}
