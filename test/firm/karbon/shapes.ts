import type { Switches } from '../switches';
import { clientNameOf, fullNameOf } from './client-names';
import type { Row } from './list-answer';
import type {
  KarbonCardFields,
  KarbonClientGroup,
  KarbonContact,
  KarbonEstimateLine,
  KarbonOrganization,
  KarbonState,
  KarbonTimeEntry,
  KarbonUserRow,
  KarbonWorkItem,
} from './state';

/**
 * The records as the API sends them. A list and a single answer differ in their fields, and that is kept exactly
 * (karbon.md 1.5).
 */

type FullNameOrder = Switches['karbon']['fullNameOrder'];

const dateTimeOf = (epochMs: number) => new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');
const midnightOf = (dayText: string) => (dayText === '' ? null : `${dayText.slice(0, 10)}T00:00:00Z`);
const textOrNull = (text: string) => (text === '' ? null : text);

/** Has `FullName`, but neither first nor last name. */
export function contactListItem(contact: KarbonContact, order: FullNameOrder): Row {
  return {
    ContactKey: contact.key,
    FullName: fullNameOf(contact, order),
    PreferredName: textOrNull(contact.preferredName),
    Salutation: null,
    ClientOwner: null,
    ClientManager: null,
    Address: null,
    EmailAddress: textOrNull(contact.email),
    PhoneNumber: null,
    RoleOrTitle: null,
    ContactType: textOrNull(contact.contactType),
    UserDefinedIdentifier: textOrNull(contact.userDefinedIdentifier),
    LastModifiedDateTime: dateTimeOf(contact.lastModifiedMs),
  };
}

/** Has first and last name, but no `FullName`. */
export function contactEntity(contact: KarbonContact): Row {
  return {
    ContactKey: contact.key,
    FirstName: contact.firstName,
    MiddleName: textOrNull(contact.middleName),
    LastName: contact.lastName,
    PreferredName: textOrNull(contact.preferredName),
    Salutation: null,
    Suffix: textOrNull(contact.suffix),
    ClientOwner: null,
    ClientManager: null,
    ContactType: textOrNull(contact.contactType),
    UserDefinedIdentifier: contact.userDefinedIdentifier,
    RestrictionLevel: contact.restriction,
    AvatarUrl: null,
    LastModifiedDateTime: dateTimeOf(contact.lastModifiedMs),
    EntityDescription: { Text: '' },
    AccountingDetail: accountingDetail('', ''),
  };
}

export function organizationListItem(organization: KarbonOrganization): Row {
  return {
    OrganizationKey: organization.key,
    FullName: organization.fullName,
    PhoneNumber: null,
    EmailAddress: textOrNull(organization.email),
    Website: null,
    ContactType: textOrNull(organization.contactType),
    LastModifiedDateTime: dateTimeOf(organization.lastModifiedMs),
    UserDefinedIdentifier: textOrNull(organization.userDefinedIdentifier),
  };
}

export function organizationEntity(organization: KarbonOrganization): Row {
  return {
    OrganizationKey: organization.key,
    FullName: organization.fullName,
    ClientOwner: null,
    ClientManager: null,
    ContactType: textOrNull(organization.contactType),
    UserDefinedIdentifier: organization.userDefinedIdentifier,
    RestrictionLevel: organization.restriction,
    LastModifiedDateTime: dateTimeOf(organization.lastModifiedMs),
    EntityDescription: { Text: '' },
    AccountingDetail: accountingDetail(organization.legalName, organization.tradingName),
  };
}

function accountingDetail(legalName: string, tradingName: string): Row {
  return {
    LegalName: textOrNull(legalName),
    TradingName: textOrNull(tradingName),
    EntityType: null,
    IncorporationState: null,
    FinancialYearEndDay: 31,
    // Months count from 0.
    FinancialYearEndMonth: 11,
    BaseCurrency: 'USD',
    RegistrationNumbers: [],
    Notes: [],
    Accounting: ['QuickBooks Online'],
  };
}

