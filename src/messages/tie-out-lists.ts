import type { StakedRecord, TrackedOn } from '../domain/matching/record-stakes';
import type { NamedWork } from '../domain/matching/work-of-one-name';
import type { NamingRule } from '../domain/naming/naming-rule';
import type { TimePerson } from '../domain/people/pair-people';
import type { DayText, KarbonUser, ListId, TimeRights } from '../domain/records/records';

/** What is needed to look at each list in itself, beside a tie-out of the firm. */
export interface ListsSnapshot {
  /** The records that can be a customer or a job, by list; `null` where it has not been read whole. */
  readonly records: Readonly<Record<ListId, readonly StakedRecord[] | null>>;
  /** Confirmed pairs: Karbon key, of a client or a work item, and id of the record. */
  readonly links: Readonly<Record<ListId, readonly (readonly [string, string])[]>>;
  readonly time: KnownTime | null;
  /** As far as it has been read. */
  readonly work: readonly NamedWork[];
  readonly rule: NamingRule;
  readonly addresses: Readonly<Record<ListId, RecordAddress | null>>;
  /** QuickBooks Time takes its customers from QuickBooks, as far as is known. */
  readonly isTimeFed: boolean;
}

/** What hangs on the records of a tie-out, beside their names. */
export interface StakesSnapshot {
  /** What each customer of QuickBooks owes, by id; those whose balance is not known are left out. */
  readonly balances: readonly (readonly [string, number])[];
  readonly time: KnownTime | null;
}

/** What has been tracked on each jobcode; `null` in its place where the firm's entries have not been read. */
export interface KnownTime {
  readonly tracked: readonly TrackedOn[];
  /** The first day of it; `null`: since ever. */
  readonly from: DayText | null;
  readonly scope: TimeRights['scope'];
}

/** What stands in a `RecordAddress` for the id of the record. */
export const recordIdMark = 'RECORD-ID';

/** The address at which a person can look at a record, with `recordIdMark` for its id; without it, where all have the same. */
export type RecordAddress = string;

/** The address of one record. */
export function addressOf(address: RecordAddress | null, recordId: string): string | null {
  return address?.replace(recordIdMark, encodeURIComponent(recordId)) ?? null;
}

/** Everybody of Karbon and of QuickBooks Time. */
export interface PeopleSnapshot {
  readonly karbon: PeopleOf<KarbonUser>;
  readonly quickbooksTime: PeopleOf<TimePerson>;
  /** Who is who by what somebody has confirmed: QuickBooks Time user id and Karbon user key. */
  readonly links: readonly (readonly [string, string])[];
}

export interface PeopleOf<User> {
  readonly isConnected: boolean;
  /** `null` while they have not been read whole. */
  readonly users: readonly User[] | null;
  /** Epoch ms. */
  readonly readAt: number | null;
}
