import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import { buildPlan } from '../../../../src/domain/plans/build-plan';
import { defaultFixRules } from '../../../../src/domain/plans/plan';
import { indexOf, matchInput, recordsOf } from '../sample-lists';
import { textOfPlan } from './plan-text';

const expectedPath = ['Acme', 'Audit'];

describe('the plan in QuickBooks Time where clients stand oddly', () => {
  it.each<[string, readonly string[], Partial<MatchInput>, string]>([
    [
      'takes a client that was linked below another to the top, before work is created there',
      ['Group', 'Group:Northwind'],
      { linkedIds: ['2', null] },
      'create: T>Group:Northwind to top as Acme, T+Acme:Audit in #2*',
    ],
    [
      'takes the work along that is there',
      ['Group', 'Group:Northwind', 'Group:Northwind:audit'],
      { linkedIds: ['2', null] },
      'move: T>Group:Northwind to top as Acme, T~Acme:audit as Audit',
    ],
    [
      'restores a linked client where it is, before it is moved',
      ['-Group', '-Group:Northwind'],
      { linkedIds: ['2', null] },
      'create: T^Group as Group*, T^Group:Northwind as Northwind*, T>Group:Northwind to top as Acme, T+Acme:Audit in #2*',
    ],
    [
      'leaves the other client its name when archived work is taken from it',
      ['Acme', '-Zebra', '-Zebra:Review'],
      { linkedIds: [null, '3'] },
      'restore: T^Zebra as Zebra*, T^Zebra:Review as Review*, T>Zebra:Review to Acme as Audit',
    ],
    [
      'moves work below an archived client',
      ['-ACME', 'Audit'],
      {},
      'move: T^ACME as Acme*, T>Audit to Acme as Audit',
    ],
    [
      'moves work below a client of other spelling',
      ['ACME', 'audit'],
      {},
      'move: T~ACME as Acme, T>audit to Acme as Audit',
    ],
    ['moves work below a client that is missing', ['Audit'], {}, 'move: T+Acme*, T>Audit to Acme as Audit'],
    [
      'moves work below a client that stands in a wrong place itself',
      ['Group', 'Group:Acme', 'Audit'],
      {},
      'move: T>Group:Acme to top as Acme, T>Audit to Acme as Audit',
    ],
    [
      'restores archived work below a client of another legal form rather than making it again',
      ['Acme Inc', '-Acme Inc:Audit'],
      {},
      'restore: T~Acme Inc as Acme, T^Acme:Audit as Audit*',
    ],
    [
      'restores the archived client though an active one bears another legal form, which is somebody else',
      ['Acme Inc', '-ACME'],
      { otherOwners: (path) => (path.join(':') === 'Acme Inc' ? ['Acme Inc'] : []) },
      'create: T^ACME as Acme*, T+Acme:Audit in #2*',
    ],
    [
      'asks about a near match below a client in a wrong place',
      ['Group', 'Group:Acme', 'Group:Acme:Audits'],
      {},
      'link',
    ],
    [
      'asks which of two is meant below a client in a wrong place',
      ['Group', 'Group:Acme', 'Group:Acme:AUDIT', 'Group:Acme:audit'],
      {},
      'choose',
    ],
    [
      'does not move work onto what comes back along with it',
      ['-Acme', '-Acme:Audit', '-Acme:Audit:Part'],
      { linkedIds: [null, '3'] },
      'none',
    ],
  ])('%s', (_, list, details, expected) => {
    const index = indexOf(...list);
    const quickbooks = indexOf('Acme', 'Acme:Audit');
    const plan = buildPlan({
      expectedPath,
      statuses: {
        quickbooksTime: findMatchStatus(matchInput(expectedPath, index, details)),
        quickbooks: findMatchStatus(matchInput(expectedPath, quickbooks)),
      },
      quickbooksTime: index,
      quickbooks,
      rules: defaultFixRules,
      account: { isLinked: true, hasTwoWaySync: false },
      only: null,
      createAnyway: false,
      link: null,
    });
    expect(textOfPlan(plan)).toBe(expected);
  });
});

describe('a project below another customer', () => {
  /** The plan for the client `Acme`, whose name the project `Group:Acme` of both lists bears. */
  function planWith(details: Partial<MatchInput>) {
    const index = createNameIndex(
      recordsOf(['Group', 'Group:Acme', 'Group:Review']).map((record) => ({
        ...record,
        isProject: record.parentId !== null,
      })),
    );
    const statusIn = () => findMatchStatus(matchInput(['Acme'], index, details));
    return buildPlan({
      expectedPath: ['Acme'],
      statuses: { quickbooksTime: statusIn(), quickbooks: statusIn() },
      quickbooksTime: index,
      quickbooks: index,
      rules: defaultFixRules,
      account: { isLinked: true, hasTwoWaySync: false },
      only: null,
      createAnyway: false,
      link: null,
    });
  }

  it.each([
    ['that was linked by hand', { linkedIds: ['2'] }],
    ['of another name that was linked by hand', { linkedIds: ['3'] }],
  ])('%s is never taken out of its customer', (_, details) => {
    expect(textOfPlan(planWith(details))).toBe('move, projectStays');
  });
});
