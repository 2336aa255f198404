import { isDay } from '../../domain/time/time-range';
import { z } from '../../messages/schema';

/**
 * Takes the looseness out of an answer (quickbooks-time.md 6, quickbooks.md 15). An odd value of a field that nothing depends
 * on becomes that field's empty value; only an odd id makes the record odd. The functions read the fields of a list's rows
 * (`record`); the transforms made of them are the fields of every other schema.
 */

/** One row of a list as a service sends it. */
export type Row = Readonly<Record<string, unknown>>;

/** The rows of an answer: a list, or a map by id. */
export type Rows = readonly unknown[] | Row;

/** A map of text to values, as JSON has them: neither `null` nor a list. */
export function isMap(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id: text, or a number small enough to be exact; `null` where it is neither. */
export function coerceId(value: unknown): string | null {
  return Number.isSafeInteger(value) || (typeof value === 'string' && value !== '') ? String(value) : null;
}

/** A reference to another record: `0`, `null`, `""` and no value at all mean none, and so does what is no id. */
export function coerceReference(value: unknown): string | null {
  return !value || value === '0' ? null : coerceId(value);
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

/** Text with something in it; `null` where there is none. */
export function coerceFilledText(value: unknown): string | null {
  return coerceText(value) || null;
}

/** A number, also as text; `null` where there is none. */
export function coerceNumber(value: unknown): number | null {
  const isNumeric = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
  return isNumeric && Number.isFinite(Number(value)) ? Number(value) : null;
}

/** A number as plain decimal digits, also as text; `null` for all else. */
function coercePlainNumber(value: unknown): number | null {
  return Number.isFinite(value) || /^-?\d+(\.\d+)?$/.test(coerceText(value)) ? Number(value) : null;
}

/** Seconds or minutes, as a plain number of none up to `most`; `null` for all else, which would make a sum endless or turn it round. */
export function coerceAmount(value: unknown, most: number): number | null {
  const amount = coercePlainNumber(value);
  return amount !== null && amount >= 0 && amount <= most ? amount : null;
}

/** How long something lives, in seconds: more than none, and less than a hundred years. */
function coerceLife(value: unknown): number | null {
  return coerceAmount(value, 100 * 366 * 86_400) || null;
}

/** A calendar day, also out of a date-time; `null` where unset (`""`, `0000-00-00`), and of what no calendar has. */
export function coerceDay(value: unknown): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(coerceText(value))?.[0];
  return day !== undefined && isDay(day) ? day : null;
}

/** An instant with an offset, with or without its colon, as epoch ms; `null` where unset or without an offset. */
export function coerceInstant(value: unknown): number | null {
  if (typeof value !== 'string' || !/(Z|[+-]\d{2}:?\d{2})$/.test(value)) return null;
  const atMs = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(atMs) ? null : atMs;
}

/** A map; `[]`, `""` and `null` are empty ones. */
export function coerceMap(value: unknown): Row {
  return isMap(value) ? value : {};
}

/** The rows of a collection, which is a map by id or a list; anything else is empty. */
function coerceRows(value: unknown): Rows {
  return isMap(value) || Array.isArray(value) ? value : [];
}

/** A list; anything else is empty. */
export function coerceList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The very value where it is one of `values`; `null` for any other. */
export function coerceOneOf<const Value>(values: readonly Value[], value: unknown): Value | null {
  return values.find((each) => each === value) ?? null;
}

export const looseBoolean = z.transform((value: unknown) => coerceBoolean(value));
export const looseText = z.transform(coerceText);
export const looseFilledText = z.transform(coerceFilledText);
export const looseNumber = z.transform(coerceNumber);
export const looseLife = z.transform(coerceLife);
export const looseRows = z.transform(coerceRows);

export const requiredId = required(coerceId);
export const requiredText = required(coerceFilledText);
export const requiredLife = required(coerceLife);

/** Any value or none, for what is looked at further on. */
export const anything = z.optional(z.unknown());

/** What `coerce` makes of a value; the value is odd where that is `null`. */
export function required<Output>(coerce: (value: unknown) => Output | null): z.ZodMiniTransform<Output> {
  return z.transform((value, context): Output => {
    const output = coerce(value);
    if (output !== null) return output;
    // Without the value itself, which an error must not hold.
    context.issues.push({ code: 'custom', input: undefined });
    return z.NEVER;
  }) as z.ZodMiniTransform<Output>;
}

/** The fields of a map, where anything that is no map is an empty one. */
export function looseObject<Fields extends Readonly<Record<string, z.ZodMiniType>>>(fields: Fields) {
  return z.pipe(z.transform(coerceMap), z.object(fields));
}
