import { describe, expect, it } from 'vitest';
import {
  type ComparedField,
  compareDetails,
  type DetailValue,
} from '../../../../src/domain/customer-card/compare-details';
import { type PairChanges, pairWith, phone } from './sample-pair';

function rowOf(field: ComparedField, changes: PairChanges) {
  const row = compareDetails(pairWith(changes)).find((each) => each.field === field);
  if (!row) throw new Error(`no row ${field}`);
  return row;
}

const agreement = (field: ComparedField, changes: PairChanges) => rowOf(field, changes).agreement;
const textOf = (value: DetailValue) => value.map(({ text }) => text).join('');
const markedOf = (value: DetailValue | undefined) =>
  value?.filter(({ isDifferent }) => isDifferent).map(({ text }) => text);

const jane = {
  kind: 'person',
  fullName: 'Doe, Jane Marie',
  person: { first: 'Jane', middle: 'Marie', last: 'Doe', preferred: 'Jenny', suffix: '' },
} as const;

describe('client and customer, field by field', () => {
  it('agree where both say the same', () => {
    expect(compareDetails(pairWith({})).map(({ field, agreement: found }) => [field, found])).toEqual([
      ['name', 'same'],
      ['company', 'same'],
      ['contact', 'same'],
      ['email', 'same'],
      ['phone', 'same'],
    ]);
  });

  it('are told apart by each character of the name, which is marked', () => {
    const { inKarbon, inQuickbooks, agreement: found } = rowOf('name', { pair: { path: ['ACME Co'] } });
    expect(found).toBe('differs');
    expect([inKarbon, inQuickbooks].map((values) => markedOf(values?.[0]))).toEqual([['cme'], ['CME']]);
    // To the eye the same, and two names to QuickBooks Time.
    expect(agreement('name', { client: { fullName: 'Café' }, pair: { path: ['Cafe\u0301'] } })).toBe(
      'differs',
    );
  });

  it("go by the firm's own rule for names, and by the place of the customer", () => {
    const pair = { expectedName: 'Jane Marie Doe', path: ['Jane Marie Doe'] };
    expect(agreement('name', { client: jane, pair })).toBe('same');
    expect(agreement('name', { pair: { path: ['Elsewhere', 'Acme Co'] } })).toBe('differs');
  });

  it.each([
    ['Acme Company LLC', 'same'],
    ['Acme Trading', 'same'],
    ['Acme Company, LLC', 'differs'],
    ['', 'onlyInKarbon'],
  ])('take any name of a firm for its company: %s', (companyName, expected) => {
    const client = { legalName: 'Acme Company LLC', tradingName: 'Acme Trading' };
    expect(agreement('company', { client, quickbooks: { companyName } })).toBe(expected);
  });

  it('see no difference in how an accent is stored in a company', () => {
    const client = { legalName: 'Café Zoë', fullName: 'Zoë' };
    expect(agreement('company', { client, quickbooks: { companyName: 'Cafe\u0301 Zoe\u0308' } })).toBe(
      'same',
    );
  });

  it.each([
    [['Acme Co'], 'Acme Co', 'same'],
    [[], 'Acme Co', 'onlyInQuickbooks'],
    [[], '', 'neither'],
    [null, 'Acme Co', 'unknown'],
  ] as const)(
    'take for the company of a person whom the person works for: %j',
    (employers, companyName, expected) => {
      const changes = { client: jane, pair: { employers }, quickbooks: { companyName } };
      expect(agreement('company', changes)).toBe(expected);
    },
  );

  it.each([
    ['Jane', 'Marie', 'Doe', 'same'],
    ['Jane', '', 'Doe', 'same'],
    ['Jenny', '', 'Doe', 'same'],
    ['Jane', 'Ann', 'Doe', 'differs'],
    ['Janet', '', 'Doe', 'differs'],
    ['', '', '', 'onlyInKarbon'],
  ])('know a person by given and family name: %s %s %s', (first, middle, last, expected) => {
    const quickbooks = { person: { first, middle, last } };
    expect(agreement('contact', { client: jane, quickbooks })).toBe(expected);
    const { person: _, ...asListed } = jane;
    const isPreferred = first === 'Jenny';
    // The list has no preferred name.
    expect(agreement('contact', { client: asListed, quickbooks })).toBe(isPreferred ? 'differs' : expected);
  });

  it('look for the person among all people of an organization, in whatever order Karbon writes them', () => {
    const contacts = ['Lovelace, Ada King', '张伟', 'Byron, Anne'];
    expect(agreement('contact', { karbon: { contacts } })).toBe('same');
    const person = { first: '伟', middle: '', last: '张' };
    expect(agreement('contact', { karbon: { contacts }, quickbooks: { person } })).toBe('differs');
    expect(agreement('contact', { karbon: { contacts: [] } })).toBe('onlyInQuickbooks');
  });

  it.each([
    [['Office@ACME.example '], ['office@acme.example'], 'same'],
    [['office@acme.example', 'tax@acme.example'], ['tax@acme.example'], 'same'],
    [['office@acme.example'], ['tax@acme.example', 'office@acme.example'], 'same'],
    [['office@acme.example', 'a@acme.example'], ['office@acme.example', 'b@acme.example'], 'differs'],
    [['office@acme.example'], ['ofice@acme.example'], 'differs'],
    [[], ['office@acme.example'], 'onlyInQuickbooks'],
    [['office@acme.example'], [], 'onlyInKarbon'],
    [[], [], 'neither'],
  ])('compare e-mails without case: %j, %j', (inKarbon, inQuickbooks, expected) => {
    const changes = { karbon: { emails: inKarbon }, quickbooks: { emails: inQuickbooks } };
    expect(agreement('email', changes)).toBe(expected);
  });

  it('show telephones as they were typed', () => {
    const changes = {
      karbon: { phones: [phone('+1 303.555.0142', 'US'), phone('303-555-0199 x4')] },
      quickbooks: { phones: [phone('(303) 555-0142')] },
    };
    const row = rowOf('phone', changes);
    expect(row.agreement).toBe('same');
    expect(row.inKarbon?.map(textOf)).toEqual(['+1 303.555.0142', '303-555-0199 x4']);
    expect(row.inQuickbooks?.map(textOf)).toEqual(['(303) 555-0142']);
  });

  it('say nothing of what has not been read', () => {
    const unread = compareDetails(pairWith({ quickbooks: null }));
    expect(unread.map(({ agreement: found }) => found)).toEqual([
      'same',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(unread.slice(1).map(({ inQuickbooks }) => inQuickbooks)).toEqual([null, null, null, null]);
    const withoutKarbon = compareDetails(pairWith({ karbon: null }));
    expect(withoutKarbon.map(({ inKarbon }) => inKarbon === null)).toEqual([false, false, true, true, true]);
  });
});
