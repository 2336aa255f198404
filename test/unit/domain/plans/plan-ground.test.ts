import { expect, it } from 'vitest';
import type { PlanStep } from '../../../../src/domain/plans/plan';
import { areApart, groundOf } from '../../../../src/domain/plans/plan-ground';

const list = 'quickbooks';
const create = (...path: string[]): PlanStep => ({
  kind: 'create',
  list,
  path,
  parent: null,
  assignToAll: true,
  connectWithQuickbooks: false,
});
const rename = (id: string, path: readonly string[], newName: string): PlanStep => ({
  kind: 'rename',
  list,
  path,
  id,
  newName,
});
const move = (id: string, path: readonly string[], underPath: readonly string[]): PlanStep => ({
  kind: 'move',
  list,
  path,
  id,
  parent: null,
  underPath,
  newName: path.at(-1) ?? '',
});

const apart = (one: PlanStep, other: PlanStep) => {
  const [first, second] = [groundOf([one]), groundOf([other])];
  expect(areApart(second, first)).toBe(areApart(first, second));
  return areApart(first, second);
};

it('keeps plans apart that have nothing in common', () => {
  expect(apart(create('Acme'), create('Birch'))).toBe(true);
  expect(apart(create('Acme', '2025'), create('Birch', '2025'))).toBe(true);
  expect(apart(create('Acme', '2025'), create('Acme', '2026'))).toBe(true);
  expect(apart(create('Acme'), { ...create('Acme'), list: 'quickbooksTime' })).toBe(true);
});

it.each([
  ['one name, in whatever spelling', create('Acme'), create('ACME')],
  ['one record', rename('1', ['Acme'], 'Acme Co'), rename('1', ['Acme'], 'Acme Ltd')],
  ['what goes below a client that another one makes', create('Acme'), create('Acme', '2025')],
  ['what is below a client that another one renames', rename('1', ['Acme'], 'Birch'), create('Acme', '2025')],
  ['what will be below a client of the new name', rename('1', ['Acme'], 'Birch'), create('Birch', '2025')],
  ['what leaves a client that is renamed', rename('1', ['Acme'], 'Birch'), move('2', ['Acme', '2025'], [])],
  ['what goes below a client that is renamed', rename('1', ['Acme'], 'Birch'), move('2', ['2025'], ['Acme'])],
])('does not for %s', (_, one, other) => {
  expect(apart(one, other)).toBe(false);
});
