import type {
  DayText,
  Jobcode,
  TimeAccount,
  TimeEntry,
  TimeRights,
  TimeUser,
} from '../../domain/records/records';
import type { DayRange } from '../../domain/time/time-range';
import type { RequiredFields } from '../../messages/hours-reading';
import type { ListPage, Page, Priority } from '../http/page';

/** QuickBooks Time as the rest of Tieout reads it. Every call throws `SystemError`. */
export interface QuickbooksTimeReader {
  /** Who the token acts for: `current_user`. */
  currentUser(priority: Priority): Promise<TimeIdentity>;
  /**
   * `effective_settings`, and `current_user` for the company's name: called together with `currentUser`, the two make
   * two requests in all.
   */
  account(priority: Priority): Promise<TimeAccount>;
  /** `last_modified_timestamps`: one small request that says what moved. */
  stamps(priority: Priority): Promise<TimeStamps>;
  /** Every jobcode, archived ones and all types included. */
  jobcodes(query: ListQuery, priority: Priority): AsyncIterable<ListPage<Jobcode>>;
  /** Every user, inactive ones included. */
  users(query: ListQuery, priority: Priority): AsyncIterable<ListPage<TimeUser>>;
  /** Entries on the jobcodes *and all below them*, running ones included. */
  entriesOf(
    query: { jobcodeIds: readonly string[]; days: DayRange },
    priority: Priority,
  ): AsyncIterable<EntryPage>;
  /** One page of the entries of these days on any jobcode, running ones included. */
  entriesDated(query: DatedQuery, priority: Priority): Promise<DatedPage>;
  /** Entries changed since a stamp, on any jobcode: a filter would hide an entry that moved away (11.4). */
  entriesChangedSince(stamp: string, priority: Priority): AsyncIterable<EntryPage>;
  /** Entries deleted since a stamp; kept 180 days by the service. */
  entriesDeletedSince(stamp: string, priority: Priority): AsyncIterable<Page<DeletedEntry>>;
  /** Entries of these days that have been deleted, as they were; kept 180 days by the service. */
  deletedEntriesDated(days: DatedQuery['days'], priority: Priority): AsyncIterable<Page<TimeEntry>>;
  /** `customfields`: which of those that a QuickBooks link brings along each entry needs. */
  requiredFields(priority: Priority): Promise<RequiredFields>;
}

export interface ListQuery {
  /** Only what has changed since that stamp. */
  readonly modifiedSince?: string;
  /** Where to begin, as a page of the same list has named it; at the first page unless told. */
  readonly from?: string | null;
}

export interface DatedQuery {
  readonly days: { readonly from: DayText; readonly to: DayText };
  /** From 1 on. */
  readonly page: number;
  /** Without the users and jobcodes beside them, which make most of a page's size (5.1). */
  readonly isBare: boolean;
}

export interface DatedPage extends EntryPage {
  readonly hasMore: boolean;
}

export interface TimeIdentity {
  readonly companyName: string;
  readonly clientUrl: string;
  readonly rights: TimeRights;
}

/** Server stamps as sent; compared for inequality alone, since they can go back (7.3). */
export interface TimeStamps {
  readonly timesheets: string;
  readonly timesheetsDeleted: string;
  readonly jobcodes: string;
  readonly users: string;
  readonly serverNowMs: number | null;
}

/** Entries with the users and jobcodes that came beside them (`supplemental_data`). */
export interface EntryPage extends Page<TimeEntry> {
  readonly users: readonly TimeUser[];
  readonly jobcodes: readonly Jobcode[];
}

export interface DeletedEntry {
  readonly id: string;
  readonly lastModified: string;
}
