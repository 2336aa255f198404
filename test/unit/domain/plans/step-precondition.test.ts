import { describe, expect, it } from 'vitest';
import { createNameIndex, type NameIndex } from '../../../../src/domain/matching/name-index';
import type { CreateStep, MoveStep, PlanStep } from '../../../../src/domain/plans/plan';
import { checkPrecondition, obstacleTo } from '../../../../src/domain/plans/step-precondition';
import type { Jobcode, ListId } from '../../../../src/domain/records/records';
import { indexOf, recordsOf } from '../sample-lists';

const none = indexOf();

function check(step: PlanStep, index: NameIndex): string {
  const other = step.list === 'quickbooks' ? 'quickbooksTime' : 'quickbooks';
  const found = checkPrecondition(step, {
    quickbooksTime: none,
    quickbooks: none,
    [other]: none,
    [step.list]: index,
  });
  return found.kind === 'done' ? `done ${found.recordId}` : found.kind;
}

function pathOf(text: string): readonly string[] {
  return text.split(':');
}

function create(path: string, parentId: string | null, list: ListId = 'quickbooks'): CreateStep {
  const parent = parentId === null ? null : { id: parentId };
  const flags = { assignToAll: false, connectWithQuickbooks: false };
  return { kind: 'create', list, path: pathOf(path), parent, ...flags };
}

function restore(path: string, id: string, newName: string, list: ListId): PlanStep {
  return { kind: 'restore', list, path: pathOf(path), id, newName, assignToAll: false };
}

function rename(path: string, id: string, newName: string): PlanStep {
  return { kind: 'rename', list: 'quickbooks', path: pathOf(path), id, newName };
}

function move(path: string, id: string, parentId: string | null, details: Partial<MoveStep> = {}): MoveStep {
  const parent = parentId === null ? null : { id: parentId };
  const newName = pathOf(path).at(-1) ?? '';
  const from = pathOf(path);
  return { kind: 'move', list: 'quickbooks', path: from, id, parent, underPath: [], newName, ...details };
}

function archive(path: string, id: string, newName = pathOf(path).at(-1) ?? ''): PlanStep {
  return { kind: 'archive', list: 'quickbooksTime', path: pathOf(path), id, newName, onlyUnused: true };
}

describe('a step that creates', () => {
  it.each<[string, CreateStep, string[], string]>([
    ['is due where there is nothing like it', create('Acme', null), ['Zebra', 'Acme Holdings'], 'due'],
    ['is due below an active client', create('Acme:Audit', '1'), ['Acme', 'Zebra', 'Zebra:Audit'], 'due'],
    ['is done by an active record of the very name', create('Acme', null), ['Zebra', 'Acme'], 'done 2'],
    [
      'is done by the active of two of the name',
      create('Acme:Audit', '1'),
      ['Acme', '-Acme:Audit', 'Acme:Audit'],
      'done 3',
    ],
    ['is not done by one of the name elsewhere', create('Acme:Audit', '1'), ['Acme', 'Audit'], 'due'],
    ['has changed where an archived one has the name', create('Acme', null), ['-Acme'], 'changed'],
    ['has changed where another spelling is there', create('Tom & Ann', null), ['TOM AND ANN.'], 'changed'],
    ['has changed where an archived spelling is there', create('Acme', null), ['-ACME (deleted)'], 'changed'],
    ['does not mind another legal form', create('Acme Inc', null), ['Acme LLC', 'Acme'], 'due'],
    ['has changed where its parent is archived', create('Acme:Audit', '1'), ['-Acme'], 'changed'],
    [
      'has changed where what is above its parent is archived',
      create('Group:Acme:Audit', '2'),
      ['-Group', 'Group:Acme'],
      'changed',
    ],
    ['is not done below an archived parent', create('Acme:Audit', '1'), ['-Acme', 'Acme:Audit'], 'changed'],
    ['has changed where its parent is gone', create('Acme:Audit', '7'), ['Acme'], 'changed'],
    ['fits on the fifth level', create('A:B:C:D:E', '4'), ['A', 'A:B', 'A:B:C', 'A:B:C:D'], 'due'],
    [
      'does not fit on the sixth level of QuickBooks',
      create('A:B:C:D:E:F', '5'),
      ['A', 'A:B', 'A:B:C', 'A:B:C:D', 'A:B:C:D:E'],
      'changed',
    ],
    [
      'fits on any level of QuickBooks Time',
      create('A:B:C:D:E:F', '5', 'quickbooksTime'),
      ['A', 'A:B', 'A:B:C', 'A:B:C:D', 'A:B:C:D:E'],
      'due',
    ],
  ])('%s', (_, step, list, expected) => {
    expect(check(step, indexOf(...list))).toBe(expected);
  });

  it('has changed where its parent has become a project', () => {
    const [acme] = recordsOf(['Acme']);
    const index = createNameIndex(acme ? [{ ...acme, isProject: true }] : []);
    expect(check(create('Acme:Audit', '1'), index)).toBe('changed');
  });
});

