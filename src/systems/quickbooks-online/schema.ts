import type { Customer, NameHolder } from '../../domain/records/records';
import { type Schema, SchemaError, z } from '../../messages/schema';
import {
  coerceAmount,
  coerceBoolean,
  coerceFilledText,
  coerceId,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  isMap,
  looseText,
  type Row,
  required,
} from '../http/coerce';
import { placeField, record, requiredField } from '../http/records';

/**
 * The records of QuickBooks Online (quickbooks.md 5.1, 15), turned into the domain's. Only properties that have a value
 * are sent, so all but the id and the name may be absent.
 */

/** What making a record inactive puts behind its name (5.2). */
const deletedSuffix = /\s*\(deleted(?: \d+)?\)\s*$/i;

function nameOf(name: string, isActive: boolean): string {
  return isActive ? name : name.replace(deletedSuffix, '');
}

export const customerSchema = record(readCustomer);

/** A customer's own fields. Throws `SchemaError` where the row is none. */
export function readCustomer(row: Row): Customer {
  const isActive = coerceBoolean(row.Active, true);
  const parentId = placeField(coerceMap(row.ParentRef), 'value');
  const isBelowOther = coerceBoolean(row.Job) || (Boolean(row.ParentRef) && !isMap(row.ParentRef));
  // Without its parent a job would pass for a customer of that name.
  if (isBelowOther && parentId === null) throw new SchemaError('ParentRef');
  return {
    id: requiredField(row, 'Id', coerceId),
    parentId,
    name: nameOf(requiredField(row, 'DisplayName', coerceFilledText), isActive),
    isActive,
    isProject: coerceBoolean(row.IsProject),
    syncToken: coerceReference(row.SyncToken) ?? '0',
    balance: coerceNumber(row.Balance),
    billsWithParent: coerceBoolean(row.BillWithParent),
    lastModified: coerceText(coerceMap(row.MetaData).LastUpdatedTime),
  };
}

/** QuickBooks Online has no list of other names. */
export const nameHolderSchemas: Readonly<
  Record<Exclude<NameHolder['kind'], 'otherName'>, Schema<NameHolder>>
> = {
  vendor: nameHolderSchema('vendor'),
  employee: nameHolderSchema('employee'),
};

function nameHolderSchema(kind: NameHolder['kind']): Schema<NameHolder> {
  return record((row) => {
    const isActive = coerceBoolean(row.Active, true);
    // Built from the name parts where there is no display name, as QuickBooks does (5.1).
    const parts = `${coerceText(row.GivenName)} ${coerceText(row.FamilyName)}`.trim();
    const name = coerceText(row.DisplayName) || parts;
    if (name === '') throw new SchemaError('DisplayName');
    return { id: requiredField(row, 'Id', coerceId), kind, name: nameOf(name, isActive), isActive };
  });
}

/** The id of a record that change data capture reports as gone (8.2); `null` for any other. */
export function removedIdOf(value: unknown): string | null {
  const row = coerceMap(value);
  return row.status === 'Deleted' ? coerceReference(row.Id) : null;
}

/** What may be asked for by a query. */
export type Entity = 'Customer' | 'Vendor' | 'Employee' | 'TimeActivity';

/** The rows of one entity, which are absent where nothing was found (4); anything else in their place is odd, and no end of a list. */
export const rowsSchema = required((value): readonly unknown[] | null => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : null;
});

const rowsByEntitySchema = z.object({
  Customer: rowsSchema,
  Vendor: rowsSchema,
  Employee: rowsSchema,
  TimeActivity: rowsSchema,
});

/** An answer's own time, which is the cursor for what comes after. */
const timeSchema = z.string().check(z.refine((time) => !Number.isNaN(Date.parse(time))));

/** The answer to a query; its envelope is never absent (4). */
export const querySchema = z.object({ QueryResponse: rowsByEntitySchema, time: timeSchema });

/** The answer to a query for how many there are (4). */
export const countSchema = z.object({ QueryResponse: z.object({ totalCount: required(coerceCount) }) });

function coerceCount(value: unknown): number | null {
  return coerceAmount(value, Number.MAX_SAFE_INTEGER);
}

/** The answer of change data capture: there is one response for each entity, those without changes being empty (8.2). */
export const changesSchema = z.object({
  CDCResponse: z.array(z.object({ QueryResponse: z.array(rowsByEntitySchema) })),
  time: timeSchema,
});

/** The answer of `companyinfo`. */
export const companySchema = z.object({ CompanyInfo: z.object({ CompanyName: looseText }) });
