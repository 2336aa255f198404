import type { FirmTools } from '../service';
import { badQuery, restrictedRecord } from './api-refusal';
import type { Row } from './list-answer';
import {
  clientGroupsRule,
  contactsRule,
  type ListRule,
  organizationsRule,
  timeEntriesRule,
  usersRule,
  workItemsRule,
} from './list-rules';
import {
  businessCard,
  clientGroupEntity,
  clientGroupListItem,
  contactCards,
  contactEntity,
  contactListItem,
  organizationEntity,
  organizationListItem,
  timeEntryItem,
  userEntity,
  userListItem,
  workItemEntity,
  workItemListItem,
} from './shapes';
import type { KarbonState, KarbonTimeEntry } from './state';

type Restriction = 'Public' | 'Private' | 'Hidden';

/** One collection of the API: its list, and the single record of a key. */
export interface Collection {
  readonly rule: ListRule;
  rows(): Row[];
  /** `null` where the collection has no such key. */
  entity(key: string): Row | null;
  readonly entityTypeName: string;
  notFoundMessage(key: string): string;
  /** What `$expand` may ask of a single record, and what it brings. */
  expansions(key: string): Readonly<Record<string, unknown>>;
  /** Key for a user-defined identifier, compared without case; absent where there is no such look-up. */
  keyOfIdentifier?(identifier: string): string | null;
}

/** Every collection of the API, by the segment of its address. */
export function createCollections(
  state: KarbonState,
  { switches }: FirmTools,
): ReadonlyMap<string, Collection> {
  const order = () => switches.karbon.fullNameOrder;
  const isVisible = (record: { readonly restriction: Restriction }) =>
    record.restriction === 'Public' || switches.karbon.showsRestricted;
  /** Throws `ApiRefusal` 403 where the switch tells that there is a record, though not what it is. */
  const isGivenByKey = (record: { readonly restriction: Restriction }) => {
    if (isVisible(record)) return true;
    if (switches.karbon.restrictedByKey === 'forbidden') throw restrictedRecord();
    return switches.karbon.restrictedByKey === 'shown';
  };
  const timeItem = (entry: KarbonTimeEntry) => timeEntryItem(entry, switches.karbon.entityKeyWithoutWork);
  const visibleContacts = () => [...state.contacts.values()].filter(isVisible);
  const visibleOrganizations = () => [...state.organizations.values()].filter(isVisible);

  const contacts: Collection = {
    rule: contactsRule,
    rows: () => visibleContacts().map((contact) => contactListItem(contact, order())),
    entity: (key) => {
      const contact = state.contacts.get(key);
      return contact !== undefined && isGivenByKey(contact) ? contactEntity(contact) : null;
    },
    entityTypeName: 'ContactDTO',
    notFoundMessage: () => 'No Contact found for provided key',
    expansions: (key) => {
      const contact = state.contacts.get(key);
      return { BusinessCards: contact ? contactCards(contact) : [], ClientTeam: [], ClientAccess: [] };
    },
    keyOfIdentifier: (identifier) => keyByIdentifier([...state.contacts.values()], identifier),
  };

  const organizations: Collection = {
    rule: organizationsRule,
    rows: () => visibleOrganizations().map(organizationListItem),
    entity: (key) => {
      const organization = state.organizations.get(key);
      return organization !== undefined && isGivenByKey(organization)
        ? organizationEntity(organization)
        : null;
    },
    entityTypeName: 'OrganizationDTO',
    notFoundMessage: (key) => `No organization exists with a key of ${key}.`,
    expansions: (key) => {
      const organization = state.organizations.get(key);
      const people =
        organization?.contactKeys?.flatMap((contactKey) => state.contacts.get(contactKey) ?? []) ?? [];
      return {
        BusinessCards: organization ? [businessCard('Organization', key, organization)] : [],
        ClientTeam: [],
        // As in a list.
        Contacts: people.filter(isVisible).map((contact) => contactListItem(contact, order())),
      };
    },
    keyOfIdentifier: (identifier) => keyByIdentifier([...state.organizations.values()], identifier),
  };

  const clientGroups: Collection = {
    rule: clientGroupsRule,
    rows: () => [...state.clientGroups.values()].map(clientGroupListItem),
    entity: (key) => {
      const group = state.clientGroups.get(key);
      return group === undefined ? null : clientGroupEntity(group);
    },
    entityTypeName: 'ClientGroupDTO',
    notFoundMessage: () => 'No Client Group found for provided key',
    expansions: (key) => ({ BusinessCard: businessCard('ClientGroup', key, { email: '' }), ClientTeam: [] }),
  };

  const workItems: Collection = {
    rule: workItemsRule,
    rows: () => [...state.workItems.values()].map((item) => workItemListItem(state, item, order())),
    entity: (key) => {
      const item = state.workItems.get(key);
      return item === undefined ? null : workItemEntity(state, item, order());
    },
    entityTypeName: 'WorkItemDTO',
    notFoundMessage: () => 'No Work Item found for provided key',
    expansions: () => ({}),
  };

  const timeEntries: Collection = {
    rule: timeEntriesRule,
    rows: () => state.individualTimeEntries.map(timeItem),
    entity: (key) => {
      if (!/^[0-9a-f]{32}$/i.test(key)) {
        throw badQuery('Provided key must be a valid GUID.');
      }
      const entry = state.individualTimeEntries.find((candidate) => candidate.key === key);
      return entry === undefined ? null : timeItem(entry);
    },
    entityTypeName: 'IndividualTimeEntryDTO',
    notFoundMessage: () => 'No time entry found for provided key',
    expansions: () => ({}),
  };

  const users: Collection = {
    rule: usersRule,
    rows: () => [...state.users.values()].map(userListItem),
    entity: (key) => {
      const user = state.users.get(key);
      return user === undefined ? null : userEntity(user);
    },
    entityTypeName: 'UserDTO',
    notFoundMessage: () => 'No User found for provided key',
    expansions: () => ({}),
  };

  return new Map(
    [contacts, organizations, clientGroups, workItems, timeEntries, users].map((collection) => [
      collection.rule.name,
      collection,
    ]),
  );
}

function keyByIdentifier(
  records: readonly { readonly key: string; readonly userDefinedIdentifier: string }[],
  identifier: string,
): string | null {
  const wanted = identifier.toLowerCase();
  return records.find((record) => record.userDefinedIdentifier.toLowerCase() === wanted)?.key ?? null;
}
