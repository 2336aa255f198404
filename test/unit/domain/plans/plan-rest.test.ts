import { describe, expect, it } from 'vitest';
import type { CreateStep, PlanStep, RenameStep } from '../../../../src/domain/plans/plan';
import { isRestOf } from '../../../../src/domain/plans/plan-rest';

const create = (path: readonly string[], parent: CreateStep['parent']): CreateStep => ({
  kind: 'create',
  list: 'quickbooks',
  path,
  parent,
  assignToAll: false,
  connectWithQuickbooks: false,
});
const rename = (path: readonly string[], newName: string, id = '7'): RenameStep => ({
  kind: 'rename',
  list: 'quickbooksTime',
  path,
  id,
  newName,
});

const shown: readonly PlanStep[] = [
  create(['Acme'], null),
  create(['Acme', 'Taxes'], { madeBy: 0 }),
  rename(['acme', 'Payrol'], 'Payroll'),
];

describe('what is left of a plan', () => {
  it('is still what was shown where the client above is there, or called otherwise, by now', () => {
    const left = [create(['Acme', 'Taxes'], { id: '31' }), rename(['Acme', 'Payrol'], 'Payroll')];
    expect(isRestOf(left, shown)).toBe(true);
    expect(isRestOf([], shown)).toBe(true);
  });

  it.each<[string, PlanStep]>([
    ['another name', create(['Acme', 'Tax'], { id: '31' })],
    ['another place', create(['Other', 'Taxes'], { id: '31' })],
    ['another record', rename(['Acme', 'Payrol'], 'Payroll', '8')],
    ['a record that is called otherwise by now', rename(['Acme', 'Wages'], 'Payroll')],
    ['another list', { ...create(['Acme', 'Taxes'], null), list: 'quickbooksTime' }],
    ['other people', { ...create(['Acme', 'Taxes'], null), assignToAll: true }],
  ])('is not with %s', (_, step) => {
    expect(isRestOf([step], shown)).toBe(false);
  });

  it('is not with a step more than was shown', () => {
    const step = create(['Acme', 'Taxes'], { id: '31' });
    expect(isRestOf([step, step], shown)).toBe(false);
  });
});
