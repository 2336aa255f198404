import { foldName } from '../../domain/matching/normalize-name';
import type { PlanStep, RecordState } from '../../domain/plans/plan';
import { idOf } from '../../domain/plans/step-effect';
import { type CheckedLists, obstacleTo } from '../../domain/plans/step-precondition';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import type { Store } from '../../store/store';
import type { NameIndexes } from '../matching/name-indexes';
import { stateOf, targetIdOf } from './step-result';

/** Both lists as they are known at the moment. */
export interface ListLook {
  indexes(): Promise<CheckedLists>;
  /** How the record of a step is called and placed; `null` where there is none. */
  currentState(step: PlanStep): Promise<RecordState | null>;
  /** Why a step can no longer be applied as it was planned; as told where nothing says it more closely. */
  rejectionOfChange(step: PlanStep, rejection?: WriteRejection): Promise<WriteRejection>;
}

export function createListLook({
  store: { connections },
  nameIndexes,
}: {
  readonly store: Pick<Store, 'connections'>;
  readonly nameIndexes: NameIndexes;
}): ListLook {
  return { indexes, currentState, rejectionOfChange };

  async function indexes(): Promise<CheckedLists> {
    const { account } = await connections.read('quickbooks');
    return {
      quickbooksTime: await nameIndexes.whole('quickbooksTime'),
      quickbooks: account ? await nameIndexes.whole('quickbooks') : null,
    };
  }

  async function currentState(step: PlanStep): Promise<RecordState | null> {
    const index = (await indexes())[step.list];
    const record = index?.get(targetIdOf(step) ?? '');
    return index && record ? stateOf(index.place(record).path, record) : null;
  }

  async function rejectionOfChange(
    step: PlanStep,
    rejection: WriteRejection = { code: 'changedMeanwhile' },
  ): Promise<WriteRejection> {
    const index = (await indexes())[step.list];
    if (step.kind !== 'create') return (index && obstacleTo(step, index)) ?? rejection;
    const name = foldName(step.path.at(-1) ?? '');
    const namesakes = index?.findByName(step.path.at(-1) ?? '') ?? [];
    const parentId = idOf(step.parent);
    const isInactive = namesakes.some(
      (record) => record.parentId === parentId && !record.isActive && foldName(record.name) === name,
    );
    return isInactive ? { code: 'inactiveHasName' } : rejection;
  }
}
