import type { SystemId } from '../../domain/records/records';
import { type Schema, safeParse } from '../../messages/schema';
import { invalidResponse } from './system-error';

/** What the schema makes of an answer. Throws `SystemError` `invalidResponse`. @param where names what was asked for */
export function parseResponse<Output>(
  system: SystemId,
  where: string,
  schema: Schema<Output>,
  body: unknown,
): Output {
  const parsed = safeParse(schema, body);
  if (!parsed.success) throw invalidResponse(system, where, parsed.error.oddField);
  return parsed.data;
}
