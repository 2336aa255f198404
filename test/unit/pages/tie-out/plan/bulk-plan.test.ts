import { describe, expect, it } from 'vitest';
import type { TieOutInput } from '../../../../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../../../../src/domain/naming/naming-rule';
import { defaultFixRules } from '../../../../../src/domain/plans/plan';
import type { TieOutSnapshot } from '../../../../../src/messages/tie-out-input';
import {
  type BulkKind,
  type BulkPlan,
  checkedAtFirst,
  minutesFor,
  planRows,
  requestsOf,
} from '../../../../../src/pages/tie-out/plan/bulk-plan';
import { createPlanner } from '../../../../../src/pages/tie-out/plan/planner';
import { type FirmRows, tieOutRows } from '../../../../../src/pages/tie-out/rows';
import { recordsOf } from '../../../domain/sample-lists';
import { client } from '../../../services/sample-records';

const names: TieOutInput = {
  clients: [
    client('k1', 'Zephyr Kites'),
    client('k2', 'Birch Farms LLC'),
    client('k3', 'Acme Co'),
    client('k4', 'Hollow Oak Distillery'),
    client('k5', 'Nobody Yet'),
    client('k6', 'Dovetail Joinery'),
    client('k7', 'Delta Dental Group'),
    client('k8', 'Grove Partners'),
  ],
  records: {
    quickbooksTime: recordsOf([
      'Zephyr Kites',
      'BIRCH FARMS LLC',
      '-Acme Co',
      'Hollow Oak Distilery',
      'DOVETAIL JOINERY.',
      'Dovetail, Joinery',
      'Elsewhere',
      'Elsewhere:Grove Partners',
    ]),
    quickbooks: recordsOf([
      'Zephyr Kites',
      'Birch Farms LLC',
      'Acme Co',
      'Hollow Oak Distillery',
      'Grove Partners',
    ]),
  },
  holders: [{ id: 'v1', kind: 'vendor', name: 'Delta Dental Group', isActive: true }],
  rule: defaultNamingRule,
  links: { quickbooksTime: [], quickbooks: [] },
  blocks: { quickbooksTime: null, quickbooks: null },
};

const planning: TieOutSnapshot['planning'] = {
  rules: defaultFixRules,
  account: { isLinked: false, hasTwoWaySync: false },
  byHand: {},
};

function run<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function planAll(firm: FirmRows, facts = planning): BulkPlan {
  return run(planRows(firm.rows, createPlanner(firm, { planning: facts, files: [] })));
}

function titlesOf({ groups }: BulkPlan): Partial<Record<BulkKind, readonly string[]>> {
  return Object.fromEntries(groups.map(({ kind, items }) => [kind, items.map(({ title }) => title)]));
}

const firm = run(tieOutRows(names));
const plan = planAll(firm);

describe('the plan for many clients', () => {
  it('has each client under what its steps are to be thought over for', () => {
    expect(titlesOf(plan)).toEqual({
      create: ['Nobody Yet'],
      syncName: ['Birch Farms LLC'],
      restore: ['Acme Co'],
      move: ['Grove Partners'],
      linkSuggested: ['Hollow Oak Distillery'],
    });
  });

  it('says of all others why nothing is planned for them', () => {
    const left = [...plan.left].map(([reason, rows]) => [reason, rows.map((row) => row.client.fullName)]);
    expect(Object.fromEntries(left)).toEqual({
      needsChoice: ['Dovetail Joinery'],
      cannotFix: ['Delta Dental Group'],
      tiesOut: ['Zephyr Kites'],
    });
  });

  it('names each plan by its id, and the suggested record as a choice', () => {
    const items = plan.groups.flatMap((group) => group.items);
    expect(items.every(({ planId }) => planId !== '')).toBe(true);
    expect(items.find(({ key }) => key === 'k4')?.choice).toEqual({
      kind: 'pick',
      list: 'quickbooksTime',
      recordId: '4',
    });
    expect(items.find(({ key }) => key === 'k5')?.choice).toEqual({ kind: 'primary' });
  });

  it('counts steps, and requests for those that change something outside', () => {
    const create = plan.groups.filter(({ kind }) => kind === 'create');
    expect(create.map(({ stepCount }) => stepCount)).toEqual([2]);
    expect(requestsOf(create)).toBe(2);
    const [group] = create;
    const [some] = group?.plans ?? [];
    expect(some?.steps.map(({ list }) => list)).toEqual(['quickbooks', 'quickbooksTime']);
    const link = plan.groups.find(({ kind }) => kind === 'linkSuggested');
    expect(link?.requests.quickbooksTime).toBe((link?.stepCount ?? 0) - 1);
  });

  it('takes what is asked for by hand as a kind of its own, and leaves out what has been asked for', () => {
    const byHand = planAll(firm, { ...planning, byHand: { quickbooks: [] } });
    expect(titlesOf(byHand).request ?? titlesOf(byHand).create).toContain('Nobody Yet');
    expect(requestsOf(byHand.groups.filter(({ kind }) => kind === 'request'))).toBe(0);
  });

  it('takes minutes by the limit that is reached first, of which it leaves a part', () => {
    const [create] = plan.groups;
    if (!create) throw new Error('nothing to create');
    const many = { ...create, requests: { quickbooksTime: 2_000, quickbooks: 2_000 } };
    expect(minutesFor([create])).toBe(1);
    expect(minutesFor([many])).toBeGreaterThan(2_000 / 60);
    expect(minutesFor([{ ...many, requests: { quickbooksTime: 200, quickbooks: 2_000 } }])).toBe(9);
  });
});

describe('beside rows that could not be read', () => {
  const unreadIn = (unreadRows: TieOutInput['unreadRows']) =>
    planAll(run(tieOutRows({ ...names, ...(unreadRows && { unreadRows }) })));

  it('what would be created is not checked at first, and the plan says what is unread', () => {
    const { groups } = unreadIn({ quickbooksTime: 0, quickbooks: 2 });
    expect(groups.find(({ kind }) => kind === 'create')?.unread).toEqual([{ list: 'quickbooks', count: 2 }]);
    expect([...checkedAtFirst(groups)]).not.toContain('create');
  });

  it('it is checked where all were', () => {
    const { groups } = unreadIn(undefined);
    expect(groups.flatMap(({ unread }) => unread)).toEqual([]);
    expect([...checkedAtFirst(groups)]).toEqual(['create']);
  });
});
