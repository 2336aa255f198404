import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { BlockReason, MatchStatus, MatchStatusKind } from '../../../../src/domain/matching/match-status';
import { buildPlan, type PlanInput } from '../../../../src/domain/plans/build-plan';
import type { AccountLink, FixRules, LinkStep, Plan } from '../../../../src/domain/plans/plan';
import type { ListId, NameHolder } from '../../../../src/domain/records/records';
import { indexOf, matchInput } from '../sample-lists';
import { textOfPlan } from './plan-text';

const expectedPath = ['Acme', 'Audit'];

/** The list in which the work stands so. */
const lists = {
  matched: ['Acme', 'Acme:Audit'],
  differs: ['ACME', 'ACME:audit'],
  archived: ['-ACME', '-ACME:audit'],
  misplaced: ['Acme', 'Zebra', 'audit'],
  ambiguous: ['Acme', 'Acme:AUDIT', 'Acme:audit'],
  similar: ['Acme', 'Acme:Audits'],
  /** Below a client that is spelt differently. */
  missing: ['ACME'],
  /** With its client. */
  missingWhole: [],
  /** Nobody may write QuickBooks Time; a vendor has the client's name in QuickBooks. */
  blocked: [],
} satisfies Record<MatchStatusKind | 'missingWhole', readonly string[]>;

type Case = keyof typeof lists;
type Steps = Readonly<Record<Case, string>>;
type Row = readonly [Case, string];
const cases = Object.keys(lists) as readonly Case[];

/** Who looks at it (`manager` stands for administrators as well: both manage jobcodes), and how the firm is set up. */
interface SetUp {
  readonly rights: 'employee' | 'manager';
  readonly rules: FixRules;
  readonly account: AccountLink;
  readonly quickbooks: 'connected' | 'unreachable' | 'notConnected';
}

const usual: SetUp = {
  rights: 'manager',
  rules: { order: 'quickbooksFirst', assignTo: 'everyone' },
  account: { isLinked: true, hasTwoWaySync: false },
  quickbooks: 'connected',
};
const unlinked: AccountLink = { isLinked: false, hasTwoWaySync: false };
const twoWay: AccountLink = { isLinked: true, hasTwoWaySync: true };
const timeOnly: FixRules = { ...usual.rules, order: 'timeOnly' };

/** The steps of one list, as `textOfPlan` writes them. */
const inTime: Steps = {
  matched: '',
  differs: 'T~ACME as Acme, T~Acme:audit as Audit',
  archived: 'T^ACME as Acme*, T^Acme:audit as Audit*',
  misplaced: 'T>audit to Acme as Audit',
  ambiguous: '',
  similar: '',
  missing: 'T~ACME as Acme, T+Acme:Audit in #1*',
  missingWhole: 'T+Acme*, T+Acme:Audit in new Acme*',
  blocked: '',
};
const inTimeForNobody: Steps = {
  ...inTime,
  archived: 'T^ACME as Acme, T^Acme:audit as Audit',
  missing: 'T~ACME as Acme, T+Acme:Audit in #1',
  missingWhole: 'T+Acme, T+Acme:Audit in new Acme',
};
const inTimeForChosen: Steps = {
  ...inTime,
  archived: 'T^ACME as Acme, T^Acme:audit as Audit, T=#1 for 7+8',
  missing: 'T~ACME as Acme, T+Acme:Audit in #1, T=new Acme:Audit for 7+8',
  missingWhole: 'T+Acme, T+Acme:Audit in new Acme, T=new Acme for 7+8',
};
const inQuickbooks: Steps = {
  matched: '',
  differs: 'Q~ACME as Acme, Q~Acme:audit as Audit',
  archived: 'Q^ACME as Acme, Q^Acme:audit as Audit',
  misplaced: 'Q>audit to Acme as Audit',
  ambiguous: '',
  similar: '',
  missing: 'Q~ACME as Acme, Q+Acme:Audit in #1',
  missingWhole: 'Q+Acme, Q+Acme:Audit in new Acme',
  blocked: '',
};
/** What is missing is left to QuickBooks Time, but finds the client under the right name. */
const inQuickbooksTimeOnly: Steps = { ...inQuickbooks, missing: 'Q~ACME as Acme', missingWhole: '' };

