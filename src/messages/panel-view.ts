import type { MatchStatuses } from '../domain/matching/match-status';
import type { Chain, Verdict } from '../domain/matching/verdict';
import type { Plan } from '../domain/plans/plan';
import type { DayText, ListId, SystemId } from '../domain/records/records';
import type { DayRange, TimeRange } from '../domain/time/time-range';
import type { TrackedTime } from '../domain/time/tracked-time';
import type { ErrorCode } from './errors';
import type { AvailableFix, RunView } from './fixes';
import type { PageKind, PageRef } from './page-ref';

/** Everything the panel shows, ready to draw: plain data that survives JSON. */
export interface PanelView {
  readonly page: PageRef;
  readonly phase: PanelPhase;
  readonly subject: Subject;
  /** Worker's clock, epoch ms, at which the oldest figure shown was read; `null` when nothing has been. */
  readonly asOf: number | null;
  readonly isRefreshing: boolean;
  /** What to add to the local clock to get QuickBooks Time's, ms: running entries are counted by its clock. */
  readonly clockSkewMs: number;
  readonly verdict: Verdict;
  readonly chain: Chain;
  /** `null` until both lists have been read, or where there is nothing to stand in. */
  readonly matchStatuses: MatchStatuses | null;
  /** What the verdict's button stands for. */
  readonly plan: Plan;
  /** All that can be asked for on this page, the button's own first; empty where there is nothing to do. */
  readonly availableFixes: readonly AvailableFix[];
  /** The newest carrying-out on this page that goes on or has ended a while ago. */
  readonly run: RunView | null;
  readonly time: TimeView | null;
  /** There is a jobcode, but its time is still being read for the first time. */
  readonly isTimePending: boolean;
  readonly budget: BudgetView | null;
  /** On contact and group pages: each work item with its time. */
  readonly work: readonly RecordRow[];
  /** On group pages: each member with its time. */
  readonly members: readonly RecordRow[];
  /** Whose figures these are, then what is most serious; at most one for each pair of code and system. */
  readonly notices: readonly Notice[];
  readonly links: RecordLinks;
  readonly appearance: 'auto' | 'light' | 'dark';
}

export type PanelPhase =
  /** Nothing is known yet and it is being asked for. */
  | 'loading'
  | 'ready'
  /** QuickBooks Time is not connected: nothing can be shown until it is. */
  | 'notSetUp'
  /** Karbon knows no such client or work item. */
  | 'notFound';

export interface Subject {
  /** What the page really is, once Karbon's API has said so. */
  readonly kind: PageKind;
  readonly title: string;
  readonly clientName: string;
}

export interface TimeView {
  readonly range: TimeRange;
  readonly days: DayRange;
  /** Of the range, but for `week`. All grow in the panel while somebody is on the clock. */
  readonly total: TrackedTime;
  readonly week: TrackedTime;
  readonly exported: TrackedTime;
  readonly pendingExport: TrackedTime;
  readonly pendingExportReasons: readonly PendingExportRow[];
  /** `null` where the account does not say what is billable. */
  readonly billable: TrackedTime | null;
  readonly running: readonly RunningRow[];
  readonly byPerson: readonly PersonRow[];
  /** Oldest first, without gaps. */
  readonly byWeek: readonly WeekRow[];
  readonly byServiceItem: readonly NamedTrackedTime[];
  /** Newest first; the first `entries.length` of `entryCount`. */
  readonly entries: readonly EntryRow[];
  readonly entryCount: number;
}

/** Why an entry has not been exported yet (quickbooks-time.md 8.5). */
export type PendingExportReason =
  | 'running'
  | 'notApproved'
  | 'noCustomer'
  | 'customerInactive'
  | 'nextExport';

export interface PendingExportRow extends TrackedTime {
  readonly reason: PendingExportReason;
}

export interface NamedTrackedTime extends TrackedTime {
  readonly name: string;
}

export interface RunningRow {
  readonly entryId: string;
  readonly personName: string;
  /** Epoch ms on QuickBooks Time's clock. */
  readonly startMs: number;
}

export interface PersonRow extends NamedTrackedTime {
  readonly userId: string;
}

export interface WeekRow extends TrackedTime {
  readonly weekStart: DayText;
}

export interface EntryRow {
  readonly id: string;
  readonly date: DayText;
  readonly personName: string;
  readonly seconds: number;
  /** Epoch ms; set on running entries alone. */
  readonly runningSinceMs: number | null;
  readonly notes: string;
  /** The jobcode below the page's own, `''` where the entry is on the page's own jobcode. */
  readonly jobName: string;
  readonly serviceItem: string;
  readonly status: 'running' | 'exported' | 'approved' | 'waiting';
}

/** Only where something is estimated: in all, and on each line. */
export interface BudgetView {
  readonly estimateSeconds: number;
  readonly lines: readonly BudgetLineView[];
}

export interface BudgetLineView {
  readonly name: string;
  readonly estimateSeconds: number;
  /** From QuickBooks Time where the person is known there by e-mail, else `null`. */
  readonly tracked: TrackedTime | null;
}

/** Another page of Karbon's that is listed on this one, with its own time. */
export interface RecordRow extends TrackedTime {
  readonly kind: PageKind;
  readonly key: string;
  readonly name: string;
  /** As Karbon words it; empty for clients. */
  readonly status: string;
  /** Its standing in QuickBooks Time and QuickBooks, as the dot of its verdict. */
  readonly tone: Verdict['tone'];
}

export interface Notice {
  readonly code: NoticeCode;
  readonly system: SystemId | null;
  /** Epoch ms, where a retry is due. */
  readonly retryAt: number | null;
  /** For `recordsLeftOut`: how many; for `readingLists`: how many have been read. */
  readonly count: number;
  /** QuickBooks Time has failed before it had given any time for this page. */
  readonly isTimeUnread?: boolean;
}

export type NoticeCode =
  | ErrorCode
  | 'notConnected'
  | 'ownTimeOnly'
  | 'ownGroupsOnly'
  | 'recordsLeftOut'
  | 'readingLists'
  | 'otherTenant';

/** Addresses that open the records; `null` where there is no record. */
export type RecordLinks = Readonly<Record<ListId, string | null>>;
