import { type MatchStatus, type PlacedRecord, unblockedStatus } from '../matching/match-status';

/** Why there is no customer to compare a client with. */
export type NoCustomerReason = 'notRead' | 'several' | 'similar' | 'missing';

/** Which of QuickBooks' customers a client is compared with, by how it matches there. */
export interface CustomerChoice {
  /** `undefined` where there is none. */
  readonly found: PlacedRecord | undefined;
  /** Those that may be meant, the nearest ones first. */
  readonly candidates: readonly PlacedRecord[];
  readonly reason: NoCustomerReason;
}

/** @param customerId one of those that may be meant; `null` for the one that matches */
export function chooseCustomer(status: MatchStatus, customerId: string | null): CustomerChoice {
  const open = unblockedStatus(status);
  const candidates = open && 'candidates' in open ? open.candidates : [];
  const own = open && 'found' in open ? open.found : undefined;
  const found = customerId === null ? own : candidates.find(({ record }) => record.id === customerId);
  return { found, candidates, reason: reasonOf(open) };
}

function reasonOf(open: ReturnType<typeof unblockedStatus>): NoCustomerReason {
  switch (open?.kind) {
    case 'ambiguous':
      return 'several';
    case 'similar':
      return 'similar';
    case 'missing':
      return 'missing';
    default:
      return 'notRead';
  }
}
