import type { OddRow } from '../domain/records/customer-list';
import {
  type ColumnRole,
  columnRoles,
  type NameListContent,
  type NameListLayout,
  type NameListPreview,
  type NameListSystem,
  nameListSystems,
} from '../domain/records/name-list';
import type { ListFileTrouble } from './customer-list';
import type { PlainError } from './errors';
import { schemaFor, z } from './schema';

/** A list of names that was read from a file, without its names. */
export interface NameListFacts {
  readonly id: string;
  readonly system: NameListSystem;
  readonly holds: readonly NameListContent[];
  readonly fileName: string;
  /** When the file had been saved last, epoch ms: the list is as of then. */
  readonly savedAt: number;
  /** When Tieout read it, epoch ms. */
  readonly readAt: number;
  /** Bytes of what was read of it. */
  readonly size: number;
  /** The browser keeps the way to the file: it can be read again with one click. */
  readonly isKept: boolean;
  /** It is an Excel workbook, which a page unpacks. */
  readonly isWorkbook: boolean;
  /** The sheet of the workbook that the list was read from, by which it is read again; `null` where it has no other. */
  readonly sheet: string | null;
  readonly count: number;
  readonly oddRowCount: number;
  /** The first of them, at most `maxShownOddRows`. */
  readonly oddRows: readonly OddRow[];
  readonly isPartial: boolean;
  readonly tellsInactive: boolean;
  readonly layout: NameListLayout;
  readonly header: readonly string[];
}

/** What has become of a file that was offered as a list of names. */
export type NameListOutcome =
  | {
      readonly kind: 'read';
      readonly facts: NameListFacts;
      /** The files whose place it has taken, but for an earlier save of itself. */
      readonly replaced: readonly string[];
    }
  /** Somebody has to say which column is which first; nothing was changed. */
  | { readonly kind: 'columns'; readonly preview: NameListPreview }
  | { readonly kind: 'refused'; readonly trouble: ListFileTrouble }
  /** The system is connected, so that it is asked itself. */
  | { readonly kind: 'connected' }
  /** The file was saved while it was read, or is not to be had any more. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly error: PlainError };

const columnIndex = z.int().check(z.gte(0), z.lt(16_384));

/** A column for each role that has one. */
const columnsSchema = z.partialRecord(z.enum(columnRoles), columnIndex) as z.ZodMiniType<{
  readonly [Role in ColumnRole]?: number;
}>;

export const nameListLayoutSchema = schemaFor<NameListLayout>()(
  z.object({
    headerRow: z.int().check(z.gte(-1), z.lt(1_000)),
    columns: columnsSchema,
    kind: z.enum(['organization', 'person', 'clientGroup']),
    personOrder: z.enum(['firstLast', 'lastFirst']),
  }),
);

export const nameListSystemSchema = z.enum(nameListSystems);
