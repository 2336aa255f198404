import { openStanding, type Standing } from '../../domain/matching/match-status';
import { listIds } from '../../domain/records/records';
import { csvText } from '../../messages/csv';
import { standingWords } from '../../ui/match-status-words';
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
  const lines = rows.map(({ client, stand, suggested }) => [
    client.fullName,
    kindWords[client.kind],
    client.key,
    stand.expectedPath.join(':'),
    ...listIds.flatMap((list) => {
      const standing = stand.standings?.[list];
      return [
        standing ? standingWords(standing) : '',
        standing ? foundName(standing) : '',
        suggested[list]?.path.join(':') ?? '',
        suggested[list]?.record.id ?? '',
        standing ? nearNames(standing) : '',
      ];
    }),
  ]);
  return csvText([[...head, ...listHead], ...lines]);
}

function foundName(standing: Standing): string {
  const open = openStanding(standing);
  return open && 'found' in open ? open.found.path.join(':') : '';
}

/** The near matches, nearest first. */
function nearNames(standing: Standing): string {
  const open = openStanding(standing);
  return open?.kind === 'similar' ? open.candidates.map(({ path }) => path.join(':')).join('; ') : '';
}
