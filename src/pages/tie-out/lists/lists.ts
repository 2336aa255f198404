import { type DuplicateGroup, duplicateGroups } from '../../../domain/matching/duplicate-groups';
import { withoutAccents } from '../../../domain/matching/fold-text';
import type { TieOutLine } from '../../../domain/matching/reconcile-firm';
import { claimsIn } from '../../../domain/matching/record-claims';
import { stakesOf } from '../../../domain/matching/record-stakes';
import { type UnclaimedRecord, unclaimedRecords } from '../../../domain/matching/unclaimed-records';
import { type WorkOfOneName, workOfOneName } from '../../../domain/matching/work-of-one-name';
import { forEachList, listIds, listTraits } from '../../../domain/records/lists';
import type { ListId } from '../../../domain/records/records';
import type { ListsSnapshot } from '../../../messages/tie-out-lists';

/** What there is to see in the lists themselves. */
export interface ListsFound {
  readonly groups: readonly DuplicateGroup[];
  readonly unclaimed: Readonly<Record<ListId, readonly UnclaimedRecord[]>>;
  readonly work: readonly WorkOfOneName[];
  /** The lists that have been read. */
  readonly known: readonly ListId[];
}

/** One part of that, which is looked at by itself. */
export type ListsView =
  | { readonly kind: 'duplicates'; readonly list: ListId }
  | { readonly kind: 'inactive' }
  | { readonly kind: 'unclaimed'; readonly list: ListId }
  | { readonly kind: 'work' };

export type ListsViewKind = ListsView['kind'];

/** What a view shows: rows of one kind, and none of the others. */
export interface ShownLists {
  readonly groups: readonly DuplicateGroup[];
  readonly unclaimed: readonly UnclaimedRecord[];
  readonly work: readonly WorkOfOneName[];
}

/** Looks at both lists, each in itself. Yields after each small step. */
export function* findInLists(
  lines: readonly TieOutLine[],
  { records, links, time, work, rule }: ListsSnapshot,
): Generator<undefined, ListsFound> {
  const groups: DuplicateGroup[] = [];
  const unclaimed = forEachList((): readonly UnclaimedRecord[] => []);
  const known = listIds.filter((list) => records[list] !== null);
  for (const list of known) {
    const own = records[list] ?? [];
    const stakes = yield* stakesOf(own, listTraits[list].tracksTime ? (time?.tracked ?? []) : []);
    const claims = yield* claimsIn(list, lines, links[list]);
    const found = yield* duplicateGroups({ list, records: own, stakes, claims });
    for (const group of found) groups.push(group);
    const near = new Map([...claims.near, ...clientsOfCopies(found)]);
    if (claims.isWhole)
      unclaimed[list] = yield* unclaimedRecords({ records: own, stakes, claims: { ...claims, near } });
  }
  const clients = lines.map(({ client }) => client);
  return { groups, unclaimed, work: yield* workOfOneName(work, clients, rule), known };
}

/** Record id → the client that has another record of the same name. */
function clientsOfCopies(groups: readonly DuplicateGroup[]): readonly (readonly [string, string])[] {
  return groups.flatMap(({ records }) => {
    const name = records.flatMap(({ clients }) => clients).find((client) => client.name !== '')?.name;
    return name === undefined ? [] : records.map(({ record }) => [record.id, name] as const);
  });
}

/** The views there are, in the order in which they are offered. */
export function viewsOf({ known }: ListsFound): readonly ListsView[] {
  return [
    ...known.map((list) => ({ kind: 'duplicates', list }) as const),
    { kind: 'inactive' },
    ...known.map((list) => ({ kind: 'unclaimed', list }) as const),
    { kind: 'work' },
  ];
}

/** What a view shows of what is called so. */
export function shownIn(found: ListsFound, view: ListsView, search: string): ShownLists {
  const words = folded(search).split(' ').filter(Boolean);
  const isFound = (names: readonly string[]) => {
    const text = folded(names.join('\n'));
    return words.every((word) => text.includes(word));
  };
  return {
    groups: groupsIn(found, view).filter(({ parentPath, records }) =>
      isFound([
        ...parentPath,
        ...records.flatMap(({ record, clients }) => [record.name, ...clients.map(({ name }) => name)]),
      ]),
    ),
    unclaimed: (view.kind === 'unclaimed' ? found.unclaimed[view.list] : []).filter(({ record }) =>
      isFound([record.name]),
    ),
    work: (view.kind === 'work' ? found.work : []).filter(({ path, items }) =>
      isFound([...path, ...items.map(({ title }) => title)]),
    ),
  };
}

/** How many rows that are. */
export function countOf({ groups, unclaimed, work }: ShownLists): number {
  return groups.length + unclaimed.length + work.length;
}

function groupsIn({ groups }: ListsFound, view: ListsView): readonly DuplicateGroup[] {
  switch (view.kind) {
    case 'duplicates':
      return groups.filter(({ list, isSettled }) => list === view.list && !isSettled);
    case 'inactive':
      return groups.filter(({ isSettled }) => isSettled);
    case 'unclaimed':
    case 'work':
      return [];
  }
}

function folded(text: string): string {
  return withoutAccents(text).toLowerCase();
}
