import type { KarbonContact, KarbonState } from './state';

/** The orders in which Karbon gives a person's full name (karbon.md 1.6). */
export type FullNameOrder = 'lastFirst' | 'firstLast';

/** A person's `FullName`: `Last, First Middle`, or `First Middle Last`. The suffix is not part of it. */
export function fullNameOf(contact: KarbonContact, order: FullNameOrder): string {
  const given = [contact.firstName, contact.middleName].filter((part) => part !== '').join(' ');
  if (contact.lastName === '') return given;
  if (given === '') return contact.lastName;
  return order === 'lastFirst' ? `${contact.lastName}, ${given}` : `${given} ${contact.lastName}`;
}

/** The name of whichever client has the key, as the API and the web app show it; `null` for an unknown key. */
export function clientNameOf(state: KarbonState, key: string, order: FullNameOrder): string | null {
  const contact = state.contacts.get(key);
  if (contact !== undefined) return fullNameOf(contact, order);
  return state.organizations.get(key)?.fullName ?? state.clientGroups.get(key)?.fullName ?? null;
}
