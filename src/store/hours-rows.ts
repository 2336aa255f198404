import type { RequiredFields } from '../messages/hours-reading';

/** The stores that hours are tied out from beside the entries, each read month by month. */
export const hoursStores = ['deletedEntries', 'timeActivities', 'karbonTime'] as const;

export type HoursStore = (typeof hoursStores)[number];

/** The stores whose records are of a day, by which they are found. */
export type DatedStore = HoursStore | 'entries';

/** One month of a list that hours are tied out from. */
export interface HoursCoverage {
  readonly kind: 'hours';
  readonly id: `hours:${HoursStore}:${string}`;
  readonly store: HoursStore;
  /** `2026-11`. */
  readonly month: string;
  /** False until it has been read to its end once. */
  readonly isComplete: boolean;
  /** The service has refused to give any of it: it can't be known. */
  readonly isRefused: boolean;
  readonly leftOut: number;
  /** When its reading was begun, by which it ages. */
  readonly readAt: number;
  /** The service's own time then, from which to ask for changes; `''` where it can't be asked for them. */
  readonly cursor: string;
  /** Where a first reading goes on, in the source's own words; `null` at the first page. */
  readonly next: string | null;
}

/** What one service says of all time that it holds or asks for. */
export type HoursFacts = {
  readonly kind: 'hoursFacts';
  readonly readAt: number;
} & (
  | {
      readonly of: 'timeTracking';
      readonly id: 'hoursFacts:timeTracking';
      /** False where the plan of the company has no time. */
      readonly hasTimeTracking: boolean;
    }
  | {
      readonly of: 'requiredFields';
      readonly id: 'hoursFacts:requiredFields';
      readonly required: RequiredFields;
    }
);
