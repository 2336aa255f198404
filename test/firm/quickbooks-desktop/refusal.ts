/** What QuickBooks Desktop refuses; the numbers are those of quickbooks.md 10.5, `null` where it gives none. */
const codes = {
  nameInUse: 3100,
  textTooLong: 3070,
  notFound: 3120,
  parentMissing: 3140,
  noName: null,
  colonInName: null,
  characterNotAllowed: null,
  valueNotAllowed: null,
  tooManyLevels: null,
  belowItself: null,
  hasJobs: null,
  listFull: null,
  /** Of rows of a file alone. */
  emptyLevel: null,
  quoteOutOfPlace: null,
  commaNotQuoted: null,
  cellWithoutColumn: null,
  unknownColumn: null,
  noHeader: null,
} as const;

export type RefusalReason = keyof typeof codes;

export class DesktopRefusal extends Error {
  override readonly name = 'DesktopRefusal';
  readonly reason: RefusalReason;
  readonly code: number | null;

  constructor(reason: RefusalReason, subject: string) {
    super(`${reason}: ${subject}`);
    this.reason = reason;
    this.code = codes[reason];
  }
}
