import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import { buildPlan, needsConfirmation, type PlanInput } from '../../../../src/domain/plans/build-plan';
import {
  changeKey,
  givesOtherName,
  pathAfter,
  type Requested,
  requestsFor,
} from '../../../../src/domain/plans/list-requests';
import {
  defaultFixRules,
  type LinkStep,
  type ListChange,
  type Plan,
  type PlanStep,
} from '../../../../src/domain/plans/plan';
import { indexOf, matchInput } from '../sample-lists';
import { indexesOf } from './list-world';
import { planned, type Situation, situations } from './plan-situations';

interface Lists {
  readonly path?: string;
  readonly time: readonly string[];
  readonly quickbooks: readonly string[];
  readonly quickbooksDetails?: Partial<MatchInput>;
  /** What has been asked for. */
  readonly asked?: readonly Requested[];
  readonly more?: Partial<PlanInput>;
}

function planOf({ path = 'Acme:Audit', time, quickbooks, quickbooksDetails, asked = [], more }: Lists): Plan {
  const expectedPath = path.split(':');
  const [inTime, inQuickbooks] = [indexOf(...time), indexOf(...quickbooks)];
  return buildPlan({
    expectedPath,
    statuses: {
      quickbooksTime: findMatchStatus(matchInput(expectedPath, inTime)),
      quickbooks: findMatchStatus(matchInput(expectedPath, inQuickbooks, quickbooksDetails)),
    },
    quickbooksTime: inTime,
    quickbooks: inQuickbooks,
    rules: defaultFixRules,
    account: { isLinked: false, hasTwoWaySync: false },
    only: null,
    createAnyway: false,
    link: null,
    byHand: { quickbooks: new Set(asked.map(changeKey)) },
    ...more,
  });
}

/** A plan in lines: its action, what stands in its way, its steps. */
function linesOf({ action, obstacle, steps }: Plan): string[] {
  const why = obstacle ? ` (${obstacle.code}${'path' in obstacle ? ` ${obstacle.path.join(':')}` : ''})` : '';
  return [`${action}${why}`, ...steps.map(lineOf)];
}

function lineOf(step: PlanStep): string {
  const path = step.path.join(':');
  if ('change' in step) return `${step.kind}: ${step.change.kind} ${path} → ${pathAfter(step).join(':')}`;
  const isBelowOther = 'parent' in step && step.parent !== null && 'madeBy' in step.parent;
  return `${step.list}: ${step.kind} ${path}${isBelowOther ? ' in new' : ''}`;
}

const create = (path: string): Requested => ({ path: path.split(':'), change: { kind: 'create' } });
const rename = (path: string, newName: string): Requested => ({
  path: path.split(':'),
  change: { kind: 'rename', newName },
});
const right = ['Acme', 'Acme:Audit'];
const link: LinkStep = {
  kind: 'link',
  list: 'quickbooks',
  path: ['Acme Inc'],
  id: '1',
  karbon: { kind: 'organization', key: 'AcmeKey001' },
};

