import type { ListRecord } from '../records/records';
import type { PlacedRecord } from './match-status';
import { type NameReader, nameReader } from './name-reader';
import { foldName } from './normalize-name';
import { createSiblingIndex, type SiblingIndex } from './sibling-index';
import { type BuildSimilarityIndex, buildSimilarityIndex } from './similarity-index';
import { grouped, moveInGroups, type Stepped, stepped } from './stepped';
import type { Table, WholeTable } from './table';

/**
 * One list, indexed by name. Takes any records as they come:
 * of two with one id the later counts; the path of one whose ancestors are not all in the list, or that is its own ancestor,
 * begins with `…` and so is never that of another.
 */
export interface NameIndex {
  get(id: string): ListRecord | undefined;
  /** Every record, each id once. */
  all(): Iterable<ListRecord>;
  /** The records below a parent, or at the top for `null`. */
  siblingsUnder(parentId: string | null): SiblingIndex;
  /** The records right below one, in no particular order. */
  childrenOf(id: string): readonly ListRecord[];
  /** Every record with exactly this name path, active or not. */
  findByPath(path: readonly string[]): readonly ListRecord[];
  /** Every record, at whatever place, whose own name has the folded key of `name`. */
  findByName(name: string): readonly ListRecord[];
  place(record: ListRecord): PlacedRecord;
  /** The record and its ancestors, top level first. */
  lineage(record: ListRecord): readonly ListRecord[];
  /** Builds in steps what the first look-ups of clients would build at once. */
  buildSteps(): Iterable<undefined>;
  /**
   * The index of the same list with other records; `null` for those that are gone. It takes over what this one has built, which knows the
   * new records as well from then on. This very index where none of them differs in anything.
   */
  change(records: ReadonlyMap<string, ListRecord | null>): NameIndex;
}

const unknownAncestor = '…';

/**
 * The index of a list; time and memory grow with the list's length alone. Give it the records that can be a customer or
 * a job: of jobcodes the type `regular`.
 */
export function createNameIndex(records: Iterable<ListRecord>, reader: NameReader = nameReader): NameIndex {
  return indexNames(records, buildSimilarityIndex, reader);
}

/** As `createNameIndex`; `buildSimilar` is called for each level in which near names are looked for. */
export function indexNames(
  records: Iterable<ListRecord>,
  buildSimilar: BuildSimilarityIndex,
  reader: NameReader = nameReader,
): NameIndex {
  const byId = new Map<string, ListRecord>();
  for (const record of records) byId.set(record.id, record);
  const byParent = stepped(() => grouped(byId.values(), listKeys.byParent));
  const byFoldedName = stepped(() => {
    // The work of many clients is called the same.
    const folded = new Map<string, string>();
    return grouped(byId.values(), ({ name }) => {
      const key = folded.get(name) ?? foldName(name);
      folded.set(name, key);
      return [key];
    });
  });
  return nameIndexOver({ byId, byParent, byFoldedName, top: null, buildSimilar, reader });
}

/** By which keys the records of a list are found. */
export const listKeys = {
  byParent: ({ parentId }: ListRecord): Iterable<string> => [parentKey(parentId)],
  byFoldedName: ({ name }: ListRecord): Iterable<string> => [foldName(name)],
} as const;

type ListTables = Readonly<Record<keyof typeof listKeys, Stepped<Table<readonly ListRecord[]>>>> & {
  readonly byId: WholeTable<ListRecord>;
  /** The records at the top; `null` where they are still to be arranged. */
  readonly top: SiblingIndex | null;
  readonly buildSimilar: BuildSimilarityIndex;
  readonly reader: NameReader;
};

/** The index of the list that is in these tables. */
export function nameIndexOver(tables: ListTables): NameIndex {
  const { byId, byParent, byFoldedName, top, buildSimilar, reader } = tables;
  const siblingIndexes = new Map<string, SiblingIndex>(top && [[parentKey(null), top]]);

  const siblingsUnder = (parentId: string | null): SiblingIndex => {
    const key = parentKey(parentId);
    const known = siblingIndexes.get(key);
    if (known) return known;
    const kind = parentId === null ? 'client' : 'job';
    const records = () => byParent.value().get(key) ?? [];
    const created = createSiblingIndex(records, kind, buildSimilar, reader);
    siblingIndexes.set(key, created);
    return created;
  };

  const findByPath = (path: readonly string[]): readonly ListRecord[] =>
    path
      .reduce<readonly (ListRecord | null)[]>(
        (parents, name) => parents.flatMap((parent) => siblingsUnder(parent?.id ?? null).findExact(name)),
        [null],
      )
      .filter((record) => record !== null);

  const lineage = (record: ListRecord): readonly ListRecord[] => {
    const line = [record];
    const seen = new Set([record.id]);
    let parent = record.parentId === null ? undefined : byId.get(record.parentId);
    while (parent && !seen.has(parent.id)) {
      seen.add(parent.id);
      line.unshift(parent);
      parent = parent.parentId === null ? undefined : byId.get(parent.parentId);
    }
    return line;
  };

  function changeOne(id: string, before: ListRecord | null, after: ListRecord | null): void {
    if (after) byId.set(id, after);
    else byId.delete(id);
    moveInGroups(byParent, listKeys.byParent, before, after);
    moveInGroups(byFoldedName, listKeys.byFoldedName, before, after);
    for (const key of new Set([before, after].flatMap((each) => (each ? [parentKey(each.parentId)] : [])))) {
      const isThere = (record: ListRecord | null) => record !== null && parentKey(record.parentId) === key;
      siblingIndexes.get(key)?.change(isThere(before) ? before : null, isThere(after) ? after : null);
    }
  }

  const index = (): NameIndex => ({
    get: (id) => byId.get(id),
    all: () => byId.values(),
    siblingsUnder,
    childrenOf: (id) => byParent.value().get(parentKey(id)) ?? [],
    findByPath,
    findByName: (name) => byFoldedName.value().get(foldName(name)) ?? [],
    place: (record) => ({ record, path: pathOfLineage(lineage(record)) }),
    lineage,
    *buildSteps() {
      yield* byParent.steps();
      yield* byFoldedName.steps();
      yield* siblingsUnder(null).buildSteps();
    },
    change(changed) {
      const differing = [...changed].filter(([id, after]) => !isSameRecord(byId.get(id) ?? null, after));
      for (const [id, after] of differing) changeOne(id, byId.get(id) ?? null, after);
      return differing.length > 0 ? index() : this;
    },
  });
  return index();
}

function isSameRecord(one: ListRecord | null, other: ListRecord | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The path of a record whose lineage is `line`. */
export function pathOfLineage(lineage: readonly ListRecord[]): readonly string[] {
  const path = lineage.map(({ name }) => name);
  return lineage[0]?.parentId === null ? path : [unknownAncestor, ...path];
}

/** Ids are text of any kind; the mark keeps the top level apart from all of them. */
function parentKey(parentId: string | null): string {
  return parentId === null ? 'top' : `below ${parentId}`;
}