describe('a step on a record', () => {
  it.each<[string, PlanStep, string[], string]>([
    ['restores what is archived', restore('ACME', '1', 'Acme', 'quickbooks'), ['-ACME'], 'due'],
    [
      'is done where it is active under the name',
      restore('ACME', '1', 'Acme', 'quickbooks'),
      ['Acme'],
      'done 1',
    ],
    [
      'still has to spell right what somebody else has restored',
      restore('ACME', '1', 'Acme', 'quickbooks'),
      ['ACME'],
      'due',
    ],
    [
      'does not restore what bears another name now',
      restore('ACME', '1', 'Acme', 'quickbooks'),
      ['-Zebra'],
      'changed',
    ],
    [
      'does not restore beside an active record of the name',
      restore('Acme (deleted)', '1', 'Acme', 'quickbooks'),
      ['-Acme (deleted)', 'Acme'],
      'changed',
    ],
    [
      'does not restore below what is archived, which QuickBooks Time would restore as well',
      restore('Acme:Audit', '2', 'Audit', 'quickbooksTime'),
      ['-Acme', '-Acme:Audit'],
      'changed',
    ],
    [
      'does not in QuickBooks, which would not',
      restore('Acme:Audit', '2', 'Audit', 'quickbooks'),
      ['-Acme', '-Acme:Audit'],
      'changed',
    ],
    [
      'is not done while what is above is archived',
      restore('Acme:Audit', '2', 'Audit', 'quickbooksTime'),
      ['-Acme', 'Acme:Audit'],
      'changed',
    ],
    ['does not restore what is gone', restore('Acme', '7', 'Acme', 'quickbooks'), ['-Acme'], 'changed'],

    ['renames', rename('ACME', '1', 'Acme'), ['ACME'], 'due'],
    ['is done under the new name', rename('ACME', '1', 'Acme'), ['Acme'], 'done 1'],
    ['does not rename what bears a third name', rename('ACME', '1', 'Acme'), ['Acme Co'], 'changed'],
    ['does not rename what is archived', rename('ACME', '1', 'Acme'), ['-ACME'], 'changed'],
    ['does not rename onto an active record', rename('ACME', '1', 'Acme'), ['ACME', 'Acme'], 'changed'],
    ['renames to what an archived record was called', rename('ACME', '1', 'Acme'), ['ACME', '-Acme'], 'due'],
    ['renames to what one elsewhere is called', rename('A:b', '2', 'B'), ['A', 'A:b', 'B'], 'due'],

    ['moves', move('Audit', '2', '1'), ['Acme', 'Audit'], 'due'],
    ['is done in the new place', move('Audit', '2', '1'), ['Acme', 'Acme:Audit'], 'done 2'],
    ['moves to the top', move('Group:Acme', '2', null), ['Group', 'Group:Acme'], 'due'],
    [
      'is not done there under another name',
      move('audit', '2', '1', { newName: 'Audit' }),
      ['Acme', 'Acme:audit'],
      'changed',
    ],
    [
      'does not move what stands elsewhere now',
      move('Audit', '3', '1'),
      ['Acme', 'Zebra', 'Zebra:Audit'],
      'changed',
    ],
    ['does not move what is archived', move('Audit', '2', '1'), ['Acme', '-Audit'], 'changed'],
    ['does not move below an archived client', move('Audit', '2', '1'), ['-Acme', 'Audit'], 'changed'],
    ['does not move below a client that is gone', move('Audit', '2', '7'), ['Acme', 'Audit'], 'changed'],
    [
      'does not move beside an active record of the name',
      move('Audit', '2', '1'),
      ['Acme', 'Audit', 'Acme:Audit'],
      'changed',
    ],
    ['does not move below itself', move('Acme', '1', '2'), ['Acme', 'Acme:Audit'], 'changed'],
    [
      'does not take what is below it to a sixth level',
      move('X', '5', '4'),
      ['A', 'A:B', 'A:B:C', 'A:B:C:D', 'X', 'X:Y'],
      'changed',
    ],

    ['archives', archive('Acme:Audit', '2'), ['Acme', 'Acme:Audit'], 'due'],
    ['is done where it is archived', archive('Acme:Audit', '2'), ['Acme', '-Acme:Audit'], 'done 2'],
    [
      'does not archive what has active records below',
      archive('Acme', '1'),
      ['Acme', 'Acme:Audit'],
      'changed',
    ],
    ['archives what has archived ones below', archive('Acme', '1'), ['Acme', '-Acme:Audit'], 'due'],
    ['archives under another name', archive('Acme', '1', 'ACME'), ['Acme'], 'due'],
    ['is done under that name', archive('Acme', '1', 'ACME'), ['-ACME'], 'done 1'],
    ['is done where somebody has archived it as it was', archive('Acme', '1', 'ACME'), ['-Acme'], 'done 1'],
    ['does not archive what is called otherwise now', archive('Acme', '1'), ['Zebra'], 'changed'],
  ])('%s', (_, step, list, expected) => {
    expect(check(step, indexOf(...list))).toBe(expected);
  });

  it('does not move below a project', () => {
    const records = recordsOf(['Acme', 'Audit']).map((record) => ({
      ...record,
      isProject: record.id === '1',
    }));
    expect(check(move('Audit', '2', '1'), createNameIndex(records))).toBe('changed');
  });
});

