import { isNotConnected } from '../../domain/matching/match-status';
import type { PanelSubject } from '../panel/page-context';

/** Both lists are as they should be, as far as they are connected. */
export function isPutRight({ stand }: PanelSubject): boolean {
  if (!stand?.standings) return false;
  const { quickbooksTime, quickbooks } = stand.standings;
  return quickbooksTime.kind === 'matched' && (quickbooks.kind === 'matched' || isNotConnected(quickbooks));
}
