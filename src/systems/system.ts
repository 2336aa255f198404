import type { ListId, SystemId, TimeAccount, TimeRights } from '../domain/records/records';
import type { ConnectedAccount } from '../messages/page-api';
import type { RateLimit } from './http/rate-limits/rate-limit';

/** The company that a QuickBooks token is for. */
export interface Company {
  readonly realmId: string;
  readonly environment: 'production' | 'sandbox';
}

/** What a limit depends on. */
export interface LimitedConnection {
  /** `null` on other systems than QuickBooks Online, and while that is not connected. */
  readonly company: Company | null;
  /** How many requests a minute this browser may send to Karbon. */
  readonly karbonPerMinute: number;
}

/**
 * What the rest of Tieout has to know of a system to treat it like the others. Each has a folder with its own reader and, where its
 * list can be changed, its own writer; `registry.ts` holds them all.
 */
export interface System {
  readonly id: SystemId;
  /** The list of names that it holds; `null` where nothing is matched against it. */
  readonly list: ListId | null;
  /** Whose lists are backfilled first: 1 comes before 2. */
  readonly backfillRank: number;
  /** How many requests a minute the user lets this browser send; `null` where that is not theirs to set. */
  sharePerMinute(settings: { readonly karbonPerMinute: number }): number | null;
  /** The limiter's key of a connection, and what that may do. */
  rateLimit(connection: LimitedConnection): { readonly credential: string; readonly limit: RateLimit };
  /** The part of an `AccountFacts.identity` that stays the same whatever the rights: the account, and the person where there is one. */
  signInOf(identity: string): string;
  /** The account that a connection's identity names, whoever is signed in to it; `''` where it names none. */
  accountOf(identity: string): string;
  /** The address at which a person can look at a record; `null` where none is known. */
  recordAddress(id: string, company: Company | null): string | null;
}

/** What a service says of whom the credentials act for. */
export interface AccountFacts {
  /** Tells this account, and the rights in it, from every other: what was read under another one is forgotten. */
  readonly identity: string;
  readonly time: { readonly account: TimeAccount; readonly rights: TimeRights } | null;
  readonly quickbooks: Company | null;
  readonly account: Omit<ConnectedAccount, 'connectedAt' | 'endsAt'>;
}
