// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Budget, BudgetPerson } from '../../../../src/domain/time/budget';
import { createPanelBench, withTime } from '../panel-bench';
import { sampleBudget, still } from '../sample-view';

const { ask, root, show } = createPanelBench();

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
    [
      { kind: 'linked', tracked: still(60), links: [{ userId: '2', name: 'Dana (old)' }], userCount: 2 },
      'includes Dana (old), linked by your firm',
    ],
    [{ kind: 'linked', tracked: still(60), links: [{ userId: '2', name: 'Dana' }] }, 'linked by your firm'],
    [
      { kind: 'paired', tracked: still(60), userCount: 2, isPartial: true },
      "time of this person's other accounts may not be visible to you",
    ],
    [{ kind: 'unpaired', ...unpaired }, 'email not found in QuickBooks Time'],
    [{ kind: 'emailShared', ...unpaired }, 'several team members in Karbon have this email'],
    [{ kind: 'role' }, 'not tracked by role'],
    [{ kind: 'notListed' }, "not found in Karbon's team"],
    [{ kind: 'unknown' }, 'still loading the team'],
  ])('%o', (person, note) => {
    expect(rowsOf([person]).some((row) => row.includes(note))).toBe(true);
  });

  it('and says nothing to be left where other accounts may not be visible', () => {
    const person = { kind: 'paired', tracked: still(3_000), userCount: 2, isPartial: true } as const;
    const [row] = rowsOf([person], { notBudgeted: null });
    expect(row).toContain('1hso far 50m');
    expect(row).not.toContain('10m');
  });

  it('and parts each linked account alone', () => {
    const links = ['2', '3', '4'].map((userId) => ({ userId, name: `Dana ${userId}` }));
    rowsOf([{ kind: 'linked', tracked: still(60), links, userCount: 4 }]);
    const unlink = [...root().querySelectorAll('.budget-line button')].filter(
      ({ textContent }) => textContent === 'Unlink',
    );
    expect(unlink).toHaveLength(3);
    for (const button of unlink) (button as HTMLElement).click();
    expect(ask.mock.calls.map(([intent]) => intent)).toEqual(
      ['2', '3', '4'].map((userId) => ({ type: 'linkPerson', userId, karbonUserKey: null })),
    );
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
