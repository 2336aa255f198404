import { reportUnexpected } from '../../../reports/report-unexpected';
import type { PickedFile } from './pick-file';
import type { ListFile } from './send-list-file';

/** With this begins every packed file, and so every Excel workbook. */
const packedSignature = [0x50, 0x4b, 0x03, 0x04];

/** Why a workbook is not handed over: it can't be opened, or several of its sheets may be the list. */
export type WorkbookTrouble = 'workbookUnread' | 'workbookSeveral';

/** A file as the worker takes it: of a workbook the rows of the sheet that holds the names. */
export async function listFileOf({ file, handle }: PickedFile): Promise<ListFile | WorkbookTrouble> {
  if (!(await isWorkbook(file))) return { file, handle, isWorkbook: false };
  const rows = await workbookRows(file);
  return typeof rows === 'string' ? rows : { file: rows, handle, isWorkbook: true };
}

async function isWorkbook(file: File): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, packedSignature.length).arrayBuffer());
  return packedSignature.every((byte, at) => start[at] === byte);
}

type SheetRows = readonly (readonly unknown[])[];

/** The rows of one sheet as a CSV file of the same name and date. */
async function workbookRows(file: File): Promise<File | WorkbookTrouble> {
  // It is half as large as the whole page, and few come with workbooks. The form for browsers makes a worker of text, which is refused here.
  const { default: readSheets } = await import('read-excel-file/universal');
  let sheets: readonly SheetRows[];
  try {
    sheets = (await readSheets(file)).map(({ data }) => data);
  } catch (error) {
    reportUnexpected(error, 'reading a workbook');
    return 'workbookUnread';
  }
  const rows = listSheetOf(sheets);
  if (rows === 'workbookSeveral') return rows;
  const text = rows.map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
  return new File([text], file.name, { type: 'text/csv', lastModified: file.lastModified });
}

/** Titles of the column with the names, in the lists that QuickBooks and Karbon export. */
const nameTitles = new Set([
  'customer',
  'customer full name',
  'display name',
  'name',
  'client',
  'client name',
]);

/** Titles come first, at most a handful of rows. */
const rowsSearched = 30;

/**
 * The only sheet with the titles of a list. Where none has them, the first with anything on it: the worker says what is wrong with it, or
 * asks for its columns.
 */
function listSheetOf(sheets: readonly SheetRows[]): SheetRows | 'workbookSeveral' {
  const [list, ...others] = sheets.filter(hasNameTitle);
  if (others.length > 0) return 'workbookSeveral';
  return list ?? sheets.find((rows) => rows.some((cells) => filledOf(cells).length > 0)) ?? [];
}

/** A cover may say `Customer` in a cell alone; a list has other columns beside it. */
function hasNameTitle(rows: SheetRows): boolean {
  return rows.slice(0, rowsSearched).some((cells) => {
    const filled = filledOf(cells);
    return filled.length > 1 && filled.some((cell) => nameTitles.has(cell.toLowerCase()));
  });
}

function filledOf(cells: readonly unknown[]): readonly string[] {
  return cells.map((cell) => cellText(cell).trim()).filter(Boolean);
}

function cellText(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
