// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Budget, BudgetPerson } from '../../../../src/domain/time/budget';
import { createPanelBench, withTime } from '../panel-bench';
import { sampleBudget, still } from '../sample-view';

const { root, show } = createPanelBench();

/** The rows of a budget's lines and of what is in none. */
function rowsOf(people: readonly BudgetPerson[], more: Partial<Budget> = {}): string[] {
  const lines = people.map((person) => ({ name: 'Senior', estimateSeconds: 3_600, person }));
  show(
    withTime({}, { budget: { ...sampleBudget, unpairedUsers: [], notBudgeted: still(60), ...more, lines } }),
  );
  return [...root().querySelectorAll('.budget-line')].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );
}

describe('a budget says of each line whose time it has', () => {
  const unpaired = { karbonUserKey: 'K1', suggestion: null };

  it.each<[BudgetPerson, string]>([
    [
      { kind: 'paired', tracked: still(60), userCount: 2 },
      'several users in QuickBooks Time have this email',
    ],
    [{ kind: 'unpaired', ...unpaired }, 'email not found in QuickBooks Time'],
    [{ kind: 'emailShared', ...unpaired }, 'several team members in Karbon have this email'],
    [{ kind: 'role' }, 'not tracked by role'],
    [{ kind: 'notListed' }, "not found in Karbon's team"],
    [{ kind: 'unknown' }, 'still loading the team'],
  ])('%o', (person, note) => {
    expect(rowsOf([person]).some((row) => row.includes(note))).toBe(true);
  });

  it('and each of two who have left by their role', () => {
    expect(
      rowsOf([{ kind: 'notListed' }, { kind: 'notListed' }]).filter((row) => row.includes("Karbon's team")),
    ).toHaveLength(2);
  });

  it.each([
    [true, 'Not matched to a line above'],
    [false, 'Not budgeted'],
  ])('and of the rest whether it may be in one: %s', (mayBeBudgeted, name) => {
    expect(rowsOf([{ kind: 'role' }], { mayBeBudgeted }).some((row) => row.startsWith(name))).toBe(true);
  });

  it.each([
    [3_000, 'allTime', 'Senior1h50m10m'],
    [4_200, 'allTime', 'Senior1h1h 10m10m over'],
    [3_000, 'soFar', 'Senior1hso far 50m'],
  ] as const)('with what is left of it, or what it is over by: %i s, %s', (seconds, basis, row) => {
    const person = { kind: 'paired', tracked: still(seconds) } as const;
    expect(rowsOf([person], { notBudgeted: null, basis })).toEqual([row]);
  });
});
