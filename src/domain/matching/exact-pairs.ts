import type { KarbonRef } from '../plans/plan';
import type { NameIndex } from './name-index';
import { createPathOwners } from './path-owners';

/** A client or work item of Karbon and the name path at which it arrives. */
export interface NamedRecord {
  readonly karbon: KarbonRef;
  readonly path: readonly string[];
  /** Of whom the work is; `null` for a client itself. */
  readonly clientKey: string | null;
}

export interface ExactPair {
  readonly karbon: KarbonRef;
  readonly recordId: string;
}

/**
 * Who stands in a list under exactly the expected name and is not paired yet. Only what leaves no doubt: one Karbon record arrives at
 * the path, one active record bears it, and that record is nobody else's; work stands below the very record of its client.
 *
 * @param named all that are known, each client before its work.
 * @param links the pairs that are known: Karbon key → id of the record. One whose record the list no longer has counts for nothing.
 */
export function findExactPairs(
  named: readonly NamedRecord[],
  index: NameIndex,
  links: ReadonlyMap<string, string>,
): readonly ExactPair[] {
  const owners = createPathOwners(named.map(({ karbon: { key }, path }) => ({ key, title: key, path })));
  const paired = new Map([...links].filter(([, id]) => index.get(id)));
  const takenIds = new Set(paired.values());
  const pairs: ExactPair[] = [];
  for (const { karbon, path, clientKey } of named) {
    if (paired.has(karbon.key) || path.includes('') || owners.at(path, karbon.key).length > 0) continue;
    const active = index
      .findByPath(path)
      .filter((record) => index.lineage(record).every(({ isActive }) => isActive));
    const [record] = active;
    if (!record || active.length > 1 || takenIds.has(record.id)) continue;
    if (clientKey !== null && record.parentId !== paired.get(clientKey)) continue;
    paired.set(karbon.key, record.id);
    takenIds.add(record.id);
    pairs.push({ karbon, recordId: record.id });
  }
  return pairs;
}
