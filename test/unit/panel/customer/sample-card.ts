import { compareDetails } from '../../../../src/domain/customer-card/compare-details';
import { contactSyncOf } from '../../../../src/domain/customer-card/contact-sync';
import type { ComparedCard, UnmatchedCard } from '../../../../src/messages/customer-card';
import { type PairChanges, pairWith, phone } from '../../domain/customer-card/sample-pair';
import { sampleNow } from '../sample-view';

/** Acme Co beside its customer, from records read a moment ago. */
export function cardOf(changes: PairChanges, more: Partial<ComparedCard> = {}): ComparedCard {
  const pair = pairWith(changes);
  return {
    kind: 'compared',
    client: { key: pair.client.key, kind: pair.client.kind, name: pair.client.fullName },
    rows: compareDetails(pair),
    money: { terms: 'Net 30', balance: 1_250.5, balanceWithJobs: null, currency: 'USD' },
    isActive: true,
    activeSince: '2024-03-02',
    contactSync: contactSyncOf(pair),
    karbon: { kind: 'record', readAt: sampleNow },
    quickbooks: { kind: 'record', readAt: sampleNow },
    address: 'https://qbo.intuit.com/app/customerdetail?nameId=10',
    ...more,
  };
}

export const differingCard = cardOf({
  client: { legalName: 'Acme Company LLC' },
  karbon: {
    emails: ['office@acme.example', 'ada@acme.example'],
    phones: [phone('+1 303.555.0142', 'US'), phone('303-555-0199 ext. 4')],
    contacts: ['Lovelace, Ada King', 'Byron, Anne'],
  },
  quickbooks: { companyName: 'Acme Company, LLC', emails: ['books@acme.example'], phones: [] },
});

export const fileCard = cardOf(
  { quickbooks: null, pair: { product: 'desktop' } },
  {
    money: { terms: null, balance: 320, balanceWithJobs: null, currency: '' },
    activeSince: null,
    quickbooks: { kind: 'file', listedAt: sampleNow - 3 * 86_400_000, product: 'desktop' },
    address: null,
  },
);

export const keptCard = cardOf(
  { quickbooks: null },
  {
    money: { terms: null, balance: 320, balanceWithJobs: null, currency: '' },
    activeSince: null,
    quickbooks: {
      kind: 'kept',
      readAt: sampleNow - 7_200_000,
      problem: { code: 'serverFault', system: 'quickbooks', retryAt: null, count: 0 },
    },
  },
);

export const severalCard: UnmatchedCard = {
  kind: 'unmatched',
  clientName: 'Acme Co',
  because: 'several',
  candidates: [
    { id: '31', path: ['ACME CO'] },
    { id: '32', path: ['Acme  Co'] },
  ],
};
