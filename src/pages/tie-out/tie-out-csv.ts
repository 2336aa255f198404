import { csvText } from '../../domain/csv/csv-text';
import { type MatchStatus, unblockedStatus } from '../../domain/matching/match-status';
import type { QuickbooksProduct } from '../../domain/records/customer-list';
import { listIds } from '../../domain/records/lists';
import { matchStatusWords } from '../../ui/match-status-words';
import type { Row } from './rows';
import { clientColumns, kindWords, listColumns } from './words';

/** The tie-out as a CSV file, a line for each of `rows` in their order. */
export function tieOutCsv(rows: readonly Row[], product: QuickbooksProduct | null): string {
  const lines = rows.map(({ key, kind, client, item, match, suggested }) => [
    client.fullName,
    item?.title ?? '',
    kindWords[kind],
    key,
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
  ]);
  return csvText([[...clientColumns, ...listIds.flatMap((list) => listColumns(list, product))], ...lines]);
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
