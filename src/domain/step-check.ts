import type { NameIndex } from './name-index';
import type { CreateStep, PlanStep } from './plan';
import type { Jobcode, ListRecord } from './records';
import { effectOf, idOf } from './step-effect';

/** How a step stands to a list as it is now. */
export type StepCheck =
  /** It can be carried out as planned. */
  | { readonly kind: 'due' }
  /** The list is as the step would leave it. */
  | { readonly kind: 'done'; readonly recordId: string }
  /** Neither: it has to be planned anew. */
  | { readonly kind: 'changed' };

export interface CheckedLists {
  readonly quickbooksTime: NameIndex;
  readonly quickbooks: NameIndex | null;
}

const due: StepCheck = { kind: 'due' };
const changed: StepCheck = { kind: 'changed' };

/** QuickBooks has the customer and four levels below it (quickbooks.md 5.2). */
export const deepestPath = 5;

/**
 * The precondition of a step whose targets are resolved; the way in which a lost answer is settled; and how a second colleague
 * learns that it is done already.
 */
export function checkStep(step: PlanStep, lists: CheckedLists): StepCheck {
  const index = lists[step.list];
  if (!index) return changed;
  if (step.kind === 'link' || step.kind === 'unlink') return due;
  if (step.kind === 'create') return checkCreate(step, index);
  if (step.kind === 'assign') return checkAssign(idOf(step.target), index);
  const record = index.get(step.id);
  if (!record) return changed;
  const effect = effectOf(step, record, record.id);
  if (effect && isSame(record, effect) && (step.kind !== 'restore' || isLineActive(index, record))) {
    return { kind: 'done', recordId: record.id };
  }
  // Somebody has given it another name meanwhile.
  if (record.name !== step.path.at(-1)) return changed;
  switch (step.kind) {
    case 'restore':
      return isFree(index, record, record.parentId, step.newName) ? due : changed;
    case 'rename':
      return record.isActive && isFree(index, record, record.parentId, step.newName) ? due : changed;
    case 'move':
      return record.isActive && isThere(index, step.parent) && isInPlace(index, record, step.path)
        ? isFree(index, record, idOf(step.parent), step.newName)
          ? due
          : changed
        : changed;
    case 'archive':
      return hasActiveBelow(index, record) ? changed : due;
  }

  function isThere(within: NameIndex, target: CreateStep['parent']): boolean {
    const parent = target === null ? null : within.get(idOf(target) ?? '');
    return target === null || (parent !== undefined && parent !== null && isLineActive(within, parent));
  }
}

function checkCreate(step: CreateStep, index: NameIndex): StepCheck {
  const name = step.path.at(-1) ?? '';
  const parentId = idOf(step.parent);
  const parent = parentId === null ? null : index.get(parentId);
  const level = index.level(parentId);
  const made = level.exactly(name).find(({ isActive }) => isActive);
  if (made && (parent === null || (parent && isLineActive(index, parent)))) {
    return { kind: 'done', recordId: made.id };
  }
  if (parent === undefined) return changed;
  if (parent && (parent.isProject || !isLineActive(index, parent))) return changed;
  if (parent && step.list === 'quickbooks' && index.lineage(parent).length >= deepestPath) return changed;
  const isTaken = level.fitting(name, false).some(({ grade }) => grade === 'exact' || grade === 'folded');
  return isTaken ? changed : due;
}

function checkAssign(jobcodeId: string | null, index: NameIndex): StepCheck {
  const jobcode = jobcodeId === null ? undefined : index.get(jobcodeId);
  if (!jobcode?.isActive) return changed;
  return isJobcode(jobcode) && jobcode.assignedToAll ? { kind: 'done', recordId: jobcode.id } : due;
}

function isJobcode(record: ListRecord): record is Jobcode {
  return 'assignedToAll' in record;
}

function isSame(one: ListRecord, other: ListRecord): boolean {
  return one.name === other.name && one.parentId === other.parentId && one.isActive === other.isActive;
}

function isLineActive(index: NameIndex, record: ListRecord): boolean {
  return index.lineage(record).every(({ isActive }) => isActive);
}

/** No other active record of the place bears exactly the name that this one is to get. */
function isFree(index: NameIndex, record: ListRecord, parentId: string | null, name: string): boolean {
  return !index
    .level(parentId)
    .exactly(name)
    .some(({ id, isActive }) => id !== record.id && isActive);
}

function isInPlace(index: NameIndex, record: ListRecord, path: readonly string[]): boolean {
  const is = index.place(record).path;
  return is.length === path.length && is.every((name, depth) => name === path[depth]);
}

function hasActiveBelow(index: NameIndex, record: ListRecord): boolean {
  return index.below(record.id).some(({ isActive }) => isActive);
}
