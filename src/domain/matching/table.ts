/** What is known by key: a map, or what stands in for one. */
export interface Table<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
  delete(key: string): unknown;
}

/** A table of which all can be gone through. */
export interface WholeTable<Value> extends Table<Value> {
  values(): Iterable<Value>;
}

/** A table that reads what it has not been told. What it has read, it keeps: a key has the very same value from then on. */
export function readingTable<Value extends NonNullable<unknown>>(
  read: (key: string) => Value | undefined,
): Table<Value> {
  const { table } = reading(read);
  return table;
}

/** @param keys all that can be read, each once. */
export function wholeReadingTable<Value extends NonNullable<unknown>>(
  read: (key: string) => Value | undefined,
  keys: () => Iterable<string>,
): WholeTable<Value> {
  const { table, known } = reading(read);
  return {
    ...table,
    *values() {
      const passed = new Set<string>();
      for (const key of keys()) {
        passed.add(key);
        const value = table.get(key);
        if (value !== undefined) yield value;
      }
      for (const [key, value] of known) if (value !== null && !passed.has(key)) yield value;
    },
  };
}

function reading<Value extends NonNullable<unknown>>(read: (key: string) => Value | undefined) {
  /** `null` for what is there no more. */
  const known = new Map<string, Value | null>();
  const table: Table<Value> = {
    get(key) {
      const before = known.get(key);
      if (before !== undefined) return before ?? undefined;
      const value = read(key);
      if (value !== undefined) known.set(key, value);
      return value;
    },
    set: (key, value) => known.set(key, value),
    delete: (key) => known.set(key, null),
  };
  return { table, known };
}
