import { csvText } from '../../../domain/csv/csv-text';
import type { RecordState } from '../../../domain/plans/plan';
import type { LogRow } from '../../../messages/fixes';
import { systemNames } from '../../words';
import { wantedPath } from './log-runs';
import { itemKindWords, logColumns, logOutcome, logStep, logWords } from './words';

/**
 * The log as a CSV file, a line for each of `rows` in their order.
 *
 * @param timeZone of the first column, an IANA name; the computer's own where it is left out.
 */
export function logCsv(rows: readonly LogRow[], timeZone?: string): string {
  const local = timeFormat(timeZone);
  const utc = timeFormat('UTC');
  const lines = rows.map((row) => [
    local.format(row.at),
    utc.format(row.at),
    row.runId,
    row.itemTitle,
    itemKindWords(row.itemKind),
    row.karbonKey,
    systemNames[row.step.list],
    logStep(row),
    row.step.path.join(':'),
    wantedPath(row.step).join(':'),
    row.recordId ?? '',
    ...stateCells(row.before),
    ...stateCells(row.after),
    logOutcome(row),
  ]);
  return csvText([logColumns, ...lines]);
}

/** `2026-11-25 16:05:00`, which spreadsheets take for a time in every country. */
function timeFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timeZone !== undefined && { timeZone }),
  });
}

function stateCells(state: RecordState | null): readonly [string, string] {
  if (!state) return ['', ''];
  return [state.path.join(':'), state.isActive ? logWords.active : logWords.inactive];
}