describe('a plan for a list that a person changes by hand', () => {
  it.each<[string, Lists, string[]]>([
    ['nothing where all agree', { time: right, quickbooks: right }, ['none']],
    [
      'asks for client and job, the client first, and creates in QuickBooks Time after them',
      { time: [], quickbooks: ['Bolt'] },
      [
        'create',
        'request: create Acme → Acme',
        'request: create Acme:Audit → Acme:Audit',
        'quickbooksTime: create Acme',
        'quickbooksTime: create Acme:Audit in new',
      ],
    ],
    [
      'asks for both where QuickBooks Time has them',
      { time: right, quickbooks: ['Bolt'] },
      ['request', 'request: create Acme → Acme', 'request: create Acme:Audit → Acme:Audit'],
    ],
    [
      'asks for nothing a second time',
      { time: right, quickbooks: ['Bolt'], asked: [create('Acme'), create('Acme:Audit')] },
      ['none (onChangeList Acme:Audit)'],
    ],
    [
      'asks for what has not been asked for yet',
      { time: right, quickbooks: ['Bolt'], asked: [create('Acme')] },
      ['request', 'request: create Acme:Audit → Acme:Audit'],
    ],
    [
      'creates in QuickBooks Time although QuickBooks has it only on the change list',
      { time: ['Acme'], quickbooks: ['Bolt'], asked: [create('Acme'), create('Acme:Audit')] },
      ['create', 'quickbooksTime: create Acme:Audit'],
    ],
    [
      'leaves QuickBooks Time as it is until a job is called otherwise',
      { time: ['Acme', 'Acme:audit'], quickbooks: ['Acme', 'Acme:audit'] },
      ['request', 'request: rename Acme:audit → Acme:Audit'],
    ],
    [
      'creates nothing in QuickBooks Time either until a client is called otherwise',
      { time: [], quickbooks: ['ACME'] },
      ['request', 'request: rename ACME → Acme', 'request: create Acme:Audit → Acme:Audit'],
    ],
    [
      'still leaves QuickBooks Time as it is once the other name is asked for',
      {
        time: ['Acme', 'Acme:audit'],
        quickbooks: ['Acme', 'Acme:audit'],
        asked: [rename('Acme:audit', 'Audit')],
      },
      ['none (onChangeList Acme:Audit)'],
    ],
    [
      'restores by hand under the same name, and in QuickBooks Time itself',
      { time: ['Acme', '-Acme:Audit'], quickbooks: ['Acme', '-Acme:Audit'] },
      ['restore', 'request: restore Acme:Audit → Acme:Audit', 'quickbooksTime: restore Acme:Audit'],
    ],
    [
      'restores the client before its job',
      { time: right, quickbooks: ['-Acme', '-Acme:Audit'] },
      ['request', 'request: restore Acme → Acme', 'request: restore Acme:Audit → Acme:Audit'],
    ],
    [
      'restores under another name, and waits for it',
      { time: ['Acme', '-Acme:audit'], quickbooks: ['Acme', '-Acme:audit'] },
      ['request', 'request: restore Acme:audit → Acme:Audit'],
    ],
    [
      'moves a job from the top, and waits for it',
      { time: ['Acme', 'Audit'], quickbooks: ['Acme', 'Audit'] },
      ['request', 'request: move Audit → Acme:Audit'],
    ],
    [
      'makes the client ready before a job is moved below it',
      { time: right, quickbooks: ['audit'] },
      ['request', 'request: create Acme → Acme', 'request: move audit → Acme:Audit'],
    ],
    [
      'moves a client to the top with its job',
      { time: right, quickbooks: ['Group', 'Group:Acme', 'Group:Acme:Audit'] },
      ['request', 'request: move Group:Acme → Acme'],
    ],
    [
      'has near matches looked at first',
      { path: 'Ravenscourt Millwork', time: [], quickbooks: ['Ravenscourt Milwork'] },
      ['link'],
    ],
    [
      'asks for one that none of the near matches is',
      {
        path: 'Ravenscourt Millwork',
        time: [],
        quickbooks: ['Ravenscourt Milwork'],
        more: { createAnyway: true },
      },
      [
        'create',
        'request: create Ravenscourt Millwork → Ravenscourt Millwork',
        'quickbooksTime: create Ravenscourt Millwork',
      ],
    ],
    [
      'leaves to QuickBooks Time what that makes',
      { time: [], quickbooks: ['Bolt'], more: { rules: { order: 'timeOnly', assignTo: 'everyone' } } },
      ['create', 'quickbooksTime: create Acme', 'quickbooksTime: create Acme:Audit in new'],
    ],
    [
      'restores by hand what QuickBooks Time would make a second time',
      { time: right, quickbooks: ['-Acme'], more: { rules: { order: 'timeOnly', assignTo: 'everyone' } } },
      ['request', 'request: restore Acme → Acme'],
    ],
    [
      'asks in QuickBooks alone',
      { time: [], quickbooks: ['Bolt'], more: { only: 'quickbooks' } },
      ['request', 'request: create Acme → Acme', 'request: create Acme:Audit → Acme:Audit'],
    ],
    [
      'creates in QuickBooks Time alone',
      { time: [], quickbooks: ['Bolt'], more: { only: 'quickbooksTime' } },
      ['create', 'quickbooksTime: create Acme', 'quickbooksTime: create Acme:Audit in new'],
    ],
    [
      'asks for the name of a record that was chosen, which is remembered first',
      {
        path: 'Acme',
        time: ['Acme'],
        quickbooks: ['Acme Inc'],
        quickbooksDetails: { linkedIds: ['1'] },
        more: { link },
      },
      ['request', 'quickbooks: link Acme Inc', 'request: rename Acme Inc → Acme'],
    ],
    [
      'only remembers a record that is called as it should be',
      { path: 'Acme', time: ['Acme'], quickbooks: ['Acme'], more: { link: { ...link, path: ['Acme'] } } },
      ['link', 'quickbooks: link Acme'],
    ],
    [
      'has an inactive job moved and made active in one change, and waits for it',
      {
        time: right,
        quickbooks: ['Acme', 'Other', '-Other:Audit'],
        quickbooksDetails: { linkedIds: [null, '3'] },
      },
      ['request', 'request: move Other:Audit → Acme:Audit'],
    ],
  ])('%s', (_, lists, lines) => {
    expect(linesOf(planOf(lists))).toEqual(lines);
  });

  it('runs one request at the click, and shows several first', () => {
    const one = planOf({ path: 'Acme', time: ['Acme'], quickbooks: ['Bolt'] });
    expect(one.steps).toHaveLength(1);
    expect(needsConfirmation(one)).toBe(false);
    const two = planOf({ time: right, quickbooks: ['Bolt'] });
    expect(two.steps).toHaveLength(2);
    expect(needsConfirmation(two)).toBe(true);
  });

  it('is another plan where other changes are asked for', () => {
    const before = planOf({ time: right, quickbooks: ['Bolt'] });
    const after = planOf({ time: right, quickbooks: ['Bolt'], asked: [create('Acme')] });
    expect(new Set([before.id, after.id, '']).size).toBe(3);
  });
});

