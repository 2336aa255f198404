import type { FirmRandom } from '../service';

/** What all parts of the seed work with. */
export interface SeedTools {
  readonly random: FirmRandom;
  /** The instant the firm is seeded for, epoch ms, on a whole minute. */
  readonly nowMs: number;
  /** The day of that instant in the firm's zone. */
  readonly today: string;
  readonly timeZone: string;
  /** A fresh Karbon key. */
  takeKey(): string;
  /** A fresh id of QuickBooks Time, which counts all its tables in one sequence here. */
  takeTimeId(): number;
}