export function clientGroupListItem(group: KarbonClientGroup): Row {
  return {
    ClientGroupKey: group.key,
    FullName: group.fullName,
    PhoneNumber: null,
    Website: null,
    LastModifiedDateTime: dateTimeOf(group.lastModifiedMs),
  };
}

export function clientGroupEntity(group: KarbonClientGroup): Row {
  return {
    ...clientGroupListItem(group),
    ClientOwner: null,
    ClientManager: null,
    ContactType: null,
    UserDefinedIdentifier: '',
    RestrictionLevel: 'Public',
    PrimaryContact: null,
    EntityDescription: { Text: '' },
    Members: group.members.map(({ contactKey, organizationKey }) =>
      contactKey === null ? { OrganizationKey: organizationKey } : { ContactKey: contactKey },
    ),
    AccountingDetails: null,
  };
}

type CardOwner = 'Contact' | 'Organization' | 'ClientGroup';

/** What a card is made from. */
export interface CardFields extends KarbonCardFields {
  readonly email: string;
}

/** The card that `$expand=BusinessCards` (on groups `BusinessCard`) brings; a client group has no e-mail address. */
export function businessCard(entityType: CardOwner, key: string, fields: CardFields): Row {
  const { email, otherEmails = [], phones = [] } = fields;
  return {
    ...emptyCard(entityType, key, `${key}-card`),
    IsPrimaryCard: true,
    EmailAddresses: email === '' ? otherEmails : [email, ...otherEmails],
    PhoneNumbers: phones.map(({ number, countryCode, label }) => ({
      Number: number,
      CountryCode: countryCode,
      Label: label,
    })),
  };
}

/** All cards of a contact: its own, and one for each organization that it works for. */
export function contactCards(contact: KarbonContact): Row[] {
  const { key, employerKeys = [] } = contact;
  return [
    ...employerKeys.map((employer, place) => ({
      ...emptyCard('Contact', key, `${key}-card-${place + 1}`),
      OrganizationKey: employer,
    })),
    businessCard('Contact', key, contact),
  ];
}

function emptyCard(entityType: CardOwner, key: string, cardKey: string): Row {
  return {
    BusinessCardKey: cardKey,
    EntityType: entityType,
    EntityKey: key,
    IsPrimaryCard: false,
    OrganizationKey: null,
    RoleOrTitle: null,
    EmailAddresses: [],
    PhoneNumbers: [],
    Addresses: [],
    WebSites: [],
  };
}

export function workItemListItem(state: KarbonState, item: KarbonWorkItem, order: FullNameOrder): Row {
  const assignee = state.users.get(item.assigneeKey);
  const group = item.relatedClientGroupKey;
  return {
    WorkItemKey: item.key,
    Title: item.title,
    ClientKey: item.clientKey,
    ClientName: clientNameOf(state, item.clientKey, order),
    ClientType: item.clientType,
    ClientUserDefinedIdentifier: clientIdentifierOf(state, item.clientKey),
    RelatedClientGroupKey: group,
    ClientGroupKey: group,
    RelatedClientGroupName: group === null ? null : (state.clientGroups.get(group)?.fullName ?? null),
    AssigneeKey: textOrNull(item.assigneeKey),
    AssigneeName: assignee?.name ?? null,
    AssigneeEmailAddress: assignee?.email ?? null,
    StartDate: midnightOf(item.startDate),
    DueDate: midnightOf(item.dueDate),
    DeadlineDate: midnightOf(item.dueDate),
    CompletedDate: null,
    ToDoPeriod: null,
    WorkType: textOrNull(item.workType),
    PrimaryStatus: item.primaryStatus,
    SecondaryStatus: textOrNull(item.secondaryStatus),
    WorkStatus: workStatusOf(item),
    WorkTemplateKey: null,
    WorkTemplateTile: null,
    WorkScheduleKey: textOrNull(item.workScheduleKey),
    EstimatedBudget: null,
  };
}

/** The single answer alone spells the primary status without blanks. */
export function workItemEntity(state: KarbonState, item: KarbonWorkItem, order: FullNameOrder): Row {
  return {
    ...workItemListItem(state, item, order),
    PrimaryStatus: item.primaryStatus.replaceAll(' ', ''),
    FeeSettings: { FeeType: 'TimeAndMaterials', FeeValue: null },
    UserRoleAssignments: [],
    Description: null,
    ClientTaskRecipient: null,
  };
}

