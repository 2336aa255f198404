import { isNotConnected } from '../../domain/matching/match-status';
import type { PageContext } from '../panel/page-context';

/** Both lists are as they should be, as far as they are connected. */
export function isTiedOut({ match }: PageContext): boolean {
  if (!match?.statuses) return false;
  const { quickbooksTime, quickbooks } = match.statuses;
  return quickbooksTime.kind === 'matched' && (quickbooks.kind === 'matched' || isNotConnected(quickbooks));
}
