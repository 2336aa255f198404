import { keysOfName } from './normalize-name';
import { ownersTold, partsOfOwner } from './part-owners';
import { grouped, moveInGroups, type Stepped, stepped } from './stepped';
import type { Table } from './table';

/** A Karbon client or work item and the name path at which it arrives. */
export interface PathOwner {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
}

/** Who arrives at which name, of the Karbon records other than `exceptKey`. */
export interface PathOwners<Owner extends PathOwner = PathOwner> {
  /** Those whose expected path is exactly `path`. */
  at(path: readonly string[], exceptKey: string): readonly Owner[];
  /** The clients whose names are not `name`, and may mean the same (see `keysOfName`): what is called so may be theirs. */
  withLettersOf(name: string, exceptKey: string): readonly Owner[];
  /** The clients that have a part in their names (see `ownersTold`). */
  withPart(part: string, exceptKey: string): readonly Owner[] | null;
  /** Builds in steps what the first of these look-ups would build at once. */
  buildSteps(): Iterable<undefined>;
  /** Takes one out, the very one that was given, and another in. */
  change(before: Owner | null, after: Owner | null): void;
}

/** By which keys owners are found. */
export const ownerKeys = {
  byPath: ({ path }: PathOwner): Iterable<string> => [pathKey(path)],
  byKey: ({ path: [name = '', ...below] }: PathOwner): Iterable<string> =>
    below.length === 0 ? keysOfName(name) : [],
  byPart: (owner: PathOwner): Iterable<string> => partsOfOwner(owner),
} as const;

const tableNames = Object.keys(ownerKeys) as (keyof typeof ownerKeys)[];

/** Owners by each of these keys. */
export type OwnerTables<Owner extends PathOwner> = Readonly<
  Record<keyof typeof ownerKeys, Stepped<Table<readonly Owner[]>>>
>;

export function createPathOwners<Owner extends PathOwner>(given: Iterable<Owner>): PathOwners<Owner> {
  const owners = new Set(given);
  const arranged = (keysOf: (owner: Owner) => Iterable<string>) => stepped(() => grouped(owners, keysOf));
  const all = pathOwnersOver<Owner>({
    byPath: arranged(ownerKeys.byPath),
    byKey: arranged(ownerKeys.byKey),
    byPart: arranged(ownerKeys.byPart),
  });
  return {
    ...all,
    change(before, after) {
      if (before) owners.delete(before);
      if (after) owners.add(after);
      all.change(before, after);
    },
  };
}

/** The owners that are in these tables. */
export function pathOwnersOver<Owner extends PathOwner>(tables: OwnerTables<Owner>): PathOwners<Owner> {
  const { byPath, byKey, byPart } = tables;
  return {
    at: (path, exceptKey) => (byPath.value().get(pathKey(path)) ?? []).filter(({ key }) => key !== exceptKey),
    withLettersOf(name, exceptKey) {
      const same = [...keysOfName(name)].flatMap((key) => byKey.value().get(key) ?? []);
      return [...new Set(same)].filter((owner) => owner.key !== exceptKey && owner.path[0] !== name);
    },
    withPart: (part, exceptKey) =>
      ownersTold(byPart.value().get(part))?.filter(({ key }) => key !== exceptKey) ?? null,
    *buildSteps() {
      for (const name of tableNames) yield* tables[name].steps();
    },
    change(before, after) {
      for (const name of tableNames) moveInGroups(tables[name], ownerKeys[name], before, after);
    },
  };
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
