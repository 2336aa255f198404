import type { PlanStep, RenameStep } from '../../../../../src/domain/plans/plan';
import type { LogRow } from '../../../../../src/messages/fixes';

export const path = ['Acme Co', 'Tax'];

const renameStep: RenameStep = {
  kind: 'rename',
  list: 'quickbooksTime',
  path,
  id: '77',
  newName: 'Tax return',
};

/** One step of every kind. */
export const steps = {
  create: {
    kind: 'create',
    list: 'quickbooks',
    path,
    parent: { id: '5' },
    assignToAll: false,
    connectWithQuickbooks: false,
  },
  assign: { kind: 'assign', list: 'quickbooksTime', path, target: { id: '77' }, userIds: ['1', '2'] },
  restore: { kind: 'restore', list: 'quickbooksTime', path, id: '77', newName: 'Tax', assignToAll: true },
  rename: renameStep,
  move: {
    kind: 'move',
    list: 'quickbooks',
    path,
    id: '77',
    parent: { id: '6' },
    underPath: ['Birch Ltd'],
    newName: 'Audit',
  },
  archive: { kind: 'archive', list: 'quickbooksTime', path, id: '77', newName: 'Tax', onlyUnused: true },
  link: { kind: 'link', list: 'quickbooks', path, id: '77', karbon: { kind: 'work', key: '4TqsW2' } },
  unlink: {
    kind: 'unlink',
    list: 'quickbooks',
    path,
    id: '77',
    karbon: { kind: 'work', key: '4TqsW2' },
  },
  request: { kind: 'request', list: 'quickbooks', path, change: { kind: 'create' } },
  withdraw: { kind: 'withdraw', list: 'quickbooks', path, change: { kind: 'create' } },
} as const satisfies Record<PlanStep['kind'], PlanStep>;

/** A rename that was applied, with `change` to it. */
export function logRow(change: Partial<LogRow> = {}): LogRow {
  return {
    id: 'run-a 0',
    runId: 'run-a',
    at: Date.UTC(2026, 10, 25, 16, 5, 0),
    endedAt: Date.UTC(2026, 10, 25, 16, 5, 2),
    itemTitle: 'Tax return',
    itemKind: 'work',
    karbonKey: '4TqsW2xyz',
    step: renameStep,
    state: 'confirmed',
    outcome: { kind: 'done' },
    recordId: '77',
    before: { path, parentId: '5', isActive: true },
    after: { path: ['Acme Co', 'Tax return'], parentId: '5', isActive: true },
    isUndo: false,
    canUndo: true,
    ...change,
  };
}

/** `runId`'s lines at these positions, in this order. */
export function linesOf(runId: string, ...positions: readonly number[]): LogRow[] {
  return positions.map((position) => logRow({ id: `${runId} ${position}`, runId }));
}
