import { describe, expect, it } from 'vitest';
import type { PlanStep, RecordState } from '../../../../src/domain/plans/plan';
import { effectOf, inverseOf, resolveStep } from '../../../../src/domain/plans/step-effect';
import type { Jobcode } from '../../../../src/domain/records/records';

const create = {
  kind: 'create',
  list: 'quickbooksTime',
  path: ['Acme', 'Audit'],
  parent: { madeBy: 1 },
  assignToAll: false,
  connectWithQuickbooks: false,
} satisfies PlanStep;
const assign = {
  kind: 'assign',
  list: 'quickbooksTime',
  path: ['Acme'],
  target: { madeBy: 1 },
  userIds: ['7'],
} satisfies PlanStep;
const restore = {
  kind: 'restore',
  list: 'quickbooks',
  path: ['ACME'],
  id: '5',
  newName: 'Acme',
  assignToAll: false,
} satisfies PlanStep;
const rename = {
  kind: 'rename',
  list: 'quickbooks',
  path: ['ACME'],
  id: '5',
  newName: 'Acme',
} satisfies PlanStep;
const move = {
  kind: 'move',
  list: 'quickbooks',
  path: ['Zebra', 'audit'],
  id: '5',
  parent: { madeBy: 1 },
  underPath: ['Acme'],
  newName: 'Audit',
} satisfies PlanStep;
const archive = {
  kind: 'archive',
  list: 'quickbooks',
  path: ['Acme'],
  id: '5',
  newName: 'ACME',
  onlyUnused: true,
} satisfies PlanStep;
const link = {
  kind: 'link',
  list: 'quickbooks',
  path: ['Acme'],
  id: '5',
  karbon: { kind: 'organization', key: 'K1' },
} satisfies PlanStep;

describe('resolveStep', () => {
  it('puts the ids of what was made in place of positions', () => {
    expect(resolveStep(create, ['8', '9'])).toEqual({ ...create, parent: { id: '9' } });
    expect(resolveStep(move, [null, '9'])).toEqual({ ...move, parent: { id: '9' } });
    expect(resolveStep(assign, ['8', '9'])).toEqual({ ...assign, target: { id: '9' } });
  });

  it.each([[['8', null]], [['8']], [[]]])('knows none where that step has made nothing: %j', (made) => {
    for (const step of [create, move, assign]) expect(resolveStep(step, made)).toBeNull();
  });

  it('leaves what needs nothing made as it is', () => {
    const atTop = { ...create, parent: null };
    for (const step of [atTop, { ...move, parent: { id: '3' } }, restore, rename, archive, link]) {
      expect(resolveStep(step, [])).toEqual(step);
    }
  });
});

describe('effectOf', () => {
  const jobcode: Jobcode = {
    id: '5',
    parentId: '4',
    name: 'audit',
    isActive: false,
    isProject: true,
    type: 'regular',
    assignedToAll: true,
    connectWithQuickbooks: true,
    lastModified: '2026-11-25T03:00:00+00:00',
  };

  it('is a new active record below the parent', () => {
    const made = { id: '9', name: 'Audit', isActive: true, isProject: false };
    expect(effectOf({ ...create, parent: { id: '4' } }, null, '9')).toEqual({ ...made, parentId: '4' });
    expect(effectOf({ ...create, parent: null }, null, '9')).toEqual({ ...made, parentId: null });
  });

  it.each<[PlanStep, Partial<Jobcode>]>([
    [restore, { name: 'Acme', isActive: true }],
    [rename, { name: 'Acme' }],
    [
      { ...move, parent: { id: '3' } },
      { name: 'Audit', parentId: '3' },
    ],
    [
      { ...move, parent: null },
      { name: 'Audit', parentId: null },
    ],
    [archive, { name: 'ACME', isActive: false }],
  ])('keeps whatever $kind does not change', (step, change) => {
    expect(effectOf(step, jobcode, '5')).toEqual({ ...jobcode, ...change });
    expect(effectOf(step, null, '5')).toBeNull();
  });

  it('is nothing where no record is changed', () => {
    for (const step of [link, { ...link, kind: 'unlink' as const }, assign]) {
      expect(effectOf(step, jobcode, '5')).toBeNull();
    }
  });
});

describe('inverseOf', () => {
  const before: RecordState = { path: ['Zebra', 'audit'], parentId: '4', isActive: true };
  const after: RecordState = { path: ['Acme', 'Audit'], parentId: '3', isActive: true };
  const path = after.path;
  const [list, id] = ['quickbooks', '5'] as const;

  it('archives what was created, while nothing hangs on it', () => {
    expect(inverseOf(create, null, after, id)).toEqual({
      kind: 'archive',
      list: 'quickbooksTime',
      path,
      id,
      newName: 'Audit',
      onlyUnused: true,
    });
  });

  it('archives what was restored under its old name, and its time from before may stay', () => {
    const back = { kind: 'archive', list, path, id, newName: 'audit', onlyUnused: false };
    expect(inverseOf(restore, before, after, id)).toEqual(back);
    expect(inverseOf(restore, null, after, id)).toEqual({ ...back, newName: 'Audit' });
  });

  it('gives back the name and the place', () => {
    expect(inverseOf(rename, before, after, id)).toEqual({
      kind: 'rename',
      list,
      path,
      id,
      newName: 'audit',
    });
    const back = {
      kind: 'move',
      list,
      path,
      id,
      parent: { id: '4' },
      underPath: ['Zebra'],
      newName: 'audit',
    };
    expect(inverseOf(move, before, after, id)).toEqual(back);
    const atTop = { path: ['audit'], parentId: null, isActive: true };
    expect(inverseOf(move, atTop, after, id)).toEqual({ ...back, parent: null, underPath: [] });
  });

  it('is none where nobody has written down how it was', () => {
    expect(inverseOf(rename, null, after, id)).toBeNull();
    expect(inverseOf(move, null, after, id)).toBeNull();
  });

  it('restores what was archived under the name that it had', () => {
    const restored = { kind: 'restore', list, path, id, newName: 'audit', assignToAll: false };
    expect(inverseOf(archive, before, { ...after, isActive: false }, id)).toEqual(restored);
  });

  it('turns a pair round, and leaves assignments to what was created', () => {
    const unlink = { ...link, kind: 'unlink' as const };
    expect(inverseOf(link, null, after, id)).toEqual(unlink);
    expect(inverseOf(unlink, null, after, id)).toEqual(link);
    expect(inverseOf(assign, before, after, id)).toBeNull();
  });
});
