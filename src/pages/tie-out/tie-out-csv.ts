import { csvText } from '../../domain/csv/csv-text';
import { type MatchStatus, unblockedStatus } from '../../domain/matching/match-status';
import type { QuickbooksProduct } from '../../domain/records/customer-list';
import { listIds } from '../../domain/records/lists';
import { isKarbonKey } from '../../domain/records/name-list';
import { m } from '../../i18n/compiled/messages';
import { matchStatusWords } from '../../ui/match-status-words';
import type { Row } from './rows';
import { clientColumns, kindWords, listColumns } from './words';

/**
 * The tie-out as a CSV file, a line for each of `rows` in their order.
 *
 * @param byHand what a person is to do about a row; `null` where it says nothing of that, and no column where none does
 */
export function tieOutCsv(
  rows: readonly Row[],
  product: QuickbooksProduct | null,
  byHand: (row: Row) => string | null,
): string {
  const toDo = rows.map(byHand);
  const isByHand = toDo.some((text) => text !== null);
  const lines = rows.map(({ key, kind, client, item, match, suggested }, at) => [
    client.fullName,
    item?.title ?? '',
    kindWords[kind],
    isKarbonKey(key) ? key : '',
    match.expectedPath.join(':'),
    ...listIds.flatMap((list) => {
      const status = match.statuses?.[list];
      return [
        status ? matchStatusWords(status, kind) : '',
        status ? foundName(status) : '',
        suggested[list]?.path.join(':') ?? '',
        suggested[list]?.record.id ?? '',
        status ? nearNames(status) : '',
      ];
    }),
    ...(isByHand ? [toDo[at] ?? ''] : []),
  ]);
  const columns = [
    ...clientColumns,
    ...listIds.flatMap((list) => listColumns(list, product)),
    ...(isByHand ? [m.name_list_by_hand_column()] : []),
  ];
  return csvText([columns, ...lines]);
}

function foundName(status: MatchStatus): string {
  const open = unblockedStatus(status);
  return open && 'found' in open ? open.found.path.join(':') : '';
}

/** The near matches, nearest first. */
function nearNames(status: MatchStatus): string {
  const open = unblockedStatus(status);
  return open?.kind === 'similar' ? open.candidates.map(({ path }) => path.join(':')).join('; ') : '';
}
