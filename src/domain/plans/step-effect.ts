import type { ListRecord } from '../records/records';
import type { PlanStep, RecordState, StepTarget } from './plan';

/**
 * A step with the ids of what the steps before it have made in place of their positions; `null` where one of them has made
 * nothing.
 *
 * @param made the id that the step of each position has made or worked on; `null` where it is not done.
 */
export function resolveStep(step: PlanStep, made: readonly (string | null)[]): PlanStep | null {
  if (step.kind === 'create' || step.kind === 'move') {
    const parent = resolved(step.parent, made);
    return parent === undefined ? null : { ...step, parent };
  }
  if (step.kind === 'assign') {
    const target = resolved(step.target, made);
    return target ? { ...step, target } : null;
  }
  return step;
}

/** `undefined` where it is not there. */
function resolved(
  target: StepTarget | null,
  made: readonly (string | null)[],
): StepTarget | null | undefined {
  if (target === null || 'id' in target) return target;
  const id = made[target.madeBy] ?? null;
  return id === null ? undefined : { id };
}

/** The id of a resolved target; `null` at the top level. */
export function idOf(target: StepTarget | null): string | null {
  return target && 'id' in target ? target.id : null;
}

/**
 * The record of a resolved step as it is once the step is done; `null` where the step changes no record.
 *
 * @param before the record; `null` for one that is to be made.
 */
export function effectOf(step: PlanStep, before: ListRecord | null, recordId: string): ListRecord | null {
  switch (step.kind) {
    case 'create': {
      const name = step.path.at(-1) ?? '';
      return { id: recordId, parentId: idOf(step.parent), name, isActive: true, isProject: false };
    }
    case 'restore':
      return before && { ...before, name: step.newName, isActive: true };
    case 'rename':
      return before && { ...before, name: step.newName };
    case 'move':
      return before && { ...before, name: step.newName, parentId: idOf(step.parent) };
    case 'archive':
      return before && { ...before, name: step.newName, isActive: false };
    default:
      return null;
  }
}

/**
 * What takes a step back; `null` where nothing has to.
 *
 * @param before the record's state before the step, and `after` it, as the journal has them.
 */
export function inverseOf(
  step: PlanStep,
  before: RecordState | null,
  after: RecordState,
  recordId: string,
): PlanStep | null {
  const { list } = step;
  const { path } = after;
  const oldName = before?.path.at(-1) ?? path.at(-1) ?? '';
  switch (step.kind) {
    case 'create':
    case 'restore':
      return {
        kind: 'archive',
        list,
        path,
        id: recordId,
        newName: oldName,
        onlyUnused: step.kind === 'create',
      };
    case 'rename':
      return before && { kind: 'rename', list, path, id: recordId, newName: oldName };
    case 'move': {
      if (!before) return null;
      const parent = before.parentId === null ? null : { id: before.parentId };
      const underPath = before.path.slice(0, -1);
      const { billsWithParent } = before;
      const billing = billsWithParent === undefined ? {} : { billsWithParent };
      return { kind: 'move', list, path, id: recordId, parent, underPath, newName: oldName, ...billing };
    }
    case 'archive':
      return { kind: 'restore', list, path, id: recordId, newName: oldName, assignToAll: false };
    case 'link':
      return { ...step, kind: 'unlink' };
    case 'unlink':
      return { ...step, kind: 'link' };
    case 'request':
      return { ...step, kind: 'withdraw' };
    case 'withdraw':
      return { ...step, kind: 'request' };
    case 'assign':
      // Archiving what it was for takes the assignment away (quickbooks-time.md 7.4).
      return null;
  }
}
