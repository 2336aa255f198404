import { describe, expect, it } from 'vitest';
import type { BudgetLine, TimeUser } from '../../../../src/domain/records/records';
import { budgetOf } from '../../../../src/domain/time/budget';

const line = (userKey: string | null, roleName: string, estimateMinutes: number): BudgetLine => ({
  userKey,
  roleName,
  taskTypeName: 'Preparation',
  estimateMinutes,
  actualMinutes: 0,
});
const timeUser = (id: string, email: string): TimeUser => ({
  id,
  name: id,
  email,
  isActive: true,
  submittedTo: null,
  approvedTo: null,
});

const karbonUsers = [
  { key: 'K1', name: 'Dana Ruiz', email: 'dana@firm.example' },
  { key: 'K2', name: 'Lee Park', email: 'lee@firm.example' },
];
const timeUsers = [
  timeUser('1', ' Dana@Firm.example'),
  timeUser('2', 'other@firm.example'),
  timeUser('3', ''),
];
const tracked = new Map([
  ['1', { seconds: 5_400, runningSinceMs: [7] }],
  ['2', { seconds: 60, runningSinceMs: [] }],
  ['3', { seconds: 60, runningSinceMs: [] }],
]);

describe('budgetOf', () => {
  it('adds up the estimates of each person and sets the tracked time beside them', () => {
    const lines = [
      line('K2', 'Manager', 30),
      line('K1', 'Preparer', 60),
      line('K1', 'Reviewer', 60),
      line(null, 'Partner', 10),
    ];
    expect(budgetOf({ lines, karbonUsers, timeUsers, tracked })).toEqual({
      estimateSeconds: 9_600,
      lines: [
        { name: 'Dana Ruiz', estimateSeconds: 7_200, tracked: { seconds: 5_400, runningSinceMs: [7] } },
        { name: 'Lee Park', estimateSeconds: 1_800, tracked: null },
        { name: 'Partner', estimateSeconds: 600, tracked: null },
      ],
    });
  });

  it('adds up what one person has tracked under several users', () => {
    const twice = [timeUser('1', 'dana@firm.example'), timeUser('2', 'dana@firm.example')];
    const running = new Map([...tracked, ['2', { seconds: 60, runningSinceMs: [9] }]]);
    const budget = budgetOf({ lines: [line('K1', '', 60)], karbonUsers, timeUsers: twice, tracked: running });
    expect(budget?.lines[0]?.tracked).toEqual({ seconds: 5_460, runningSinceMs: [7, 9] });
  });

  it('knows a person without tracked time from one who is not known', () => {
    const budget = budgetOf({
      lines: [line('K1', '', 60)],
      karbonUsers,
      timeUsers,
      tracked: new Map(),
    });
    expect(budget?.lines[0]?.tracked).toEqual({ seconds: 0, runningSinceMs: [] });
  });

  it('is nothing where nothing is estimated', () => {
    expect(budgetOf({ lines: [line('K1', '', 0)], karbonUsers, timeUsers, tracked })).toBeNull();
    expect(budgetOf({ lines: [], karbonUsers, timeUsers, tracked })).toBeNull();
  });
});
