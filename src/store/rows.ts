import type { PackedNames } from '../domain/matching/packed-names';
import type { PackedOwners } from '../domain/matching/packed-owners';
import type { StoredSpelling } from '../domain/matching/stored-spelling';
import type { NamedClient } from '../domain/naming/expected-path';
import type { KarbonRef, ListChange, PlanStep, RecordState } from '../domain/plans/plan';
import type { NameListNames } from '../domain/records/name-list';
import type {
  BudgetLine,
  DayText,
  ListId,
  ListRecord,
  SystemId,
  TimeAccount,
  TimeRights,
  WorkItem,
} from '../domain/records/records';
import { systemIds } from '../domain/records/records';
import type { SharedListFacts, SharedRecord } from '../domain/records/shared-lists';
import type { ClosedItem } from '../domain/time/closing';
import type { BulkItemState, BulkRunView, PlannedItem } from '../messages/bulk-run';
import type { CustomerListFacts } from '../messages/customer-list';
import type { PlainError } from '../messages/errors';
import type { StepOutcome, StepState } from '../messages/fixes';
import type { HoursClosing } from '../messages/hours';
import type { NameListFacts } from '../messages/name-list';
import type { ConnectedAccount, ConnectionRight } from '../messages/page-api';
import type { SharedListState } from '../messages/shared-lists';
import type { Ignored } from '../messages/tie-out-input';
import type { HoursCoverage, HoursFacts } from './hours-rows';

/** What is sealed: the credentials of each system, and what an administrator has handed over. */
export const sealedNames = [...systemIds, 'setup'] as const;

export type SealedName = (typeof sealedNames)[number];

/** Credentials as they lie in IndexedDB. */
export interface SealedSecret {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
  /** Another one with each change of the credentials; not there in what an earlier Tieout has sealed. */
  readonly revision?: string;
}

/** What is known of a connection and is no secret. */
export interface ConnectionRecord {
  readonly system: SystemId;
  /** `null` while not connected. */
  readonly account: ConnectedAccount | null;
  /** Company and user as the system identifies them: records read under another identity are cleared. */
  readonly identity: string;
  /** How QuickBooks Time is set up and whose rights the token has; `null` on the other systems. */
  readonly time: TimeConnection | null;
  /** The company file the QuickBooks token is for; `null` on the other systems. */
  readonly quickbooks: QuickbooksConnection | null;
  /** The file that the list is read from where QuickBooks itself is not asked; `null` where it is, and on the other systems. */
  readonly customerList: CustomerListFacts | null;
  readonly lastError: (PlainError & { readonly at: number }) | null;
  /** When the service was last asked whom the connection acts for, epoch ms. */
  readonly factsReadAt: number;
  /** Failures in a row since the last good answer: how long to hold back. */
  readonly failures: number;
}

export interface TimeConnection {
  readonly account: TimeAccount;
  readonly rights: TimeRights;
}

export interface QuickbooksConnection {
  readonly realmId: string;
  readonly environment: 'production' | 'sandbox';
}

/** The estimate lines of one work item. */
export interface BudgetRecord {
  readonly workKey: string;
  readonly lines: readonly BudgetLine[];
}

/** The lists that are mirrored whole. */
export type ListName =
  | 'jobcodes'
  | 'timeUsers'
  | 'customers'
  | 'nameHolders'
  | 'organizations'
  | 'people'
  | 'clientGroups'
  | 'karbonUsers'
  | 'workItems';

/** What of the outside world the mirror holds, and as of when. Times are epoch ms of the local clock. */
export type CoverageRow =
  | ListCoverage
  | EntriesCoverage
  | FirmEntries
  | TimeChanges
  | WorkCoverage
  | SingleCoverage
  | HoursCoverage
  | HoursFacts;

/** A list that is mirrored whole. */
export interface ListCoverage {
  readonly kind: 'list';
  readonly id: `list:${ListName}`;
  readonly list: ListName;
  /** False until it has been read to its end once. */
  readonly isComplete: boolean;
  /** Records read so far by the first reading. */
  readonly count: number;
  readonly leftOut: number;
  readonly readAt: number;
  /** When it was last read from its first record to its last. */
  readonly wholeAt?: number;
  /** By how many more there were then in the mirror than the service counts. */
  readonly excess?: number;
  /** The service's own stamp from which to ask for changes; `''` where there is none. Known from the first page on. */
  readonly cursor: string;
  /** Where a first reading goes on, in the source's own words; `null` or not there: at the first page. */
  readonly next?: string | null;
  /** In this pass of the first reading, a row was met again in another place. */
  readonly isShifted?: boolean;
  /** How many passes of the first reading rows have moved under. */
  readonly shiftedPasses?: number;
  /** One pass was made anew since something had changed under it that may have moved rows. */
  readonly isDoubted?: boolean;
  /** When this pass of the first reading has begun, by the service's clock, epoch ms; `null` where it does not say. */
  readonly begunAtMs?: number | null;
  /** As of when a colleague's file has last had it, epoch ms: as long as that is not long ago, the service is asked less. */
  readonly sharedAsOf?: number;
}

