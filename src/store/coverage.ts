import type { DayText } from '../domain/records/records';

/** The lists that are mirrored whole. */
export type ListName =
  | 'jobcodes'
  | 'timeUsers'
  | 'customers'
  | 'nameHolders'
  | 'organizations'
  | 'people'
  | 'clientGroups'
  | 'karbonUsers';

/** What of the outside world the copies hold, and as of when. Times are epoch ms of the local clock. */
export type CoverageRow =
  | ListCoverage
  | EntriesCoverage
  | FirmEntries
  | TimeChanges
  | WorkCoverage
  | SingleCoverage;

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
  /** The service's own stamp from which to ask for changes; `''` where there is none. Known from the first page on. */
  readonly cursor: string;
  /** Where a first reading goes on, in the source's own words; `null` or not there: at the first page. */
  readonly next?: string | null;
  /** In the first reading, a row was met again in another place. */
  readonly isShifted?: boolean;
  /** The first reading reads once more, since rows had moved under it. */
  readonly isSecond?: boolean;
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

/** The entries of the whole account: all that are dated from `from` to `to` are in the copies, and kept so by the changes. */
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