describe('the laws of plans by hand', () => {
  const runs = { numRuns: 1_000, seed: 20261128 };

  function byHandPlan(situation: Situation, asked: ReadonlySet<string>): Plan {
    const { plan, statuses } = planned(situation);
    const [first] = plan.steps;
    const isPicked = situation.click === 'pick' && first?.kind === 'link';
    const { expectedPath, rules, isLinked, hasTwoWaySync, only, click } = situation;
    return buildPlan({
      expectedPath,
      statuses,
      ...indexesOf(situation.world),
      rules,
      account: { isLinked, hasTwoWaySync },
      only,
      createAnyway: click === 'createAnyway',
      link: isPicked ? first : null,
      byHand: { quickbooks: asked },
    });
  }

  const none: ReadonlySet<string> = new Set();
  const linesIn = (steps: readonly PlanStep[]) => steps.map(({ kind, path }) => [kind, path]);
  const requestsIn = ({ steps }: Plan) => steps.filter((step) => 'change' in step);

  it('has no step in QuickBooks but requests and what is remembered', () => {
    let requests = 0;
    fc.assert(
      fc.property(situations, (situation) => {
        const { steps } = byHandPlan(situation, none);
        requests += steps.filter(({ kind }) => kind === 'request').length;
        for (const { kind, list } of steps) {
          if (list === 'quickbooks') expect(['request', 'link', 'unlink']).toContain(kind);
          else expect(kind).not.toBe('request');
        }
      }),
      runs,
    );
    expect(requests).toBeGreaterThan(runs.numRuns / 10);
  });

  it('asks for what it would do itself, in the same order, and does the rest as it would', () => {
    let count = 0;
    fc.assert(
      fc.property(situations, (situation) => {
        const { plan } = planned(situation);
        const byHand = byHandPlan(situation, none);
        const isWaiting = requestsIn(byHand).some(givesOtherName);
        // What stands in QuickBooks Time's way is not looked at before QuickBooks has the other name.
        if (isWaiting && plan.steps.every(({ kind }) => kind === 'link')) return;
        count += 1;
        const inQuickbooks = plan.steps.filter(({ list }) => list === 'quickbooks');
        expect(requestsIn(byHand)).toEqual(requestsFor(inQuickbooks));
        expect(byHand.obstacle).toEqual(plan.obstacle);
        const rest = plan.steps.filter(
          ({ list, kind }) => list !== 'quickbooks' && (!isWaiting || kind === 'link'),
        );
        expect(linesIn(byHand.steps.filter(({ list }) => list !== 'quickbooks'))).toEqual(linesIn(rest));
      }),
      runs,
    );
    expect(count).toBeGreaterThan(runs.numRuns * 0.9);
  });

  it('targets nothing that it does not make before', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const { steps } = byHandPlan(situation, none);
        for (const [position, step] of steps.entries()) {
          const target = 'parent' in step ? step.parent : 'target' in step ? step.target : null;
          if (!target || 'id' in target) continue;
          expect(target.madeBy).toBeLessThan(position);
          expect(steps[target.madeBy]).toMatchObject({ list: step.list, kind: 'create' });
        }
      }),
      runs,
    );
  });

  it('asks for nothing once all of it stands on the change list, and says so where nothing else is left', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const first = byHandPlan(situation, none);
        const again = byHandPlan(situation, new Set(requestsIn(first).map(changeKey)));
        expect(requestsIn(again)).toEqual([]);
        const left = first.steps.filter(({ kind }) => kind !== 'request' && kind !== 'link');
        expect(again.steps.filter(({ kind }) => kind !== 'link')).toHaveLength(left.length);
        if (first.steps.some(({ kind }) => kind === 'link')) return;
        const isWaiting = requestsIn(first).length > 0 && left.length === 0;
        expect(again.obstacle?.code === 'onChangeList').toBe(isWaiting);
      }),
      runs,
    );
  });
});

