import type { DuplicateGroup, KeepReason } from '../../../domain/matching/duplicate-groups';
import type { DuplicateReason } from '../../../domain/matching/duplicate-keys';
import type { Stakes } from '../../../domain/matching/record-stakes';
import { listTraits } from '../../../domain/records/lists';
import type { ListId, SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { day, longDay } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { counted, list, money } from '../../../i18n/numbers';
import { type Sentence, sentence } from '../../../i18n/sentence';
import { matchReasonWords } from '../../../ui/match-status-words';
import type { ListsView, ListsViewKind, ShownLists } from './lists';
import type { ListsResult } from './use-lists';

type SystemNames = Readonly<Record<SystemId, string>>;

/** What a view is called. */
export function viewWords(view: ListsView, names: SystemNames): string {
  switch (view.kind) {
    case 'duplicates':
      return m.lists_filter_duplicates({ system: names[view.list] });
    case 'inactive':
      return m.lists_filter_inactive();
    case 'unclaimed':
      return m.lists_filter_unclaimed({ system: names[view.list] });
    case 'work':
      return m.lists_filter_work();
  }
}

const emptyViews: Readonly<Record<ListsViewKind, string>> = {
  duplicates: m.lists_none_duplicates(),
  inactive: m.lists_none_inactive(),
  unclaimed: m.lists_none_unclaimed(),
  work: m.lists_none_work(),
};

/** What is said where a view shows nothing. */
export function emptyWords({ kind }: ListsView, search: string): string {
  return search.trim() === '' ? emptyViews[kind] : m.lists_none_found();
}

/** How much a view shows. */
export function shownWords({ groups, unclaimed, work }: ShownLists, { kind }: ListsView): string {
  return kind === 'unclaimed'
    ? m.lists_shown_records(counted(unclaimed.length))
    : m.lists_shown_groups(counted(groups.length + work.length));
}

/** What is said of a view's figures: of which time they are, where it is not all. */
export function hintWords(view: ListsView, { time }: ListsResult): string {
  if (view.kind === 'work') return m.lists_work_hint();
  if ('list' in view && !listTraits[view.list].tracksTime) return '';
  return knownTimeWords(time);
}

/** Which time is counted, where it is not all; that none is known yet, where it is `null`. */
export function knownTimeWords(time: ListsResult['time']): string {
  if (!time) return m.lists_time_missing();
  const parts = [
    time.from === null ? '' : m.lists_time_from({ date: longDay(Date.parse(time.from), 'UTC') }),
    time.scope === 'everybody' ? '' : m.lists_time_part(),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Why records are taken for one, in a word or three. */
function reasonWords(reason: DuplicateReason): string {
  switch (reason.code) {
    case 'sameName':
      return m.lists_same_name();
    case 'spelling':
      return m.lists_spelling();
    case 'nameOrder':
      return m.lists_name_order();
    case 'copy':
      return m.lists_copy();
    case 'legalForm':
      return m.lists_legal_form();
    default:
      return matchReasonWords(reason);
  }
}

export function reasonsWords(reasons: readonly DuplicateReason[]): string {
  return reasons.map(reasonWords).join(' · ');
}

const keepWords: Readonly<Record<KeepReason, (inputs: { readonly path: string }) => string>> = {
  client: m.lists_keep_client,
  expectedName: m.lists_keep_expected,
  active: m.lists_keep_active,
  balance: m.lists_keep_balance,
  time: m.lists_keep_time,
  jobs: m.lists_keep_jobs,
  older: m.lists_keep_older,
  first: m.lists_keep_first,
};

/** Which one to keep and why, or why that can't be said. */
export function keepSentence({ keep, records }: DuplicateGroup): Sentence {
  if (keep) return sentence(keepWords[keep], { path: [records[0]?.record.name ?? ''] });
  const clients = records.flatMap((record) => record.clients.map(({ name }) => name));
  return [m.lists_different_clients({ clients: list([...new Set(clients)]) })];
}

/** `12h 30m`, or `''` where none is known. */
function trackedWords({ seconds }: Stakes): string {
  return seconds > 0 ? duration(seconds) : '';
}

function lastUsedWords({ lastDay }: Stakes, today: string): string {
  return lastDay === null ? '' : day(lastDay, today);
}

function balanceWords({ balance }: Stakes): string {
  return balance === null ? '' : money(balance);
}

/** What tells how much hangs on a record, by list: its heading, and what it says. */
export const stakeColumns: Readonly<
  Record<
    ListId,
    readonly { readonly head: string; readonly cell: (stakes: Stakes, today: string) => string }[]
  >
> = {
  quickbooksTime: [
    { head: m.lists_time(), cell: trackedWords },
    { head: m.lists_last_used(), cell: lastUsedWords },
  ],
  quickbooks: [{ head: m.lists_csv_balance(), cell: balanceWords }],
};
