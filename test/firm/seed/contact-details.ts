import type { KarbonState } from '../karbon/state';
import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import type { SeededClient } from './clients';

/** How some clients are kept in Karbon and in QuickBooks beside their names: in part alike, in part not (karbon.md 1.5, quickbooks.md 5.1). */
export function seedContactDetails(
  karbon: KarbonState,
  online: QuickbooksOnlineState,
  clients: ReadonlyMap<string, SeededClient>,
): void {
  const both = (name: string) => {
    const seeded = clients.get(name);
    const customer = online.names.get(seeded?.customerId ?? '');
    if (!seeded || !customer) throw new Error(`No client with a customer is called ${name}.`);
    return { key: seeded.key, customer };
  };

  const architects = both('Alder & Finch Architects');
  const architect = both('Abernathy, Louise Marie');
  const organization = karbon.organizations.get(architects.key);
  const person = karbon.contacts.get(architect.key);
  const roofing = both('Basalt Roofing LLC');
  const roofer = karbon.organizations.get(roofing.key);
  if (!organization || !person || !roofer) throw new Error('Karbon lacks a client of the plan.');

  // Another company name and e-mail; the same telephone, otherwise written.
  organization.contactKeys = [person.key];
  organization.otherEmails = ['billing@alder-finch.example'];
  organization.phones = [
    { number: '+1 303.555.3322', countryCode: 'US', label: 'Work' },
    { number: '303-555-0199 ext. 4', countryCode: 'US', label: 'Work' },
  ];
  Object.assign(architects.customer, {
    companyName: 'Alder and Finch Architects, LLP',
    givenName: 'Louise',
    familyName: 'Abernathy',
    email: 'office@alder-finch.example',
    otherFields: {
      ...architects.customer.otherFields,
      PrimaryPhone: { FreeFormNumber: '(303) 555-3322' },
      AlternatePhone: {},
      Mobile: {},
    },
  });

  // Karbon's own contact sync would take the two for one.
  person.employerKeys = [organization.key];
  Object.assign(architect.customer, {
    companyName: organization.fullName,
    givenName: person.firstName,
    familyName: person.lastName,
    email: person.email.toUpperCase(),
    otherFields: { ...architect.customer.otherFields, MiddleName: person.middleName },
  });
  Object.assign(roofing.customer, { companyName: roofer.fullName, email: roofer.email });
}