/** A list that a colleague's file has brought, until it is among the copies, and what has become of it. */
export interface SharedListRow extends SharedListFacts {
  /** Whose list it is. */
  readonly system: SystemId;
  /** Whose connection the file belongs to: with that it goes. */
  readonly from: SystemId;
  readonly state: SharedListState;
  readonly count: number;
  readonly wrongCount: number;
  /** `null` once they are among the copies, or not wanted. */
  readonly records: readonly SharedRecord[] | null;
}

/** The entries of one jobcode and all below it, from `from` (`null`: since ever) to `to`; kept so by the changes. */
export interface EntriesCoverage {
  readonly kind: 'entries';
  readonly id: `entries:${string}`;
  readonly jobcodeId: string;
  readonly from: DayText | null;
  readonly to: DayText;
  readonly leftOut: number;
  /** When running entries were last looked at by themselves, since a clock-in may move no stamp. */
  readonly runningReadAt: number;
}

/** The entries of the whole account: all that are dated from `from` to `to` are in the mirror, and kept so by the changes. */
export interface FirmEntries {
  readonly kind: 'firmEntries';
  readonly id: 'firmEntries';
  /** A day after `to` while there are none. */
  readonly from: DayText;
  readonly to: DayText;
  /** How many days the next reading asks for. */
  readonly nextDays: number;
  /** Whether there is nothing before `from`. */
  readonly isComplete: boolean;
  /** Entries read so far. */
  readonly count: number;
  readonly leftOut: number;
  readonly readAt: number;
}

/** Up to where QuickBooks Time's changes have been followed. Stamps are the server's (quickbooks-time.md 7.3). */
export interface TimeChanges {
  readonly kind: 'timeChanges';
  readonly id: 'timeChanges';
  readonly timesheets: string;
  readonly timesheetsDeleted: string;
  /** When the stamps were last compared: everything covered is as of then. */
  readonly checkedAt: number;
  /** To be added to the local clock to get the server's, ms. */
  readonly clockSkewMs: number;
}

/** The work items of one client. */
export interface WorkCoverage {
  readonly kind: 'work';
  readonly id: `work:${string}`;
  readonly clientKey: string;
  readonly leftOut: number;
  readonly readAt: number;
}

/** One page of Karbon looked up by itself: a client with its members, a work item, or a budget. */
export interface SingleCoverage {
  readonly kind: 'single';
  readonly id: `single:${SingleName}:${string}`;
  readonly readAt: number;
  /** False where Karbon has no such record. */
  readonly isFound: boolean;
}

export type SingleName = 'client' | 'workItem' | 'budget';

/** The client or work item of Karbon that a step fixes; the steps of one run may be of several. */
export interface JournalItem extends KarbonRef {
  readonly title: string;
  /** The name path that it was expected to have. */
  readonly path: readonly string[];
  /** The Karbon record of each level of that path, client first; `null` where its key is not known. */
  readonly levels: readonly (KarbonRef | null)[];
}

/** One step of one run: in the journal before it is sent, and for good. Times are epoch ms. */
export interface JournalEntry {
  /** `<runId> <position>`, so that a run that is asked for twice is written once. */
  readonly id: string;
  readonly runId: string;
  readonly position: number;
  /** Later runs have higher ones: the machine's clock may be set back between two of them. */
  readonly runNumber: number;
  readonly item: JournalItem;
  readonly step: PlanStep;
  readonly state: StepState;
  /** By which QuickBooks Online tells a repeated write from a second one (quickbooks.md 3). */
  readonly requestId: string;
  /** Identity of the connection that it was planned for: another company's records are not touched. */
  readonly account: string;
  readonly plannedAt: number;
  readonly sentAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: StepOutcome | null;
  /** The record it works on, or has made. */
  readonly recordId: string | null;
  readonly before: RecordState | null;
  readonly after: RecordState | null;
  /** Id of the entry that this one undoes. */
  readonly undoes: string | null;
  /**
   * Id of the record that its Karbon record was paired with in the list before, and is to be paired with again when the step is
   * undone; of a step that undoes another, the pair to leave behind.
   */
  readonly pairBefore: string | null;
}

