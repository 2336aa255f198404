/**
 * Readers for values that come from outside: a message, a stored setting, a service's answer. A shape is any function that
 * returns the value it was given in the form that the rest of Tieout trusts, or throws `OddShape`; so a record's reader can be
 * written as a plain function over these. A schema library would be a fifth of the worker's size, and those that are quick
 * compile their schemas to code, which the content security policy of an extension forbids.
 */
export type Shape<Value> = (value: unknown) => Value;

/** The value is not of the form that was asked for. Says nothing of the value, which may be a secret. */
export class OddShape extends Error {
  override readonly name = 'OddShape';
}

/** Throws `OddShape` unless `holds`. */
export function ensure(holds: boolean): asserts holds {
  if (!holds) throw new OddShape();
}

/** What `one` makes of a value, or where it is odd for it, what `other` does. */
function orElse<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return (value) => {
    try {
      return one(value);
    } catch (error) {
      if (error instanceof OddShape) return other(value);
      throw error;
    }
  };
}

/** The value in its shape, or `null` where it is odd. */
export function tryShape<Value>(shape: Shape<Value>, value: unknown): Value | null {
  return orElse(shape, () => null)(value);
}

export const text: Shape<string> = (value) => {
  ensure(typeof value === 'string');
  return value;
};

export const yesOrNo: Shape<boolean> = (value) => {
  ensure(typeof value === 'boolean');
  return value;
};

export const nothing: Shape<null> = (value) => {
  ensure(value === null);
  return value;
};

/** Text that `pattern` is found in. */
export function textLike(pattern: RegExp): Shape<string> {
  return (value) => {
    ensure(typeof value === 'string' && pattern.test(value));
    return value;
  };
}

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Shape<number> {
  return (value) => {
    ensure(typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most);
    return value;
  };
}

/** One of these very values, such as `oneOf('light', 'dark')`. */
export function oneOf<const Values extends readonly (string | number)[]>(
  ...values: Values
): Shape<Values[number]> {
  return (value) => {
    const found = values.find((each) => each === value);
    ensure(found !== undefined);
    return found;
  };
}

/** The first of the shapes that fits; odd where none does. */
export function either<Shapes extends readonly Shape<unknown>[]>(
  ...shapes: Shapes
): Shape<ReturnType<Shapes[number]>>;
export function either(...shapes: readonly Shape<unknown>[]): Shape<unknown> {
  return shapes.reduceRight((rest, shape) => orElse(shape, rest));
}

/** A map of text to values, as JSON and messages have them: neither `null` nor a list. */
function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A map that holds `fields`, without anything else that it may hold. A field that is absent is `undefined` to its shape. */
export function object<const Fields extends Readonly<Record<string, Shape<unknown>>>>(
  fields: Fields,
): Shape<{ readonly [Name in keyof Fields]: ReturnType<Fields[Name]> }>;
export function object(fields: Readonly<Record<string, Shape<unknown>>>): Shape<unknown> {
  const shapes = Object.entries(fields);
  return (value) => {
    ensure(isMap(value));
    return Object.fromEntries(shapes.map(([name, shape]) => [name, shape(value[name])]));
  };
}
