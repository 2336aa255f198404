import type { ClientRef, SystemId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Http } from '../../systems/http/http';
import type { Probes } from '../../systems/http/probes';
import type { TokenKeeper } from '../../systems/http/token-keeper';
import { createKarbonProbes } from '../../systems/karbon/probes';
import type { KarbonParts } from '../../systems/karbon/sender';
import { createBooksProbes } from '../../systems/quickbooks-online/probes';
import { createTimeProbes } from '../../systems/quickbooks-time/probes/probes';

/** What checking has in common with reading: the limits, the tokens and what renews them. */
export interface ProbingParts {
  readonly http: Http;
  readonly timeKeeper: TokenKeeper;
  readonly onlineKeeper: TokenKeeper;
  readonly karbon: KarbonParts;
}

export interface ProbedFirm {
  /** `null` where QuickBooks Online is not signed in to. */
  readonly company: QuickbooksConnection | null;
  /** A client that a group names and no list has. */
  readonly unlisted: ClientRef | null;
}

/** Of a company that is not known nothing is asked, but how much would be. */
const noCompany: QuickbooksConnection = { realmId: '', environment: 'production' };

/** The checks of each service, by what the vault holds. */
export function createAllProbes(
  { http, timeKeeper, onlineKeeper, karbon }: ProbingParts,
  { company, unlisted }: ProbedFirm,
  now: () => number,
): Readonly<Record<SystemId, Probes>> {
  return {
    quickbooksTime: createTimeProbes({ http, keeper: timeKeeper, now }),
    quickbooks: createBooksProbes({ http, keeper: onlineKeeper, ...(company ?? noCompany), now }),
    karbon: createKarbonProbes({ ...karbon, unlisted, now }),
  };
}
