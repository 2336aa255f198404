import { DesktopRefusal } from './refusal';

export type DesktopEdition = 'enterprise34' | 'mac6';

const addresses = ['BADDR', 'SADDR'].flatMap((kind) => numbered(kind, 5));

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
}

/** Columns of `!CUST`, in order (quickbooks.md 10.3, additions.md 1). */
export const customerColumns: Readonly<Record<DesktopEdition, readonly string[]>> = {
  enterprise34: [
    ...['NAME', 'REFNUM', 'TIMESTAMP', ...addresses, 'PHONE1', 'PHONE2', 'FAXNUM', 'EMAIL', 'NOTE'],
    ...['CONT1', 'CONT2', 'CTYPE', 'TERMS', 'TAXABLE', 'SALESTAXCODE', 'LIMIT', 'RESALENUM', 'REP'],
    ...['TAXITEM', 'NOTEPAD', 'SALUTATION', 'COMPANYNAME', 'FIRSTNAME', 'MIDINIT', 'LASTNAME'],
    ...numbered('CUSTFLD', 15),
    ...['JOBDESC', 'JOBTYPE', 'JOBSTATUS', 'JOBSTART', 'JOBPROJEND', 'JOBEND'],
    ...['HIDDEN', 'DELCOUNT', 'PRICELEVEL'],
  ],
  mac6: [
    ...['NAME', 'REFNUM', 'TIMESTAMP', ...addresses, 'PHONE1', 'PHONE2', 'FAXNUM'],
    ...['CONT1', 'CONT2', 'CTYPE', 'TERMS', 'TAXABLE', 'LIMIT', 'RESALENUM', 'REP'],
    ...['TAXITEM', 'NOTEPAD', 'SALUTATION', 'COMPANYNAME', 'FIRSTNAME', 'MIDINIT', 'LASTNAME'],
    ...numbered('CUSTFLD', 15),
  ],
};

/** Columns of a list other than the customers' (additions.md 1); Mac 6.0 shows no `HIDDEN`. */
export const otherListColumns: Readonly<Record<DesktopEdition, readonly string[]>> = {
  enterprise34: ['NAME', 'REFNUM', 'TIMESTAMP', 'HIDDEN'],
  mac6: ['NAME', 'REFNUM', 'TIMESTAMP'],
};

/** Those that exist in exports alone, and the count that nobody reads (quickbooks.md 10.3). */
export const columnsOfExportsAlone: ReadonlySet<string> = new Set(['REFNUM', 'TIMESTAMP', 'DELCOUNT']);

/** Most characters of what stands in a column (quickbooks.md 10.2). */
const mostCharacters: Readonly<Record<string, number>> = {
  ...Object.fromEntries(addresses.map((column) => [column, 41])),
  COMPANYNAME: 41,
  SALUTATION: 15,
  FIRSTNAME: 25,
  MIDINIT: 5,
  LASTNAME: 25,
  PHONE1: 21,
  PHONE2: 21,
  FAXNUM: 21,
  EMAIL: 1023,
  CONT1: 41,
  CONT2: 41,
  JOBDESC: 99,
  NOTEPAD: 4095,
};

/** Throws `DesktopRefusal` if the text is too long for its column. */
export function checkLength(column: string, text: string): void {
  if (text.length > lengthOf(column)) throw new DesktopRefusal('textTooLong', `${column} ${text}`);
}

export function lengthOf(column: string): number {
  return mostCharacters[column] ?? Number.POSITIVE_INFINITY;
}

/** `JOBSTATUS`, by the number that stands for it (quickbooks.md 10.3). */
export const jobStatuses = ['None', 'Pending', 'Awarded', 'In progress', 'Closed', 'Not awarded'] as const;

export type JobStatus = (typeof jobStatuses)[number];
