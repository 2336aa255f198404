/** By which Excel knows a file for UTF-8. */
const byteOrderMark = '\uFEFF';

/** What a formula begins with, full-width and small forms included; a spreadsheet passes over blanks and what is not seen before it. */
const formulaSigns = '=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE66\\uFE62\\uFE63\\uFE6B';
const formula = `(?=[\\s"\\u2800\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*[${formulaSigns}])`;
/** What begins a cell for a spreadsheet whose region separates by semicolons: it knows no quotes in the midst of one. */
const formulaBehindSeparator = new RegExp(`([;\\t\\r\\n])${formula}`, 'gu');
const formulaAtBeginning = new RegExp(`^(?:[\\t\\r\\n]|${formula})`, 'u');

/**
 * Lines of cells as a CSV file (RFC 4180), each line ended by CRLF. Text that a spreadsheet would run as a formula is made plain by a
 * leading apostrophe.
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  return byteOrderMark + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = text.replace(formulaBehindSeparator, "$1'").replace(formulaAtBeginning, "'$&");
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
