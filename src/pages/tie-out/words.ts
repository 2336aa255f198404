import type { QuickbooksProduct } from '../../domain/records/customer-list';
import { fixOrder } from '../../domain/records/lists';
import { type ListId, systemIds } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { moment, shortDay } from '../../i18n/dates';
import { counted, list, number } from '../../i18n/numbers';
import { type Sentence, sentence } from '../../i18n/sentence';
import type { BackfillPart } from '../../messages/backfill';
import type { TieOutSnapshot } from '../../messages/tie-out-input';
import { systemNames, systemNamesWith } from '../words';
import type { Filter, FirmRows, Row } from './rows';

/** What the tie-out page says. */
export const words = {
  title: m.tie_out_title(),
  lead: m.tie_out_lead(),
  options: m.tie_out_options(),
  paused: m.tie_out_paused(),
  refresh: m.tie_out_refresh(),
  exportCsv: m.tie_out_export_csv(),
  search: m.tie_out_search(),
  show: m.tie_out_show(),
  client: m.tie_out_client(),
  suggested: m.tie_out_suggested(),
  nearest: m.tie_out_nearest(),
  noClients: m.tie_out_no_clients(),
  allRight: m.tie_out_all_right(),
  noneFound: m.tie_out_no_match(),
  noneHere: m.tie_out_none_here(),
  inKarbon: m.tie_out_open_in_karbon(),
} as const;

export const filterWords: Readonly<Record<Filter, string>> = {
  notTiedOut: m.tie_out_filter_not_tied_out(),
  all: m.tie_out_filter_all(),
  suggested: m.tie_out_filter_suggested(),
  differs: m.tie_out_filter_differs(),
  archived: m.tie_out_filter_archived(),
  misplaced: m.tie_out_filter_misplaced(),
  ambiguous: m.tie_out_filter_ambiguous(),
  similar: m.tie_out_filter_similar(),
  missing: m.tie_out_filter_missing(),
  blocked: m.tie_out_filter_blocked(),
  matched: m.tie_out_filter_matched(),
  ignored: m.tie_out_filter_ignored(),
  cameUndone: m.since_filter_came_undone(),
  newClient: m.since_filter_new_client(),
  wouldDuplicate: m.tie_out_filter_would_duplicate(),
  timeWaiting: m.tie_out_filter_time_waiting(),
  noBudget: m.work_filter_no_budget(),
};

/** What a filter goes by, where its name does not say it all. */
export const filterTitles: { readonly [Name in Filter]?: string } = {
  wouldDuplicate: m.tie_out_filter_would_duplicate_title(),
  timeWaiting: m.tie_out_filter_time_waiting_title(),
  noBudget: m.work_filter_no_budget_title(),
};

export const kindWords: Readonly<Record<Row['kind'], string>> = {
  work: m.work_kind(),
  organization: m.tie_out_kind_organization(),
  person: m.tie_out_kind_person(),
  clientGroup: m.tie_out_kind_group(),
};

/** The first columns of the CSV file: what Karbon says of a client or work item, and the name it should have. */
export const clientColumns: readonly string[] = [
  m.tie_out_client(),
  m.work_csv_title(),
  m.tie_out_csv_kind(),
  m.tie_out_csv_karbon_key(),
  m.tie_out_expected(),
];

/** The columns of one list in the CSV file. */
export function listColumns(list: ListId, product: QuickbooksProduct | null): readonly string[] {
  const system = { system: systemNamesWith(product)[list] };
  return [
    m.tie_out_csv_match_status(system),
    m.tie_out_csv_name(system),
    m.tie_out_csv_suggested_name(system),
    m.tie_out_csv_suggested_id(system),
    m.tie_out_csv_near(system),
  ];
}

/** `12 of 10,000 clients` */
export function shownWords(shown: number, all: number): string {
  return shown === all
    ? m.tie_out_shown_all(counted(all))
    : m.tie_out_shown({ shown: number(shown), ...counted(all) });
}

/** How old the lists are; those that have not been read are left out. Times in epoch ms. */
export function asOfWords(
  { readAt, files, product }: Pick<TieOutSnapshot, 'readAt' | 'files' | 'product'>,
  now: number,
): string {
  const names = systemNamesWith(product);
  return systemIds
    .flatMap((system) => {
      const at = readAt[system];
      const days = files.filter((file) => file.system === system).map(({ savedAt }) => savedAt);
      // As old as the oldest of its files.
      if (days.length > 0)
        return [m.name_list_as_of({ system: names[system], day: shortDay(Math.min(...days), now) })];
      return at === null ? [] : [m.tie_out_as_of({ system: names[system], time: moment(at, now) })];
    })
    .join(' · ');
}

/** How many records could not be read and are in no row; `''` where all could. */
export function unreadWords({
  matchContext: { unreadRows },
  product,
}: Pick<FirmRows, 'matchContext'> & Pick<TieOutSnapshot, 'product'>): string {
  const names = systemNamesWith(product);
  return fixOrder
    .flatMap((list) => {
      const count = unreadRows?.[list] ?? 0;
      return count === 0 ? [] : [m.tie_out_unread({ system: names[list], ...counted(count) })];
    })
    .join(' · ');
}

/** What is still being loaded before the firm can be tied out. */
export function readingWords(parts: readonly BackfillPart[]): string {
  const missing = parts
    .filter(({ state }) => state === 'notBegun' || state === 'begun')
    .map(({ system, count }) =>
      m.tie_out_loading_system({ system: systemNames[system], number: number(count) }),
    );
  return m.tie_out_loading_names({ systems: list([...new Set(missing)]) });
}

export function tyingOutWords(done: number, all: number): string {
  return m.tie_out_progress({ done: number(done), all: number(all) });
}

/** Whose name it is as well. */
export function alsoUsedBy(name: string): Sentence {
  return sentence(m.tie_out_also_of, { path: [name] });
}

/** After the nearest match: how many more there are. */
export function moreWords(count: number): string {
  return m.tie_out_more({ number: number(count) });
}
