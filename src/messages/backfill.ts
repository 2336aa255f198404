import type { SystemId } from '../domain/records/records';

/** How far the mirror has been backfilled, for the options page. Times are epoch ms. */
export interface BackfillView {
  readonly isPaused: boolean;
  readonly parts: readonly BackfillPart[];
  /** One for each connection. */
  readonly limits: readonly RateLimitUsage[];
  /** `null` where no real company of QuickBooks Online is connected: what is asked of a sandbox is not metered. */
  readonly meteredReads: MeteredReads | null;
}

export interface BackfillPart {
  readonly name: BackfillPartName;
  readonly system: SystemId;
  readonly state: 'notConnected' | 'notBegun' | 'begun' | 'complete';
  /** What the last request to its system has ended in: it waits until that may be tried again. */
  readonly isHeldBack: boolean;
  /** Records that are there. */
  readonly count: number;
  /** Of the entries, the first day from which on all are there, `YYYY-MM-DD`; else `null`. */
  readonly from: string | null;
  /** When something of it was last read; of lists that were followed since, when that was; `null` before the first time. */
  readonly readAt: number | null;
}

/** In the order in which they are brought in. */
export type BackfillPartName =
  | 'jobcodes'
  | 'timeUsers'
  | 'customers'
  | 'nameHolders'
  | 'karbonClients'
  | 'karbonUsers'
  | 'entries';

/** Requests of this browser within the longest window of a connection's limit. */
export interface RateLimitUsage {
  readonly system: SystemId;
  readonly spanMs: number;
  readonly sent: number;
  readonly allowed: number;
}

/** This browser's reads in a calendar month (UTC), of those that the application has. */
export interface MeteredReads {
  /** Such as `2026-11`. */
  readonly month: string;
  readonly count: number;
  readonly allowed: number;
}