describe('what keeps a step whose record is as planned', () => {
  it.each<[string, PlanStep, string[], object | null]>([
    ['active records below', archive('Acme', '1'), ['Acme', 'Acme:Audit'], { code: 'inUse', by: 'below' }],
    ['archived ones below: nothing', archive('Acme', '1'), ['Acme', '-Acme:Audit'], null],
    ['its other name tells more', archive('Acme', '1'), ['Zebra', 'Zebra:Audit'], null],
    [
      'who bears the name',
      rename('ACME', '1', 'Acme'),
      ['ACME', 'Acme'],
      { code: 'nameTaken', holderId: '2' },
    ],
    [
      'who bears it below the same client',
      rename('Acme:AUDIT', '2', 'Audit'),
      ['Acme', 'Acme:AUDIT', 'Acme:Audit'],
      { code: 'nameTaken', holderId: '3' },
    ],
    [
      'who bears it below another: nothing',
      rename('Acme:AUDIT', '2', 'Audit'),
      ['Acme', 'Acme:AUDIT', 'Audit'],
      null,
    ],
    ['who bore it, now inactive: nothing', rename('ACME', '1', 'Acme'), ['ACME', '-Acme'], null],
    ['a name that was given since', rename('ACME', '1', 'Acme'), ['Acme Co', 'Acme'], null],
  ])('is %s', (_, step, list, expected) => {
    expect(obstacleTo(step, indexOf(...list))).toEqual(expected);
  });
});

describe('a step that assigns', () => {
  const jobcode: Jobcode = {
    id: '1',
    parentId: null,
    name: 'Acme',
    isActive: true,
    isProject: false,
    type: 'regular',
    assignedToAll: false,
    connectWithQuickbooks: null,
    lastModified: '',
  };
  const step: PlanStep = {
    kind: 'assign',
    list: 'quickbooksTime',
    path: ['Acme'],
    target: { id: '1' },
    userIds: ['7'],
  };

  it.each<[string, readonly Jobcode[], string]>([
    ['is due on an active jobcode', [jobcode], 'due'],
    ['is done where everybody is assigned', [{ ...jobcode, assignedToAll: true }], 'done 1'],
    ['has changed on an archived one', [{ ...jobcode, isActive: false }], 'changed'],
    ['has changed where it is gone', [], 'changed'],
  ])('%s', (_, jobcodes, expected) => {
    expect(check(step, createNameIndex(jobcodes))).toBe(expected);
  });
});

describe('any step', () => {
  it('has changed in a list that is not connected', () => {
    expect(checkPrecondition(create('Acme', null), { quickbooksTime: none, quickbooks: null }).kind).toBe(
      'changed',
    );
  });

  it.each(['link', 'unlink'] as const)('is due where it is to %s, which changes no list', (kind) => {
    const karbon = { kind: 'work', key: 'W1' } as const;
    const step: PlanStep = { kind, list: 'quickbooks', path: ['Acme'], id: '1', karbon };
    expect(check(step, none)).toBe('due');
  });
});