/** The button by how the work stands in QuickBooks Time (down) and in QuickBooks (across, in the same order). */
const actions: readonly Row[] = [
  ['matched', 'none syncName restore move choose link create create none'],
  ['differs', 'syncName syncName restore move choose link create create none'],
  ['archived', 'restore restore restore restore choose link restore restore none'],
  ['misplaced', 'move move move move choose link move move none'],
  ['ambiguous', 'choose choose choose choose choose link choose choose none'],
  ['similar', 'link link link link choose link link link none'],
  ['missing', 'create create create create choose link create create none'],
  ['missingWhole', 'create create create create choose link create create none'],
  ['blocked', 'none none none none none none none none none'],
];
const actionsTimeOnly: readonly Row[] = [
  ['matched', 'none syncName restore move choose link syncName none none'],
  ['differs', 'syncName syncName restore move choose link syncName syncName none'],
  ...actions.slice(2),
];
const noAction = 'none none none none none none none none none';
const actionsOfEmployee: readonly Row[] = [
  ['matched', 'none syncName restore move choose link create create none'],
  ...actions.slice(1).map(([listCase]): Row => [listCase, noAction]),
];
/** What matches is known to match; nothing else is known of QuickBooks. */
const actionsWhileUnreachable: readonly Row[] = actions.map(([listCase, row]): Row => {
  const [first = ''] = row.split(' ');
  return [listCase, `${first}${noAction.slice('none'.length)}`];
});

describe('the plan where QuickBooks is connected', () => {
  describe.each<[string, SetUp, readonly Row[], Steps, Steps]>([
    ['QuickBooks first', usual, actions, inTime, inQuickbooks],
    ['QuickBooks first, not linked', { ...usual, account: unlinked }, actions, inTime, inQuickbooks],
    ['QuickBooks first, two-way sync', { ...usual, account: twoWay }, actions, inTime, inQuickbooks],
    [
      'for chosen people',
      { ...usual, rules: { ...usual.rules, assignTo: ['7', '8'] } },
      actions,
      inTimeForChosen,
      inQuickbooks,
    ],
    [
      'for nobody yet',
      { ...usual, rules: { ...usual.rules, assignTo: [] } },
      actions,
      inTimeForNobody,
      inQuickbooks,
    ],
    [
      'QuickBooks Time alone, no two-way sync',
      { ...usual, rules: timeOnly },
      actionsTimeOnly,
      inTime,
      inQuickbooksTimeOnly,
    ],
    ['an employee', { ...usual, rights: 'employee' }, actionsOfEmployee, inTime, inQuickbooks],
    [
      'QuickBooks does not answer',
      { ...usual, quickbooks: 'unreachable' },
      actionsWhileUnreachable,
      inTime,
      inQuickbooks,
    ],
  ])('%s', (_, setUp, rows, timeSteps, quickbooksSteps) => {
    it.each(rows)('%s in QuickBooks Time', (listCase, row) => {
      const expected = row
        .split(' ')
        .map((action, at) =>
          textOf(
            action,
            quickbooksSteps[cases[at] ?? 'matched'],
            isDecided(action) ? timeSteps[listCase] : '',
          ),
        );
      expect(cases.map((other) => planText(setUp, listCase, other))).toEqual(expected);
    });
  });

  // Only the levels that QuickBooks lacks are made there along with the jobcode.
  it.each<[Case, Case, string]>([
    ['missingWhole', 'missingWhole', 'create: T+Acme*&, T+Acme:Audit in new Acme*&'],
    ['missingWhole', 'missing', 'create: Q~ACME as Acme, T+Acme*, T+Acme:Audit in new Acme*&'],
    ['missingWhole', 'matched', 'create: T+Acme*, T+Acme:Audit in new Acme*'],
    ['missing', 'missingWhole', 'create: T~ACME as Acme, T+Acme:Audit in #1*&'],
    ['missing', 'missing', 'create: Q~ACME as Acme, T~ACME as Acme, T+Acme:Audit in #1*&'],
    ['missing', 'archived', `create: ${inQuickbooks.archived}, ${inTime.missing}`],
    ['archived', 'missingWhole', `restore: ${inTime.archived}`],
    ['matched', 'missingWhole', 'none'],
  ])('QuickBooks Time alone, two-way sync: %s, in QuickBooks %s', (listCase, other, expected) => {
    expect(planText({ ...usual, rules: timeOnly, account: twoWay }, listCase, other)).toBe(expected);
  });
});

