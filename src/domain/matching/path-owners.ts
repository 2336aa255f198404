/** A Karbon client or work item and the name path at which it arrives. */
export interface Claim {
  readonly key: string;
  readonly title: string;
  readonly path: readonly string[];
}

/** Titles of the Karbon records other than `exceptKey` whose expected path is exactly `path`. */
export type Claims = (path: readonly string[], exceptKey: string) => readonly string[];

/**
 * Who arrives at which name, for `StandingInput.otherClaims`:
 * `otherClaims: (path) => claims(path, workItem.key)`.
 */
export function createClaims(claims: Iterable<Claim>): Claims {
  const byPath = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = pathKey(claim.path);
    const same = byPath.get(key);
    if (same) same.push(claim);
    else byPath.set(key, [claim]);
  }
  return (path, exceptKey) =>
    (byPath.get(pathKey(path)) ?? []).filter((claim) => claim.key !== exceptKey).map((claim) => claim.title);
}

/** A legal level holds no newline, so paths of different levels cannot run into each other. */
function pathKey(path: readonly string[]): string {
  return path.join('\n');
}
