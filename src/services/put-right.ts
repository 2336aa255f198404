import type { PanelSubject } from './panel-subject';

/** Both lists are as they should be, as far as they are connected. */
export function isPutRight({ stand }: PanelSubject): boolean {
  if (!stand?.standings) return false;
  const { quickbooksTime, quickbooks } = stand.standings;
  const isWithoutQuickbooks = quickbooks.kind === 'blocked' && quickbooks.reason.code === 'notConnected';
  return quickbooksTime.kind === 'matched' && (quickbooks.kind === 'matched' || isWithoutQuickbooks);
}
