import type { MatchStatus } from '../matching/match-status';
import type { NameIndex } from '../matching/name-index';
import { listTraits } from '../records/lists';
import type { ListId, ListRecord } from '../records/records';
import type { PlanObstacle, PlanStep } from './plan';
import { createProjectedList } from './projected-list';

/** Why a list cannot be fixed; `nameTaken` where another active record bears a name, so that a person has to settle it. */
export type PlanBlocker = PlanObstacle | 'nameTaken';

/** One list that is to be fixed, and how. */
export interface ListTask {
  readonly list: ListId;
  readonly index: NameIndex;
  readonly status: MatchStatus;
  readonly expectedPath: readonly string[];
  /** False where another system makes what is missing. */
  readonly createsMissing: boolean;
  readonly assignTo: 'everyone' | readonly string[];
  /** Whether QuickBooks Time is to make the customer of a level (0 is the client) as well. */
  connects(depth: number): boolean;
}

/** The record of each level of the expected path, in whatever place and spelling; empty where there is nothing to fix. */
export function levelRecords(status: MatchStatus, index: NameIndex): readonly (ListRecord | null)[] {
  if (status.kind === 'matched') return index.lineage(status.found.record);
  if (!('expectedPath' in status) || status.kind === 'blocked' || status.kind === 'similar') return [];
  const found = 'found' in status ? status.found.record : null;
  if (status.expectedPath.length === 1) return [found];
  const client = status.kind === 'differs' ? index.get(found?.parentId ?? '') : status.parent?.record;
  return [client ?? null, found?.id === client?.id ? null : found];
}

/**
 * Appends to `steps` what fixes one list: the client first, then its work, each made active, moved to its place, spelt
 * right or created. Returns what stops that; the steps are then of no use.
 */
export function planList(steps: PlanStep[], task: ListTask): PlanBlocker | null {
  const { list, index, expectedPath } = task;
  const projected = createProjectedList(index, steps);
  const { maxDepth, tracksTime } = listTraits[list];
  const assignToAll = tracksTime && task.assignTo === 'everyone';
  const levels = levelRecords(task.status, index);
  const deepest = levels.findLastIndex((record) => record !== null);
  let topmost: string | null = null;
  let parentId: string | null = null;

  for (const [depth, record] of levels.entries()) {
    const blocker = record ? fixRecord(record, depth) : projectObstacle();
    if (blocker) return blocker;
    if (!record && depth > deepest && !task.createsMissing) break;
    parentId = record ? record.id : create(depth);
  }
  assign();
  return null;

  function create(depth: number): string {
    const id = projected.add({
      kind: 'create',
      list,
      path: expectedPath.slice(0, depth + 1),
      parent: projected.targetOf(parentId),
      assignToAll,
      connectWithQuickbooks: tracksTime && task.connects(depth),
    });
    topmost ??= id;
    return id;
  }

  function fixRecord({ id }: ListRecord, depth: number): PlanBlocker | null {
    const newName = expectedPath[depth] ?? '';
    const record = projected.get(id);
    if (!record) return null;
    const isInPlace = record.parentId === parentId;
    if (isInPlace && record.isActive && record.name === newName) return null;
    if (projected.isTaken(parentId, newName, id)) return 'nameTaken';
    // Beside an active one of that name an inactive one stays: it may have been merged into that.
    if (isInPlace && !record.isActive && projected.isTakenInMeaning(parentId, newName, id))
      return 'nameTaken';
    if (!isInPlace) return move(record, newName, depth);
    if (record.isActive) projected.add({ kind: 'rename', list, path: projected.pathOf(id), id, newName });
    else restore(record, newName);
    return null;
  }

  /**
   * QuickBooks Time restores what is above a restored record by itself (quickbooks-time.md 7.4): each has a step of its own all the same, so
   * that it is shown before it is done, and can be undone.
   */
  function restore({ id }: ListRecord, newName: string): void {
    projected.add({ kind: 'restore', list, path: projected.pathOf(id), id, newName, assignToAll });
    topmost ??= id;
  }

  function move(record: ListRecord, newName: string, depth: number): PlanBlocker | null {
    const { id, isProject } = record;
    if (isProject && parentId === null) return { code: 'projectStays', list, path: projected.pathOf(id) };
    const tooDeep = Number.isFinite(maxDepth) ? deepestBelow(record, depth + 1) : null;
    if (tooDeep) return { code: 'tooDeep', list, path: projected.pathOf(tooDeep.id) };
    const blocker = projectObstacle() ?? (record.isActive ? null : restoreInPlace(id));
    if (blocker) return blocker;
    // What has come back along with it may bear the name.
    if (projected.isTaken(parentId, newName, id)) return 'nameTaken';
    const [path, underPath] = [projected.pathOf(id), projected.pathOf(parentId)];
    projected.add({ kind: 'move', list, path, id, parent: projected.targetOf(parentId), underPath, newName });
    return null;
  }

  /** Where it is, since what is inactive cannot be moved; with those above it, which come first. */
  function restoreInPlace(id: string): PlanBlocker | null {
    const inactive = [...projected.ancestorIds(id), id].flatMap((each) => projected.get(each) ?? []);
    for (const record of inactive.filter(({ isActive }) => !isActive)) {
      if (projected.isTakenInMeaning(record.parentId, record.name, record.id)) return 'nameTaken';
      restore(record, record.name);
    }
    return null;
  }

  function projectObstacle(): PlanBlocker | null {
    const isProject = projected.get(parentId)?.isProject;
    return isProject ? { code: 'parentIsProject', list, path: projected.pathOf(parentId) } : null;
  }

  /** A record that would be deeper than the list allows if `record` were at `level`, counted from 1. */
  function deepestBelow(record: ListRecord, level: number): ListRecord | null {
    if (level > maxDepth) return record;
    for (const below of index.childrenOf(record.id)) {
      const found = deepestBelow(below, level + 1);
      if (found) return found;
    }
    return null;
  }

  /** Comes last, since assigning a jobcode assigns what is below it at that time (quickbooks-time.md 7.5). */
  function assign(): void {
    const target = projected.targetOf(topmost);
    const { assignTo } = task;
    if (!tracksTime || assignTo === 'everyone' || assignTo.length === 0 || !target) return;
    steps.push({ kind: 'assign', list, path: projected.pathOf(topmost), target, userIds: assignTo });
  }
}
