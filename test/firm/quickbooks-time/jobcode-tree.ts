import type { QbtJobcode } from './state';

/** The jobcodes as a tree, as they stand when it is made. */
export interface JobcodeTree {
  hasChildren(id: number): boolean;
  /** The ids and those of everything below them. */
  withDescendants(ids: Iterable<number>): Set<number>;
}

/** Makes the tree of an account's jobcodes. */
export function createJobcodeTree(jobcodes: ReadonlyMap<number, QbtJobcode>): JobcodeTree {
  const childrenOf = new Map<number, number[]>();
  for (const jobcode of jobcodes.values()) {
    const siblings = childrenOf.get(jobcode.parentId);
    if (siblings) siblings.push(jobcode.id);
    else childrenOf.set(jobcode.parentId, [jobcode.id]);
  }
  return {
    hasChildren: (id) => childrenOf.has(id),
    withDescendants(ids) {
      const found = new Set<number>();
      const waiting = [...ids];
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
        if (found.has(id)) continue;
        found.add(id);
        // Jobcode 0 means "none" on an entry and "top level" on a jobcode: no entry of a client is below it.
        if (id !== 0) waiting.push(...(childrenOf.get(id) ?? []));
      }
      return found;
    },
  };
}

/** The jobcode and its ancestors, itself first. Ends at an id that does not exist, and at a circle. */
export function* lineage(
  jobcodes: ReadonlyMap<number, QbtJobcode>,
  id: number,
): Generator<QbtJobcode, void, void> {
  const seen = new Set<number>();
  for (let jobcode = jobcodes.get(id); jobcode !== undefined; jobcode = jobcodes.get(jobcode.parentId)) {
    if (seen.has(jobcode.id)) return;
    seen.add(jobcode.id);
    yield jobcode;
  }
}
