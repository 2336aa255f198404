import { keysOfName } from './normalize-name';
import { createPartOwners } from './part-owners';
import { grouped, stepped } from './stepped';

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
  /** The clients that have a part in their names (see `createPartOwners`). */
  withPart(part: string, exceptKey: string): readonly Owner[] | null;
  /** Builds in steps what the first of these look-ups would build at once. */
  buildSteps(): Iterable<undefined>;
}

export function createPathOwners<Owner extends PathOwner>(owners: readonly Owner[]): PathOwners<Owner> {
  const byPath = stepped(() => grouped(owners, ({ path }) => [pathKey(path)]));
  const byKey = stepped(() =>
    grouped(owners, ({ path: [name = '', ...below] }) => (below.length === 0 ? keysOfName(name) : [])),
  );
  const byPart = stepped(() => createPartOwners(owners));
  return {
    at: (path, exceptKey) => (byPath.value().get(pathKey(path)) ?? []).filter(({ key }) => key !== exceptKey),
    withLettersOf(name, exceptKey) {
      const same = [...keysOfName(name)].flatMap((key) => byKey.value().get(key) ?? []);
      return [...new Set(same)].filter((owner) => owner.key !== exceptKey && owner.path[0] !== name);
    },
    withPart: (part, exceptKey) =>
      byPart
        .value()(part)
        ?.filter(({ key }) => key !== exceptKey) ?? null,
    *buildSteps() {
      for (const made of [byPath, byKey, byPart]) yield* made.steps();
    },
  };
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
