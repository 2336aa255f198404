import type { DayText, TimeEntry } from '../records/records';

/**
 * Hours tied out: each hour of QuickBooks Time beside what QuickBooks and Karbon hold of it. Two comparisons that know nothing of
 * each other: against QuickBooks (`HoursState`) and against Karbon (`KarbonState`).
 */

/** One time activity of QuickBooks Online (quickbooks.md 8.4). Read only. */
export interface TimeActivity {
  readonly id: string;
  readonly date: DayText;
  /** Whose time; `null` where the record names nobody. */
  readonly person: {
    readonly kind: 'employee' | 'vendor';
    readonly id: string;
    readonly name: string;
  } | null;
  /** Of the customer, sub-customer or project; `null` where the time has none. */
  readonly customerId: string | null;
  readonly durationSeconds: number;
  readonly serviceItem: string | null;
  readonly className: string | null;
  readonly billable: 'billable' | 'notBillable' | 'hasBeenBilled' | null;
  /** In the company's currency; `null` where it is not readable. */
  readonly hourlyRate: number | null;
  readonly description: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** The server's stamp, as sent. */
  readonly lastModified: string;
}

/** One time entry of Karbon itself (karbon.md 1.5, IndividualTimeEntries). Read only. */
export interface KarbonTimeEntry {
  readonly key: string;
  readonly userKey: string;
  readonly clientKey: string | null;
  readonly workKey: string | null;
  readonly date: DayText;
  readonly durationSeconds: number;
  readonly roleName: string | null;
  readonly taskTypeName: string | null;
  readonly description: string;
  readonly lastModified: string;
}

/** Why time has not been exported (quickbooks-time.md 8.1, 8.5); the first that holds, in this order. */
export type NotExportedReason =
  | 'onTheClock'
  | 'noJobcode'
  /** QuickBooks has no customer or job of the jobcode's path. */
  | 'noCustomer'
  | 'customerInactive'
  | 'serviceItemMissing'
  | 'classMissing'
  | 'notApproved'
  /** Nothing stands in its way: it goes with the next export. */
  | 'nextExport';

/** Why nothing can be said about QuickBooks' side. */
export type HoursUnknown = 'notConnected' | 'desktop' | 'noRight' | 'notRead' | 'personUnknown';

export type HoursState =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'otherCustomer'; readonly customerId: string | null }
  /** Locked in QuickBooks Time, and not in QuickBooks. */
  | { readonly kind: 'exportedNotFound' }
  | { readonly kind: 'notExported'; readonly reason: NotExportedReason }
  /** There, with another duration or on another day than QuickBooks Time says now. */
  | { readonly kind: 'changedAfterExport'; readonly quickbooksSeconds: number }
  /** In QuickBooks, and deleted in QuickBooks Time since; what is deleted stands in no item's `entryIds`. */
  | { readonly kind: 'deletedAfterExport'; readonly deletedEntryIds: readonly string[] }
  | { readonly kind: 'onlyInQuickbooks' }
  /** Leave or a break, which no customer is billed for; with the activity that payroll has of it, if there is one. */
  | { readonly kind: 'notWork' }
  | { readonly kind: 'unknown'; readonly why: HoursUnknown };

export type HoursStateKind = HoursState['kind'];

/**
 * Entries and activities that belong together: one and one as a rule; one entry and several activities where QuickBooks holds it in parts,
 * several and one where it holds their sum. Every entry and every activity stands in exactly one of them.
 */
export interface HoursItem {
  /** `entry:` and the first of its entries, `activity:` and the first of its activities where it has none: stays when its state changes. */
  readonly id: string;
  readonly state: HoursState;
  readonly entryIds: readonly string[];
  readonly activityIds: readonly string[];
  /** Of the jobcode of its entries, the customer's where there are none: what the item is counted under. */
  readonly jobcodeId: string | null;
  readonly customerId: string | null;
  readonly date: DayText;
  /** In QuickBooks Time; of entries on the clock up to now. */
  readonly timeSeconds: number;
  /** In QuickBooks. */
  readonly quickbooksSeconds: number;
  /** What would be billed wrong or not at all, by the rates of its activities; `null` where a rate isn't known. */
  readonly amountAtStake: number | null;
}

