import type { PanelView } from '../../src/messages/panel-view';
import { sampleBudget, sampleTime, sampleView, still } from '../unit/panel/sample-view';

/** The states in which a budget is told otherwise, by name. */
export const budgetStates = {
  'over budget': {
    areDetailsShown: true,
    view: {
      ...sampleView,
      budget: {
        ...sampleBudget,
        estimateSeconds: 108_000,
        lines: [
          {
            name: 'Dana Whitlock',
            estimateSeconds: 36_000,
            person: { kind: 'paired', tracked: still(79_200) },
          },
          {
            name: 'Lee Okafor',
            estimateSeconds: 72_000,
            person: { kind: 'paired', tracked: still(50_400) },
          },
        ],
      },
    },
  },
  'budget beside a short range': {
    view: {
      ...sampleView,
      time: {
        ...sampleTime,
        range: { kind: 'thisMonth' },
        days: { from: '2026-11-01', to: '2026-11-17' },
        total: still(28_800),
      },
    },
  },
  'budget, not all time read yet': {
    view: {
      ...sampleView,
      isRefreshing: true,
      budget: { ...sampleBudget, basis: 'soFar', tracked: still(28_800) },
    },
  },
  'budget with own time only': {
    view: {
      ...sampleView,
      notices: [{ code: 'ownTimeOnly', system: 'quickbooksTime', retryAt: null, count: 0 }],
      budget: {
        ...sampleBudget,
        basis: 'ownTime',
        tracked: still(79_200),
        lines: sampleBudget.lines.slice(0, 1),
        notBudgeted: null,
      },
    },
  },
  'budget of people whose emails differ': {
    areDetailsShown: true,
    view: {
      ...sampleView,
      budget: {
        ...sampleBudget,
        lines: [
          {
            name: 'Sam Iyer',
            estimateSeconds: 108_000,
            person: {
              kind: 'unpaired',
              karbonUserKey: 'K3',
              suggestion: { userId: '3', name: 'Sam Iyer' },
            },
          },
          {
            name: 'Lee Okafor',
            estimateSeconds: 72_000,
            person: {
              kind: 'linked',
              tracked: still(50_400),
              links: [
                { userId: '2', name: 'Lee Okafor' },
                { userId: '6', name: 'Lee Okafor (until 2025)' },
              ],
              userCount: 2,
            },
          },
          {
            name: 'Robin Vale',
            estimateSeconds: 18_000,
            person: { kind: 'unpaired', karbonUserKey: 'K4', suggestion: null },
          },
          { name: 'Manager', estimateSeconds: 18_000, person: { kind: 'role' } },
        ],
        unpairedUsers: [
          { userId: '8', name: 'Kim Adair' },
          { userId: '3', name: 'Sam Iyer' },
        ],
      },
    },
    press: ['.budget-table .note summary'],
  },
  'budget of people who share an email, and of somebody who has left': {
    areDetailsShown: true,
    view: {
      ...sampleView,
      budget: {
        ...sampleBudget,
        mayBeBudgeted: true,
        lines: [
          {
            name: 'Sam Iyer',
            estimateSeconds: 108_000,
            person: { kind: 'paired', tracked: still(72_000), userCount: 2 },
          },
          {
            name: 'Lee Okafor',
            estimateSeconds: 72_000,
            person: { kind: 'emailShared', karbonUserKey: 'K2', suggestion: null },
          },
          { name: 'Robin Vale', estimateSeconds: 18_000, person: { kind: 'notListed' } },
          { name: 'Kim Adair', estimateSeconds: 18_000, person: { kind: 'unknown' } },
        ],
        unpairedUsers: [{ userId: '8', name: 'Kim Adair' }],
      },
    },
  },
} as const satisfies Readonly<
  Record<
    string,
    { readonly view: PanelView; readonly areDetailsShown?: boolean; readonly press?: readonly string[] }
  >
>;
