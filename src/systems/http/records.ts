import { type Schema, SchemaError, safeParse, z } from '../../messages/schema';
import { coerceReference, isMap, type Row, type Rows } from './coerce';

/**
 * A schema for the rows of lists, which run to tens of thousands: one transform a row, whose fields `read` takes with the functions
 * of `coerce`. Field by field zod would take six times as long, since it may not compile its schemas here. `read` throws
 * `SchemaError` with the name of the field that makes the row odd.
 */
export function record<Output>(read: (row: Row) => Output): Schema<Output> {
  return z.transform((value: unknown, context): Output => {
    try {
      if (isMap(value)) return read(value);
      context.issues.push({ code: 'custom', input: undefined });
    } catch (error) {
      if (!(error instanceof SchemaError)) throw error;
      context.issues.push({ code: 'custom', input: undefined, path: error.oddField.split('.') });
    }
    return z.NEVER;
  }) as Schema<Output>;
}

/** A field that the row is odd without, or where `coerce` makes `null` of it. */
export function requiredField<Output>(
  row: Row,
  name: string,
  coerce: (value: unknown) => Output | null,
): Output {
  const output = coerce(row[name]);
  if (output === null) throw new SchemaError(name);
  return output;
}

/** Where a record belongs: to none, or to that id. The row is odd where the field says neither, since it would then pass for one of none. */
export function placeField(row: Row, name: string): string | null {
  const id = coerceReference(row[name]);
  const isNone = !row[name] || row[name] === '0';
  if (id === null && !isNone) throw new SchemaError(name);
  return id;
}

export interface ParsedRecords<RecordType> {
  readonly records: RecordType[];
  /** How many rows are odd. */
  readonly leftOut: number;
  /** The field that the first of them is odd by, such as `results.jobcodes.12.name`; absent where none is. */
  readonly firstOddField?: string;
}

/** The records of the rows that have the form of `schema`. @param where the rows' own path in the answer */
export function parseRecords<RecordType>(
  rows: Rows,
  schema: Schema<RecordType>,
  where: string,
): ParsedRecords<RecordType> {
  const records: RecordType[] = [];
  let leftOut = 0;
  let firstOddField: string | null = null;
  for (const [index, row] of Object.values(rows).entries()) {
    const parsed = safeParse(schema, row);
    if (parsed.success) {
      records.push(parsed.data);
      continue;
    }
    leftOut += 1;
    firstOddField ??= [where, Object.keys(rows)[index], parsed.error.oddField].filter(Boolean).join('.');
  }
  return { records, leftOut, ...(firstOddField === null ? {} : { firstOddField }) };
}
