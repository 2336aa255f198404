import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanStep } from '../../../../src/domain/plans/plan';
import { planIdOf } from '../../../../src/domain/plans/plan-id';
import type { ListId } from '../../../../src/domain/records/records';

const create: PlanStep = {
  kind: 'create',
  list: 'quickbooks',
  path: ['Acme', 'Audit'],
  parent: { id: '1' },
  assignToAll: false,
  connectWithQuickbooks: false,
};

describe('planIdOf', () => {
  it('is empty where there is nothing to do, and a short word otherwise', () => {
    expect(planIdOf([])).toBe('');
    expect(planIdOf([create])).toMatch(/^[0-9a-z]{5,14}$/);
  });

  it.each<[string, Partial<PlanStep>]>([
    ['another list', { list: 'quickbooksTime' }],
    ['a name in another case', { path: ['Acme', 'audit'] }],
    ['levels that are cut elsewhere', { path: ['Acme:Audit'] }],
    ['another parent', { parent: { id: '2' } }],
    ['a parent that is made first', { parent: { madeBy: 1 } }],
    ['no parent', { parent: null }],
    ['everybody assigned', { assignToAll: true }],
    ['a customer that is made along', { connectWithQuickbooks: true }],
  ])('is another with %s', (_, change) => {
    expect(planIdOf([{ ...create, ...change } as PlanStep])).not.toBe(planIdOf([create]));
  });

  it('is the same for two plans exactly where their steps are', () => {
    const pairs = fc
      .tuple(stepLists, stepLists, fc.boolean())
      .map(([one, other, isCopy]) => [one, isCopy ? structuredClone(one).map(reordered) : other] as const);
    let count = 0;
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const isEqual = written(one) === written(other);
        count += isEqual && one.length > 0 ? 1 : 0;
        expect(planIdOf(one) === planIdOf(other)).toBe(isEqual);
      }),
      { numRuns: 2_000, seed: 20261125 },
    );
    expect(count).toBeGreaterThan(200);
  });
});

const id = fc.constantFrom('1', '2', 'a"b');
const target = fc.oneof(fc.record({ id }), fc.record({ madeBy: fc.nat(1) }));
const parent = fc.option(target);
const list = fc.constantFrom<ListId>('quickbooks', 'quickbooksTime');
const path = fc.constantFrom(
  ['Acme'],
  ['Acme', 'Audit'],
  ['Acme:Audit'],
  ['Acme","Audit'],
  ['Acme', 'Audit', ''],
);
const newName = fc.constantFrom('Acme', 'acme', 'Audit', '');
const flag = fc.boolean();
const step: fc.Arbitrary<PlanStep> = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    list,
    path,
    parent,
    assignToAll: flag,
    connectWithQuickbooks: flag,
  }),
  fc.record({
    kind: fc.constant('assign' as const),
    list: fc.constant('quickbooksTime' as const),
    path,
    target,
    userIds: fc.constantFrom([], ['1'], ['1', '2'], ['1,2'], ['2', '1']),
  }),
  fc.record({ kind: fc.constant('restore' as const), list, path, id, newName, assignToAll: flag }),
  fc.record({ kind: fc.constant('rename' as const), list, path, id, newName }),
  fc.record({ kind: fc.constant('move' as const), list, path, id, parent, underPath: path, newName }),
  fc.record({ kind: fc.constant('archive' as const), list, path, id, newName, onlyUnused: flag }),
  fc.record({
    kind: fc.constantFrom('link' as const, 'unlink' as const),
    list,
    path,
    id,
    karbon: fc.record({ kind: fc.constantFrom('work' as const, 'person' as const), key: id }),
  }),
);
const stepLists = fc.array(step, { maxLength: 2 });

/** The same step with its facts put into it the other way round. */
function reordered<Facts extends object>(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).reverse()) as Facts;
}

/** Equal texts for equal facts, in whatever order they are. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
