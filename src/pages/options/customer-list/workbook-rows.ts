import { type ListTitles, titleRowsSearched, titlesOf } from '../../../domain/records/list-titles';
import type { NameListSystem } from '../../../domain/records/name-list';
import { hasNameListTitle } from '../../../domain/records/name-list-titles';
import { reportUnexpected } from '../../../reports/report-unexpected';
import type { PickedFile } from './pick-file';
import type { ListFile } from './send-list-file';

/** With this begins every packed file, and so every Excel workbook. */
const packedSignature = [0x50, 0x4b, 0x03, 0x04];

/** Whose names are looked for: those of QuickBooks' customers, or of another system. */
export type ListWanted = 'customers' | NameListSystem;

/** A sheet with anything on it. */
export interface SheetChoice {
  readonly name: string;
  /** Those that are not empty, the titles among them. */
  readonly rowCount: number;
}

/** A workbook of which somebody has to say which sheet is the list. */
export interface OpenWorkbook {
  readonly kind: 'sheets';
  readonly fileName: string;
  readonly sheets: readonly SheetChoice[];
  /** Which of them looks most like the list; counts from 0. */
  readonly likely: number;
  /** The sheet that was read before and is not there any more; `null` where none was. */
  readonly missing: string | null;
  /** The file with the rows of one of them. */
  use(sheet: number): ListFile;
}

/**
 * A file as the worker takes it: of a workbook the rows of the sheet that holds the list, if that is known. `workbookUnread`: it can't be opened.
 *
 * @param before the sheet that was read of it before; `null` where none was chosen
 */
export async function listFileOf(
  picked: PickedFile,
  wanted: ListWanted,
  before: string | null = null,
): Promise<ListFile | OpenWorkbook | 'workbookUnread'> {
  const { file, handle } = picked;
  if (!(await isWorkbook(file))) return { file, handle, isWorkbook: false, sheet: null };
  const read = await readSheets(file);
  if (read === 'workbookUnread') return read;
  const sheets = read.filter(({ rows }) => rows.length > 0);
  const fileOf = (sheet: Sheet | undefined): ListFile => ({
    file: csvFileOf(file, sheet?.allRows ?? []),
    handle,
    isWorkbook: true,
    sheet: sheets.length > 1 ? (sheet?.name ?? null) : null,
  });
  const only = before === null ? sheetOf(sheets, wanted) : sheets.find(({ name }) => name === before);
  if (only || sheets.length === 0) return fileOf(only);
  return {
    kind: 'sheets',
    fileName: file.name,
    sheets: sheets.map(({ name, rows }) => ({ name, rowCount: rows.length })),
    likely: Math.max(
      0,
      sheets.findIndex((sheet) => isListed(sheet, wanted)),
    ),
    missing: before,
    use: (at) => fileOf(sheets[at]),
  };
}

async function isWorkbook(file: File): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, packedSignature.length).arrayBuffer());
  return packedSignature.every((byte, at) => start[at] === byte);
}

interface Sheet {
  readonly name: string;
  /** As they stand there, empty ones included. */
  readonly allRows: readonly (readonly string[])[];
  /** The filled cells of those that have any. */
  readonly rows: readonly (readonly string[])[];
}

/** Every sheet of a workbook, hidden ones included. */
async function readSheets(file: File): Promise<readonly Sheet[] | 'workbookUnread'> {
  // It is half as large as the whole page, and few come with workbooks. The form for browsers makes a worker of text, which is refused here.
  const { default: readWorkbook } = await import('read-excel-file/universal');
  try {
    return (await readWorkbook(file)).map(({ sheet, data }) => {
      const allRows = data.map((cells) => cells.map(cellText));
      return {
        name: sheet,
        allRows,
        rows: allRows.map((cells) => cells.filter((cell) => cell.trim())).filter(({ length }) => length > 0),
      };
    });
  } catch (error) {
    reportUnexpected(error, 'reading a workbook');
    return 'workbookUnread';
  }
}

/** The sheet that can be meant alone; none where several may be. */
function sheetOf(sheets: readonly Sheet[], wanted: ListWanted): Sheet | undefined {
  if (sheets.length === 1) return sheets[0];
  const [list, ...others] = sheets.filter((sheet) => isListed(sheet, wanted));
  if (list) return others.length === 0 ? list : undefined;
  return wanted === 'customers' ? wrongListOf(sheets) : undefined;
}

/** Of none of them the worker takes customers: it says what is wrong with one that is a list at all. */
function wrongListOf(sheets: readonly Sheet[]): Sheet | undefined {
  return sheets.find((sheet) => titlesIn(sheet) !== null) ?? sheets[0];
}

const holdsCustomers: Readonly<Record<ListTitles, boolean>> = {
  desktopCsv: true,
  contactList: true,
  customersPage: true,
  timesheets: false,
  otherList: false,
};

/** Whether a sheet has the titles of the list that is looked for. */
function isListed(sheet: Sheet, wanted: ListWanted): boolean {
  if (wanted !== 'customers') return titleRowsOf(sheet).some((cells) => hasNameListTitle(wanted, cells));
  const titles = titlesIn(sheet);
  return titles !== null && holdsCustomers[titles];
}

function titlesIn(sheet: Sheet): ListTitles | null {
  return (
    titleRowsOf(sheet)
      .map(titlesOf)
      .find((titles) => titles !== null) ?? null
  );
}

/** A cover may say `Customer` in a cell alone; a list has other columns beside it. */
function titleRowsOf({ rows }: Sheet): Sheet['rows'] {
  return rows.slice(0, titleRowsSearched).filter(({ length }) => length > 1);
}

/** The rows as a CSV file of the workbook's name and date. */
function csvFileOf(file: File, rows: Sheet['allRows']): File {
  const text = rows.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
  return new File([text], file.name, { type: 'text/csv', lastModified: file.lastModified });
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value ?? '');
}
