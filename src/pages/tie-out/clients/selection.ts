import type { Row } from '../rows';

/** Which clients are selected, by key, and the one that a range goes from. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly anchor: string | null;
  /** Rows that were selected as a whole, and still are: none of them has to be looked up. */
  readonly whole: readonly Row[] | null;
}

export const nothingSelected: Selection = { keys: new Set(), anchor: null, whole: null };

/** The selected ones of these. Mostly there are none, or all, and then none of tens of thousands is looked at. */
export function selectedOf(
  rows: readonly Row[],
  { keys, whole }: Pick<Selection, 'keys' | 'whole'>,
): readonly Row[] {
  if (rows === whole) return rows;
  return keys.size === 0 ? [] : rows.filter(({ key }) => keys.has(key));
}

/** The same with one client more or less; it becomes the anchor. */
export function toggled({ keys }: Selection, key: string): Selection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key, whole: null };
}

/**
 * All from the anchor to `key` as that one is going to be: with Shift a range is selected, or no longer is. Without an anchor among the
 * rows it is that one alone.
 */
export function withRange(selection: Selection, rows: readonly Row[], key: string): Selection {
  const places = [selection.anchor, key].map((each) => rows.findIndex((row) => row.key === each));
  const [from = -1, to = -1] = places;
  if (from < 0 || to < 0) return toggled(selection, key);
  const isAdded = !selection.keys.has(key);
  const next = new Set(selection.keys);
  for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isAdded) next.add(row.key);
    else next.delete(row.key);
  }
  return { keys: next, anchor: key, whole: null };
}

/** All of these rows beside what is selected. */
export function withAll({ keys, anchor }: Selection, rows: readonly Row[]): Selection {
  const next = new Set(keys);
  for (const row of rows) next.add(row.key);
  return { keys: next, anchor, whole: rows };
}

/** Nothing of these rows. */
export function withNone({ keys, anchor }: Selection, rows: readonly Row[]): Selection {
  const next = new Set(keys);
  for (const row of rows) next.delete(row.key);
  return { keys: next, anchor, whole: null };
}
