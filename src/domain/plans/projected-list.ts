import { type NameIndex, pathOfLineage } from '../matching/name-index';
import { foldName } from '../matching/normalize-name';
import type { ListRecord } from '../records/records';
import type { PlanStep, StepTarget } from './plan';
import { effectOf, resolveStep } from './step-effect';

/** One list as the steps that are planned so far will leave it. What they make has an id that holds here alone. */
export interface ProjectedList {
  /** Appends a step to the plan, and returns the id of its record. */
  add(step: PlanStep): string;
  get(id: string | null): ListRecord | undefined;
  pathOf(id: string | null): readonly string[];
  /** Ids of those above a record, top level first. */
  ancestorIds(id: string): readonly string[];
  /** Whether an active record other than `exceptId` bears the name below a parent. */
  isTaken(parentId: string | null, name: string, exceptId: string): boolean;
  /** The same for a name in any spelling. */
  isTakenInMeaning(parentId: string | null, name: string, exceptId: string): boolean;
  /** How a step names the record; `null` for the top level. */
  targetOf(id: string | null): StepTarget | null;
}

/** @param index the list as it is. @param steps the whole plan's, which may hold those of another list already. */
export function createProjectedList(index: NameIndex, steps: PlanStep[]): ProjectedList {
  const changed = new Map<string, ListRecord>();
  /** The record of each step by its position in the plan. */
  const made: (string | null)[] = steps.map(() => null);

  function get(id: string | null): ListRecord | undefined {
    return id === null ? undefined : (changed.get(id) ?? index.get(id));
  }

  function ancestorIds(id: string): readonly string[] {
    const ids: string[] = [];
    let parentId = get(id)?.parentId ?? null;
    while (parentId !== null && parentId !== id && !ids.includes(parentId) && get(parentId)) {
      ids.unshift(parentId);
      parentId = get(parentId)?.parentId ?? null;
    }
    return ids;
  }

  /** The active records below a parent that may bear the name, or what means the same. */
  function othersAt(parentId: string | null, name: string, exceptId: string): readonly ListRecord[] {
    const siblings = index.siblingsUnder(parentId).findEquivalent(name, false);
    const ids = new Set([...siblings.map(({ record }) => record.id), ...changed.keys()]);
    return [...ids].flatMap((id) => {
      const record = get(id);
      return id !== exceptId && record?.isActive && record.parentId === parentId ? [record] : [];
    });
  }

  return {
    get,
    ancestorIds,
    add(step) {
      const position = steps.push(step) - 1;
      const id = 'id' in step ? step.id : `made by ${position}`;
      made[position] = id;
      const resolved = resolveStep(step, made);
      const effect = resolved && effectOf(resolved, get(id) ?? null, id);
      if (effect) changed.set(id, effect);
      return id;
    },
    pathOf(id) {
      if (id === null) return [];
      return pathOfLineage([...ancestorIds(id), id].flatMap((each) => get(each) ?? []));
    },
    isTaken: (parentId, name, exceptId) =>
      othersAt(parentId, name, exceptId).some((record) => record.name === name),
    isTakenInMeaning: (parentId, name, exceptId) =>
      othersAt(parentId, name, exceptId).some((record) => foldName(record.name) === foldName(name)),
    targetOf(id) {
      if (id === null) return null;
      return index.get(id) ? { id } : { madeBy: made.indexOf(id) };
    },
  };
}
