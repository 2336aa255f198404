/** A Karbon client or work item and the name path at which it arrives. */
export interface PathOwner {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
}

/** Titles of the Karbon records other than `exceptKey` whose expected path is exactly `path`. */
export type PathOwners = (path: readonly string[], exceptKey: string) => readonly string[];

/**
 * Who arrives at which name, for `StandingInput.otherClaims`:
 * `otherOwners: (path) => owners(path, workItem.key)`.
 */
export function createPathOwners(owners: Iterable<PathOwner>): PathOwners {
  const byPath = new Map<string, PathOwner[]>();
  for (const owner of owners) {
    const key = pathKey(owner.path);
    const same = byPath.get(key);
    if (same) same.push(owner);
    else byPath.set(key, [owner]);
  }
  return (path, exceptKey) =>
    (byPath.get(pathKey(path)) ?? []).filter((owner) => owner.key !== exceptKey).map((owner) => owner.title);
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
