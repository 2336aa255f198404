import type { EntryRow, TimeView } from '../messages/panel-view';
import { csvColumns, csvStatuses } from './words';

/**
 * The entries as a CSV file (RFC 4180): a line for each, newest first. `entriesCsv` of a view without entries is the head alone.
 * Text that a spreadsheet would run as a formula is made plain by a leading apostrophe.
 */
export function entriesCsv({ entries }: Pick<TimeView, 'entries'>): string {
  const lines = [csvColumns, ...entries.map(cellsOf)];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
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
    csvStatuses[row.status],
  ];
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
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
