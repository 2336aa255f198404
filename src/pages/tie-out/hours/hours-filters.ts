import { foldedWords, plainWord } from '../../../domain/matching/fold-text';
import { isException } from '../../../domain/time/closing';
import type { NotExportedReason } from '../../../domain/time/hours';
import { m } from '../../../i18n/compiled/messages';
import type { HoursClient, HoursItemView, KarbonSum, ShownState } from '../../../messages/hours';

/** What of the hours is shown, each in the order in which it is offered. */
export const hoursFilters = [
  'attention',
  'otherCustomer',
  'exportedNotFound',
  'notExported',
  'notApproved',
  'changed',
  'onlyInQuickbooks',
  'inKarbon',
  'unknown',
  'arrived',
  'all',
] as const;

export type HoursFilter = (typeof hoursFilters)[number];

export const hoursFilterWords: Readonly<Record<HoursFilter, string>> = {
  attention: m.hours_filter_attention(),
  otherCustomer: m.hours_filter_other_customer(),
  exportedNotFound: m.hours_state_exported_not_found(),
  notExported: m.hours_filter_not_exported(),
  notApproved: m.hours_filter_not_approved(),
  changed: m.hours_filter_changed(),
  onlyInQuickbooks: m.hours_state_only_in_quickbooks(),
  inKarbon: m.hours_filter_karbon(),
  unknown: m.hours_filter_unknown(),
  arrived: m.hours_state_arrived(),
  all: m.hours_filter_all(),
};

const approval: readonly NotExportedReason[] = ['notApproved'];

/** Whether an item of this state is shown; what differs in Karbon is told from its items, not from a state. */
export function passesState(state: ShownState, filter: HoursFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      // What Karbon alone has is no matter of QuickBooks.
      return state.kind === 'onlyInKarbon' ? false : isException({ kind: state.kind });
    case 'notApproved':
      return state.kind === 'notExported' && approval.includes(state.reason);
    case 'notExported':
      return state.kind === 'notExported' && !approval.includes(state.reason);
    case 'changed':
      return state.kind === 'changedAfterExport' || state.kind === 'deletedAfterExport';
    case 'inKarbon':
      return false;
    default:
      return state.kind === filter;
  }
}

/** Whether an item is among those that the filter shows. */
export function passesItem({ state, karbon }: HoursItemView, filter: HoursFilter): boolean {
  if (filter === 'inKarbon') return karbon !== null && isOffInKarbon({ state: karbon });
  return passesState(state, filter);
}

function isOffInKarbon({ state }: Pick<KarbonSum, 'state'>): boolean {
  return state === 'differs' || state === 'onlyInQuickbooksTime' || state === 'onlyInKarbon';
}

function passesClient({ sums, karbonSums }: HoursClient, filter: HoursFilter): boolean {
  if (filter === 'inKarbon') return karbonSums.some(isOffInKarbon);
  return filter === 'all' || sums.some(({ state }) => passesState(state, filter));
}

/** The clients that the filter shows and whose names have every word of `search`, or its beginning. */
export function clientsIn(
  clients: readonly HoursClient[],
  filter: HoursFilter,
  search: string,
): readonly HoursClient[] {
  const wanted = foldedWords(search).map(plainWord);
  return clients.filter((client) => {
    if (!passesClient(client, filter)) return false;
    if (wanted.length === 0) return true;
    const words = foldedWords(client.name).map(plainWord);
    return wanted.every((word) => words.some((each) => each.startsWith(word)));
  });
}
