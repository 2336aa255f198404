/** The QuickBooks Time account as the stand-in firm holds it; the service turns this into the loose shapes of the API. */
export interface QuickbooksTimeState {
  readonly account: {
    readonly companyId: number;
    readonly companyName: string;
    readonly clientUrl: string;
    readonly timeZone: string;
    /** 0 = Sunday. */
    readonly weekStart: number;
    readonly createdMs: number;
    linkedTo: 'none' | 'online';
    dontExportBefore: string | null;
    /** `timesheet_notes_required`: a closed entry needs a note (quickbooks-time.md 7.2, 7.6). */
    notesRequired?: boolean;
    /** `clockout_override_hours`, where `clockout_override` is on: an entry of so many hours is ended by itself (quickbooks-time.md 7.2). */
    clockOutAfterHours?: number;
    /** `lunch_deduct`, `lunch_length`, `lunch_threshold`: automatic lunch in an entry that is as long as the threshold. */
    lunch?: { readonly lengthMinutes: number; readonly thresholdHours: number };
  };
  readonly users: Map<number, QbtUser>;
  readonly groups: Map<number, QbtGroup>;
  readonly jobcodes: Map<number, QbtJobcode>;
  readonly assignments: Map<number, QbtAssignment>;
  readonly timesheets: Map<number, QbtTimesheet>;
  /** Tombstones; `lastModifiedMs` is the time of the deletion. Kept 180 days. */
  readonly deleted: Map<number, QbtTimesheet>;
  /** Which time activity of QuickBooks each exported entry has become: kept by the link, shown by neither service. */
  readonly exportedAs: Map<number, string>;
  readonly customFields: Map<number, QbtCustomField>;
  readonly customFieldItems: Map<number, QbtCustomFieldItem>;
  readonly customFieldItemFilters: Map<number, QbtCustomFieldItemFilter>;
  readonly applications: QbtApplication[];
  readonly codes: Map<string, QbtCode>;
  readonly accessTokens: Map<string, QbtToken>;
  /** Refresh token → the access token it came with. */
  readonly refreshTokens: Map<string, { userId: number; clientId: string; accessToken: string }>;
  /** Newest change per collection, epoch ms (quickbooks-time.md 7.3). */
  readonly stamps: Map<string, number>;
  nextId: number;
}

export interface QbtUser {
  readonly id: number;
  firstName: string;
  lastName: string;
  email: string;
  username: string;
  active: boolean;
  groupId: number;
  managerOfGroupIds: number[];
  permissions: Record<string, boolean>;
  /** `YYYY-MM-DD`; `2000-01-01` if never. */
  submittedTo: string;
  approvedTo: string;
  lastModifiedMs: number;
  createdMs: number;
}

/** Its managers are the users whose `managerOfGroupIds` name it. */
export interface QbtGroup {
  readonly id: number;
  name: string;
  active: boolean;
  lastModifiedMs: number;
  createdMs: number;
}

export interface QbtJobcode {
  readonly id: number;
  parentId: number;
  name: string;
  shortCode: string;
  type: 'regular' | 'pto' | 'paid_break' | 'unpaid_break';
  billable: boolean;
  billableRate: number;
  assignedToAll: boolean;
  active: boolean;
  projectId: number;
  connectWithQuickbooks: boolean;
  lastModifiedMs: number;
  createdMs: number;
}

export interface QbtAssignment {
  readonly id: number;
  /** 0 = everyone. */
  userId: number;
  jobcodeId: number;
  active: boolean;
  /** It ended because its jobcode was archived. */
  endedWithJobcode?: boolean;
  lastModifiedMs: number;
  createdMs: number;
}

export interface QbtTimesheet {
  readonly id: number;
  userId: number;
  jobcodeId: number;
  type: 'regular' | 'manual';
  /** Epoch ms; on manual entries `null`. */
  startMs: number | null;
  /** Epoch ms; `null` while on the clock and on manual entries. */
  endMs: number | null;
  /** Local day of the start in the account's zone. */
  date: string;
  /** Seconds; 0 while on the clock. */
  duration: number;
  locked: number;
  notes: string;
  /** Custom field id → item name. */
  customFields: Record<string, string>;
  createdByUserId: number;
  lastModifiedMs: number;
  /** On tombstones: when the entry was last changed before its deletion. */
  lastEditMs?: number;
}

export interface QbtCustomField {
  readonly id: number;
  name: string;
  required: boolean;
  active: boolean;
  appliesTo: 'timesheet' | 'user' | 'jobcode';
  type: 'managed-list' | 'free-form';
  lastModifiedMs: number;
}

export interface QbtCustomFieldItem {
  readonly id: number;
  customFieldId: number;
  name: string;
  active: boolean;
  lastModifiedMs: number;
}

/** Offers an item for a jobcode, to a user or to a group: where there are any, those alone (quickbooks-time.md 7.10). */
export interface QbtCustomFieldItemFilter {
  readonly id: number;
  customFieldId: number;
  customFieldItemId: number;
  appliesTo: 'jobcodes' | 'users' | 'groups';
  appliesToId: number;
  active: boolean;
  lastModifiedMs: number;
}

export interface QbtApplication {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Registered redirect addresses, compared byte for byte. */
  readonly redirectUris: string[];
}

export interface QbtCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly userId: number;
  readonly madeMs: number;
  /** What the code's application must prove at the grant; absent where it sent none (quickbooks-time.md 2.1). */
  readonly challenge?: { readonly text: string; readonly method: string };
}

export interface QbtToken {
  readonly userId: number;
  /** `null` for a token made in the web pages. */
  readonly clientId: string | null;
  expiresMs: number;
  isRevoked: boolean;
  /** When it was used in the current rate window, epoch ms; absent before the first call (quickbooks-time.md 5.2). */
  callsMs?: number[];
}
