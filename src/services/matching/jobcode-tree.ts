import type { ListRecord } from '../../domain/records/records';

/** Which jobcode is below which. */
export interface JobcodeTree {
  /** The jobcodes themselves and all below them; an unknown id stands for itself. */
  below(ids: Iterable<string>): ReadonlySet<string>;
  /** The jobcode itself and those above it, nearest first. */
  upwards(id: string): readonly string[];
  /** Names from below `ancestorIds` down to the jobcode, `''` for one of them. */
  nameBelow(id: string, ancestorIds: ReadonlySet<string>): string;
  /** Follows a change of the list; `after` is `null` for one that is gone. */
  change(id: string, after: PlacedJobcode | null): void;
}

type PlacedJobcode = Pick<ListRecord, 'id' | 'parentId' | 'name'>;

/** Tolerates what a half-read list can hold: parents that are not there, and circles. */
export function createJobcodeTree(jobcodes: Iterable<PlacedJobcode>): JobcodeTree {
  const byId = new Map<string, PlacedJobcode>();
  const children = new Map<string, string[]>();
  for (const jobcode of jobcodes) add(jobcode);

  function add(jobcode: PlacedJobcode): void {
    byId.set(jobcode.id, jobcode);
    if (jobcode.parentId === null) return;
    const siblings = children.get(jobcode.parentId);
    if (siblings) siblings.push(jobcode.id);
    else children.set(jobcode.parentId, [jobcode.id]);
  }

  function remove({ id, parentId }: PlacedJobcode): void {
    byId.delete(id);
    if (parentId === null) return;
    const left = children.get(parentId)?.filter((each) => each !== id) ?? [];
    if (left.length > 0) children.set(parentId, left);
    else children.delete(parentId);
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
    change(id, after) {
      const before = byId.get(id);
      if (before && before.parentId === after?.parentId) {
        byId.set(id, after);
        return;
      }
      if (before) remove(before);
      if (after) add(after);
    },
  };
}
