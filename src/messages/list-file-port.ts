import type { ListFileOutcome } from './customer-list';
import { idSchema } from './ids';
import { type NameListOutcome, nameListLayoutSchema, nameListSystemSchema } from './name-list';
import { parse, z } from './schema';

/*
 * How a page hands the worker a customer list, or a list of names. Files, and the ways to them, cannot go in the extension's own messages, which are text: they
 * go by the browser's, with a port for the replies.
 */

const handleSchema = z.nullable(z.instanceof(FileSystemFileHandle));
/** Excel allows 31 characters, other programs more. */
const sheetNameSchema = z.nullable(z.string().check(z.maxLength(255)));

const customerListSchema = z.discriminatedUnion('customerList', [
  z.object({
    customerList: z.literal('read'),
    file: z.instanceof(File),
    handle: handleSchema,
    isWorkbook: z.boolean(),
    sheet: sheetNameSchema,
    isConfirmed: z.boolean(),
  }),
  /** For the way to the file that was read last, and to the one that the list is saved to. */
  z.object({ customerList: z.enum(['handle', 'savedHandle']) }),
  /** The list is saved here from now on. */
  z.object({ customerList: z.literal('keepSaved'), handle: z.instanceof(FileSystemFileHandle) }),
]);

/** The same for the names of Karbon or QuickBooks Time. */
const nameListSchema = z.discriminatedUnion('nameList', [
  z.object({
    nameList: z.literal('read'),
    system: nameListSystemSchema,
    file: z.instanceof(File),
    handle: handleSchema,
    isWorkbook: z.boolean(),
    sheet: sheetNameSchema,
    layout: z.nullable(nameListLayoutSchema),
    updates: z.nullable(idSchema),
  }),
  /** For the way to the file of a list. */
  z.object({ nameList: z.literal('handle'), id: idSchema }),
]);

const requestSchema = z.union([customerListSchema, nameListSchema]);

export type ListFileRequest = Readonly<z.infer<typeof requestSchema>>;

/** What the worker says on the port. */
export type ListFileReply =
  /** How much has been read, 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'outcome'; readonly outcome: ListFileOutcome }
  | { readonly kind: 'names'; readonly outcome: NameListOutcome }
  | { readonly kind: 'handle'; readonly handle: FileSystemFileHandle | null };

/** The request as the worker may trust it. Throws `SchemaError` where it is none. */
export function parseListFileRequest(message: unknown): ListFileRequest {
  return parse(requestSchema, message);
}
