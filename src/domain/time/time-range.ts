import type { DayText } from '../records/records';

/** The range of time the panel adds up. */
export type TimeRange =
  | { readonly kind: 'sixMonths' }
  | { readonly kind: 'thisMonth' }
  | { readonly kind: 'thisYear' }
  | { readonly kind: 'lifetime' }
  | { readonly kind: 'custom'; readonly from: DayText; readonly to: DayText };

/** `from` is `null` for a lifetime; both ends are included. */
export interface DayRange {
  readonly from: DayText | null;
  readonly to: DayText;
}
