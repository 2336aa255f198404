/** What tells whether records have moved in their list. */
export interface ListOrder<RecordType> {
  /** What decides where a record comes in the list; left out where nothing moves in its order. */
  readonly placeOf?: (record: RecordType) => string;
  /** When a record has changed last, by the service's clock, epoch ms; left out where it does not say. */
  readonly changedAtMs?: (record: RecordType) => number;
}

/** What one pass over a list, from page to page, has met. */
export interface ListPass<RecordType> {
  meet(records: readonly RecordType[]): void;
  keys(): Iterable<string>;
  /** Whether one of these was met in another place. */
  haveMoved(records: readonly RecordType[]): Promise<boolean>;
  /** Whether one of these has changed since then: it may have gone to and fro, unmet. */
  haveChangedSince(records: readonly RecordType[], atMs: number): boolean;
}

type Keyed = { readonly id: string } | { readonly key: string };

/** The service's stamps are whole seconds. */
const stampMs = 1_000;

/** @param metEarlier what was met of that key in an earlier life of the worker that the pass goes on from, or `null`. */
export function createListPass<RecordType extends Keyed>(
  { placeOf, changedAtMs }: ListOrder<RecordType>,
  metEarlier: (key: string) => Promise<RecordType | null>,
): ListPass<RecordType> {
  const placesMet = new Map<string, string>();

  async function hasMoved(record: RecordType): Promise<boolean> {
    if (!placeOf) return false;
    const earlier = placesMet.has(keyOf(record)) ? null : await metEarlier(keyOf(record));
    const before = placesMet.get(keyOf(record)) ?? (earlier && placeOf(earlier));
    return before !== null && before !== placeOf(record);
  }

  return {
    meet(records) {
      for (const record of records) placesMet.set(keyOf(record), placeOf?.(record) ?? '');
    },
    keys: () => placesMet.keys(),
    haveMoved: async (records) => (await Promise.all(records.map(hasMoved))).includes(true),
    haveChangedSince: (records, atMs) =>
      changedAtMs !== undefined && records.some((record) => changedAtMs(record) >= atMs - stampMs),
  };
}

/** By what a record is known in its list. */
export function keyOf(record: Keyed): string {
  return 'id' in record ? record.id : record.key;
}
