import { type Schema, safeParse } from '../../../src/messages/schema';

/** What the schema makes of the value; `null` where it is odd. */
export function tryParse<Output>(schema: Schema<Output>, value: unknown): Output | null {
  const parsed = safeParse(schema, value);
  return parsed.success ? parsed.data : null;
}
