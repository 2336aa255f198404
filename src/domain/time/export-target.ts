import { bestMatches, type Match } from '../matching/best-matches';
import type { PlacedRecord } from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';
import type { QuickbooksProduct } from '../records/customer-list';
import { isSamePathIn } from '../records/products';

/**
 * What QuickBooks Time's exporter meets when it looks for a jobcode's customer, which it does by the exact name path
 * (quickbooks-time.md 8.2).
 */
export type ExportTarget =
  | { readonly kind: 'active'; readonly found: PlacedRecord }
  | { readonly kind: 'inactive'; readonly found: PlacedRecord }
  /** No such path, but an active record that means the same: the exporter would make a second one. */
  | { readonly kind: 'sameMeaning'; readonly found: PlacedRecord }
  | { readonly kind: 'none' };

/** Looks `path`, a jobcode's, up in QuickBooks' list. */
export function findExportTarget(
  path: readonly string[],
  quickbooks: NameIndex,
  { product, isPersonClient }: { readonly product: QuickbooksProduct; readonly isPersonClient: boolean },
): ExportTarget {
  const exact = quickbooks
    .findByPath(path)
    .find((record) => quickbooks.lineage(record).every((ancestor) => ancestor.isActive));
  if (exact) return { kind: 'active', found: quickbooks.place(exact) };

  const [match] = matchesTo(path, quickbooks, isPersonClient);
  if (!match) return { kind: 'none' };
  const found = quickbooks.place(match.record);
  if (!match.isActive) return { kind: 'inactive', found };
  return { kind: isSamePathIn(product, found.path, path) ? 'active' : 'sameMeaning', found };
}

function matchesTo(path: readonly string[], index: NameIndex, isPersonClient: boolean): readonly Match[] {
  return path.reduce<readonly Match[]>(
    (parents, name, depth) =>
      bestMatches(index, depth === 0 ? null : parents, name, isPersonClient && depth === 0),
    [],
  );
}
