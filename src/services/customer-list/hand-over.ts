import { foldName } from '../../domain/matching/normalize-name';
import { givesOtherName, pathAfter, type Requested } from '../../domain/plans/list-requests';
import type { Customer, NameHolder } from '../../domain/records/records';
import type { RequestedChange } from '../../messages/change-list';
import type { ListChangeRow } from '../../store/rows';

/** The list as it was read last. */
export interface ReadList {
  readonly customers: readonly Customer[];
  readonly holders: readonly NameHolder[];
}

type HandOver = RequestedChange['handOver'];

/**
 * How each change of a list comes into QuickBooks Desktop, looked at anew each time: what was asked for may have been typed in since, in
 * another spelling.
 *
 * @param rows all changes of the list
 */
export function handOversOf(
  rows: readonly ListChangeRow[],
  list: ReadList,
): (row: ListChangeRow) => HandOver {
  const places = placesOf(list.customers);
  const held = new Set(list.holders.filter(({ isActive }) => isActive).map(({ name }) => foldName(name)));
  const open = rows.filter(({ madeAt }) => madeAt === null);
  const renamings = open.filter(givesOtherName);

  /** Below a customer that is yet to be renamed or moved an import would find none, or make a second one. */
  function isBelowRenamed({ path }: Requested): boolean {
    return renamings.some((row) => {
      const after = pathAfter(row);
      return after.length < path.length && after.every((name, depth) => name === path[depth]);
    });
  }

  function areParentsThere({ path }: Requested): boolean {
    return path.slice(0, -1).every((_, depth) => {
      const parent = path.slice(0, depth + 1);
      return places.active.has(foldedPath(parent)) || open.some((row) => isCreateOf(row, parent));
    });
  }

  function isTaken({ path }: Requested): boolean {
    return places.all.has(foldedPath(path)) || (path.length === 1 && held.has(foldName(path[0] ?? '')));
  }

  return (row) => {
    if (row.change.kind !== 'create') return isBelowRenamed(row) ? 'waits' : 'byHand';
    if (isTaken(row)) return 'lookAgain';
    if (isBelowRenamed(row) || !areParentsThere(row)) return 'waits';
    // How an import takes quotation marks within a name is not known, so that such a name is typed in.
    return row.path.some((name) => name.includes('"')) ? 'byHand' : 'file';
  };
}

function isCreateOf({ path, change }: Requested, wanted: readonly string[]): boolean {
  return change.kind === 'create' && foldedPath(path) === foldedPath(wanted);
}

function foldedPath(path: readonly string[]): string {
  return JSON.stringify(path.map(foldName));
}

/** Where records stand, in whatever spelling; the active ones with all above them. */
function placesOf(customers: readonly Customer[]): {
  readonly all: ReadonlySet<string>;
  readonly active: ReadonlySet<string>;
} {
  const byId = new Map(customers.map((record) => [record.id, record]));
  const all = new Set<string>();
  const active = new Set<string>();
  for (const record of customers) {
    const lineage: Customer[] = [];
    for (let at: Customer | undefined = record; at && lineage.length < 10; at = byId.get(at.parentId ?? ''))
      lineage.unshift(at);
    const place = foldedPath(lineage.map(({ name }) => name));
    all.add(place);
    if (lineage.every(({ isActive }) => isActive)) active.add(place);
  }
  return { all, active };
}
