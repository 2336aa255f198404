import { describe, expect, it } from 'vitest';
import { safeParse } from '../../../src/messages/schema';
import { clientDetailsSchemas } from '../../../src/systems/karbon/client-details-schema';
import {
  customerAnswerSchema,
  termAnswerSchema,
} from '../../../src/systems/quickbooks-online/customer-details-schema';

function customerFrom(row: object) {
  const parsed = safeParse(customerAnswerSchema, { Customer: row, time: '2026-11-30T10:00:00-08:00' });
  if (!parsed.success) throw parsed.error;
  return parsed.data.Customer;
}

function clientFrom(kind: keyof typeof clientDetailsSchemas, row: object) {
  const parsed = safeParse(clientDetailsSchemas[kind], row);
  if (!parsed.success) throw parsed.error;
  return parsed.data;
}

describe('a customer by its own record', () => {
  const plain = { Id: '301', DisplayName: 'Northwind Dental PLLC' };

  it('takes what is absent, empty or of an odd form for not given', () => {
    const { details, terms } = customerFrom({
      ...plain,
      CompanyName: null,
      GivenName: 7,
      PrimaryPhone: {},
      Mobile: null,
      AlternatePhone: { FreeFormNumber: ' ' },
      PrimaryEmailAddr: 'office@example.com',
      BalanceWithJobs: 'much',
      CurrencyRef: { value: 'dollars' },
      SalesTermRef: {},
      MetaData: { CreateTime: 'long ago' },
    });
    expect(terms).toBe('');
    expect(details).toMatchObject({
      companyName: '',
      person: { first: '', middle: '', last: '' },
      emails: [],
      phones: [],
      balanceWithJobs: null,
      currency: '',
      createdOn: null,
    });
  });

  it('has several addresses in the one field, every telephone but the fax, and the day by the clock of the company', () => {
    const { details, terms } = customerFrom({
      ...plain,
      PrimaryEmailAddr: { Address: 'office@example.com, tax@example.com;' },
      PrimaryPhone: { FreeFormNumber: '(303) 555-0142' },
      Mobile: { FreeFormNumber: '303-555-0177' },
      Fax: { FreeFormNumber: '303-555-0100' },
      CurrencyRef: { value: 'CAD', name: 'Canadian Dollar' },
      SalesTermRef: { value: '3' },
      MetaData: { CreateTime: '2026-03-02T23:15:04-08:00' },
    });
    expect(details.emails).toEqual(['office@example.com', 'tax@example.com']);
    expect(details.phones.map(({ number }) => number)).toEqual(['(303) 555-0142', '303-555-0177']);
    expect(details).toMatchObject({ currency: 'CAD', createdOn: '2026-03-02' });
    expect(terms).toEqual({ id: '3', name: '' });
  });

  it('is refused without its id or name, as are terms without theirs', () => {
    expect(safeParse(customerAnswerSchema, { Customer: { Id: '301' } }).success).toBe(false);
    expect(safeParse(customerAnswerSchema, { QueryResponse: {} }).success).toBe(false);
    expect(safeParse(termAnswerSchema, { Term: { Id: '3', Name: '' } }).success).toBe(false);
  });
});

describe('a client by its own record', () => {
  const organization = { OrganizationKey: 'OrgKey12345', FullName: 'Northwind Dental PLLC' };

  it('takes the primary card first, and each address once', () => {
    const details = clientFrom('organization', {
      ...organization,
      RestrictionLevel: 'Hidden',
      BusinessCards: [
        {
          IsPrimaryCard: false,
          EmailAddresses: ['tax@example.com', 'office@example.com'],
          PhoneNumbers: null,
        },
        {
          IsPrimaryCard: true,
          EmailAddresses: ['office@example.com', '', null],
          PhoneNumbers: [
            { Number: '303-555-0142', CountryCode: 'US', Label: 'Work' },
            { Number: 3035550177 },
            {},
            null,
          ],
        },
      ],
      Contacts: [{ ContactKey: 'ConKey12345', FullName: 'Lovelace, Ada' }, { FullName: null }, 'Ben'],
    });
    expect(details).toMatchObject({
      isHidden: true,
      emails: ['office@example.com', 'tax@example.com'],
      phones: [
        { number: '303-555-0142', countryCode: 'US' },
        { number: '3035550177', countryCode: '' },
      ],
      contacts: ['Lovelace, Ada'],
      organizationKeys: [],
    });
  });

  it('knows whom a person works for, and the one card of a client group', () => {
    const person = clientFrom('person', {
      ContactKey: 'ConKey12345',
      FirstName: 'Ada',
      LastName: 'Lovelace',
      BusinessCards: [
        { OrganizationKey: 'OrgKey12345' },
        { OrganizationKey: null },
        { OrganizationKey: 'OrgKey12345' },
      ],
    });
    expect(person.organizationKeys).toEqual(['OrgKey12345']);
    const group = clientFrom('clientGroup', {
      ClientGroupKey: 'GrpKey12345',
      FullName: 'Northwind family',
      BusinessCard: { IsPrimaryCard: true, PhoneNumbers: [{ Number: '303-555-0142' }] },
    });
    expect(group).toMatchObject({ emails: [], phones: [{ number: '303-555-0142' }], isHidden: false });
  });

  it('has nothing but its names where no cards come', () => {
    expect(
      clientFrom('organization', { ...organization, BusinessCards: 'none', Contacts: {} }),
    ).toMatchObject({
      emails: [],
      phones: [],
      contacts: [],
      isHidden: false,
    });
    expect(safeParse(clientDetailsSchemas.organization, { FullName: 'No key' }).success).toBe(false);
  });
});
