import type { Jobcode } from '../../domain/records/records';

/** Which jobcode is below which. */
export interface JobcodeTree {
  /** The jobcodes themselves and all below them; an unknown id stands for itself. */
  below(ids: Iterable<string>): ReadonlySet<string>;
  /** The jobcode itself and those above it, nearest first. */
  upwards(id: string): readonly string[];
  /** Names from below `ancestorIds` down to the jobcode, `''` for one of them. */
  nameBelow(id: string, ancestorIds: ReadonlySet<string>): string;
}

/** Tolerates what a half-read list can hold: parents that are not there, and circles. */
export function createJobcodeTree(jobcodes: readonly Jobcode[]): JobcodeTree {
  const byId = new Map<string, Jobcode>();
  const children = new Map<string, string[]>();
  for (const jobcode of jobcodes) {
    byId.set(jobcode.id, jobcode);
    if (jobcode.parentId === null) continue;
    const siblings = children.get(jobcode.parentId);
    if (siblings) siblings.push(jobcode.id);
    else children.set(jobcode.parentId, [jobcode.id]);
  }

  function upwards(id: string): string[] {
    const path = new Set([id]);
    for (let parentId = byId.get(id)?.parentId; parentId != null && !path.has(parentId); ) {
      path.add(parentId);
      parentId = byId.get(parentId)?.parentId;
    }
    return [...path];
  }

  return {
    below(ids) {
      const found = new Set(ids);
      // A set's iterator also meets what is added while it runs.
      for (const id of found) for (const child of children.get(id) ?? []) found.add(child);
      return found;
    },
    upwards,
    nameBelow(id, ancestorIds) {
      const names: string[] = [];
      for (const step of upwards(id)) {
        if (ancestorIds.has(step)) break;
        names.unshift(byId.get(step)?.name ?? '');
      }
      return names.join(':');
    },
  };
}
