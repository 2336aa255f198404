import type { ErrorCode } from '../messages/errors';
import type { PanelView } from '../messages/panel-view';
import type { Report } from '../reports/report-unexpected';

/** All that may leave of a view: codes, counts and times. No name, key, title, address or note is under any of these. */
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

export interface Details {
  /** Of the extension. */
  readonly version: string;
  /** Epoch ms. */
  readonly now: number;
  readonly view: PanelView | null;
  /** Why there is no current view; `null` where there is. */
  readonly failure: ErrorCode | null;
  /** What was unexpected in this page. */
  readonly reports: readonly Report[];
  readonly workerReports: readonly Report[];
}

/** What a user can send to whoever helps, as JSON; can be pasted anywhere. */
export function detailsText({ version, now, view, failure, reports, workerReports }: Details): string {
  const shown: unknown = JSON.parse(
    JSON.stringify({ tieout: version, at: now, ...view, links: null }, copiedFields),
  );
  return JSON.stringify({ ...(shown as object), failure, reports, workerReports }, null, 1);
}
