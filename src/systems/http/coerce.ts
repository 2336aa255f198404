import { ensure, isMap, type Shape, textLike, tryShape } from '../../messages/shape';

/**
 * Shapes that take the looseness out of an answer (quickbooks-time.md 6, quickbooks.md 15). An odd value of a field that
 * nothing depends on becomes that field's empty value; only an odd id makes the record odd.
 */

/** An id: text, or a number small enough to be exact. Everything else is odd. */
export function requiredId(value: unknown): string {
  ensure(Number.isSafeInteger(value) || (typeof value === 'string' && value !== ''));
  return String(value);
}

/** A reference to another record: `0`, `null`, `""` and no value at all mean none, and so does what is no id. */
export function coerceReference(value: unknown): string | null {
  return !value || value === '0' ? null : tryShape(requiredId, value);
}

/** `true`, `1`, `"1"`, `"true"`, `"yes"` are true; no value is `otherwise`, and anything else false. */
export function coerceBoolean(value: unknown, otherwise = false): boolean {
  if (value === undefined || value === null) return otherwise;
  if (typeof value === 'object') return false;
  return Number(value) > 0 || /^(true|yes)$/i.test(String(value));
}

/** Text; anything else is empty. */
export function coerceText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Text with something in it. Everything else is odd. */
export const requiredText = textLike(/./s);

/** A number, also as text; `null` where there is none. */
export function coerceNumber(value: unknown): number | null {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** A number, also as text. Everything else is odd: for what a sum is made of. */
export function requiredNumber(value: unknown): number {
  ensure(Number.isFinite(value) || /^-?\d+(\.\d+)?$/.test(coerceText(value)));
  return Number(value);
}

/** A calendar day, also out of a date-time; `null` where unset (`""`, `0000-00-00`). */
export function coerceDay(value: unknown): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(coerceText(value))?.[0];
  return day === undefined || day === '0000-00-00' ? null : day;
}

/** An instant with an offset, with or without its colon, as epoch ms; `null` where unset or without an offset. */
export function coerceInstant(value: unknown): number | null {
  if (typeof value !== 'string' || !/(Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const atMs = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(atMs) ? null : atMs;
}

/** A map; `[]`, `""` and `null` are empty ones. */
export function coerceMap(value: unknown): Readonly<Record<string, unknown>> {
  return isMap(value) ? value : {};
}

/** A list; anything else is empty. */
export function coerceList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The records of a list that have the form of `shape`, and how many had not. */
export function parseRecords<Value>(
  values: Iterable<unknown>,
  shape: Shape<Value>,
): { records: Value[]; leftOut: number } {
  const records: Value[] = [];
  let leftOut = 0;
  for (const value of values) {
    const record = tryShape(shape, value);
    if (record === null) leftOut += 1;
    else records.push(record);
  }
  return { records, leftOut };
}
