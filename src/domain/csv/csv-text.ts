/** By which Excel knows a file for UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Lines of cells as a CSV file (RFC 4180), each line ended by CRLF. Text that a spreadsheet would run as a formula is made plain by a
 * leading apostrophe.
 */
export function csvText(lines: readonly (readonly string[])[]): string {
  return byteOrderMark + lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
