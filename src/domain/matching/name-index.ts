import type { ListRecord } from '../records/records';
import type { PlacedRecord } from './match-status';
import { foldName } from './normalize-name';
import { createSiblingIndex, type SiblingIndex } from './sibling-index';
import { type BuildSimilarityIndex, buildSimilarityIndex } from './similarity-index';
import { grouped, stepped } from './stepped';

/**
 * One list, indexed by name; built anew whenever the list has changed. Takes any records as they come:
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
}

const unknownAncestor = '…';

/**
 * The index of a list; time and memory grow with the list's length alone. Give it the records that can be a customer or
 * a job: of jobcodes the type `regular`.
 */
export function createNameIndex(records: Iterable<ListRecord>): NameIndex {
  return indexNames(records, buildSimilarityIndex);
}

/** As `createNameIndex`; `buildSimilar` is called for each level in which near names are looked for. */
export function indexNames(records: Iterable<ListRecord>, buildSimilar: BuildSimilarityIndex): NameIndex {
  const byId = new Map<string, ListRecord>();
  for (const record of records) byId.set(record.id, record);

  const byParent = stepped(() => grouped(byId.values(), ({ parentId }) => [parentKey(parentId)]));
  const byFoldedName = stepped(() => grouped(byId.values(), ({ name }) => [foldName(name)]));
  const siblingIndexes = new Map<string, SiblingIndex>();

  const siblingsUnder = (parentId: string | null): SiblingIndex => {
    const key = parentKey(parentId);
    const known = siblingIndexes.get(key);
    if (known) return known;
    const kind = parentId === null ? 'client' : 'job';
    const created = createSiblingIndex(byParent.value().get(key) ?? [], kind, buildSimilar);
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

  return {
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
  };
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
