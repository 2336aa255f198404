import { countLineFeeds } from './decode-text';

export interface IifRow {
  readonly cells: readonly string[];
  /** The line in which it begins; 1 is the first of the file. */
  readonly line: number;
  /** Where a quote is opened and not closed before a tab or the end of a row: the row is then that line alone, as it stands. */
  readonly openQuoteLine: number | null;
  /** Where the row ends in the text. */
  readonly end: number;
}

interface Cells {
  readonly cells: readonly string[];
  readonly end: number;
}

/** The rows of an IIF file: cells between tabs, in double quotes where they hold a comma, a tab, a line break or a quote (quickbooks.md 10.3). */
export function* iifRowsOf(text: string): Generator<IifRow> {
  let line = 1;
  let start = 0;
  while (start < text.length) {
    const row = readRow(text, start, line);
    yield row;
    line += countLineFeeds(text, start, row.end);
    start = row.end;
  }
}

function readRow(text: string, start: number, line: number): IifRow {
  const whole = readCells(text, start);
  if (typeof whole === 'number') return oddRow(text, start, line, whole);
  const unwrapped = unwrap(whole.cells);
  if (unwrapped === null) return { ...whole, line, openQuoteLine: null };
  const inner = readCells(unwrapped, 0);
  if (typeof inner === 'number' || inner.end < unwrapped.length) return oddRow(text, start, line, start);
  return { cells: inner.cells, end: whole.end, line, openQuoteLine: null };
}

/** The row within the only cell of a row that a spreadsheet has put into quotes as a whole; `null` where there is none. */
function unwrap([first = '', ...others]: readonly string[]): string | null {
  return first.includes('\t') && others.every((cell) => cell === '') ? first : null;
}

function oddRow(text: string, start: number, line: number, quoteAt: number): IifRow {
  const lineEnd = endOfLine(text, start);
  return {
    cells: text.slice(start, lineEnd).split('\t'),
    line,
    openQuoteLine: line + countLineFeeds(text, start, quoteAt),
    end: lineEnd + 1,
  };
}

function endOfLine(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

/** The cells of the row that begins at `start`; where a quote is not closed, the place where it is opened. */
function readCells(text: string, start: number): Cells | number {
  let lineEnd = endOfLine(text, start);
  const line = text.slice(start, lineEnd);
  if (!line.includes('"')) return { cells: line.split('\t'), end: lineEnd + 1 };
  const cells: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close < 0) return at;
      const cell = text.slice(at + 1, close);
      // No cell has both: a quote that is closed by chance in a later row has taken rows into it.
      if (cell.includes('\t') && cell.includes('\n')) return at;
      cells.push(cell.replaceAll('""', '"'));
      if (close > lineEnd) lineEnd = endOfLine(text, close);
      at = close + 1;
    } else {
      const rest = text.slice(at, lineEnd);
      const tab = rest.indexOf('\t');
      cells.push(tab < 0 ? rest : rest.slice(0, tab));
      at = tab < 0 ? lineEnd : at + tab;
    }
    if (at >= lineEnd) return { cells, end: lineEnd + 1 };
    // Over the tab.
    at += 1;
  }
}

/** Where the quote that is opened at `open` is closed, just before the end of a cell; -1 where it is not. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return -1;
  const next = text[close + 1];
  return next === undefined || next === '\t' || next === '\n' ? close : -1;
}
