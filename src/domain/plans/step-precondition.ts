import type { NameIndex } from '../matching/name-index';
import { listTraits } from '../records/lists';
import type { Jobcode, ListId, ListRecord } from '../records/records';
import type { ArchiveStep, CreateStep, MoveStep, PlanStep, RenameStep, RestoreStep } from './plan';
import { effectOf, idOf } from './step-effect';
import type { WriteRejection } from './write-rejection';

/** Whether a step still fits the list as it is now. */
export type PreconditionResult =
  /** It can be applied as planned. */
  | { readonly kind: 'due' }
  /** The list is as the step would leave it. */
  | { readonly kind: 'done'; readonly recordId: string }
  /** Neither: it has to be planned anew. */
  | { readonly kind: 'changed' };

type ChangingStep = RestoreStep | RenameStep | MoveStep | ArchiveStep;

export interface CheckedLists {
  readonly quickbooksTime: NameIndex;
  readonly quickbooks: NameIndex | null;
}

const due: PreconditionResult = { kind: 'due' };
const changed: PreconditionResult = { kind: 'changed' };

/**
 * The precondition of a step whose targets are resolved; also how a lost answer is settled, and how a second colleague
 * learns that it is done already.
 */
export function checkPrecondition(step: PlanStep, lists: CheckedLists): PreconditionResult {
  const index = lists[step.list];
  if (!index) return changed;
  if ('karbon' in step || 'change' in step) return due;
  if (step.kind === 'create') return checkCreate(step, index);
  if (step.kind === 'assign') return checkAssign(idOf(step.target), index);
  const record = index.get(step.id);
  if (!record) return changed;
  if (isAlreadyDone(step, record, index)) return { kind: 'done', recordId: record.id };
  return isDue(step, record, index) ? due : changed;
}

const noneLeaving: ReadonlySet<string> = new Set();

/**
 * What keeps a step from being done although its record is as it was planned for; `null` where nothing does, or where nobody can say it
 * more closely than that something has changed.
 *
 * @param leaving ids of records that go along with that of the step, and so are in nobody's way.
 */
export function obstacleTo(
  step: PlanStep,
  index: NameIndex,
  leaving: ReadonlySet<string> = noneLeaving,
): WriteRejection | null {
  if (step.kind !== 'archive' && step.kind !== 'rename') return null;
  const record = index.get(step.id);
  if (!record?.isActive || record.name !== step.path.at(-1)) return null;
  if (step.kind === 'archive')
    return hasActiveBelow(index, record.id, leaving) ? { code: 'inUse', by: 'below' } : null;
  const holder = holderOf(index, record.parentId, step.newName, record.id);
  return holder ? { code: 'nameTaken', holderId: holder.id } : null;
}

function checkCreate(step: CreateStep, index: NameIndex): PreconditionResult {
  const name = step.path.at(-1) ?? '';
  const parentId = idOf(step.parent);
  if (!isUsable(index, parentId)) return changed;
  const siblings = index.siblingsUnder(parentId);
  const made = siblings.findExact(name).find(({ isActive }) => isActive);
  if (made) return { kind: 'done', recordId: made.id };
  const parent = parentId === null ? undefined : index.get(parentId);
  if (parent?.isProject || depthBelow(index, parentId) > listTraits[step.list].maxDepth) return changed;
  // The grades that are the same record whatever else is there, so that the plan has not seen it as missing.
  const isTaken = siblings
    .findEquivalent(name, false)
    .some(({ quality }) => quality === 'exact' || quality === 'folded');
  return isTaken ? changed : due;
}

function checkAssign(jobcodeId: string | null, index: NameIndex): PreconditionResult {
  const jobcode = jobcodeId === null ? undefined : index.get(jobcodeId);
  if (!jobcode?.isActive) return changed;
  return isJobcode(jobcode) && jobcode.assignedToAll ? { kind: 'done', recordId: jobcode.id } : due;
}

