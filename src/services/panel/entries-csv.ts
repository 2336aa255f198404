import { csvText } from '../../domain/csv/csv-text';
import type { EntryRow, TimeView } from '../../messages/panel-view';
import { csvColumns, csvStatuses } from './entries-csv-words';

/** The entries as a CSV file: a line for each, newest first. `entriesCsv` of a view without entries is the head alone. */
export function entriesCsv({ entries }: Pick<TimeView, 'entries'>): string {
  return csvText([csvColumns(), ...entries.map(cellsOf)]);
}

function cellsOf(row: EntryRow): readonly string[] {
  return [
    row.date,
    row.personName,
    row.jobName,
    row.serviceItem,
    // Hours as a number that a spreadsheet can add up; a running entry has none yet.
    row.runningSinceMs === null ? (row.seconds / 3_600).toFixed(4) : '',
    row.notes,
    csvStatuses[row.status](),
  ];
}

/** A file name that every system takes, made from what the page is called. */
export function csvFileName(title: string, from: string | null, to: string): string {
  const name = title
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${[name || 'time', from, to].filter(Boolean).join(' ')}.csv`;
}
