import { bestWays, type Way } from '../matching/best-matches';
import type { PlacedRecord } from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';

/**
 * What QuickBooks Time's exporter meets when it looks for a jobcode's customer, which it does by the exact name path
 * (quickbooks-time.md 8.2).
 */
export type CustomerFinding =
  | { readonly kind: 'active'; readonly found: PlacedRecord }
  | { readonly kind: 'inactive'; readonly found: PlacedRecord }
  /** No such path, but an active record that means the same: the exporter would make a second one. */
  | { readonly kind: 'sameMeaning'; readonly found: PlacedRecord }
  | { readonly kind: 'none' };

/** Looks `path`, a jobcode's, up in QuickBooks' list. */
export function findCustomer(
  path: readonly string[],
  quickbooks: NameIndex,
  isPersonClient: boolean,
): CustomerFinding {
  const exact = quickbooks
    .at(path)
    .find((record) => quickbooks.lineage(record).every((ancestor) => ancestor.isActive));
  if (exact) return { kind: 'active', found: quickbooks.place(exact) };

  const [way] = waysTo(path, quickbooks, isPersonClient);
  if (!way) return { kind: 'none' };
  return { kind: way.isActive ? 'sameMeaning' : 'inactive', found: quickbooks.place(way.record) };
}

function waysTo(path: readonly string[], index: NameIndex, isPersonClient: boolean): readonly Way[] {
  return path.reduce<readonly Way[]>(
    (parents, name, depth) =>
      bestWays(index, depth === 0 ? null : parents, name, isPersonClient && depth === 0),
    [],
  );
}
