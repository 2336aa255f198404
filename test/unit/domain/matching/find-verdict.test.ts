import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import { chainOf, type VerdictInput, verdictOf } from '../../../../src/domain/matching/find-verdict';
import type { MatchInput } from '../../../../src/domain/matching/match-input';
import type { BlockReason } from '../../../../src/domain/matching/match-status';
import type { Verdict } from '../../../../src/domain/matching/verdict';
import { indexOf, matchInput } from '../sample-lists';

const expectedPath = ['Acme', 'Audit'];
const notConnected: BlockReason = { code: 'notConnected' };

interface Lists {
  readonly time: readonly string[];
  /** `null`: not connected. */
  readonly quickbooks: readonly string[] | null;
  readonly timeDetails?: Partial<MatchInput>;
  readonly quickbooksDetails?: Partial<MatchInput>;
}

function inputOf({ time, quickbooks, timeDetails, quickbooksDetails }: Lists): VerdictInput {
  const index = indexOf(...(quickbooks ?? []));
  return {
    expectedPath,
    statuses: {
      quickbooksTime: findMatchStatus(matchInput(expectedPath, indexOf(...time), timeDetails)),
      quickbooks: findMatchStatus(
        matchInput(expectedPath, index, quickbooks ? quickbooksDetails : { writeBlock: notConnected }),
      ),
    },
    quickbooks: quickbooks && index,
    product: 'online',
    isPersonClient: false,
  };
}

const right = ['Acme', 'Acme:Audit'];
const vendor = { id: '9', kind: 'vendor', name: 'Acme', isActive: true } as const;