/** Many items that are put right one after the other, each as a run of the journal. Times are epoch ms. */
export interface BulkRunRow
  extends Pick<BulkRunView, 'id' | 'isInterrupted' | 'startedAt' | 'endedAt' | 'counts'> {
  /** Later runs have higher ones: the machine's clock may be set back between two of them. */
  readonly number: number;
  readonly state: BulkRunView['state'];
  /** Id of the bulk run that this one takes back. */
  readonly undoes: string | null;
  /** Whom each system was connected as when it was begun, and with which rights; `null` where that does not matter. */
  readonly accounts: Readonly<Record<SystemId, BulkAccount | null>>;
  /** When anything has last happened to it. */
  readonly lastTouchedAt: number;
  /** How many of its items have changed something that can be taken back. */
  readonly undoable: number;
  /** What it waits for, while it does. */
  readonly standstill: Standstill | null;
  /** How many items before the next one were given up since a service would not take them, without one that went well since. */
  readonly givenUpInRow: number;
}

export interface BulkAccount {
  readonly identity: string;
  readonly rights: readonly ConnectionRight[];
}

/** A service keeps a bulk run from going on. */
export interface Standstill {
  readonly error: PlainError;
  readonly sinceMs: number;
  /** How often the item whose turn it is was tried although the lists could be read. */
  readonly tries: number;
  /** The run was paused for it, and somebody has let it go on. */
  readonly wasPaused: boolean;
}

/** One item of a bulk run. */
export interface BulkItemRow {
  readonly runId: string;
  readonly position: number;
  readonly item: PlannedItem;
  /** What a cancelled run has left stays `waiting`. */
  readonly state: Exclude<BulkItemState, 'left'>;
  /** Of its own run in the journal. */
  readonly itemRunId: string;
  /** Why nothing of it was begun. */
  readonly error: PlainError | null;
  readonly isUndoable: boolean;
  /** Of the item that this one takes back, in the run that is undone. */
  readonly undoesPosition: number | null;
  /** The steps that were shown; `null` where they were others already when the run was begun. */
  readonly shownSteps: readonly PlanStep[] | null;
}

/** A Karbon record that nobody wants to hear of any more. */
export interface IgnoredRow extends Ignored {
  /** Identity of the connection to Karbon. */
  readonly account: string;
}

/** A closed period with its hours as they stood then. */
export interface HoursClosingRow extends HoursClosing {
  /** Identity of the connection to QuickBooks Time. */
  readonly account: string;
  readonly items: readonly ClosedItem[];
}

/** A list of names that a tie-out takes in place of a connection. */
export interface NameListRow extends NameListFacts {
  readonly names: NameListNames;
}

/** A confirmed pair of a Karbon record and a record of a list, by ids, which survive renames. */
export interface Link {
  readonly list: ListId;
  readonly karbon: KarbonRef;
  /** Identity of the list's connection: ids of another company mean nothing. */
  readonly account: string;
  readonly recordId: string;
  /** Nobody has chosen it: the two were seen under one name. */
  readonly isSeen?: boolean | undefined;
  /** What the list has made of the record's name, where it was asked for another. */
  readonly spelling?: StoredSpelling | undefined;
  /** Epoch ms. */
  readonly at: number;
}

/** A change that a person is to make in a list that Tieout can only read. */
export interface ListChangeRow {
  /** The same for the same change of the same list (see `changeKey`). */
  readonly id: string;
  readonly list: ListId;
  /** Identity of the list's connection: another company's list is changed otherwise. */
  readonly account: string;
  /** As the record is called before the change; of one that is to be created, as it shall be. */
  readonly path: readonly string[];
  readonly change: ListChange;
  /** Of the client or work item that it was asked for. */
  readonly itemTitle: string;
  /** All three in epoch ms. */
  readonly requestedAt: number;
  /** When it was last written to a file or copied; `null` before. */
  readonly takenAt: number | null;
  /** When the list was first seen to be as the change leaves it; `null` before. */
  readonly madeAt: number | null;
}

/** A list field by field, in the order of its keys; `undefined` where a record lacks the field. */
export interface ListColumns {
  readonly count: number;
  readonly fields: { readonly [field: string]: readonly unknown[] };
}

/** An index of a list, as the code of one version has made it. */
export interface StoredIndexRow {
  readonly madeBy: string;
  readonly columns: PackedNames | PackedOwners;
}

/** The keys of what is no longer as an index has it. */
export interface IndexChangesRow {
  readonly keys: readonly string[];
  /** The same for the one that is being made in its place. */
  readonly making: { readonly id: string; readonly keys: readonly string[] } | null;
}

/** What has changed in names since pairs were looked for last, and what was there before; of many at once only that they have. */
export type NameChange =
  | { readonly store: 'all' }
  | { readonly store: 'jobcodes' | 'customers'; readonly key: string; readonly before: PlacedName | null }
  | { readonly store: 'karbonClients'; readonly key: string; readonly before: NamedClient | null }
  | {
      readonly store: 'workItems';
      readonly key: string;
      readonly before: Pick<WorkItem, 'client' | 'title'> | null;
    };

export type PlacedName = Pick<ListRecord, 'parentId' | 'name' | 'isActive'>;

/** Where a client arrives, at the top of both lists. */
export interface ClientPath {
  readonly key: string;
  readonly topName: string;
}
