import * as z from 'zod/mini';

// Zod would compile schemas to code, which the content security policy of an extension forbids.
z.config({ jitless: true });

/** The one way to zod: nowhere else is it set up, and the walls let no other room import it. */
export { z };

/** Makes `Output` out of a value that comes from outside. */
export type Schema<Output> = z.ZodMiniType<Output>;

/** A value is not of the form that its schema asks for. Names the field, and never holds its value, which may be a secret. */
export class SchemaError extends Error {
  override readonly name = 'SchemaError';
  /** The first odd field, such as `results.timesheets.123.duration`; empty where the value as a whole is odd. */
  readonly oddField: string;

  constructor(oddField: string) {
    super(oddField === '' ? 'the value is of an unknown form' : `${oddField} is of an unknown form`);
    this.oddField = oddField;
  }
}

export type Parsed<Output> =
  | { readonly success: true; readonly data: Output }
  | { readonly success: false; readonly error: SchemaError };

/** What the schema makes of the value, or which field is odd. */
export function safeParse<Output>(schema: Schema<Output>, value: unknown): Parsed<Output> {
  const result = z.safeParse(schema, value);
  if (result.success) return { success: true, data: result.data };
  return { success: false, error: new SchemaError(result.error.issues[0]?.path.join('.') ?? '') };
}

/** What the schema makes of the value. Throws `SchemaError` where it is odd. */
export function parse<Output>(schema: Schema<Output>, value: unknown): Output {
  const result = safeParse(schema, value);
  if (!result.success) throw result.error;
  return result.data;
}

/**
 * Lets a schema through that makes exactly `Output`, no more and no less: where a type of the domain changes, the schema that stands
 * for it no longer compiles. `schemaFor<TimeRange>()(z.object({ … }))`
 */
export function schemaFor<Output>() {
  return <Given extends Schema<Output>>(
    schema: Given & ([Output] extends [z.infer<Given>] ? Given : never),
  ): Given => schema;
}
