import { chooseCustomer } from '../../domain/customer-card/choose-customer';
import { type ComparedPair, compareDetails } from '../../domain/customer-card/compare-details';
import { contactSyncOf } from '../../domain/customer-card/contact-sync';
import type { ClientDetails, CustomerDetails, Telephone } from '../../domain/customer-card/details';
import { createMatcher } from '../../domain/matching/match';
import type { KarbonClient, ListRecord } from '../../domain/records/records';
import type { CustomerCard } from '../../messages/customer-card';
import type { FirmRows } from '../tie-out/rows';
import { sampleClients, sampleRecords } from './sample-firm';
import { samplePage } from './sample-view';

/** The customers that the sample begins with; one that a fix has created has a name and nothing else. */
const firstCustomers = sampleRecords.quickbooks.filter(({ parentId }) => parentId === null);

/** Its email is another in QuickBooks, and its phone is written otherwise. */
const [, differing] = firstCustomers;

/** `alpha`, of Alpha Bakery LLC. */
function wordOf(name: string): string {
  return (name.split(' ')[0] ?? '').toLowerCase();
}

function phoneOf(place: number): Telephone {
  return { number: `303-555-01${String(place + 10)}`, countryCode: '' };
}

function clientDetails(client: KarbonClient): ClientDetails {
  return {
    client,
    isHidden: false,
    emails: [`office@${wordOf(client.fullName)}.invalid`],
    phones: [phoneOf(sampleClients.indexOf(client))],
    contacts: [],
    organizationKeys: [],
  };
}

function customerDetails(record: ListRecord): CustomerDetails {
  const place = firstCustomers.findIndex(({ id }) => id === record.id);
  const isNew = place === -1;
  const word = wordOf(record.name);
  const ofClient = sampleClients.findIndex(({ fullName }) => wordOf(fullName) === word);
  const balance = isNew ? 0 : (place % 3) * 620.25;
  return {
    customer: {
      ...record,
      syncToken: '0',
      balance,
      billsWithParent: false,
      lastModified: '',
    },
    companyName: record.name,
    person: { first: '', middle: '', last: '' },
    emails: isNew ? [] : [`${record.id === differing?.id ? 'billing' : 'office'}@${word}.invalid`],
    phones: isNew ? [] : [phoneOf(ofClient)],
    terms: isNew ? '' : 'Net 30',
    balanceWithJobs: balance,
    currency: 'USD',
    createdOn: isNew ? null : '2024-03-04',
  };
}

/** The client of a page of the sample beside its customer there. @param customerId one of those that may be meant, or `null` */
export function sampleCard(
  { matchContext }: FirmRows,
  key: string,
  customerId: string | null,
  nowMs: number,
): CustomerCard {
  const { client } = samplePage(key);
  const match = createMatcher(matchContext).matchClient(client);
  const status = match.statuses?.quickbooks;
  if (!status) return { kind: 'failed' };
  const { found, candidates, reason } = chooseCustomer(status, customerId);
  if (!found) {
    return {
      kind: 'unmatched',
      clientName: client.fullName,
      because: reason,
      candidates: candidates.map(({ record, path }) => ({ id: record.id, path })),
    };
  }
  const details = customerDetails(found.record);
  const pair: ComparedPair = {
    client,
    expectedName: match.expectedPath[0] ?? '',
    clientDetails: clientDetails(client),
    employers: [],
    product: 'online',
    path: found.path,
    customerDetails: details,
  };
  return {
    kind: 'compared',
    // There is no page of it in Karbon to lead to.
    client: { key: '', kind: client.kind, name: client.fullName },
    rows: compareDetails(pair),
    money: {
      terms: details.terms,
      balance: details.customer.balance,
      balanceWithJobs: null,
      currency: details.currency,
    },
    isActive: details.customer.isActive,
    activeSince: details.createdOn,
    contactSync: contactSyncOf(pair),
    karbon: { kind: 'record', readAt: nowMs },
    quickbooks: { kind: 'record', readAt: nowMs },
    address: null,
  };
}
