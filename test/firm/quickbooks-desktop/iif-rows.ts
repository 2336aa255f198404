import { DesktopRefusal } from './refusal';
import type { DesktopSwitches } from './switches';
import { decodeWindows1252 } from './text';

/** A row of customers as it stands in a file. */
export interface CustomerRow {
  /** 1 is the first line of the file. */
  readonly line: number;
  /** What stands between the tabs, the keyword aside. */
  readonly rawCells: readonly string[];
  /** Of the `!CUST` row that is in force; `null` before the first. */
  readonly columns: readonly string[] | null;
}

/** The rows of customers; rows of other keywords are passed over (quickbooks.md 10.3). */
export function customerRowsOf(bytes: Uint8Array, { iifEncoding }: DesktopSwitches): CustomerRow[] {
  const text = iifEncoding === 'utf8' ? new TextDecoder().decode(bytes) : decodeWindows1252(bytes);
  const rows: CustomerRow[] = [];
  let columns: readonly string[] | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const [keyword, ...rawCells] = line.replace(/\r$/, '').split('\t');
    if (keyword === '!CUST') columns = rawCells;
    if (keyword === 'CUST') rows.push({ line: index + 1, rawCells, columns });
  }
  return rows;
}

/** The cells by column; a row that is too short lacks what stands in its last ones. Throws `DesktopRefusal`. */
export function cellsOf(row: CustomerRow, switches: DesktopSwitches): Map<string, string> {
  if (row.columns === null) throw new DesktopRefusal('noHeader', `line ${row.line}`);
  const cells = row.rawCells.map((rawCell) => cellText(rawCell, switches));
  // Rows may be padded with empty tabs (additions.md 1).
  const tooMany = cells.slice(row.columns.length).find((cell) => cell !== '');
  if (tooMany !== undefined) throw new DesktopRefusal('cellWithoutColumn', tooMany);
  return new Map(
    row.columns
      .map((column, index): [string, string] => [column, cells[index] ?? ''])
      .filter(([column, cell]) => column !== '' || cell !== ''),
  );
}

/** A cell without its quotation marks, which stand as the program itself writes them. Throws `DesktopRefusal`. */
function cellText(rawCell: string, { quotesInIif }: DesktopSwitches): string {
  const pattern = quotesInIif === 'doubled' ? /^"((?:[^"]|"")*)"$/ : /^"(.*)"$/s;
  const quoted = pattern.exec(rawCell)?.[1];
  if (quoted !== undefined) return quotesInIif === 'doubled' ? quoted.replaceAll('""', '"') : quoted;
  if (quotesInIif === 'doubled' && rawCell.includes('"')) {
    throw new DesktopRefusal('quoteOutOfPlace', rawCell);
  }
  if (rawCell.includes(',')) throw new DesktopRefusal('commaNotQuoted', rawCell);
  return rawCell;
}

/** The name in a row as far as it can be read, for the report. */
export function nameIn(row: CustomerRow): string {
  const index = row.columns?.indexOf('NAME') ?? -1;
  return row.rawCells[index]?.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"') ?? '';
}