/** An active record counts as usable only with all that is above it. */
function isAlreadyDone(step: ChangingStep, record: ListRecord, index: NameIndex): boolean {
  // Whoever has archived it, and under whichever name: it cannot be edited any more (quickbooks-time.md 7.4).
  if (step.kind === 'archive') return !record.isActive;
  const effect = effectOf(step, record, record.id);
  if (!effect || !isSame(record, effect)) return false;
  return step.kind !== 'restore' || isUsable(index, record.id);
}

function isDue(step: ChangingStep, record: ListRecord, index: NameIndex): boolean {
  const { id, parentId, isActive } = record;
  // Somebody has given it another name since.
  if (record.name !== step.path.at(-1)) return false;
  switch (step.kind) {
    case 'rename':
      return isActive && isFree(index, parentId, step.newName, id);
    case 'restore':
      // In QuickBooks Time what is above would come back as well (quickbooks-time.md 7.4), and nobody would know of it.
      return isUsable(index, parentId) && !hasLivingTwin(index, record, step.newName);
    case 'move': {
      const underId = idOf(step.parent);
      const isAsPlanned = isActive && isSamePath(index.place(record).path, step.path);
      return (
        isAsPlanned && canTake(index, underId, record, step.list) && isFree(index, underId, step.newName, id)
      );
    }
    case 'archive':
      return !hasActiveBelow(index, id, noneLeaving);
  }
}

function hasActiveBelow(index: NameIndex, id: string, leaving: ReadonlySet<string>): boolean {
  return index.childrenOf(id).some((child) => child.isActive && !leaving.has(child.id));
}

/** Whether a record can be put below another, or at the top. */
function canTake(index: NameIndex, parentId: string | null, record: ListRecord, list: ListId): boolean {
  const parent = parentId === null ? undefined : index.get(parentId);
  const isBelowItself = parent !== undefined && index.lineage(parent).some(({ id }) => id === record.id);
  if (!isUsable(index, parentId) || parent?.isProject || isBelowItself) return false;
  const { maxDepth } = listTraits[list];
  if (!Number.isFinite(maxDepth)) return true;
  return depthBelow(index, parentId) + heightOf(index, record, maxDepth) <= maxDepth;
}

/** Whether a record, or the top level, is there and active with all above it. */
function isUsable(index: NameIndex, id: string | null): boolean {
  const record = id === null ? null : index.get(id);
  return record === null || (record !== undefined && index.lineage(record).every(({ isActive }) => isActive));
}

/** No other active record of the place bears exactly the name; that of an inactive one is free (quickbooks.md 5.2). */
function isFree(index: NameIndex, parentId: string | null, name: string, ownId: string): boolean {
  return holderOf(index, parentId, name, ownId) === undefined;
}

function holderOf(
  index: NameIndex,
  parentId: string | null,
  name: string,
  ownId: string,
): ListRecord | undefined {
  return index
    .siblingsUnder(parentId)
    .findExact(name)
    .find(({ id, isActive }) => id !== ownId && isActive);
}

/** Whether an active record beside an inactive one bears the wanted name in some spelling: it may have been merged into that. */
function hasLivingTwin(index: NameIndex, { id, parentId }: ListRecord, newName: string): boolean {
  return index
    .siblingsUnder(parentId)
    .findEquivalent(newName, false)
    .some(
      ({ record, quality }) =>
        record.id !== id && record.isActive && (quality === 'exact' || quality === 'folded'),
    );
}

/** The level, counted from 1, of what is below a record. */
function depthBelow(index: NameIndex, parentId: string | null): number {
  const parent = parentId === null ? undefined : index.get(parentId);
  return parent ? index.lineage(parent).length + 1 : 1;
}

/** How many levels there are below a record, as far as `most`. */
function heightOf(index: NameIndex, record: ListRecord, maxHeight: number): number {
  const below = maxHeight > 0 ? index.childrenOf(record.id) : [];
  return Math.max(0, ...below.map((each) => 1 + heightOf(index, each, maxHeight - 1)));
}

function isSame(one: ListRecord, other: ListRecord): boolean {
  return one.name === other.name && one.parentId === other.parentId && one.isActive === other.isActive;
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, depth) => name === other[depth]);
}

function isJobcode(record: ListRecord): record is ListRecord & Pick<Jobcode, 'assignedToAll'> {
  return 'assignedToAll' in record;
}