describe('the plan where QuickBooks is not connected', () => {
  const linked: SetUp = { ...usual, quickbooks: 'notConnected' };
  const importWins = 'none, renameInQuickbooks';

  it.each<[Case, string, string, string]>([
    ['matched', 'none', 'none', 'none'],
    ['differs', `syncName: ${inTime.differs}`, importWins, importWins],
    ['archived', `restore: ${inTime.archived}`, importWins, importWins],
    ['misplaced', `move: ${inTime.misplaced}`, importWins, importWins],
    ['ambiguous', 'choose', 'choose', 'choose'],
    ['similar', 'link', 'link', 'link'],
    ['missing', `create: ${inTime.missing}`, importWins, importWins],
    [
      'missingWhole',
      `create: ${inTime.missingWhole}`,
      `create: ${inTime.missingWhole}`,
      'create: T+Acme*&, T+Acme:Audit in new Acme*&',
    ],
    ['blocked', 'none', 'none', 'none'],
  ])('%s: not linked, linked, two-way sync', (listCase, ofUnlinked, ofLinked, ofTwoWay) => {
    const texts = [
      { ...linked, account: unlinked },
      linked,
      { ...linked, account: twoWay, rules: timeOnly },
    ].map((setUp) => planText(setUp, listCase, 'matched'));
    expect(texts).toEqual([ofUnlinked, ofLinked, ofTwoWay]);
    expect(planText({ ...linked, rights: 'employee' }, listCase, 'matched')).toBe('none');
  });

  it('restores under the name that it has, though the account is linked', () => {
    const index = indexOf('-Acme', '-Acme:Audit');
    const status = findMatchStatus(matchInput(expectedPath, index));
    const plan = planOf(linked, 'matched', 'matched', {
      statuses: { quickbooksTime: status, quickbooks: statusIn(linked, 'quickbooks', 'matched') },
      quickbooksTime: index,
    });
    expect(textOfPlan(plan)).toBe('restore: T^Acme as Acme*, T^Acme:Audit as Audit*');
  });
});

