import type { DayText, ListId, TimeRights } from '../domain/records/records';
import type {
  HoursStateKind,
  HoursUnknown,
  KarbonState,
  KarbonUse,
  NotExportedReason,
} from '../domain/time/hours';
import { namedPeriods, type Period, type PeriodChoice } from '../domain/time/period';
import { isRangeDay } from '../domain/time/time-range';
import type { HoursEstimate, HoursReadingView } from './hours-reading';
import { schemaFor, z } from './schema';
import type { RecordAddress } from './tie-out-lists';

const daySchema = z.string().check(z.refine(isRangeDay));

export const periodChoiceSchema = schemaFor<PeriodChoice>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal(namedPeriods) }),
    z.object({ kind: z.literal('custom'), from: daySchema, to: daySchema }),
  ]),
);

/** A state as it is shown: a customer by its name path, which is empty where the time has none. */
export type ShownState =
  | { readonly kind: PlainStateKind }
  | { readonly kind: 'otherCustomer'; readonly path: readonly string[] }
  | { readonly kind: 'notExported'; readonly reason: NotExportedReason }
  | { readonly kind: 'unknown'; readonly why: HoursUnknown };

/** Those that say all by their name; `onlyInKarbon` is time that neither QuickBooks Time nor QuickBooks has. */
export type PlainStateKind =
  | Exclude<HoursStateKind, 'otherCustomer' | 'notExported' | 'unknown'>
  | 'onlyInKarbon';

/** Hours of one state. Items that QuickBooks alone holds count by its hours, all others by those of QuickBooks Time. */
export interface HoursSum {
  readonly state: ShownState;
  readonly seconds: number;
  readonly items: number;
}

export interface KarbonSum {
  readonly state: KarbonState;
  readonly seconds: number;
  readonly items: number;
}

/** The hours of one client in a period. */
export interface HoursClient {
  /** One for each, and the same in every period. */
  readonly key: string;
  /** The customer's name in QuickBooks Time, or else in QuickBooks; empty for time without one. */
  readonly name: string;
  /** The top-level jobcode; `null` where QuickBooks alone knows the customer. */
  readonly jobcodeId: string | null;
  /** The top-level customer; `null` where QuickBooks has none of this name. */
  readonly customerId: string | null;
  readonly timeSeconds: number;
  readonly quickbooksSeconds: number;
  /** What has not arrived, as `HoursSum` counts it. */
  readonly missingSeconds: number;
  readonly missingItems: number;
  /** What is missing first, then by hours. */
  readonly sums: readonly HoursSum[];
  /** Empty where nothing is known of Karbon's side. */
  readonly karbonSums: readonly KarbonSum[];
  /** In the company's currency, of what is missing and whose rate is readable; `null` where no rate is. */
  readonly atStake: number | null;
}

/** The hours of a period laid side by side. */
export interface HoursView {
  readonly period: Period;
  /** In the calendar of the QuickBooks Time account. */
  readonly today: DayText;
  readonly scope: TimeRights['scope'];
  readonly reading: HoursReadingView;
  /** What reading the rest of the period takes. */
  readonly estimate: HoursEstimate;
  /** Whether all of it has been read at some time, as far as it can be: else `clients` is empty. */
  readonly isKnown: boolean;
  /** Epoch ms at which the oldest of it was read; `null` while some of it was not. */
  readonly asOf: number | null;
  /** Why nothing can be said of QuickBooks' side; `null` where it is known. */
  readonly unknown: Exclude<HoursUnknown, 'personUnknown'> | null;
  readonly karbon: KarbonUse;
  readonly addresses: Readonly<Record<ListId, RecordAddress | null>>;
  /** Those with most missing first. */
  readonly clients: readonly HoursClient[];
}

/** One entry, one activity, or those that belong together. */
export interface HoursItemView {
  readonly id: string;
  readonly client: string;
  readonly state: ShownState;
  readonly date: DayText;
  /** In QuickBooks Time; `null` where QuickBooks alone has it. */
  readonly jobcodeId: string | null;
  /** Where it is in QuickBooks; `null` where it is not, or has no customer. */
  readonly customerId: string | null;
  /** Whose time it is; empty where nobody is named. */
  readonly people: readonly string[];
  /** In QuickBooks Time; empty where QuickBooks alone has it. */
  readonly jobPath: readonly string[];
  readonly customerPath: readonly string[];
  readonly timeSeconds: number;
  readonly quickbooksSeconds: number;
  readonly karbonSeconds: number;
  readonly notes: string;
  readonly serviceItem: string;
  readonly entryIds: readonly string[];
  readonly activityIds: readonly string[];
  /** How it stands in Karbon; `null` where that is not known. */
  readonly karbon: KarbonState | null;
  /** An entry that the rights of the sign-in let it change, and that no export or approval keeps from it. */
  readonly canMove: boolean;
}

/** A part of the items: the browser passes no message of more than 64 MB. */
export interface HoursItemsPart {
  readonly items: readonly HoursItemView[];
  /** Where the next part begins; `null` after the last one. */
  readonly next: number | null;
}

/** A period that somebody has closed, with what stood open then. */
export interface HoursClosing {
  readonly id: string;
  readonly period: Period;
  /** Epoch ms. */
  readonly closedAt: number;
  readonly exceptions: number;
  readonly arrivedSeconds: number;
  readonly missingSeconds: number;
}

/** One item then and now; `null` where there was none, or is none any more. */
export interface HoursChangeView {
  readonly before: ChangedItem | null;
  readonly after: ChangedItem | null;
}

export interface ChangedItem {
  readonly state: ShownState;
  readonly date: DayText;
  readonly client: string;
  readonly jobPath: readonly string[];
  readonly timeSeconds: number;
  readonly quickbooksSeconds: number;
}

/** An item of a closed period as it was kept and as it is now. */
export interface ClosedLine extends HoursChangeView {
  readonly isChanged: boolean;
  readonly entryIds: readonly string[];
  readonly activityIds: readonly string[];
}

/** A part of them: what has come since is last. */
export interface ClosedLinesPart {
  readonly lines: readonly ClosedLine[];
  /** Whether the period is read now: else nothing is said of what has changed, and each `after` is `null`. */
  readonly isKnownNow: boolean;
  /** Where the next part begins; `null` after the last one. */
  readonly next: number | null;
}

/** What has changed since a period was closed; `null` where it has not been read now. */
export interface ClosingChanges {
  readonly id: string;
  readonly changes: readonly HoursChangeView[] | null;
}

/** One line below the time of a panel, from what is known alone. */
export interface HoursLine {
  readonly period: Period;
  /** Arrived first, then what is missing. */
  readonly sums: readonly HoursSum[];
  /** The newest of what is missing. */
  readonly items: readonly HoursLineItem[];
  readonly missingItems: number;
}

export type HoursLineItem = Pick<
  HoursItemView,
  'id' | 'state' | 'date' | 'people' | 'timeSeconds' | 'quickbooksSeconds'
>;
