import type { HoursInput } from '../../domain/time/hours';
import type {
  HoursEstimate,
  HoursPeriod,
  HoursReadingView,
  RequiredFields,
} from '../../messages/hours-reading';

/** What the copies hold of a period: the lists that hours are tied out from. */
export type HoursLists = Pick<HoursInput, 'entries' | 'deletedEntries' | 'activities' | 'karbonEntries'>;

/** Brings in the hours of a period out of all three systems, which nobody needs until somebody asks. */
export interface HoursReading {
  /** What reading the period takes, before it is begun. Asks no service. */
  estimate(period: HoursPeriod): Promise<HoursEstimate>;
  /**
   * How far the period has been read. Goes on in the background as long as this is asked every few seconds, also in a new worker, which
   * begins where the one before was killed. It is over where all of `piecesRead` are `pieces`, or nothing but errors and unknowns is left.
   */
  read(period: HoursPeriod): Promise<HoursReadingView>;
  /** Ends what `read` has begun after the request that is on its way; what has been read stays. */
  cancel(): void;
  /** The same as `read` tells, without going on. Asks no service. */
  coverageOf(period: HoursPeriod): Promise<HoursReadingView>;
  /** The lists as the copies have them, whether or not they have been read whole (see `coverageOf`). Asks no service. */
  lists(period: HoursPeriod): Promise<HoursLists>;
  /** What the account says that each entry needs, as of the last reading; `null` where that is not known. Asks no service. */
  requiredFields(): Promise<RequiredFields | null>;
}
