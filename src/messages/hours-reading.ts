import type { SystemId } from '../domain/records/records';
import type { HoursUnknown } from '../domain/time/hours';
import { isRangeDay } from '../domain/time/time-range';
import type { PlainError } from './errors';
import { z } from './schema';

const daySchema = z.string().check(z.refine(isRangeDay));

/** The days whose hours are tied out, both ends included. */
export const hoursPeriodSchema = z
  .object({ from: daySchema, to: daySchema })
  .check(z.refine(({ from, to }) => from <= to));

export type HoursPeriod = Readonly<z.infer<typeof hoursPeriodSchema>>;

/** The lists that hours are tied out from. */
export const hoursSources = ['entries', 'deletedEntries', 'timeActivities', 'karbonTime'] as const;

export type HoursSource = (typeof hoursSources)[number];

/** How far one of the lists has been read for a period. */
export interface HoursSourceView {
  /** Pieces that the period is read in. */
  readonly pieces: number;
  /** Those of them that are known, as of so short ago that they need not be read again. */
  readonly piecesRead: number;
  /** Those that have been read at any time: what is in the copies of them may be old. */
  readonly piecesKnown: number;
  /** About how many requests the rest takes. */
  readonly requestsLeft: number;
  /** When the piece that was read longest ago was read, epoch ms; `null` while one has not been. */
  readonly readAt: number | null;
  /** Records of an odd form, which are not among them. */
  readonly leftOut: number;
  /** Why nothing of it can be known. */
  readonly unknown: Exclude<HoursUnknown, 'personUnknown'> | null;
  /** What keeps it from going on. */
  readonly error: PlainError | null;
}

export type HoursReadingView = Readonly<Record<HoursSource, HoursSourceView>>;

/** About how many requests it takes to know a period as of now. */
export type HoursEstimate = Readonly<Record<SystemId, number>>;

/** Custom fields that QuickBooks Time asks for in each entry (quickbooks-time.md 7.10, 8.5). */
export interface RequiredFields {
  readonly serviceItem: boolean;
  readonly class: boolean;
}
