import { listKeys } from '../domain/matching/name-index';
import type { PackedNames } from '../domain/matching/packed-names';
import type { PackedOwners } from '../domain/matching/packed-owners';
import { ownerKeys } from '../domain/matching/path-owners';
import { levelKeys } from '../domain/matching/sibling-index';
import { sectionNames } from '../domain/matching/similarity-entries';
import { type Schema, schemaFor, z } from '../messages/schema';
import type { IndexedName } from './mirrored-stores';

const integers = z.instanceof(Uint32Array) as Schema<Uint32Array>;
const bytes = z.instanceof(Uint8Array) as Schema<Uint8Array>;
const texts = z
  .object({ text: z.string(), ends: integers })
  .check(z.refine(({ text, ends }) => (ends.at(-1) ?? 0) === text.length));
const hashes = z
  .object({ starts: integers, places: integers })
  .check(z.refine(({ starts, places }) => starts.at(-1) === places.length));
const map = z
  .object({ keys: texts, byHash: hashes, ends: integers, values: integers })
  .check(
    z.refine(
      ({ keys, ends, values }) => keys.ends.length === ends.length && (ends.at(-1) ?? 0) === values.length,
    ),
  );

const names = schemaFor<PackedNames>()(
  z
    .object({
      ids: texts,
      names: texts,
      parents: integers,
      strangers: texts,
      flags: z.record(z.string(), bytes),
      byId: hashes,
      list: z.record(oneOf(listKeys), hashes),
      top: z.record(oneOf(levelKeys), hashes),
      near: z.object({
        count: z.number(),
        recordPlaces: integers,
        searchWordCounts: bytes,
        wordCounts: map,
        words: z.object({ words: map, stretches: map }),
        sections: z.record(z.enum(sectionNames), map),
      }),
    })
    .check(
      z.refine(({ ids, ...list }) => {
        const { length } = ids.ends;
        return [list.names.ends, list.parents, ...Object.values(list.flags)].every(
          (column) => column.length === length,
        );
      }),
    ),
);

const owners = schemaFor<PackedOwners>()(
  z
    .object({
      keys: texts,
      titles: texts,
      names: texts,
      isPerson: bytes,
      byClientKey: hashes,
      tables: z.record(oneOf(ownerKeys), map),
    })
    .check(
      z.refine(({ keys, ...columns }) =>
        [columns.titles.ends, columns.names.ends, columns.isPerson].every(
          ({ length }) => length === keys.ends.length,
        ),
      ),
    ),
);

/** What is kept of each list. */
export interface IndexColumns {
  readonly jobcodes: PackedNames;
  readonly customers: PackedNames;
  readonly karbonClients: PackedOwners;
}

/** The index of each list as it is stored: one that is cut short or of another form is made anew. */
export const storedIndex: { readonly [Name in IndexedName]: Schema<IndexColumns[Name]> } = {
  jobcodes: names,
  customers: names,
  karbonClients: owners,
};

function oneOf<Name extends string>(table: Readonly<Record<Name, unknown>>) {
  return z.enum(Object.keys(table) as Name[]);
}
