import { comparable } from '../../../domain/records/list-titles';
import {
  type NameListFile,
  type NameListLayout,
  type NameListPreview,
  type NameListSystem,
  nameRolesOf,
} from '../../../domain/records/name-list';
import { type CsvRow, csvRowsOf, holdsRow } from '../csv-rows';
import { decodeText } from '../decode-text';
import { CustomerListError } from '../list-error';
import { Pace, type PaceOptions } from '../pace';
import { isSpreadsheetMark } from '../spreadsheet-marks';
import { guessLayout, isTimesheetHeader, previewOf } from './guess-layout';
import type { NameRows } from './name-rows';
import { createClientRows } from './read-clients';
import { createJobRows } from './read-jobs';
import { type Sheet, sheetOf } from './sheet';

/** What a file comes to: its names, or its beginning where nobody has said yet which column is which. */
export type NameListReading =
  | { readonly kind: 'read'; readonly list: NameListFile }
  | { readonly kind: 'columns'; readonly preview: NameListPreview };

export interface NameListReadingOptions extends PaceOptions {
  /** As somebody has chosen for this very file. */
  readonly layout: NameListLayout | null;
  /** How files of this system were read, and the names of their columns: what was chosen for one goes for the next of the same form. */
  readonly before: readonly Pick<NameListFile, 'layout' | 'header'>[];
  /** It is a later save of such a file: nobody is asked where its columns are the same. */
  readonly isUpdate: boolean;
}

const rowsFor: Readonly<
  Record<NameListSystem, (layout: NameListLayout, header: readonly string[]) => NameRows>
> = {
  karbon: createClientRows,
  quickbooksTime: (layout, header) => createJobRows(layout, header, isTimesheetHeader(header)),
};

/** The forms that are known for sure, of which nobody has to be asked. */
const isSure: Readonly<Record<NameListSystem, (header: readonly string[]) => boolean>> = {
  // What Karbon calls the columns of its exports is known from nowhere (additions.md 12).
  karbon: () => false,
  quickbooksTime: isTimesheetHeader,
};

/**
 * Reads the names of a system from the bytes of a file: all of it or none. Throws `CustomerListError` where it can't, naming the line.
 */
export async function readNameList(
  system: NameListSystem,
  bytes: Uint8Array,
  options: NameListReadingOptions,
): Promise<NameListReading> {
  const pace = new Pace(options);
  const sheet = sheetOf(decodeText(bytes));
  await pace.rest(0);
  const before = layoutBefore(sheet, options.before);
  const layout = options.layout ?? sureLayout(system, sheet) ?? (options.isUpdate ? before : null);
  if (!layout) {
    const preview = previewOf(sheet, before ?? guessLayout(system, sheet));
    return { kind: 'columns', preview };
  }
  const list = await readSheet(system, sheet, layout, pace);
  options.onProgress?.(1);
  return { kind: 'read', list };
}

function headerOf({ top }: Sheet, { headerRow }: NameListLayout): readonly string[] {
  return (top[headerRow] ?? []).map(comparable);
}

function layoutBefore(sheet: Sheet, before: NameListReadingOptions['before']): NameListLayout | null {
  for (const { layout, header } of before) {
    // Titles above the list may be more or fewer.
    const headerRow = sheet.top.findIndex((cells) => textOf(cells) === textOf(header));
    if (header.length > 0 && headerRow >= 0) return { ...layout, headerRow };
  }
  return null;
}

function textOf(cells: readonly string[]): string {
  return cells.map(comparable).join('\n');
}

function sureLayout(system: NameListSystem, sheet: Sheet): NameListLayout | null {
  const layout = guessLayout(system, sheet);
  return isSure[system](headerOf(sheet, layout)) ? layout : null;
}

async function readSheet(
  system: NameListSystem,
  sheet: Sheet,
  layout: NameListLayout,
  pace: Pace,
): Promise<NameListFile> {
  const header = headerOf(sheet, layout);
  const nameColumns = nameRolesOf[system].flatMap((role) => layout.columns[role] ?? []);
  // Above the names of the columns may stand those of whole groups of them.
  const width = Math.max(...sheet.top.slice(0, layout.headerRow + 2).map((cells) => cells.length));
  const found = rowsFor[system](layout, header);
  let index = -1;
  for (const { rows, end } of csvRowsOf(sheet.text, sheet.separator)) {
    for (const row of rows) {
      index += 1;
      if (pace.isRestDue()) await pace.rest(end / sheet.text.length);
      if (index <= layout.headerRow || row.cells.every((cell) => cell.trim() === '')) continue;
      refuseBroken(row, sheet.separator, width, nameColumns);
      found.meet(row);
    }
  }
  const list = { ...found.end(), layout, header };
  if (list.clients.length + list.records.length === 0) throw new CustomerListError('noCustomers');
  return list;
}

/** A separator in a cell without quotes moves what stands behind it, a quote that is closed in a later row takes rows into a cell, and a spreadsheet may have lost a name. */
function refuseBroken(
  { cells, line, isEndOpen }: CsvRow,
  separator: string,
  width: number,
  nameColumns: readonly number[],
): void {
  if (isEndOpen && cells.length < width) throw new CustomerListError('cutOff', line);
  const isMoved = cells.slice(width).some((cell) => cell.trim() !== '');
  const isBroken =
    nameColumns.some((column) => cells[column]?.includes('\n') || isSpreadsheetMark(cells[column] ?? '')) ||
    (width > 1 && cells.some((cell) => holdsRow(cell, separator, width)));
  if (isMoved || isBroken) throw new CustomerListError('brokenRow', line);
}
