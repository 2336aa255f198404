import { oddRowReasons } from '../domain/records/customer-list';
import type { KarbonClient, ListRecord } from '../domain/records/records';
import { nameListLayoutSchema, nameListSystemSchema } from '../messages/name-list';
import { schemaFor, z } from '../messages/schema';
import type { NameListRow } from './rows';

const kind = z.enum(['organization', 'person', 'clientGroup']);

function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.readonly(z.array(item));
}

const client = z.object({
  key: z.string(),
  kind,
  fullName: z.string(),
  person: z.null(),
  legalName: z.string(),
  tradingName: z.string(),
  contactType: z.string(),
  members: z.null(),
  lastModified: z.string(),
}) as z.ZodMiniType<KarbonClient>;

const record = schemaFor<ListRecord>()(
  z.object({
    id: z.string(),
    parentId: z.nullable(z.string()),
    name: z.string(),
    isActive: z.boolean(),
    isProject: z.boolean(),
  }),
);

/** A list of names as any version of Tieout has stored it. */
export const storedNameList = schemaFor<NameListRow>()(
  z.object({
    id: z.string(),
    system: nameListSystemSchema,
    holds: listOf(z.enum(['organization', 'person', 'clientGroup', 'job'])),
    fileName: z.string(),
    savedAt: z.number(),
    readAt: z.number(),
    size: z.number(),
    isKept: z.boolean(),
    isWorkbook: z.boolean(),
    sheet: z._default(z.nullable(z.string()), null),
    count: z.number(),
    oddRowCount: z.number(),
    oddRows: listOf(z.object({ line: z.number(), reason: z.enum(oddRowReasons), name: z.string() })),
    isPartial: z.boolean(),
    tellsInactive: z.boolean(),
    layout: nameListLayoutSchema,
    header: listOf(z.string()),
    names: z.object({ clients: listOf(client), records: listOf(record) }),
  }),
);
