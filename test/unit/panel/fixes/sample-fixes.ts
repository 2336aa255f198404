import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import type { FixChoice } from '../../../../src/domain/plans/fix-choice';
import type { Plan, PlanStep } from '../../../../src/domain/plans/plan';
import type { AvailableFix, Candidate, RunStep, RunView } from '../../../../src/messages/fixes';
import type { PanelView } from '../../../../src/messages/panel-view';
import { matchStatuses, sampleView } from '../sample-view';

const client = ['Acme Co'];
const work = ['Acme Co', '2025 Tax return'];
const karbon = { kind: 'work', key: '3fJkWm2LTq9D' } as const;

/** One of each kind, by kind. */
export const sampleSteps = {
  create: {
    kind: 'create',
    list: 'quickbooks',
    path: work,
    parent: { id: '10' },
    assignToAll: false,
    connectWithQuickbooks: false,
  },
  assign: { kind: 'assign', list: 'quickbooksTime', path: work, target: { madeBy: 1 }, userIds: ['1', '2'] },
  restore: {
    kind: 'restore',
    list: 'quickbooksTime',
    path: work,
    id: '11',
    newName: '2025 Tax return',
    assignToAll: true,
  },
  rename: { kind: 'rename', list: 'quickbooks', path: ['ACME Co'], id: '10', newName: 'Acme Co' },
  move: {
    kind: 'move',
    list: 'quickbooksTime',
    path: ['2025 Tax return'],
    id: '11',
    parent: { id: '10' },
    underPath: client,
    newName: '2025 Tax return',
  },
  archive: {
    kind: 'archive',
    list: 'quickbooksTime',
    path: work,
    id: '11',
    newName: '2025 Tax return',
    onlyUnused: true,
  },
  link: { kind: 'link', list: 'quickbooks', path: work, id: '11', karbon },
  unlink: { kind: 'unlink', list: 'quickbooks', path: work, id: '11', karbon },
  request: { kind: 'request', list: 'quickbooks', path: work, change: { kind: 'create' } },
  withdraw: { kind: 'withdraw', list: 'quickbooks', path: work, change: { kind: 'create' } },
} as const satisfies { readonly [Kind in PlanStep['kind']]: PlanStep & { kind: Kind } };

export const createInBoth: readonly PlanStep[] = [
  sampleSteps.create,
  { ...sampleSteps.create, list: 'quickbooksTime', parent: { id: '20' } },
  sampleSteps.assign,
];

export function planOf(action: Plan['action'], steps: readonly PlanStep[], id = `plan of ${action}`): Plan {
  return { action, steps, obstacle: null, id };
}

export function availableFix(
  choice: FixChoice,
  plan: Plan,
  needsConfirmation = true,
  candidate: Candidate | null = null,
): AvailableFix {
  return { choice, plan, needsConfirmation, unread: [], candidate };
}

const missing: MatchStatus = { kind: 'missing', expectedPath: work, parent: null };

/** A page with something to fixed, whose first offer is the button's. */
export function viewWith(availableFixes: readonly AvailableFix[], view: Partial<PanelView> = {}): PanelView {
  return {
    ...sampleView,
    verdict: { code: 'notInTime', tone: 'warning', expectedPath: work },
    chain: { karbonToTime: 'broken', timeToQuickbooks: 'unknown' },
    matchStatuses: matchStatuses(missing, missing),
    plan: availableFixes[0]?.plan ?? sampleView.plan,
    availableFixes,
    ...view,
  };
}

export const createFix = availableFix({ kind: 'primary' }, planOf('create', createInBoth));
export const immediateFix = availableFix({ kind: 'primary' }, planOf('create', [sampleSteps.create]), false);

export function runStep(
  step: PlanStep,
  state: RunStep['state'] = 'planned',
  more: Partial<RunStep> = {},
): RunStep {
  const outcome: RunStep['outcome'] = state === 'confirmed' || state === 'undone' ? { kind: 'done' } : null;
  return { step, state, outcome, address: null, ...more };
}

export function runOf(
  state: RunView['state'],
  steps: readonly RunStep[],
  more: Partial<RunView> = {},
): RunView {
  const isOver = state !== 'running' && state !== 'waiting';
  return { id: 'run 1', state, steps, isUndo: false, canUndo: false, endedAt: isOver ? 1 : null, ...more };
}

export const recordAddress = 'https://app.qbo.intuit.com/app/customerdetail?nameId=11';

const part = (text: string, isDifferent = false) => ({ text, isDifferent });

const candidate: Candidate = {
  path: ['Acme Company'],
  isActive: true,
  difference: { expected: [part('Acme Co')], actual: [part('Acme Co'), part('mpany', true)] },
  seconds: null,
  lastUsed: null,
  balance: 1_204.5,
  isLinked: false,
  reason: null,
};

export const similarFixes: readonly AvailableFix[] = [
  availableFix({ kind: 'primary' }, planOf('link', [])),
  availableFix(
    { kind: 'pick', list: 'quickbooks', recordId: '31' },
    planOf(
      'link',
      [
        { ...sampleSteps.link, path: candidate.path, id: '31' },
        { ...sampleSteps.rename, path: candidate.path, id: '31' },
      ],
      'pick 31',
    ),
    true,
    candidate,
  ),
  availableFix(
    { kind: 'pick', list: 'quickbooks', recordId: '32' },
    planOf('link', [{ ...sampleSteps.link, path: ['Acne Co'], id: '32' }], 'pick 32'),
    false,
    {
      ...candidate,
      path: ['Acne Co'],
      difference: {
        expected: [part('Ac'), part('m', true), part('e Co')],
        actual: [part('Ac'), part('n', true), part('e Co')],
      },
      isActive: false,
      isLinked: true,
      balance: 0,
    },
  ),
  availableFix({ kind: 'createAnyway' }, planOf('create', createInBoth, 'anyway')),
];

export const similarStatuses = matchStatuses(missing, {
  kind: 'similar',
  expectedPath: work,
  parent: null,
  candidates: [
    {
      record: { id: '31', parentId: null, name: 'Acme Company', isActive: true, isProject: false },
      path: ['Acme Company'],
      score: 0.9,
      reason: null,
      difference: { expected: [], actual: [] },
    },
  ],
});

export const ambiguousFixes: readonly AvailableFix[] = [
  availableFix({ kind: 'primary' }, planOf('choose', [])),
  ...['41', '42'].map((recordId, place) =>
    availableFix(
      { kind: 'pick', list: 'quickbooksTime', recordId },
      planOf('choose', [{ ...sampleSteps.link, list: 'quickbooksTime', id: recordId }], `pick ${recordId}`),
      false,
      {
        ...candidate,
        path: place === 0 ? work : ['Acme Co', '2025 tax return'],
        difference: null,
        seconds: place === 0 ? 148_800 : 0,
        lastUsed: place === 0 ? '2026-11-16' : null,
        isActive: place === 0,
        balance: null,
      },
    ),
  ),
];

export const ambiguousStatuses = matchStatuses(
  { kind: 'ambiguous', because: 'severalOwners', candidates: [], otherOwners: ['2025 Tax Return (copy)'] },
  missing,
);
