import { describe, expect, it } from 'vitest';
import type { PlanStep, RecordState } from '../../../../src/domain/plans/plan';
import { stateAfter } from '../../../../src/services/fixes/step-result';

const archive: PlanStep = {
  kind: 'archive',
  list: 'quickbooksTime',
  path: ['Acme Co', 'Tax'],
  id: '50',
  newName: 'TAX',
  onlyUnused: false,
};
const before: RecordState = { path: archive.path, parentId: '7', isActive: true };

describe('the state after a step that archives', () => {
  it('has the name that the record is archived under', () => {
    expect(stateAfter(archive, before)).toEqual({
      path: ['Acme Co', 'TAX'],
      parentId: '7',
      isActive: false,
    });
  });

  it('has the name that the record has where somebody else has archived it', () => {
    const archived = { ...before, isActive: false };
    expect(stateAfter(archive, archived)).toEqual(archived);
  });
});
