import { keysOfName } from './normalize-name';
import { ownersTold, partsOfOwner } from './part-owners';
import { addToGroups, grouped, removeFromGroups, stepped } from './stepped';

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

export function createPathOwners<Owner extends PathOwner>(given: Iterable<Owner>): PathOwners<Owner> {
  const owners = new Set(given);
  const arranged = (keysOf: (owner: Owner) => Iterable<string>) => ({
    keysOf,
    groups: stepped(() => grouped(owners, keysOf)),
  });
  const byPath = arranged(({ path }) => [pathKey(path)]);
  const byKey = arranged(({ path: [name = '', ...below] }) => (below.length === 0 ? keysOfName(name) : []));
  const byPart = arranged(partsOfOwner);
  const all = [byPath, byKey, byPart];
  return {
    at: (path, exceptKey) =>
      (byPath.groups.value().get(pathKey(path)) ?? []).filter(({ key }) => key !== exceptKey),
    withLettersOf(name, exceptKey) {
      const same = [...keysOfName(name)].flatMap((key) => byKey.groups.value().get(key) ?? []);
      return [...new Set(same)].filter((owner) => owner.key !== exceptKey && owner.path[0] !== name);
    },
    withPart: (part, exceptKey) =>
      ownersTold(byPart.groups.value().get(part))?.filter(({ key }) => key !== exceptKey) ?? null,
    *buildSteps() {
      for (const { groups } of all) yield* groups.steps();
    },
    change(before, after) {
      if (before) owners.delete(before);
      if (after) owners.add(after);
      for (const { groups, keysOf } of all) {
        groups.change((made) => {
          if (before) removeFromGroups(made, before, keysOf(before));
          if (after) addToGroups(made, after, keysOf(after));
        });
      }
    },
  };
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
