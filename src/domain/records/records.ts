/**
 * The records of the three systems as the rest of Tieout knows them. Sources hand these out after they have
 * taken the looseness out of an answer; nothing below this file speaks an API's own words.
 */

/** The two lists that a Karbon client or work item must match. */
export type ListId = 'quickbooksTime' | 'quickbooks';

/** In the order in which they are shown. */
export const systemIds = ['karbon', 'quickbooksTime', 'quickbooks'] as const;

export type SystemId = (typeof systemIds)[number];

/** A calendar day `YYYY-MM-DD` in the QuickBooks Time account's zone (quickbooks-time.md 6). */
export type DayText = string;

/** A named record in a tree of names: a jobcode, or a customer, sub-customer or project. */
export interface ListRecord {
  readonly id: string;
  /** `null` at the top level. */
  readonly parentId: string | null;
  /** Exactly as the system holds it, never trimmed or folded. */
  readonly name: string;
  readonly isActive: boolean;
  /** A project cannot be a parent of further records in either system. */
  readonly isProject: boolean;
}

export interface Jobcode extends ListRecord {
  readonly type: 'regular' | 'pto' | 'paid_break' | 'unpaid_break' | 'other';
  readonly assignedToAll: boolean;
  /** `null` where the account has no two-way sync, so that the field is absent (quickbooks-time.md 7.4). */
  readonly connectWithQuickbooks: boolean | null;
  /** The server's stamp, as sent; a cursor, never compared with the local clock. */
  readonly lastModified: string;
}

export interface Customer extends ListRecord {
  readonly syncToken: string;
  readonly balance: number | null;
  /** Its parent gets its invoices; says nothing of a customer at the top level (quickbooks.md 5.1). */
  readonly billsWithParent: boolean;
  readonly lastModified: string;
  /** The list's own number of it, where it was read from a file that gives one (see `listedRecords`). */
  readonly listRef?: string;
}

/** A vendor, an employee or another name of Desktop: shares the name space of customers, so it can hold a name (quickbooks.md 5.2, 10.2). */
export interface NameHolder {
  readonly id: string;
  readonly kind: 'vendor' | 'employee' | 'otherName';
  readonly name: string;
  readonly isActive: boolean;
}

export interface TimeUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
  /** Entries dated on or before this day are submitted; `null` if never or not visible to the token. */
  readonly submittedTo: DayText | null;
  readonly approvedTo: DayText | null;
  /** False where the token may not see it. */
  readonly isAdministrator: boolean;
}

/** One timesheet of QuickBooks Time: a single entry, not a weekly sheet. */
export interface TimeEntry {
  readonly id: string;
  readonly userId: string;
  readonly jobcodeId: string;
  readonly kind: 'regular' | 'manual';
  /** Epoch ms; `null` on manual entries, whose clock times are synthetic (quickbooks-time.md 7.6). */
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly date: DayText;
  /** Seconds; 0 while running, when the elapsed time is now less `startMs`. */
  readonly durationSeconds: number;
  readonly isRunning: boolean;
  /** Exported, invoiced or otherwise no longer editable. Says nothing of approval. */
  readonly isLocked: boolean;
  readonly notes: string;
  readonly serviceItem: string | null;
  /** `null` where none is chosen; not there in what an earlier Tieout has kept. */
  readonly className?: string | null | undefined;
  readonly isBillable: boolean | null;
  readonly lastModified: string;
}

export type ClientKind = 'organization' | 'person' | 'clientGroup';

export interface ClientRef {
  readonly kind: ClientKind;
  readonly key: string;
}

/** The parts of a person's name, where Karbon gave them (its list gives `fullName` alone: karbon.md 1.5). */
export interface PersonName {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly preferred: string;
  readonly suffix: string;
}

export interface KarbonClient {
  readonly key: string;
  readonly kind: ClientKind;
  /** As Karbon shows it; empty where only a person's own record, which lacks it, has been read (karbon.md 1.5). */
  readonly fullName: string;
  readonly person: PersonName | null;
  readonly legalName: string;
  readonly tradingName: string;
  readonly contactType: string;
  /** Members of a client group; `null` where only the list, which lacks them, has been read. */
  readonly members: readonly ClientRef[] | null;
  readonly lastModified: string;
}

export interface WorkItem {
  readonly key: string;
  readonly title: string;
  readonly client: ClientRef;
  readonly clientName: string;
  /** The client group that the work is tied to, if any. */
  readonly relatedGroupKey: string | null;
  readonly primaryStatus: string;
  readonly startDate: DayText | null;
  readonly dueDate: DayText | null;
}

/** One line of a work item's estimate summary. */
export interface BudgetLine {
  readonly userKey: string | null;
  readonly roleName: string;
  readonly taskTypeName: string;
  readonly estimateMinutes: number;
  readonly actualMinutes: number;
}

export interface KarbonUser {
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

/** What the QuickBooks Time account says of itself (quickbooks-time.md 7.2). */
export interface TimeAccount {
  readonly companyName: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** 0 = Sunday. */
  readonly weekStartsOn: number;
  readonly quickbooks: 'none' | 'online' | 'other';
  readonly hasTwoWaySync: boolean;
}

/** Whose rights the time was read with (quickbooks-time.md 2.4). */
export interface TimeRights {
  readonly userId: string;
  readonly userName: string;
  readonly scope: 'everybody' | 'ownGroups' | 'own';
  readonly canManageJobcodes: boolean;
}