export type KarbonState =
  | 'there'
  /** There with another duration. */
  | 'differs'
  /** In QuickBooks Time only, and too young for Karbon to know. */
  | 'tooYoung'
  | 'onlyInQuickbooksTime'
  | 'onlyInKarbon'
  | 'unknown';

/** An entry of QuickBooks Time, one of Karbon, or both, where they are the same time. */
export interface KarbonItem {
  readonly id: string;
  readonly state: KarbonState;
  readonly entryIds: readonly string[];
  readonly karbonKeys: readonly string[];
  /** Of its first entry in QuickBooks Time. */
  readonly jobcodeId: string | null;
  /** Where it has none there: the work item and the client of Karbon that it is on. */
  readonly karbonRecords: readonly string[];
  readonly date: DayText;
  readonly timeSeconds: number;
  readonly karbonSeconds: number;
}

/** Whether Karbon's own entries can be held against those of QuickBooks Time. */
export type KarbonUse =
  | 'compared'
  | 'notRead'
  /** Hardly any entry of QuickBooks Time is among them: Karbon keeps them elsewhere (karbon.md 1.5), and nothing is said of any. */
  | 'holdsNone';

export interface HoursResult {
  /** By day, then by id. */
  readonly items: readonly HoursItem[];
  readonly karbonItems: readonly KarbonItem[];
  readonly karbon: KarbonUse;
}

/** What QuickBooks Time's exporter asks of an entry beside its approval. */
export interface ExportRules {
  readonly needsServiceItem: boolean;
  readonly needsClass: boolean;
  /** QuickBooks may hold a duration that is off by this much: half of what it is rounded to. */
  readonly roundingSeconds: number;
}

/** Where a jobcode's time goes in QuickBooks by its path; `null` where QuickBooks has no such customer, `unknown` where its list isn't read. */
export type JobcodeTarget = { readonly customerId: string; readonly isActive: boolean } | null | 'unknown';

export interface HoursInput {
  /**
   * What is said is of this. The lists may reach some days beyond, so that time that was moved over its border is found; items dated outside are
   * left out, by the day of their entries, or of their activities where they have none.
   */
  readonly period: { readonly from: DayText; readonly to: DayText };
  /** Epoch ms on QuickBooks Time's clock. */
  readonly nowMs: number;
  readonly entries: readonly TimeEntry[];
  /** Entries that are known to have been deleted. */
  readonly deletedEntries: readonly TimeEntry[];
  /** Why there are none, where they could not be read. */
  readonly activities: readonly TimeActivity[] | Exclude<HoursUnknown, 'personUnknown'>;
  readonly karbonEntries: readonly KarbonTimeEntry[] | null;
  readonly targetOf: (jobcodeId: string) => JobcodeTarget;
  /** False for leave and breaks. Not asked of time without a jobcode. */
  readonly isWork: (jobcodeId: string) => boolean;
  /** Entries of this user dated on or before the day are approved. */
  readonly approvedTo: (userId: string) => DayText | null;
  /** The person in QuickBooks, by `kind:id`, of each user of QuickBooks Time, as far as known. */
  readonly personOf: (userId: string) => string | null;
  /** Whether a person of QuickBooks, `kind:id`, is some user of QuickBooks Time: nobody else's time is looked for under their name. */
  readonly isKnownPerson: (person: string) => boolean;
  readonly karbonUserOf: (userId: string) => string | null;
  /** The client or work item of Karbon that the jobcode is of. */
  readonly karbonRecordOf: (jobcodeId: string) => string | null;
  readonly rules: ExportRules;
  /** Entries changed after this may be unknown to Karbon. Epoch ms. */
  readonly karbonKnowsUntilMs: number;
}
