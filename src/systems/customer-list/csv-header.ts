import { type CsvFormat, comparable, titleRowsSearched, titlesOf } from '../../domain/records/list-titles';
import { csvRowsOf, firstCsvRows, windowLength } from './csv-rows';
import { CustomerListError } from './list-error';

export interface CsvHeader {
  readonly format: CsvFormat;
  readonly separator: string;
  /** Which row of the file it is, 0 being the first. */
  readonly index: number;
  /** Its cells as they are compared: without case and the blanks around. */
  readonly cells: readonly string[];
  /** The rows above it. */
  readonly titles: readonly (readonly string[])[];
}

/** A spreadsheet saves with the separator of its region, or with tabs. */
const separators = [',', ';', '\t'];

/** A customer may be called `Company`, and have a note that says `Email`. */
const leastTitles = 3;

/** The columns that may hold the name, the first of them that is there. */
const nameColumns: Readonly<Record<CsvFormat, readonly string[]>> = {
  desktopCsv: ['customer'],
  contactList: ['customer full name', 'customer'],
  customersPage: ['customer', 'display name', 'name'],
};

export function nameColumnOf({ format, cells }: CsvHeader): number {
  const column = nameColumns[format].find((name) => cells.includes(name));
  return column === undefined ? -1 : cells.indexOf(column);
}

/** Whether a row below the header holds titles again, of this list or of another that was put below it: several of them, as no customer has. */
export function holdsTitles(cells: readonly string[], header: CsvHeader): boolean {
  const titles = new Set(header.cells.filter(Boolean));
  return cells.filter((cell) => titles.has(comparable(cell))).length >= leastTitles;
}

/** Finds the header among the first rows of the text, whatever separates its cells; `null` where none of them is one. */
export function findCsvHeader(text: string): CsvHeader | null {
  for (const separator of separators) {
    const rows = firstCsvRows(text, separator, titleRowsSearched);
    for (const [index, row] of rows.entries()) {
      const cells = row.map(comparable);
      const kind = titlesOf(row);
      if (kind === null) continue;
      if (kind === 'timesheets') throw new CustomerListError('timesheets');
      if (kind === 'otherList') throw new CustomerListError('noCustomers');
      return { format: kind, separator, index, cells, titles: rows.slice(0, index) };
    }
  }
  refuseOpenTitle(text);
  return null;
}

/** A quote that is opened above the header and never closed takes the header into its cell: the error is where it is opened. */
function refuseOpenTitle(text: string): void {
  const lines = text.slice(0, windowLength).split('\n', titleRowsSearched);
  const separator = separators.find((each) =>
    lines.some((line) => {
      const [cells = []] = firstCsvRows(line, each, 1);
      const kind = titlesOf(cells);
      return kind !== null && kind !== 'timesheets' && kind !== 'otherList';
    }),
  );
  // Reading on throws where the quote is opened.
  if (separator !== undefined) csvRowsOf(text, separator).next();
}
