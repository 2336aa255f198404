import type { Standing } from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';
import type { ListId, ListRecord } from '../records/records';
import type { PlanObstacle, PlanStep } from './plan';
import { createListFuture } from './projected-list';
import { deepestPath } from './step-precondition';

/** Why a list cannot be put right; `nameTaken` where another active record bears a name, so that a person has to settle it. */
export type Hitch = PlanObstacle | 'nameTaken';

/** One list that is to be put right, and how. */
export interface ListTask {
  readonly list: ListId;
  readonly index: NameIndex;
  readonly standing: Standing;
  readonly expectedPath: readonly string[];
  /** False where another system makes what is missing. */
  readonly createsMissing: boolean;
  readonly assignTo: 'everyone' | readonly string[];
  /** Whether QuickBooks Time is to make the customer of a level (0 is the client) as well. */
  connects(depth: number): boolean;
}

/** The record of each level of the expected path, in whatever place and spelling; empty where there is nothing to put right. */
export function levelRecords(standing: Standing, index: NameIndex): readonly (ListRecord | null)[] {
  if (standing.kind === 'matched') return index.lineage(standing.found.record);
  if (!('expectedPath' in standing) || standing.kind === 'blocked' || standing.kind === 'similar') return [];
  const found = 'found' in standing ? standing.found.record : null;
  if (standing.expectedPath.length === 1) return [found];
  const client = standing.kind === 'differs' ? index.get(found?.parentId ?? '') : standing.parent?.record;
  return [client ?? null, found?.id === client?.id ? null : found];
}

/**
 * Appends to `steps` what puts one list right: the client first, then its work, each made active, moved to its place, spelt
 * right or created. Returns what stops that; the steps are then of no use.
 */
export function addListSteps(steps: PlanStep[], task: ListTask): Hitch | null {
  const { list, index, expectedPath } = task;
  const future = createListFuture(index, steps);
  const assignToAll = list === 'quickbooksTime' && task.assignTo === 'everyone';
  const levels = levelRecords(task.standing, index);
  const deepest = levels.findLastIndex((record) => record !== null);
  let topmost: string | null = null;
  let parentId: string | null = null;

  for (const [depth, record] of levels.entries()) {
    const hitch = record ? putRight(record, depth) : projectObstacle();
    if (hitch) return hitch;
    if (!record && depth > deepest && !task.createsMissing) break;
    parentId = record ? record.id : create(depth);
  }
  assign();
  return null;

  function create(depth: number): string {
    const id = future.add({
      kind: 'create',
      list,
      path: expectedPath.slice(0, depth + 1),
      parent: future.targetOf(parentId),
      assignToAll,
      connectWithQuickbooks: list === 'quickbooksTime' && task.connects(depth),
    });
    topmost ??= id;
    return id;
  }

  function putRight({ id }: ListRecord, depth: number): Hitch | null {
    const newName = expectedPath[depth] ?? '';
    const record = future.get(id);
    if (!record) return null;
    const isInPlace = record.parentId === parentId;
    if (isInPlace && record.isActive && record.name === newName) return null;
    if (future.isTaken(parentId, newName, id)) return 'nameTaken';
    if (!isInPlace) return move(record, newName, depth);
    if (record.isActive) future.add({ kind: 'rename', list, path: future.pathOf(id), id, newName });
    else restore(record, newName);
    return null;
  }

  /**
   * QuickBooks Time restores what is above a restored record by itself (quickbooks-time.md 7.4): each has a step of its own all the same, so
   * that it is shown before it is done, and can be taken back.
   */
  function restore({ id }: ListRecord, newName: string): void {
    future.add({ kind: 'restore', list, path: future.pathOf(id), id, newName, assignToAll });
    topmost ??= id;
  }

  function move(record: ListRecord, newName: string, depth: number): Hitch | null {
    const { id } = record;
    const tooDeep = list === 'quickbooks' ? deepestBelow(record, depth + 1) : null;
    if (tooDeep) return { code: 'tooDeep', list, path: future.pathOf(tooDeep.id) };
    const hitch = projectObstacle() ?? (record.isActive ? null : restoreInPlace(id));
    if (hitch) return hitch;
    // What has come back along with it may bear the name.
    if (future.isTaken(parentId, newName, id)) return 'nameTaken';
    const [path, underPath] = [future.pathOf(id), future.pathOf(parentId)];
    future.add({ kind: 'move', list, path, id, parent: future.targetOf(parentId), underPath, newName });
    return null;
  }

  /** Where it is, since what is inactive cannot be moved; with those above it, which come first. */
  function restoreInPlace(id: string): Hitch | null {
    const inactive = [...future.above(id), id].flatMap((each) => future.get(each) ?? []);
    for (const record of inactive.filter(({ isActive }) => !isActive)) {
      if (future.isTaken(record.parentId, record.name, record.id)) return 'nameTaken';
      restore(record, record.name);
    }
    return null;
  }

  function projectObstacle(): Hitch | null {
    const isProject = future.get(parentId)?.isProject;
    return isProject ? { code: 'parentIsProject', list, path: future.pathOf(parentId) } : null;
  }

  /** One that would come to stand below the fifth level if `record` stood at `level`, counted from 1. */
  function deepestBelow(record: ListRecord, level: number): ListRecord | null {
    if (level > deepestPath) return record;
    for (const below of index.below(record.id)) {
      const found = deepestBelow(below, level + 1);
      if (found) return found;
    }
    return null;
  }

  /** Comes last, since assigning a jobcode assigns what is below it at that time (quickbooks-time.md 7.5). */
  function assign(): void {
    const target = future.targetOf(topmost);
    const { assignTo } = task;
    if (list !== 'quickbooksTime' || assignTo === 'everyone' || assignTo.length === 0 || !target) return;
    steps.push({ kind: 'assign', list, path: future.pathOf(topmost), target, userIds: assignTo });
  }
}
