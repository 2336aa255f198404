/** The Karbon tenant as the stand-in firm holds it; the API and the web app both read it. */
export interface KarbonState {
  readonly tenantKey: string;
  readonly firmName: string;
  readonly users: Map<string, KarbonUserRow>;
  readonly contacts: Map<string, KarbonContact>;
  readonly organizations: Map<string, KarbonOrganization>;
  readonly clientGroups: Map<string, KarbonClientGroup>;
  readonly workItems: Map<string, KarbonWorkItem>;
  /** Work item key → its estimate lines. */
  readonly estimates: Map<string, KarbonEstimateLine[]>;
  readonly individualTimeEntries: KarbonTimeEntry[];
  readonly contactTypes: string[];
  readonly workTypes: string[];
  /** The one API application of the account. */
  readonly api: { readonly bearer: string; readonly accessKey: string; isRevoked: boolean };
}

export interface KarbonUserRow {
  readonly key: string;
  name: string;
  email: string;
}

/** What is on a client's business card beside its one e-mail address. */
export interface KarbonCardFields {
  otherEmails?: readonly string[];
  phones?: readonly {
    readonly number: string;
    readonly countryCode: string;
    readonly label: string;
  }[];
}

export interface KarbonContact extends KarbonCardFields {
  readonly key: string;
  /** The organizations that it has a card of. */
  employerKeys?: readonly string[];
  firstName: string;
  middleName: string;
  lastName: string;
  preferredName: string;
  suffix: string;
  contactType: string;
  email: string;
  userDefinedIdentifier: string;
  restriction: 'Public' | 'Private' | 'Hidden';
  lastModifiedMs: number;
}

export interface KarbonOrganization extends KarbonCardFields {
  readonly key: string;
  /** Its people. */
  contactKeys?: readonly string[];
  fullName: string;
  legalName: string;
  tradingName: string;
  contactType: string;
  email: string;
  userDefinedIdentifier: string;
  restriction: 'Public' | 'Private' | 'Hidden';
  lastModifiedMs: number;
}

export interface KarbonClientGroup {
  readonly key: string;
  fullName: string;
  /** Exactly one of the two is set. */
  members: { contactKey: string | null; organizationKey: string | null }[];
  lastModifiedMs: number;
}

export type KarbonPrimaryStatus = 'Planned' | 'Ready To Start' | 'In Progress' | 'Waiting' | 'Completed';

export interface KarbonWorkItem {
  readonly key: string;
  title: string;
  clientKey: string;
  clientType: 'Contact' | 'Organization' | 'ClientGroup';
  relatedClientGroupKey: string | null;
  assigneeKey: string;
  startDate: string;
  dueDate: string;
  workType: string;
  primaryStatus: KarbonPrimaryStatus;
  secondaryStatus: string;
  workScheduleKey: string;
}

export interface KarbonEstimateLine {
  readonly key: string;
  userKey: string | null;
  roleKey: string;
  roleName: string;
  taskTypeKey: string;
  taskTypeName: string;
  estimateMinutes: number;
  hourlyRate: number;
  actualMinutes: number;
}

export interface KarbonTimeEntry {
  readonly key: string;
  readonly timesheetKey: string;
  workItemKey: string | null;
  clientKey: string | null;
  clientType: 'Contact' | 'Organization' | 'ClientGroup' | null;
  userKey: string;
  roleName: string;
  taskTypeName: string;
  date: string;
  minutes: number;
  description: string;
  hourlyRate: number;
  readonly createdMs: number;
  modifiedMs: number;
}
