import { isNotConnected, unblockedStatus } from '../../domain/matching/match-status';
import type { PageContext } from '../panel/page-context';

/** What of a page is booked on. */
export interface PagePlace {
  /** `null` where the page has none for sure. */
  readonly jobcodeId: string | null;
  /** QuickBooks has no equal customer. */
  readonly strands: boolean;
}

/** What of a page is booked on: its jobcode, where it has one for sure that takes time. */
export function placeOf({ match }: Pick<PageContext, 'match'>): PagePlace {
  if (!match?.statuses) return { jobcodeId: null, strands: false };
  const { quickbooksTime, quickbooks } = match.statuses;
  const status = unblockedStatus(quickbooksTime);
  const isUsable = status?.kind === 'matched' || status?.kind === 'differs';
  const jobcodeId = isUsable && status.found.record.isActive ? status.found.record.id : null;
  // An export finds an equal name, or none (quickbooks-time.md 8.2).
  const isEqual = status?.kind === 'matched' && (quickbooks.kind === 'matched' || isNotConnected(quickbooks));
  return { jobcodeId, strands: jobcodeId !== null && !isEqual };
}
