import type { PanelView } from '../messages/panel-view';

/** All that may leave: codes, counts and times. No name, key, title, address or note is under any of these. */
const copiedFields = [
  'tieout',
  'at',
  'page',
  'tab',
  'phase',
  'asOf',
  'verdict',
  'code',
  'chain',
  'karbonToTime',
  'timeToQuickbooks',
  'matchStatuses',
  'quickbooksTime',
  'quickbooks',
  'kind',
  'reason',
  'time',
  'entryCount',
  'notices',
  'system',
  'retryAt',
  'count',
];

/**
 * What a user can send to whoever helps, as JSON; can be pasted anywhere.
 *
 * @param now epoch ms
 */
export function detailsText(view: PanelView | null, version: string, now: number): string {
  return JSON.stringify({ tieout: version, at: now, ...view, links: null }, copiedFields, 1);
}