function workStatusOf(item: KarbonWorkItem): string {
  return item.secondaryStatus === '' ? item.primaryStatus : `${item.primaryStatus} - ${item.secondaryStatus}`;
}

function clientIdentifierOf(state: KarbonState, key: string): string | null {
  const client = state.contacts.get(key) ?? state.organizations.get(key);
  return textOrNull(client?.userDefinedIdentifier ?? '');
}

/** No names of users or clients: the caller joins them. */
export function timeEntryItem(
  entry: KarbonTimeEntry,
  entityKeyWithoutWork: Switches['karbon']['entityKeyWithoutWork'],
): Row {
  return {
    IndividualTimeEntryKey: entry.key,
    TimesheetKey: entry.timesheetKey,
    EntityKey: entry.workItemKey ?? (entityKeyWithoutWork === 'client' ? entry.clientKey : null),
    WorkItemKey: entry.workItemKey,
    ClientKey: entry.clientKey,
    ClientType: entry.clientType,
    UserKey: entry.userKey,
    RoleName: textOrNull(entry.roleName),
    TaskTypeName: textOrNull(entry.taskTypeName),
    TaskTypeIsBillable: true,
    Date: midnightOf(entry.date),
    Minutes: entry.minutes,
    Description: textOrNull(entry.description),
    HourlyRate: entry.hourlyRate,
    TotalCost: (entry.minutes / 60) * entry.hourlyRate,
    BilledStatus: 'Unbilled',
    CreatedDate: dateTimeOf(entry.createdMs),
    ModifiedDate: dateTimeOf(entry.modifiedMs),
    FeeType: 'Time and Materials',
  };
}

/** @param actualMinutes what the line says was worked, which depends on whose time is counted */
export function estimateLine(line: KarbonEstimateLine, actualMinutes: number): Row {
  return {
    EstimateSummaryKey: line.key,
    UserKey: line.userKey,
    RoleKey: line.roleKey,
    RoleName: line.roleName,
    TaskTypeKey: line.taskTypeKey,
    TaskTypeName: line.taskTypeName,
    EstimateMinutes: line.estimateMinutes,
    HourlyRate: line.hourlyRate,
    ActualMinutes: actualMinutes,
    EstimateAmount: (line.estimateMinutes / 60) * line.hourlyRate,
  };
}

export function userListItem(user: KarbonUserRow): Row {
  return { Id: user.key, Name: user.name, EmailAddress: user.email };
}

export function userEntity(user: KarbonUserRow): Row {
  return {
    ...userListItem(user),
    BillableRate: 0,
    CapacityMinutesPerWeek: 2400,
    Permissions: [],
    Roles: [],
    Teams: [],
  };
}

/** Cached by callers: changes only when an administrator edits the settings. */
export function tenantSettings(state: KarbonState): Row {
  const secondaryNames = [
    ...new Set([...state.workItems.values()].map((item) => item.secondaryStatus)),
  ].filter((name) => name !== '');
  // Unspaced here, unlike in the work item list.
  const primaryNames = ['Planned', 'ReadyToStart', 'InProgress', 'Waiting', 'Completed'];
  return {
    TenantKey: state.tenantKey,
    ClientAccessActivated: false,
    ContactTypes: state.contactTypes.map((name, index) => ({ Name: name, ContactTypeKey: `CT${index + 1}` })),
    WorkTypes: state.workTypes.map((name, index) => ({
      Name: name,
      WorkTypeKey: `WT${index + 1}`,
      // In lower case, unlike all other properties.
      AvailableStatuses: { primary: primaryNames, secondary: [] },
    })),
    WorkStatuses: primaryNames.map((name) => ({
      Name: name,
      Type: 'Primary',
      Children:
        name === 'InProgress'
          ? secondaryNames.map((child, index) => ({
              Name: child,
              Type: 'Secondary',
              WorkStatusKey: `WS${index + 1}`,
            }))
          : [],
    })),
    ServiceTypes: [],
  };
}