describe('the verdict and the chain', () => {
  it.each<[string, Lists, Partial<Verdict>, string]>([
    [
      'all agree',
      { time: right, quickbooks: right },
      { code: 'tiesOut', tone: 'good', path: expectedPath },
      'ties ties',
    ],
    [
      'QuickBooks Time alone',
      { time: right, quickbooks: null },
      { code: 'tiesOutInTime', tone: 'neutral' },
      'ties unknown',
    ],
    [
      'QuickBooks Time alone, spelt otherwise',
      { time: ['ACME', 'ACME:Audit'], quickbooks: null },
      { code: 'differsInTime', path: ['ACME', 'Audit'], karbonPath: expectedPath },
      'differs unknown',
    ],
    [
      'both spell it otherwise, and alike',
      { time: ['ACME', 'ACME:Audit'], quickbooks: ['ACME', 'ACME:Audit'] },
      { code: 'reachesUnderOtherName', path: ['ACME', 'Audit'] },
      'differs ties',
    ],
    [
      'QuickBooks spells it otherwise',
      { time: right, quickbooks: ['ACME', 'ACME:Audit'] },
      { code: 'wouldDuplicate', timePath: expectedPath, quickbooksPath: ['ACME', 'Audit'] },
      'ties differs',
    ],
    [
      'QuickBooks Time spells it otherwise',
      { time: ['ACME', 'ACME:Audit'], quickbooks: right },
      { code: 'wouldDuplicate', timePath: ['ACME', 'Audit'], quickbooksPath: expectedPath },
      'differs differs',
    ],
    [
      'a linked jobcode of another name',
      { time: ['Acme', 'Acme:Review'], quickbooks: right, timeDetails: { linkedIds: [null, '2'] } },
      { code: 'wouldDuplicate', timePath: ['Acme', 'Review'], quickbooksPath: expectedPath },
      'differs broken',
    ],
    [
      'nothing in QuickBooks',
      { time: right, quickbooks: [] },
      { code: 'wouldStrand', timePath: expectedPath },
      'ties broken',
    ],
    [
      'an inactive customer',
      { time: right, quickbooks: ['Acme', '-Acme:Audit'] },
      { code: 'customerInactive', path: expectedPath },
      'ties broken',
    ],
    [
      'an inactive customer of another spelling',
      { time: right, quickbooks: ['Acme', '-Acme:AUDIT'] },
      { code: 'customerInactive', path: ['Acme', 'AUDIT'] },
      'ties broken',
    ],
    [
      'an inactive customer by link',
      { time: right, quickbooks: ['Acme', '-Acme:Review'], quickbooksDetails: { linkedIds: [null, '2'] } },
      { code: 'customerInactive', path: ['Acme', 'Review'] },
      'ties broken',
    ],
    ['no jobcode', { time: [], quickbooks: right }, { code: 'notInTime', expectedPath }, 'broken unknown'],
    [
      'an archived jobcode',
      { time: ['Acme', '-Acme:Audit'], quickbooks: right },
      { code: 'jobcodeArchived', path: expectedPath },
      'broken ties',
    ],
    [
      'a misplaced jobcode',
      { time: ['Acme', 'Audit'], quickbooks: right },
      { code: 'misplaced', system: 'quickbooksTime', path: ['Audit'] },
      'differs broken',
    ],
    [
      'a misplaced customer',
      { time: right, quickbooks: ['Acme', 'Audit'] },
      { code: 'misplaced', system: 'quickbooks', path: ['Audit'] },
      'ties broken',
    ],
    [
      'two jobcodes',
      { time: ['Acme', 'Acme:AUDIT', 'Acme:audit'], quickbooks: right },
      { code: 'choose', system: 'quickbooksTime', count: 2, because: 'severalRecords' },
      'unknown unknown',
    ],
    [
      'one jobcode for two work items',
      { time: right, quickbooks: right, timeDetails: { otherOwners: () => ['Audit'] } },
      { code: 'choose', system: 'quickbooksTime', count: 2, because: 'severalOwners' },
      'unknown unknown',
    ],
    [
      'two customers',
      { time: right, quickbooks: ['Acme', 'Acme:AUDIT', 'Acme:audit'] },
      { code: 'choose', system: 'quickbooks', count: 2 },
      'ties differs',
    ],
    [
      'a jobcode that is only similar',
      { time: ['Acme', 'Acme:Audits'], quickbooks: right },
      { code: 'similarOnly', system: 'quickbooksTime', bestPath: ['Acme', 'Audits'] },
      'broken unknown',
    ],
    [
      'a customer that is only similar',
      { time: right, quickbooks: ['Acme', 'Acme:Audits'] },
      { code: 'similarOnly', system: 'quickbooks', bestPath: ['Acme', 'Audits'] },
      'ties broken',
    ],
    [
      'a vendor of that name',
      { time: right, quickbooks: [], quickbooksDetails: { holders: [vendor] } },
      { code: 'blocked', system: 'quickbooks', reason: { code: 'nameHeld', holder: vendor } },
      'ties broken',
    ],
    [
      'no right to create the jobcode',
      { time: [], quickbooks: right, timeDetails: { writeBlock: { code: 'noRightToManageJobcodes' } } },
      { code: 'blocked', system: 'quickbooksTime', reason: { code: 'noRightToManageJobcodes' } },
      'broken unknown',
    ],
    [
      'no right to rename the jobcode, which reaches QuickBooks all the same',
      {
        time: ['ACME', 'ACME:Audit'],
        quickbooks: ['ACME', 'ACME:Audit'],
        timeDetails: { writeBlock: { code: 'noRightToManageJobcodes' } },
      },
      { code: 'reachesUnderOtherName' },
      'differs ties',
    ],
    [
      'QuickBooks Time out of reach',
      { time: [], quickbooks: right, timeDetails: { writeBlock: { code: 'unreachable' } } },
      { code: 'blocked', system: 'quickbooksTime', reason: { code: 'unreachable' } },
      'unknown unknown',
    ],
  ])('%s', (_, lists, verdict, chain) => {
    const input = inputOf(lists);
    expect(verdictOf(input)).toMatchObject(verdict);
    const { karbonToTime, timeToQuickbooks } = chainOf(input);
    expect(`${karbonToTime} ${timeToQuickbooks}`).toBe(chain);
  });

  it('are unknown before the lists have been read', () => {
    const input = { ...inputOf({ time: right, quickbooks: right }), statuses: null };
    expect(verdictOf(input)).toEqual({ code: 'unknown', tone: 'neutral' });
    expect(chainOf(input)).toEqual({ karbonToTime: 'unknown', timeToQuickbooks: 'unknown' });
  });

  it('say that QuickBooks is out of reach where it has never been read', () => {
    const { statuses, ...rest } = inputOf({
      time: right,
      quickbooks: [],
      quickbooksDetails: { writeBlock: { code: 'unreachable' } },
    });
    expect(verdictOf({ ...rest, statuses, quickbooks: null })).toMatchObject({
      code: 'blocked',
      system: 'quickbooks',
      reason: { code: 'unreachable' },
    });
  });
});