describe('the plan for what a user has asked for by name', () => {
  const ownActions = ['none', 'syncName', 'restore', 'move', 'choose', 'link', 'create', 'create', 'none'];

  it.each<[Case]>([['matched'], ['ambiguous'], ['blocked'], ['missingWhole']])(
    'is of one list alone, the other being %s',
    (other) => {
      const only = (list: ListId) =>
        cases.map((listCase) =>
          list === 'quickbooks'
            ? textOfPlan(planOf(usual, other, listCase, { only: list }))
            : textOfPlan(planOf(usual, listCase, other, { only: list })),
        );
      const expected = (steps: Steps) =>
        cases.map((listCase, at) => textOf(ownActions[at] ?? '', '', steps[listCase]));
      expect(only('quickbooks')).toEqual(expected(inQuickbooks));
      expect(only('quickbooksTime')).toEqual(expected(inTime));
    },
  );

  it.each<[Case, Case, string]>([
    ['similar', 'matched', 'create: T+Acme:Audit in #1*'],
    ['matched', 'similar', 'create: Q+Acme:Audit in #1'],
    ['similar', 'similar', 'create: Q+Acme:Audit in #1, T+Acme:Audit in #1*'],
    ['similar', 'differs', `create: ${inQuickbooks.differs}, T+Acme:Audit in #1*`],
    ['similar', 'ambiguous', 'choose'],
    ['similar', 'blocked', 'none'],
    ['differs', 'matched', `syncName: ${inTime.differs}`],
  ])('creates anyway: %s, in QuickBooks %s', (listCase, other, expected) => {
    expect(textOfPlan(planOf(usual, listCase, other, { createAnyway: true }))).toBe(expected);
  });

  it.each<[Case, string]>([
    ['matched', 'syncName: T link Acme:Audits, T~Acme:Audits as Audit'],
    ['missing', 'create: T link Acme:Audits, Q~ACME as Acme, Q+Acme:Audit in #1, T~Acme:Audits as Audit'],
    ['similar', 'link: T link Acme:Audits'],
    ['ambiguous', 'choose: T link Acme:Audits'],
    ['blocked', 'none'],
  ])('begins with the pair that is confirmed; in QuickBooks %s', (other, expected) => {
    const [list, id] = ['quickbooksTime', '2'] as const;
    const path = ['Acme', 'Audits'];
    const link: LinkStep = { kind: 'link', list, path, id, karbon: { kind: 'work', key: 'W1' } };
    const linked = matchInput(expectedPath, indexOf(...lists.similar), { linkedIds: [null, id] });
    const statuses = {
      quickbooksTime: findMatchStatus(linked),
      quickbooks: statusIn(usual, 'quickbooks', other),
    };
    expect(textOfPlan(planOf(usual, 'similar', other, { statuses, link }))).toBe(expected);
  });
});

function planText(setUp: SetUp, inTimeIs: Case, inQuickbooksIs: Case): string {
  return textOfPlan(planOf(setUp, inTimeIs, inQuickbooksIs));
}

function planOf(setUp: SetUp, inTimeIs: Case, inQuickbooksIs: Case, details: Partial<PlanInput> = {}): Plan {
  return buildPlan({
    expectedPath,
    statuses: {
      quickbooksTime: statusIn(setUp, 'quickbooksTime', inTimeIs),
      quickbooks: statusIn(setUp, 'quickbooks', inQuickbooksIs),
    },
    quickbooksTime: indexOf(...lists[inTimeIs]),
    quickbooks: setUp.quickbooks === 'notConnected' ? null : indexOf(...lists[inQuickbooksIs]),
    rules: setUp.rules,
    account: setUp.account,
    only: null,
    createAnyway: false,
    link: null,
    ...details,
  });
}

function statusIn(setUp: SetUp, list: ListId, listCase: Case): MatchStatus {
  const writeBlock = list === 'quickbooks' ? quickbooksBlock(setUp) : timeBlock(setUp, listCase);
  const holder: NameHolder = { id: '9', kind: 'vendor', name: 'Acme', isActive: true };
  const holders = list === 'quickbooks' && listCase === 'blocked' ? [holder] : [];
  return findMatchStatus(matchInput(expectedPath, indexOf(...lists[listCase]), { writeBlock, holders }));
}

function quickbooksBlock({ quickbooks }: SetUp): BlockReason | null {
  return quickbooks === 'connected' ? null : { code: quickbooks };
}

function timeBlock({ rights }: SetUp, listCase: Case): BlockReason | null {
  return rights === 'employee' || listCase === 'blocked' ? { code: 'noRightToManageJobcodes' } : null;
}

function isDecided(action: string): boolean {
  return action !== 'none' && action !== 'choose' && action !== 'link';
}

function textOf(action: string, ...steps: readonly string[]): string {
  const all = isDecided(action) ? steps.filter((text) => text !== '').join(', ') : '';
  return all === '' ? action : `${action}: ${all}`;
}