const name = fc.constantFrom('Acme', 'acme', 'Audit', 'Acme:Audit', '', ' ', '"', ',', 'create', 'Š');
const path = fc.array(name, { minLength: 1, maxLength: 3 });
const change: fc.Arbitrary<ListChange> = fc.oneof(
  fc.constant<ListChange>({ kind: 'create' }),
  fc.record({ kind: fc.constantFrom('restore' as const, 'rename' as const), newName: name }),
  fc.record({
    kind: fc.constant('move' as const),
    underPath: fc.array(name, { maxLength: 2 }),
    newName: name,
  }),
);
const requested: fc.Arbitrary<Requested> = fc.record({ path, change });

/** The facts of a change as one text, whatever order they stand in. */
function factsOf({ path: of, change: { kind, ...facts } }: Requested): string {
  const underPath = 'underPath' in facts ? facts.underPath : null;
  return JSON.stringify([of, kind, 'newName' in facts ? facts.newName : null, underPath]);
}

describe('the key of a change', () => {
  it('is the same for the same change and another for any other', () => {
    fc.assert(
      fc.property(requested, requested, (one, other) => {
        expect(changeKey(structuredClone(one))).toBe(changeKey(one));
        expect(changeKey(one) === changeKey(other)).toBe(factsOf(one) === factsOf(other));
      }),
      { numRuns: 2_000, seed: 20261128 },
    );
  });

  it('does not count in which order the facts were put in', () => {
    const move: ListChange = { kind: 'move', underPath: ['Acme'], newName: 'Audit' };
    const turned: ListChange = { newName: 'Audit', underPath: ['Acme'], kind: 'move' };
    expect(changeKey({ change: turned, path: ['Audit'] })).toBe(changeKey({ path: ['Audit'], change: move }));
  });
});

describe('what a change leaves', () => {
  it.each<[ListChange, string, string, boolean]>([
    [{ kind: 'create' }, 'Acme:Audit', 'Acme:Audit', false],
    [{ kind: 'restore', newName: 'Audit' }, 'Acme:Audit', 'Acme:Audit', false],
    [{ kind: 'restore', newName: 'Audit' }, 'Acme:audit', 'Acme:Audit', true],
    [{ kind: 'rename', newName: 'Acme' }, 'ACME', 'Acme', true],
    [{ kind: 'move', underPath: [], newName: 'Acme' }, 'Group:Acme', 'Acme', true],
    [{ kind: 'move', underPath: ['Acme'], newName: 'Audit' }, 'Audit', 'Acme:Audit', true],
    [{ kind: 'move', underPath: ['Acme'], newName: 'Audit' }, 'Bolt:Audit', 'Acme:Audit', true],
    [{ kind: 'move', underPath: ['Acme'], newName: 'Audit' }, 'Acme:Audit', 'Acme:Audit', false],
  ])('%j of %s is called %s', (made, before, after, isOther) => {
    const request = { path: before.split(':'), change: made };
    expect(pathAfter(request).join(':')).toBe(after);
    // A record that is yet to be made has no other name before.
    expect(givesOtherName(request)).toBe(isOther);
  });
});
