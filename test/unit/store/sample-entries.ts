import type { PlannedEntry } from '../../../src/store/journal';
import type { Link } from '../../../src/store/rows';

/** The entry at `position` of a run, planned at `plannedAt`: the work item `WorkKey01` is to be renamed in QuickBooks. */
export function journalEntry(
  runId: string,
  position: number,
  plannedAt: number,
  more: Partial<PlannedEntry> = {},
): PlannedEntry {
  return {
    id: `${runId} ${position}`,
    runId,
    position,
    item: { kind: 'work', key: 'WorkKey01', title: '2025 Tax return', path: [], levels: [] },
    step: { kind: 'rename', list: 'quickbooks', path: ['ACME Co'], id: '50', newName: 'Acme Co' },
    state: 'planned',
    requestId: `request of ${runId} ${position}`,
    account: 'company',
    plannedAt,
    sentAt: null,
    endedAt: null,
    outcome: null,
    recordId: null,
    before: null,
    after: null,
    undoes: null,
    pairBefore: null,
    ...more,
  };
}

/** A pair in QuickBooks. */
export function link(karbonKey: string, recordId: string, more: Partial<Link> = {}): Link {
  return {
    list: 'quickbooks',
    karbon: { kind: 'work', key: karbonKey },
    account: 'company',
    recordId,
    at: 1,
    ...more,
  };
}
