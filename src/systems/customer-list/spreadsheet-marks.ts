/** As English and French spreadsheets write them. */
const errors: ReadonlySet<string> = new Set([
  '#NAME?',
  '#REF!',
  '#N/A',
  '#VALUE!',
  '#DIV/0!',
  '#NULL!',
  '#NUM!',
  '#ERROR!',
  '#SPILL!',
  '#CALC!',
  '#NOM?',
  '#VALEUR!',
  '#NUL!',
  '#NOMBRE!',
  '#PROPAGATION!',
]);

/** What is saved of a cell that was too narrow for what it holds. */
const tooNarrow = /^#{4,}$/;

/** What a cell of a workbook is read as that holds a date, which a name like `2-Jan` becomes. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a cell holds what a spreadsheet has put into the place of a name: an error of a formula, a date, or nothing that fits. */
export function isSpreadsheetMark(cell: string): boolean {
  const text = cell.trim();
  return errors.has(text.toUpperCase()) || tooNarrow.test(text) || moment.test(text);
}
