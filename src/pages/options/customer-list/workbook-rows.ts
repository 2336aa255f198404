import { reportUnexpected } from '../../../reports/report-unexpected';
import type { PickedFile } from './pick-file';
import type { ListFile } from './send-list-file';

/** With this begins every packed file, and so every Excel workbook. */
const packedSignature = [0x50, 0x4b, 0x03, 0x04];

/** A file as the worker takes it: of a workbook its rows; `null` where it can't be opened. */
export async function listFileOf({ file, handle }: PickedFile): Promise<ListFile | null> {
  if (!(await isWorkbook(file))) return { file, handle, isWorkbook: false };
  const rows = await workbookRows(file);
  return rows && { file: rows, handle, isWorkbook: true };
}

async function isWorkbook(file: File): Promise<boolean> {
  const start = new Uint8Array(await file.slice(0, packedSignature.length).arrayBuffer());
  return packedSignature.every((byte, at) => start[at] === byte);
}

/** The rows of a workbook's first sheet as a CSV file of the same name and date; `null` where it cannot be read. */
async function workbookRows(file: File): Promise<File | null> {
  // It is half as large as the whole page, and few come with workbooks. The form for browsers makes a worker of text, which is refused here.
  const { readSheet } = await import('read-excel-file/universal');
  let rows: readonly (readonly unknown[])[];
  try {
    rows = await readSheet(file);
  } catch (error) {
    reportUnexpected(error, 'reading a workbook');
    return null;
  }
  const text = rows.map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
  return new File([text], file.name, { type: 'text/csv', lastModified: file.lastModified });
}

function cellText(value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
