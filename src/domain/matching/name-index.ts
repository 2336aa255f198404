import type { ListRecord } from '../records/records';
import type { PlacedRecord } from './match-status';
import { foldedKey } from './normalize-name';
import { createNameLevel, grouped, type NameLevel } from './sibling-index';
import { gradually } from './stepped';
import { type ArrangeNear, arrangeNearNames } from './trigram-index';

/**
 * One list, arranged for looking up by name; made anew whenever the list has changed. Takes any records as they come:
 * of two with one id the later counts; the path of one whose ancestors are not all in the list, or that is its own ancestor,
 * begins with `…` and so is never that of another.
 */
export interface NameIndex {
  get(id: string): ListRecord | undefined;
  /** Every record, each id once. */
  all(): Iterable<ListRecord>;
  /** The records below a parent, or at the top for `null`. */
  level(parentId: string | null): NameLevel;
  /** The records right below one, in no particular order. */
  below(id: string): readonly ListRecord[];
  /** Every record with exactly this name path, active or not. */
  at(path: readonly string[]): readonly ListRecord[];
  /** Every record, at whatever place, whose own name has the folded key of `name`. */
  anywhere(name: string): readonly ListRecord[];
  place(record: ListRecord): PlacedRecord;
  /** The record and its ancestors, top level first. */
  lineage(record: ListRecord): readonly ListRecord[];
  /** Arranges in steps what the first look-ups of clients would arrange at once. */
  arranging(): Iterable<undefined>;
}

const unknownAncestor = '…';

/**
 * The index of a list; time and memory grow with the list's length alone. Give it the records that can be a customer or
 * a job: of jobcodes the type `regular`.
 */
export function createNameIndex(records: Iterable<ListRecord>): NameIndex {
  return indexNames(records, arrangeNearNames);
}

/** As `createNameIndex`; `arrangeNear` is called for each level in which near names are looked for. */
export function indexNames(records: Iterable<ListRecord>, arrangeNear: ArrangeNear): NameIndex {
  const byId = new Map<string, ListRecord>();
  for (const record of records) byId.set(record.id, record);

  const byParent = gradually(() => grouped(byId.values(), (record) => parentKey(record.parentId)));
  const byFoldedName = gradually(() => grouped(byId.values(), (record) => foldedKey(record.name)));
  const levels = new Map<string, NameLevel>();

  const level = (parentId: string | null): NameLevel => {
    const key = parentKey(parentId);
    const known = levels.get(key);
    if (known) return known;
    const kind = parentId === null ? 'client' : 'job';
    const made = createNameLevel(byParent.value().get(key) ?? [], kind, arrangeNear);
    levels.set(key, made);
    return made;
  };

  const at = (path: readonly string[]): readonly ListRecord[] =>
    path
      .reduce<readonly (ListRecord | null)[]>(
        (parents, name) => parents.flatMap((parent) => level(parent?.id ?? null).exactly(name)),
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
    level,
    below: (id) => byParent.value().get(parentKey(id)) ?? [],
    at,
    anywhere: (name) => byFoldedName.value().get(foldedKey(name)) ?? [],
    place: (record) => ({ record, path: pathOfLine(lineage(record)) }),
    lineage,
    *arranging() {
      yield* byParent.steps();
      yield* byFoldedName.steps();
      yield* level(null).arranging();
    },
  };
}

/** The path of a record whose lineage is `line`. */
export function pathOfLine(line: readonly ListRecord[]): readonly string[] {
  const path = line.map(({ name }) => name);
  return line[0]?.parentId === null ? path : [unknownAncestor, ...path];
}

/** Ids are text of any kind; the mark keeps the top level apart from all of them. */
function parentKey(parentId: string | null): string {
  return parentId === null ? 'top' : `below ${parentId}`;
}
