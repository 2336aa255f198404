import { describe, expect, it } from 'vitest';
import { contactSyncOf } from '../../../../src/domain/customer-card/contact-sync';
import { customer } from '../../services/sample-records';
import { type PairChanges, pairWith } from './sample-pair';

const syncOf = (changes: PairChanges) => contactSyncOf(pairWith(changes));
const otherEmail = { emails: ['tax@acme.example'] };

describe("Karbon's own contact sync", () => {
  it('pairs what has the same name and e-mail', () => {
    expect(syncOf({})).toEqual({ outcome: 'pairs' });
    expect(syncOf({ quickbooks: { emails: ['OFFICE@acme.example'] } })).toEqual({ outcome: 'pairs' });
  });

  it('asks where one of the two is the same', () => {
    expect(syncOf({ quickbooks: otherEmail })).toEqual({ outcome: 'asks', equal: 'name' });
    expect(syncOf({ quickbooks: { emails: [] } })).toEqual({ outcome: 'asks', equal: 'name' });
    const renamed = { pair: { path: ['Zephyr Kites'] }, quickbooks: { companyName: 'Zephyr Kites' } };
    expect(syncOf(renamed)).toEqual({ outcome: 'asks', equal: 'email' });
  });

  it('makes another contact where neither is', () => {
    const quickbooks = { ...otherEmail, companyName: 'Zephyr Kites' };
    expect(syncOf({ pair: { path: ['Zephyr Kites'] }, quickbooks })).toEqual({ outcome: 'adds' });
  });

  it('skips what is below another customer, what has no names, and all of QuickBooks Desktop', () => {
    const below = { path: ['Elsewhere', 'Acme Co'] };
    expect(syncOf({ pair: below })).toEqual({ outcome: 'skips', because: 'subCustomer' });
    // A list file says where a customer stands, if nothing else.
    expect(syncOf({ pair: below, quickbooks: null })).toEqual({ outcome: 'skips', because: 'subCustomer' });
    const nameless = { companyName: ' ', person: { first: '', middle: '', last: '' } };
    expect(syncOf({ quickbooks: nameless })).toEqual({ outcome: 'skips', because: 'noNames' });
    expect(syncOf({ pair: { product: 'desktop' } })).toEqual({ outcome: 'skips', because: 'desktop' });
  });

  it("doesn't see a hidden client", () => {
    expect(syncOf({ karbon: { isHidden: true } })).toEqual({ outcome: 'hidden' });
  });

  it.each([
    ['notRead', { karbon: null }],
    ['notRead', { quickbooks: null }],
    ['clientGroup', { client: { kind: 'clientGroup' } }],
    ['inactive', { quickbooks: { customer: { ...customer('c10', 'Acme Co'), isActive: false } } }],
    ['otherKind', { client: { kind: 'person' } }],
    ['nameSpelling', { pair: { path: ['ACME Co'] }, quickbooks: { companyName: 'ACME Co' } }],
    [
      'nameSpelling',
      {
        client: { legalName: 'Acme LLC' },
        pair: { path: ['Acme LLC'] },
        quickbooks: { companyName: 'Acme LLC' },
      },
    ],
    ['severalEmails', { karbon: { emails: ['office@acme.example', 'tax@acme.example'] } }],
    ['severalEmails', { quickbooks: { emails: ['office@acme.example', 'tax@acme.example'] } }],
    ['noEmail', { karbon: { emails: [] }, quickbooks: { emails: [] } }],
    ['partOfName', { quickbooks: { companyName: 'Acme', person: { first: 'Ada', middle: '', last: '' } } }],
  ] as const)('is not guessed where Karbon does not say: %s', (because, changes) => {
    expect(syncOf(changes)).toEqual({ outcome: 'unknown', because });
  });

  it('takes a customer with another company and a whole name for a person', () => {
    const person = { first: 'Jane', middle: '', last: 'Doe' };
    const client = { kind: 'person', fullName: 'Jane Doe' } as const;
    const quickbooks = { companyName: 'Acme Co', person };
    expect(syncOf({ client, quickbooks })).toEqual({ outcome: 'pairs' });
    // The family name first is another spelling, of which Karbon says nothing.
    expect(
      syncOf({ client: { ...client, fullName: 'Doe, Jane' }, pair: { path: ['Jane Doe'] }, quickbooks }),
    ).toEqual({
      outcome: 'unknown',
      because: 'nameSpelling',
    });
  });
});
