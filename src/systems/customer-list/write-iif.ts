/**
 * Customers and jobs as a file that QuickBooks Desktop imports (quickbooks.md 10.3), in the order given: parents have to come first. It holds
 * nothing but names, since a column that is there and empty blanks the field of a record that exists already.
 *
 * @param paths of Latin-1 characters alone, so that each is one byte of the file
 */
export function iifOfCustomers(paths: readonly (readonly string[])[]): string {
  return ['!CUST\tNAME', ...paths.map((path) => `CUST\t${cell(path.join(':'))}`)]
    .map((row) => `${row}\r\n`)
    .join('');
}

/** With a comma the whole path is quoted, as QuickBooks does it itself (additions.md 1). */
function cell(text: string): string {
  return /[",\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
