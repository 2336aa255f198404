import type { CustomerListFormat, OddRow, QuickbooksProduct } from '../domain/records/customer-list';
import type { PlainError } from './errors';

/** Why a file was not read as a customer list; nothing was changed then. */
export const listFileProblems = [
  /** There is nothing in it. */
  'empty',
  /** It is larger than any customer list. */
  'tooLarge',
  /** It is no text: a company file, a picture, a packed folder. */
  'notText',
  /** A workbook in the form of Excel 2003 and before. */
  'oldWorkbook',
  /** It has none of the headers by which a customer list is known. */
  'unknownForm',
  /** It is QuickBooks Time's export of timesheets. */
  'timesheets',
  /** It is a list out of QuickBooks, but of no customers; or has no names in the columns that were chosen for them. */
  'noCustomers',
  /** It has jobs, and does not say of which customers. */
  'jobsApart',
  /** A quotation mark is opened in this line and never closed. */
  'openQuote',
  /** The rows of this line on are not of the form that the header promises. */
  'brokenRow',
  /** The file ends before its list does. */
  'cutOff',
  /** A later Tieout has written it. */
  'newerForm',
] as const;

export type ListFileProblem = (typeof listFileProblems)[number];

/** Where a file could not be read. Holds no cell of it. */
export interface ListFileTrouble {
  readonly problem: ListFileProblem;
  /** 1 is the first line of the file; `null` where it is the file as a whole. */
  readonly line: number | null;
}

/** What is known of the file that QuickBooks' list was read from last. */
export interface CustomerListFacts {
  readonly format: CustomerListFormat;
  readonly product: QuickbooksProduct;
  readonly fileName: string;
  /** As of when the list is, epoch ms: what the file says of itself, or else when it was saved. */
  readonly listedAt: number;
  /** When Tieout read it, epoch ms. */
  readonly readAt: number;
  /** When the file that was read had been saved last, epoch ms. */
  readonly savedAt: number;
  /** Bytes of what was read of it. */
  readonly size: number;
  /** A later save of the file that Tieout has found and not taken by itself; `null` where there is none. */
  readonly waiting: WaitingList | null;
  /** Its drive has not answered when Tieout last looked at the file by itself. */
  readonly isUnanswered: boolean;
  readonly customerCount: number;
  readonly inactiveCount: number;
  /** Whether vendors, employees and other names were in it, whose names no customer can have. */
  readonly hasNameHolders: boolean;
  readonly oddRowCount: number;
  /** The first of them, at most `maxShownOddRows`. */
  readonly oddRows: readonly OddRow[];
  /** The browser keeps the way to the file: it can be read again with one click. */
  readonly isKept: boolean;
  /** It is an Excel workbook, which a page unpacks. */
  readonly isWorkbook: boolean;
  /** The sheet of the workbook that the list was read from, by which it is read again; `null` where it has no other. */
  readonly sheet: string | null;
}

/** A customer list that a person has to look at before it is taken. */
export interface WaitingList {
  /** When it was saved, epoch ms. */
  readonly savedAt: number;
  /** Bytes. */
  readonly size: number;
  readonly because: WaitingReason;
}

/** It can't be read; it may be another company's or an older one; it is a workbook, which a page unpacks. */
export const waitingReasons = ['refused', 'doubted', 'workbook'] as const;

export type WaitingReason = (typeof waitingReasons)[number];

export const maxShownOddRows = 100;

/** Why a list is not taken without a person's word; nothing was changed. */
export type ListFileDoubt =
  /** Its company is another than that of the list before. */
  | { readonly because: 'otherCompany'; readonly before: string; readonly now: string }
  /** It is of QuickBooks Desktop and the list before of Online, or the other way round. */
  | { readonly because: 'otherProduct'; readonly before: QuickbooksProduct; readonly now: QuickbooksProduct }
  /** Few of the customers of the list before are in it. */
  | { readonly because: 'fewShared'; readonly before: number; readonly shared: number }
  /** Few of the customers of QuickBooks Time are in it, and none was read before. */
  | { readonly because: 'fewInTime'; readonly before: number; readonly shared: number }
  /** The list before is newer; both epoch ms. */
  | { readonly because: 'older'; readonly before: number; readonly now: number }
  /** Many of the customers of the list before are not in it, though most are. */
  | { readonly because: 'manyGone'; readonly before: number; readonly gone: number };

/** What has become of a file that was offered as a customer list. */
export type ListFileOutcome =
  | {
      readonly kind: 'read';
      readonly facts: CustomerListFacts;
      readonly added: number;
      readonly removed: number;
    }
  | { readonly kind: 'refused'; readonly trouble: ListFileTrouble }
  | { readonly kind: 'doubted'; readonly doubt: ListFileDoubt }
  /** QuickBooks Online is connected: it is asked itself. */
  | { readonly kind: 'signedIn' }
  /** The file was saved while it was read, or is not to be had any more; or the connection was ended meanwhile. */
  | { readonly kind: 'unreadable' | 'interrupted' }
  | { readonly kind: 'failed'; readonly error: PlainError };
