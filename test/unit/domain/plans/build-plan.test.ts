import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import { buildPlan } from '../../../../src/domain/plans/build-plan';
import { defaultFixRules, type PlanStep } from '../../../../src/domain/plans/plan';
import { indexOf, matchInput } from '../sample-lists';

interface Lists {
  readonly path?: string;
  readonly time: readonly string[];
  /** `null`: not connected. */
  readonly quickbooks: readonly string[] | null;
  readonly timeDetails?: Partial<MatchInput>;
  readonly quickbooksDetails?: Partial<MatchInput>;
}

function planOf({ path = 'Acme:Audit', time, quickbooks, timeDetails, quickbooksDetails }: Lists): string[] {
  const expectedPath = path.split(':');
  const [inTime, inQuickbooks] = [indexOf(...time), indexOf(...(quickbooks ?? []))];
  const notConnected = { writeBlock: { code: 'notConnected' } } as const;
  const plan = buildPlan({
    expectedPath,
    statuses: {
      quickbooksTime: findMatchStatus(matchInput(expectedPath, inTime, timeDetails)),
      quickbooks: findMatchStatus(
        matchInput(expectedPath, inQuickbooks, quickbooks ? quickbooksDetails : notConnected),
      ),
    },
    quickbooksTime: inTime,
    quickbooks: quickbooks && inQuickbooks,
    rules: defaultFixRules,
    account: { isLinked: quickbooks !== null, hasTwoWaySync: false },
    only: null,
    createAnyway: false,
    link: null,
  });
  return [plan.action, ...plan.steps.map(brief)];
}

function brief(step: PlanStep): string {
  const path = step.path.join(':');
  switch (step.kind) {
    case 'assign':
      return `assign ${path}`;
    case 'rename':
      return `${step.list}: rename ${path} to ${step.newName}`;
    case 'restore':
      return `${step.list}: restore ${path}${spelling(step)}`;
    case 'move':
      return `${step.list}: move ${path} under ${step.underPath.join(':') || 'top'}${spelling(step)}`;
    default:
      return `${step.list}: ${step.kind} ${path}`;
  }
}

/** What a step that puts a record in its place calls it, where that is another name than before. */
function spelling({ path, newName }: { path: readonly string[]; newName: string }): string {
  return newName === path.at(-1) ? '' : ` as ${newName}`;
}

const right = ['Acme', 'Acme:Audit'];

describe('buildPlan', () => {
  it.each<[string, Lists, string[]]>([
    ['nothing where all agree', { time: right, quickbooks: right }, ['none']],
    [
      'creates in QuickBooks first, clients before work',
      { time: [], quickbooks: [] },
      [
        'create',
        'quickbooks: create Acme',
        'quickbooks: create Acme:Audit',
        'quickbooksTime: create Acme',
        'quickbooksTime: create Acme:Audit',
      ],
    ],
    [
      'creates in QuickBooks Time alone where QuickBooks is not connected',
      { time: ['Acme'], quickbooks: null },
      ['create', 'quickbooksTime: create Acme:Audit'],
    ],
    [
      'renames level by level, each by the name it then has',
      { time: right, quickbooks: ['ACME', 'ACME:audit'] },
      ['syncName', 'quickbooks: rename ACME to Acme', 'quickbooks: rename Acme:audit to Audit'],
    ],
    [
      'renames the client before work is created below it',
      { time: ['ACME'], quickbooks: right },
      ['create', 'quickbooksTime: rename ACME to Acme', 'quickbooksTime: create Acme:Audit'],
    ],
    [
      'restores under the right name',
      { time: ['Acme', '-Acme:audit'], quickbooks: right },
      ['restore', 'quickbooksTime: restore Acme:audit as Audit'],
    ],
    [
      'restores the client too, which QuickBooks Time would do by itself, so that it can be taken back',
      { time: ['-Acme', '-Acme:Audit'], quickbooks: ['-Acme', '-Acme:Audit'] },
      [
        'restore',
        'quickbooks: restore Acme',
        'quickbooks: restore Acme:Audit',
        'quickbooksTime: restore Acme',
        'quickbooksTime: restore Acme:Audit',
      ],
    ],
    [
      'restores the client rather than making a second one',
      { time: right, quickbooks: ['-Acme'] },
      ['create', 'quickbooks: restore Acme', 'quickbooks: create Acme:Audit'],
    ],
    [
      'moves work from the top level',
      { time: ['Acme', 'Audit'], quickbooks: right },
      ['move', 'quickbooksTime: move Audit under Acme'],
    ],
    [
      'makes the client ready before work is moved below it',
      { time: right, quickbooks: ['-ACME', 'audit'] },
      ['move', 'quickbooks: restore ACME as Acme', 'quickbooks: move audit under Acme as Audit'],
    ],
    [
      'moves a misplaced client with its work',
      { time: right, quickbooks: ['Group', 'Group:Acme', 'Group:Acme:Audit'] },
      ['move', 'quickbooks: move Group:Acme under top'],
    ],
    [
      'creates the work below a client that has been moved',
      { time: right, quickbooks: ['Group', 'Group:Acme'] },
      ['move', 'quickbooks: move Group:Acme under top', 'quickbooks: create Acme:Audit'],
    ],
    [
      'moves and renames a linked job',
      { time: ['Acme', 'Other', 'Other:Review'], quickbooks: right, timeDetails: { linkedIds: [null, '3'] } },
      ['move', 'quickbooksTime: move Other:Review under Acme as Audit'],
    ],
    [
      'leaves the choice to a person',
      { time: right, quickbooks: ['Acme', 'Acme:AUDIT', 'Acme:audit'] },
      ['choose'],
    ],
    ['leaves linking to a person', { time: ['Acme', 'Acme:Audits'], quickbooks: [] }, ['link']],
    [
      'does nothing in one list while the other is blocked',
      { time: [], quickbooks: ['ACME'], timeDetails: { writeBlock: { code: 'noRightToManageJobcodes' } } },
      ['none'],
    ],
    [
      'does not strand time where QuickBooks cannot follow',
      {
        path: 'Acme',
        time: [],
        quickbooks: [],
        quickbooksDetails: { holders: [{ id: '9', kind: 'employee', name: 'Acme', isActive: true }] },
      },
      ['none'],
    ],
  ])('%s', (_, lists, expected) => {
    expect(planOf(lists)).toEqual(expected);
  });
});
