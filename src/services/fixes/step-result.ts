import type { ArchiveStep, PlanStep, RecordState, RenameStep, RestoreStep } from '../../domain/plans/plan';
import { idOf } from '../../domain/plans/step-effect';
import type { Customer, ListId, ListRecord } from '../../domain/records/records';
import type { StepOutcome } from '../../messages/fixes';
import type { JournalEntry } from '../../store/rows';
import { SystemError } from '../../systems/http/system-error';
import type { Written } from './write-step';

/** How the record of a step is called and placed once the step is done. */
export function stateAfter(step: PlanStep, before: RecordState | null): RecordState {
  switch (step.kind) {
    case 'create':
      return { path: step.path, parentId: idOf(step.parent), isActive: true };
    case 'restore':
    case 'rename':
      return { ...renamed(step, before), isActive: true };
    case 'archive':
      // What somebody else has archived keeps the name that it has.
      return before?.isActive === false ? before : { ...renamed(step, before), isActive: false };
    case 'move':
      return { path: [...step.underPath, step.newName], parentId: idOf(step.parent), isActive: true };
    default:
      return before ?? { path: step.path, parentId: null, isActive: true };
  }
}

function renamed(
  { path, newName }: RestoreStep | RenameStep | ArchiveStep,
  before: RecordState | null,
): Pick<RecordState, 'path' | 'parentId'> {
  return { path: [...path.slice(0, -1), newName], parentId: before?.parentId ?? null };
}

/** The name that a service has stored, where it was asked for another; `null` where it is as asked, or not known. */
export function storedNameOf(step: PlanStep, written: Written): string | null {
  if (!('record' in written) || step.kind === 'archive') return null;
  const { name } = written.record;
  const asked = 'newName' in step ? step.newName : step.path.at(-1);
  return name === asked ? null : name;
}

/** Id of the record that a step works on; `null` for one that is to be made. */
export function targetIdOf(step: PlanStep): string | null {
  if ('id' in step) return step.id;
  return step.kind === 'assign' ? idOf(step.target) : null;
}

export function stateOf(path: readonly string[], record: ListRecord): RecordState {
  const { parentId, isActive } = record;
  return { path, parentId, isActive, ...(isCustomer(record) && { billsWithParent: record.billsWithParent }) };
}

function isCustomer(record: ListRecord): record is ListRecord & Pick<Customer, 'billsWithParent'> {
  return 'billsWithParent' in record;
}

/** The connection is another one than an entry was planned for: what comes of it is mirrored for no other. */
export function accountChanged({ step }: JournalEntry): StepOutcome {
  return { kind: 'failed', error: new SystemError('accountChanged', step.list).toPlain() };
}

/** Nobody could be asked what has become of a step. */
export function unreachableOutcome(list: ListId): StepOutcome {
  return { kind: 'failed', error: { code: 'unreachable', system: list, retryAt: null, detail: '' } };
}
