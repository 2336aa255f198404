import type { ClientOwner } from './match-input';
import {
  type HashColumn,
  numbersOf,
  type PackedMap,
  packHashes,
  packMap,
  packTexts,
  placeOfText,
  type TextColumn,
  textAt,
} from './packed-columns';
import { type OwnerTables, ownerKeys, type PathOwners, pathOwnersOver } from './path-owners';
import { groupedPlaces, made } from './stepped';
import { readingTable, type Table } from './table';

/** Clients and where they arrive, as columns: what `restoreOwners` says is the same as is said of the clients themselves. */
export interface PackedOwners {
  readonly keys: TextColumn;
  readonly titles: TextColumn;
  /** Where each arrives: at the top. */
  readonly names: TextColumn;
  readonly isPerson: Uint8Array;
  readonly byClientKey: HashColumn;
  readonly tables: Readonly<Record<keyof typeof ownerKeys, PackedMap>>;
}

/** Packs clients, in steps. @param owners each key once, and each at the top. */
export function* packOwners(owners: readonly ClientOwner[]): Generator<undefined, PackedOwners> {
  const packed = function* (keysOf: (owner: ClientOwner) => Iterable<string>) {
    return yield* packMap(yield* groupedPlaces(owners, keysOf));
  };
  return {
    keys: packTexts(owners.map(({ key }) => key)),
    titles: packTexts(owners.map(({ title }) => title)),
    names: packTexts(owners.map(({ path }) => path[0] ?? '')),
    isPerson: Uint8Array.from(owners, ({ isPerson }) => Number(isPerson)),
    byClientKey: yield* packHashes(owners, ({ key }) => [key]),
    tables: {
      byPath: yield* packed(ownerKeys.byPath),
      byKey: yield* packed(ownerKeys.byKey),
      byPart: yield* packed(ownerKeys.byPart),
    },
  };
}

/** The owners that were packed, with the table of them by their own keys. */
export function restoreOwners(packed: PackedOwners): {
  readonly byClientKey: Table<ClientOwner>;
  readonly owners: PathOwners<ClientOwner>;
} {
  const known: ClientOwner[] = new Array(packed.keys.ends.length);
  const at = (place: number): ClientOwner => {
    const before = known[place];
    if (before) return before;
    const owner: ClientOwner = {
      key: textAt(packed.keys, place),
      title: textAt(packed.titles, place),
      path: [textAt(packed.names, place)],
      isPerson: packed.isPerson[place] === 1,
    };
    known[place] = owner;
    return owner;
  };
  const tableOf = (map: PackedMap) =>
    made(
      readingTable<readonly ClientOwner[]>((key) => {
        const places = numbersOf(map, key);
        return places && Array.from(places, at);
      }),
    );
  const tables: OwnerTables<ClientOwner> = {
    byPath: tableOf(packed.tables.byPath),
    byKey: tableOf(packed.tables.byKey),
    byPart: tableOf(packed.tables.byPart),
  };
  return {
    byClientKey: readingTable((key) => {
      const place = placeOfText(packed.keys, packed.byClientKey, key);
      return place === undefined ? undefined : at(place);
    }),
    owners: pathOwnersOver(tables),
  };
}
