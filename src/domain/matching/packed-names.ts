import type { ListRecord } from '../records/records';
import { listKeys, type NameIndex, nameIndexOver } from './name-index';
import type { NameReader } from './name-reader';
import {
  type HashColumn,
  packHashes,
  packTexts,
  placeOfText,
  placesOf,
  type TextColumn,
  textAt,
  textsOf,
} from './packed-columns';
import { levelKeys, siblingIndexOver } from './sibling-index';
import {
  createSimilarityEntries,
  type PackedEntries,
  type PlacedRecords,
  restoreSimilarityEntries,
} from './similarity-entries';
import { buildSimilarityIndex, similarityIndexOver } from './similarity-index';
import { forEachInSteps, made } from './stepped';
import { readingTable, wholeReadingTable } from './table';

/** What a record of a list has beside its id, its parent and its name: whether this and that holds for it. */
export type FlagName<Item extends ListRecord> = Exclude<keyof Item & string, 'id' | 'parentId' | 'name'>;

/**
 * The index of a list as columns. All is in it that takes long to make: what is said by `restoreNames` is the same as by an index of the
 * list itself, as long as the rules are the same by which names are read.
 */
export interface PackedNames {
  readonly ids: TextColumn;
  readonly names: TextColumn;
  /** The places of their parents, or `atTop`; from the number of records on, those of `strangers`. */
  readonly parents: Uint32Array;
  /** Ids of parents that are not in the list. */
  readonly strangers: TextColumn;
  readonly flags: Readonly<Record<string, Uint8Array>>;
  readonly byId: HashColumn;
  readonly list: Readonly<Record<keyof typeof listKeys, HashColumn>>;
  readonly top: Readonly<Record<keyof typeof levelKeys, HashColumn>>;
  /** Of the records at the top. */
  readonly near: PackedEntries;
}

const atTop = 2 ** 32 - 1;

/**
 * Packs a list, in steps.
 *
 * @param records each id once.
 * @param flagNames all that the records have beside id, parent and name, in that order.
 */
export function* packNames<Item extends ListRecord>(
  records: readonly Item[],
  flagNames: readonly FlagName<Item>[],
  reader: NameReader,
): Generator<undefined, PackedNames> {
  const places = new Map(records.map((record, place) => [record.id, place]));
  const entries = createSimilarityEntries('client', reader, () => false);
  yield* forEachInSteps(records, (record) => {
    if (record.parentId === null) entries.add(record);
  });
  yield;
  const packed = (keysOf: (record: ListRecord) => Iterable<string>) => packHashes(records, keysOf);
  const ofTop = (keysOf: (record: ListRecord) => Iterable<string>) =>
    packed((record) => (record.parentId === null ? keysOf(record) : []));
  const strangers: string[] = [];
  const parents = new Uint32Array(records.length);
  yield* forEachInSteps(records.entries(), ([place, { parentId }]) => {
    const parent = parentId === null ? atTop : places.get(parentId);
    parents[place] = parent ?? records.length + strangers.push(parentId ?? '') - 1;
  });
  const ids = packTexts(records.map(({ id }) => id));
  yield;
  const names = packTexts(records.map(({ name }) => name));
  yield;
  return {
    ids,
    names,
    parents,
    strangers: packTexts(strangers),
    flags: Object.fromEntries(
      flagNames.map((flag) => [flag, Uint8Array.from(records, (record) => Number(record[flag]))]),
    ),
    byId: yield* packed(({ id }) => [id]),
    list: {
      byParent: yield* packed(listKeys.byParent),
      byFoldedName: yield* packed(listKeys.byFoldedName),
    },
    top: { byName: yield* ofTop(levelKeys.byName), byKey: yield* ofTop(levelKeys.byKey) },
    near: yield* entries.pack(({ id }) => places.get(id) ?? 0),
  };
}

/** The index of a list that was packed. Of its records and their names those are made that are looked at. */
export function restoreNames(packed: PackedNames, reader: NameReader): NameIndex {
  const records = placedRecords(packed);
  const tableOf = (column: HashColumn, keysOf: (record: ListRecord) => Iterable<string>) =>
    made(
      readingTable<readonly ListRecord[]>((key) => {
        const there = Array.from(placesOf(column, key), records.at).filter((record) =>
          new Set(keysOf(record)).has(key),
        );
        return there.length > 0 ? there : undefined;
      }),
    );
  const near = similarityIndexOver(
    restoreSimilarityEntries('client', reader, packed.near, records),
    'client',
  );
  return nameIndexOver({
    byId: wholeReadingTable(records.withId, () => textsOf(packed.ids)),
    byParent: tableOf(packed.list.byParent, listKeys.byParent),
    byFoldedName: tableOf(packed.list.byFoldedName, listKeys.byFoldedName),
    top: siblingIndexOver({
      byName: tableOf(packed.top.byName, levelKeys.byName),
      byKey: tableOf(packed.top.byKey, levelKeys.byKey),
      near: made(near),
    }),
    buildSimilar: buildSimilarityIndex,
    reader,
  });
}

/** The records as they were packed, each made once. */
function placedRecords(packed: PackedNames): PlacedRecords & { withId(id: string): ListRecord | undefined } {
  const records: ListRecord[] = new Array(packed.ids.ends.length);
  const flags = Object.entries(packed.flags);
  const parentIdAt = (parent: number) => {
    if (parent === atTop) return null;
    return parent < records.length
      ? textAt(packed.ids, parent)
      : textAt(packed.strangers, parent - records.length);
  };
  const at = (place: number): ListRecord => {
    const known = records[place];
    if (known) return known;
    const record = {
      id: textAt(packed.ids, place),
      parentId: parentIdAt(packed.parents[place] ?? atTop),
      name: textAt(packed.names, place),
      ...Object.fromEntries(flags.map(([flag, values]) => [flag, values[place] === 1])),
    } as ListRecord;
    records[place] = record;
    return record;
  };
  const placeWithId = (id: string) => placeOfText(packed.ids, packed.byId, id);
  return {
    at,
    withId(id) {
      const place = placeWithId(id);
      return place === undefined ? undefined : at(place);
    },
    placeOf(record) {
      const place = placeWithId(record.id);
      return place !== undefined && records[place] === record ? place : null;
    },
  };
}
