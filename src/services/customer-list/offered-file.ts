/** A file that is to become the customer list. */
export interface OfferedFile {
  readonly fileName: string;
  /** When it was saved last, epoch ms. */
  readonly savedAt: number;
  /** Bytes. */
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  /** The way to it, where it was picked so that it can be read again. */
  readonly handle: FileSystemFileHandle | null;
  /** It came as an Excel workbook, whose rows these are. */
  readonly isWorkbook: boolean;
  /** The sheet of it that these are; `null` where it has no other. */
  readonly sheet: string | null;
  /** Somebody has seen what is odd about it as a whole and wants it all the same. */
  readonly isConfirmed: boolean;
  onProgress(share: number): void;
}
