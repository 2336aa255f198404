import type { MatchStatuses } from '../domain/matching/match-status';
import type { Chain, Verdict } from '../domain/matching/verdict';
import type { Plan } from '../domain/plans/plan';
import type { DayText, ListId, SystemId } from '../domain/records/records';
import type { Budget } from '../domain/time/budget';
import type { DayRange, TimeRange } from '../domain/time/time-range';
import type { TimeTotals } from '../domain/time/time-totals';
import type { TrackedTime } from '../domain/time/tracked-time';
import type { CustomerListFacts } from './customer-list';
import type { ErrorCode } from './errors';
import type { AvailableFix, RunView } from './fixes';
import type { HoursLine } from './hours';
import type { PageKind, PageRef } from './page-ref';
import type { TimerView } from './time-tracking';

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
  /** `null` until both lists have been read, or where there is nothing to match against. */
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
  /** `null` where there is no timer: nothing is known of who tracks time. */
  readonly timer: TimerView | null;
  /** What of last month's time has arrived in QuickBooks; `null` where that has not been read, or is not at hand yet. */
  readonly hours: HoursLine | null;
  /** Only where something is estimated. */
  readonly budget: Budget | null;
  /** On contact and group pages: each work item with its time. */
  readonly work: readonly RecordRow[];
  /** On group pages: each member with its time. */
  readonly members: readonly RecordRow[];
  /** On group pages: how many members Karbon keeps back, so that their time and work may be missing. */
  readonly unseenMembers: number;
  /** Whose figures these are, then what is most serious; at most one for each pair of code and system. */
  readonly notices: readonly Notice[];
  /** Whom to ask for what the rights do not allow; `null` where they allow it, or nobody is known. */
  readonly administrator: string | null;
  /** Set where QuickBooks' list is read from a file. */
  readonly quickbooksList: Pick<CustomerListFacts, 'product' | 'listedAt'> | null;
  readonly links: RecordLinks;
  /** Whoever uses this browser has not been shown round the panel yet. */
  readonly isTourDue: boolean;
  /** Whether the user has unfolded the details on pages of this kind. */
  readonly areDetailsShown: boolean;
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

/** The time of the page in a range. All sums but `week` are of the range; all grow in the panel while somebody is on the clock. */
export interface TimeView extends TimeTotals {
  readonly range: TimeRange;
  readonly days: DayRange;
  /** In the account's zone and by its clock. */
  readonly today: DayText;
}

export type EntryRow = TimeView['entries'][number];
export type NamedTrackedTime = TimeView['byServiceItem'][number];
export type PendingExportReason = TimeView['pendingExportReasons'][number]['reason'];

/** Another page of Karbon's that is listed on this one, with its own time. */
export interface RecordRow extends TrackedTime {
  readonly kind: PageKind;
  readonly key: string;
  /** Of a work item behind its title the client's too, where that is another than the page's. */
  readonly name: string;
  /** As Karbon words it; of members, where their work has not been read yet and may lack in the list; else empty for clients. */
  readonly status: string;
  /** How it matches in QuickBooks Time and QuickBooks, as the dot of its verdict. */
  readonly tone: Verdict['tone'];
}

export interface Notice {
  readonly code: NoticeCode;
  readonly system: SystemId | null;
  /** Epoch ms, where a retry is due. */
  readonly retryAt: number | null;
  /** For `recordsLeftOut`: how many; for `readingLists`: how many have been read; for `selfLimited`: how many requests a minute; for `listAging` and `listOld`: how many days. */
  readonly count: number;
  /** QuickBooks Time has failed before it had given any time for this page. */
  readonly isTimeUnread?: boolean;
  /** For `partlyConnected`: the systems that Tieout does without. */
  readonly missing?: readonly SystemId[];
}

export type NoticeCode =
  | ErrorCode
  | 'notConnected'
  | 'partlyConnected'
  | 'ownTimeOnly'
  | 'ownGroupsOnly'
  | 'recordsLeftOut'
  | 'readingLists'
  /** QuickBooks' list is a file of so many days ago. */
  | 'listAging'
  | 'listOld'
  /** A newer file of it is there, and waits for somebody to look at it. */
  | 'listWaiting'
  | 'otherTenant';

/** Addresses that open the records; `null` where there is no record. */
export type RecordLinks = Readonly<Record<ListId, string | null>>;
