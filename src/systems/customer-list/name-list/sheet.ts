import { csvRowsOf, firstCsvRows } from '../csv-rows';
import { CustomerListError } from '../list-error';

/** A file as rows of cells, of which nothing is known yet but what separates them. */
export interface Sheet {
  readonly text: string;
  readonly separator: string;
  /** Its first rows. */
  readonly top: readonly (readonly string[])[];
}

/** A spreadsheet saves with the separator of its region, or with tabs. */
const separators = [',', ';', '\t'];
/** Banners and titles above a list have been seen to take six rows (additions.md 12). */
const topRows = 30;

/** The text as a sheet: cut by what makes the most cells of its first rows. Throws `CustomerListError` where a quote is never closed. */
export function sheetOf(text: string): Sheet {
  const sheets = separators.map((separator) => ({
    text,
    separator,
    top: firstCsvRows(text, separator, topRows),
  }));
  const [first, ...others] = sheets;
  if (!first) throw new CustomerListError('empty');
  const sheet = others.reduce((best, each) => (cellCount(each) > cellCount(best) ? each : best), first);
  // Reading on throws where a quote is opened among the first rows and never closed.
  csvRowsOf(text, sheet.separator).next();
  return sheet;
}

function cellCount({ top }: Sheet): number {
  return top.reduce((sum, row) => sum + row.length, 0);
}
