import type { FilterFields } from './filter';

/** What one list of the API allows (karbon.md 1.3). */
export interface ListRule {
  /** Path segment below `/v3/`. */
  readonly name: string;
  /** Type of its items, without the `KarbonService.` in front. */
  readonly typeName: string;
  readonly filterFields: FilterFields;
  readonly orderFields: readonly string[];
  /** `null` keeps the order of the tenant's own records. */
  readonly defaultOrder: string | null;
  /** Rows in a page, and the most that `$top` may ask for. */
  readonly pageSize: number;
  readonly countsAlways: boolean;
}

const exactText = { type: 'text', operators: ['eq'] } as const;
const searchableText = { type: 'text', operators: ['eq', 'contains'] } as const;
const searchableName = { ...searchableText, ignoresCase: true } as const;

export const contactsRule: ListRule = {
  name: 'Contacts',
  typeName: 'ContactSummaryDTO',
  filterFields: {
    FullName: searchableName,
    EmailAddress: searchableName,
    PhoneNumber: searchableText,
    ContactType: searchableText,
    ExternalKey: exactText,
  },
  orderFields: ['FullName', 'LastModifiedDateTime'],
  defaultOrder: null,
  pageSize: 100,
  countsAlways: true,
};

export const organizationsRule: ListRule = {
  name: 'Organizations',
  typeName: 'OrganizationSummaryDTO',
  filterFields: {
    FullName: searchableName,
    EmailAddress: searchableName,
    ContactType: searchableText,
    ExternalKey: exactText,
  },
  orderFields: ['FullName', 'LastModifiedDateTime'],
  defaultOrder: null,
  pageSize: 100,
  countsAlways: true,
};

export const clientGroupsRule: ListRule = {
  name: 'ClientGroups',
  typeName: 'ClientGroupSummaryDTO',
  filterFields: { FullName: { ...exactText, ignoresCase: true } },
  orderFields: ['FullName'],
  defaultOrder: 'ClientGroupKey',
  pageSize: 100,
  countsAlways: true,
};

export const workItemsRule: ListRule = {
  name: 'WorkItems',
  typeName: 'WorkItemSummaryDTO',
  filterFields: {
    AssigneeEmailAddress: searchableText,
    Title: searchableText,
    WorkStatus: searchableText,
    WorkType: searchableText,
    ClientKey: exactText,
    PrimaryStatus: exactText,
    WorkScheduleKey: exactText,
    WorkTemplateKey: exactText,
    StartDate: { type: 'date', operators: ['ge', 'le'] },
  },
  orderFields: ['StartDate', 'DeadlineDate'],
  defaultOrder: null,
  pageSize: 100,
  countsAlways: true,
};

export const timeEntriesRule: ListRule = {
  name: 'IndividualTimeEntries',
  typeName: 'IndividualTimeEntryDTO',
  filterFields: {
    Date: { type: 'date', operators: ['eq', 'gt', 'ge', 'lt', 'le'], hasDateParts: true },
    TimesheetKey: exactText,
    EntityKey: exactText,
    WorkItemKey: exactText,
    ClientKey: exactText,
    UserKey: exactText,
    RoleName: exactText,
    TaskTypeName: exactText,
  },
  orderFields: ['Date'],
  defaultOrder: 'Date',
  pageSize: 1000,
  countsAlways: false,
};

export const usersRule: ListRule = {
  name: 'Users',
  typeName: 'UserSummaryDTO',
  filterFields: { Name: searchableText, EmailAddress: searchableName },
  orderFields: [],
  defaultOrder: null,
  pageSize: 100,
  countsAlways: true,
};
