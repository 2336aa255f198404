import { type MatchStatus, unblockedStatus } from '../../domain/matching/match-status';
import { listIds } from '../../domain/records/lists';
import { csvText } from '../../messages/csv';
import { matchStatusWords } from '../../ui/match-status-words';
import { systemNames } from '../words';
import type { Row } from './rows';
import { csvColumns, kindWords } from './words';

/** The tie-out as a CSV file, a line for each of `rows` in their order. */
export function tieOutCsv(rows: readonly Row[]): string {
  const head = [csvColumns.client, csvColumns.kind, csvColumns.key, csvColumns.expected];
  const listHead = listIds.flatMap((list) =>
    (['standing', 'name', 'suggestedName', 'suggestedId', 'near'] as const).map(
      (column) => `${systemNames[list]}: ${csvColumns[column]}`,
    ),
  );
  const lines = rows.map(({ client, match, suggested }) => [
    client.fullName,
    kindWords[client.kind],
    client.key,
    match.expectedPath.join(':'),
    ...listIds.flatMap((list) => {
      const status = match.statuses?.[list];
      return [
        status ? matchStatusWords(status) : '',
        status ? foundName(status) : '',
        suggested[list]?.path.join(':') ?? '',
        suggested[list]?.record.id ?? '',
        status ? nearNames(status) : '',
      ];
    }),
  ]);
  return csvText([[...head, ...listHead], ...lines]);
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
