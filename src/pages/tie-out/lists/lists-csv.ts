import { csvText } from '../../../domain/csv/csv-text';
import type { Stakes } from '../../../domain/matching/record-stakes';
import type { ListId, SystemId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { clientsOf } from './group-card';
import type { ListsView, ShownLists } from './lists';
import { reasonsWords } from './words';

/** What a view shows as a CSV file: a line for each record or work item, in the same order. */
export function listsCsv(
  shown: ShownLists,
  view: ListsView,
  systemNames: Readonly<Record<SystemId, string>>,
): string {
  switch (view.kind) {
    case 'duplicates':
    case 'inactive':
      return csvText([duplicateHead, ...duplicateLines(shown, systemNames)]);
    case 'unclaimed':
      return csvText([unclaimedHead, ...unclaimedLines(shown)]);
    case 'work':
      return csvText([workHead, ...workLines(shown)]);
  }
}

const stakeHead = [m.lists_csv_hours(), m.lists_last_used(), m.lists_csv_balance(), m.lists_jobs()];

const duplicateHead = [
  m.lists_csv_group(),
  m.lists_csv_list(),
  m.lists_csv_parent(),
  m.lists_name(),
  m.lists_csv_id(),
  m.lists_status(),
  m.lists_csv_keep(),
  ...stakeHead,
  m.lists_client(),
  m.lists_because(),
];

function duplicateLines(
  { groups }: ShownLists,
  systemNames: Readonly<Record<ListId, string>>,
): readonly (readonly string[])[] {
  return groups.flatMap(({ list, parentPath, records, reasons, keep }, group) =>
    records.map((each, at) => [
      String(group + 1),
      systemNames[list],
      parentPath.join(':'),
      each.record.name,
      each.record.id,
      each.record.isActive ? m.lists_active() : m.lists_inactive(),
      keep && at === 0 ? m.lists_keep() : '',
      ...stakeCells(each.stakes),
      clientsOf(each),
      reasonsWords(reasons),
    ]),
  );
}

const unclaimedHead = [m.lists_name(), m.lists_csv_id(), ...stakeHead, m.lists_near()];

function unclaimedLines({ unclaimed }: ShownLists): readonly (readonly string[])[] {
  return unclaimed.map(({ record, stakes, nearClient }) => [
    record.name,
    record.id,
    ...stakeCells(stakes),
    nearClient ?? '',
  ]);
}

const workHead = [
  m.lists_csv_expected(),
  m.lists_client(),
  m.lists_work_title(),
  m.lists_csv_key(),
  m.lists_work_status(),
];

function workLines({ work }: ShownLists): readonly (readonly string[])[] {
  return work.flatMap(({ path, client, items }) =>
    items.map(({ key, title, primaryStatus }) => [
      path.join(':'),
      client.fullName,
      title,
      key,
      primaryStatus,
    ]),
  );
}

/** Numbers as a spreadsheet reads them. */
function stakeCells({ seconds, lastDay, balance, below }: Stakes): readonly string[] {
  return [
    seconds > 0 ? (seconds / 3_600).toFixed(2) : '',
    lastDay ?? '',
    balance === null ? '' : balance.toFixed(2),
    below > 0 ? String(below) : '',
  ];
}
