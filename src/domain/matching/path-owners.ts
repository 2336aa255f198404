import { foldName } from './normalize-name';

/** A Karbon client or work item and the name path at which it arrives. */
export interface PathOwner {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
  readonly isPerson?: boolean;
}

export interface PathOwners {
  /** Titles of the Karbon records other than `exceptKey` whose expected path is exactly `path`. */
  (path: readonly string[], exceptKey: string): readonly string[];
  /** The clients other than `exceptKey` of whom one may be meant by `name`, not being called so: their names begin alike. */
  readonly namesakes?: Namesakes;
}

type Namesakes = (name: string, exceptKey: string) => readonly PathOwner[];

/**
 * Who arrives at which name, for `MatchInput.otherOwners`:
 * `otherOwners: (path) => owners(path, workItem.key)`.
 */
export function createPathOwners(owners: Iterable<PathOwner>): PathOwners {
  const byPath = new Map<string, PathOwner[]>();
  for (const owner of owners) putInto(byPath, pathKey(owner.path), owner);
  let byBeginning: Map<string, PathOwner[]> | null = null;
  const namesakes: Namesakes = (name, exceptKey) => {
    if (!byBeginning) {
      byBeginning = new Map();
      for (const owner of [...byPath.values()].flat())
        for (const key of beginningsOf(owner.path[0] ?? '')) putInto(byBeginning, key, owner);
    }
    const begun = new Set(beginningsOf(name).flatMap((key) => byBeginning?.get(key) ?? []));
    return [...begun].filter(({ key, path }) => key !== exceptKey && path[0] !== name);
  };
  const titles = (path: readonly string[], exceptKey: string) =>
    (byPath.get(pathKey(path)) ?? []).filter((owner) => owner.key !== exceptKey).map((owner) => owner.title);
  return Object.assign(titles, { namesakes });
}

/** So few that a legal form behind a short name is not among them. */
const beginningLength = 3;

/** The first letters, and of `Last, First` those of the given name, since it can be turned round. */
function beginningsOf(name: string): readonly string[] {
  return name.split(',').map((part) => foldName(part).slice(0, beginningLength));
}

function putInto(groups: Map<string, PathOwner[]>, key: string, owner: PathOwner): void {
  const same = groups.get(key);
  if (same) same.push(owner);
  else groups.set(key, [owner]);
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
