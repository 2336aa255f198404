import Papa from 'papaparse';
import { countLineFeeds } from './decode-text';
import { CustomerListError } from './list-error';

export interface CsvRow {
  readonly cells: readonly string[];
  /** The line in which it begins; 1 is the first of the file. */
  readonly line: number;
  /** It is the last of the file, and no line break ends it. */
  readonly isEndOpen: boolean;
}

/**
 * How much text is parsed at a time, and so how long a row may be. Papaparse's own chunks would parse a quote that is never closed anew
 * with each chunk, and would find other line ends in each.
 */
export const windowLength = 65_536;

interface WindowRow {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Where the first cell begins whose quote is not closed before a separator. */
  readonly openQuoteAt: number | null;
}

function parseWindow(text: string, separator: string): WindowRow[] {
  const rows: WindowRow[] = [];
  let start = 0;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const openQuote = errors.find(({ type }) => type === 'Quotes');
      rows.push({
        cells: data,
        start,
        end: meta.cursor,
        openQuoteAt: openQuote ? (openQuote.index ?? start) : null,
      });
      start = meta.cursor;
    },
  });
  return rows;
}

/**
 * The rows of the text, several hundred at a time. A cell whose quote is not closed just before a separator is refused: papaparse would
 * take what follows into it, rows and all.
 */
export function* csvRowsOf(
  text: string,
  separator: string,
): Generator<{ readonly rows: readonly CsvRow[]; readonly end: number }> {
  let windowStart = 0;
  let line = 1;
  while (windowStart < text.length) {
    const window = text.slice(windowStart, windowStart + windowLength);
    const isLastWindow = windowStart + windowLength >= text.length;
    const found = parseWindow(window, separator);
    const last = isLastWindow ? undefined : found.pop();
    const rows: CsvRow[] = [];
    let end = 0;
    for (const row of found) {
      if (row.openQuoteAt !== null) throw openQuote(window, row, row.openQuoteAt, line);
      const isEndOpen = isLastWindow && row.end === window.length && !window.endsWith('\n');
      rows.push({ cells: row.cells, line, isEndOpen });
      line += countLineFeeds(window, row.start, row.end);
      end = row.end;
    }
    if (end === 0) {
      // Not one row ends within a window.
      if (last && last.openQuoteAt !== null) throw openQuote(window, last, last.openQuoteAt, line);
      throw new CustomerListError('brokenRow', line);
    }
    windowStart += end;
    yield { rows, end: windowStart };
  }
}

function openQuote(text: string, row: WindowRow, at: number, line: number): CustomerListError {
  return new CustomerListError('openQuote', line + countLineFeeds(text, row.start, at));
}

/** Whether one of the lines of a cell has as many separators as a whole row of so many cells, which no address has. */
export function holdsRow(cell: string, separator: string, width: number): boolean {
  if (!cell.includes('\n')) return false;
  return cell.split('\n').some((line) => line.split(separator).length >= width);
}

/** The first rows of the text, whatever is odd about their quotes. */
export function firstCsvRows(text: string, separator: string, count: number): readonly string[][] {
  return Papa.parse<string[]>(text.slice(0, windowLength), {
    delimiter: separator,
    newline: '\n',
    preview: count,
  }).data;
}
