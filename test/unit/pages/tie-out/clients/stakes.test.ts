import { describe, expect, it } from 'vitest';
import type { MatchContext } from '../../../../../src/domain/matching/match';
import { defaultNamingRule } from '../../../../../src/domain/naming/naming-rule';
import type { StakesSnapshot } from '../../../../../src/messages/tie-out-lists';
import {
  candidateStakes,
  stakeWords,
  waitingTimeWords,
} from '../../../../../src/pages/tie-out/clients/stake-words';
import { type FirmStakes, firmStakes } from '../../../../../src/pages/tie-out/clients/stakes';
import { findRows, noMarks, tieOutRows } from '../../../../../src/pages/tie-out/rows';
import { recordsOf } from '../../../domain/sample-lists';
import { client } from '../../../services/sample-records';

function resultOf<Value>(work: Iterator<unknown, Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const { rows, matchContext } = resultOf(
  tieOutRows({
    clients: [
      client('k1', 'Acme Co'),
      client('k2', 'Birch Farms LLC'),
      client('k3', 'Cedar Homes'),
      client('k4', 'Nobody Yet'),
      client('k5', 'Hollow Oak Distillery'),
      client('k6', 'Right Ltd'),
    ],
    records: {
      quickbooksTime: recordsOf([
        'Acme Co.',
        'Acme Co.:Tax',
        'Birch Farms LLC',
        'Cedar Homes',
        'Hollow Oak Distilery',
        'Right Ltd',
      ]),
      quickbooks: recordsOf(['Acme Co', 'Birch Farms LLC', 'Right Ltd']),
    },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
  }),
);

const snapshot: StakesSnapshot = {
  balances: [
    ['1', 12.5],
    ['2', 0],
  ],
  time: {
    tracked: [
      { id: '2', seconds: 5_400, lastDay: '2026-11-02' },
      { id: '3', seconds: 60, lastDay: '2026-11-03' },
      { id: '5', seconds: 3_600, lastDay: '2026-11-04' },
      { id: '6', seconds: 60, lastDay: '2026-11-03' },
    ],
    from: '2026-01-01',
    scope: 'own',
  },
};

const stakesFrom = (input: StakesSnapshot, context: MatchContext = matchContext): FirmStakes =>
  resultOf(firmStakes(context, input));
const known = stakesFrom(snapshot);
const unknown = stakesFrom({ balances: [], time: null });

describe('time waiting on a client', () => {
  const waitingOn = ({ waiting }: FirmStakes) =>
    findRows(rows, { filter: 'timeWaiting', search: '' }, { ...noMarks, waiting }).map(({ title }) => title);

  it('is that on its record in QuickBooks Time, or on the one that is suggested, where QuickBooks lacks the name', () => {
    expect(waitingOn(known)).toEqual(['Acme Co', 'Hollow Oak Distillery']);
  });

  it('is on nobody while no time is known', () => {
    expect(unknown.waiting).toBeNull();
    expect(waitingOn(unknown)).toEqual([]);
  });

  it('comes with which time that is, or that it is not known', () => {
    const said = (filter: 'timeWaiting' | 'all', stakes: FirmStakes | null) =>
      waitingTimeWords(filter, { stakes, error: null });
    expect(said('timeWaiting', known)).toBe('Time since January 1, 2026 · Showing only the time you can see');
    expect(said('timeWaiting', unknown)).toMatch(/^Time isn.t loaded yet/);
    expect(said('timeWaiting', null)).toBe('Loading time and balances…');
    expect(said('all', unknown)).toBe('');
  });
});

describe('what hangs on a record', () => {
  const said = (list: 'quickbooksTime' | 'quickbooks', id: string, firm = known) =>
    stakeWords({ list, id }, firm, '2026-11-20').map((text) => text.replace("'", '’'));

  it('is its time with that below it, and whether that can get on', () => {
    expect(said('quickbooksTime', '1')).toEqual([
      '1h 30m tracked',
      expect.stringMatching(/^last used .*Nov 2$/),
      'jobs below: 1',
      'can’t get to QuickBooks under this name',
    ]);
    expect(said('quickbooksTime', '4')).toEqual(['no time']);
  });

  it('is the balance, of which nothing is another thing than zero', () => {
    expect(said('quickbooks', '1')).toEqual(['balance $12.50']);
    expect(said('quickbooks', '2')).toEqual(['balance $0.00']);
    expect(said('quickbooks', '3')).toEqual(['balance unknown']);
  });

  it('is not known before it has been read', () => {
    expect(said('quickbooksTime', '1', unknown)).toEqual(['time not loaded', 'jobs below: 1']);
    expect(said('quickbooks', '1', unknown)).toEqual(['balance unknown']);
  });

  it('is told of candidates that are chosen together', () => {
    const both = [
      { list: 'quickbooks', id: '1' },
      { list: 'quickbooksTime', id: '1' },
    ] as const;
    expect(candidateStakes(both, known)).toEqual({ seconds: 5_400, lastUsed: '2026-11-02', balance: 12.5 });
    expect(candidateStakes(both, unknown)).toEqual({ seconds: null, lastUsed: null, balance: null });
  });
});

describe('what was added up before', () => {
  const last = { matchContext, snapshot, stakes: known };
  const anew = (input: StakesSnapshot, context: MatchContext = matchContext) =>
    resultOf(firmStakes(context, input, last));
  /** The lists as another tie-out has them, after something in QuickBooks Time was renamed. */
  const contextWith = (timePaths: readonly string[]) =>
    resultOf(
      tieOutRows({
        clients: [client('k1', 'Acme Co')],
        records: {
          quickbooksTime: recordsOf([...timePaths]),
          quickbooks: recordsOf(['Acme Co', 'Birch Farms LLC', 'Right Ltd']),
        },
        holders: [],
        rule: defaultNamingRule,
        links: { quickbooksTime: [], quickbooks: [] },
        blocks: { quickbooksTime: null, quickbooks: null },
      }),
    ).matchContext;
  const paths = [
    'Acme Co.',
    'Acme Co.:Tax',
    'Birch Farms LLC',
    'Cedar Homes',
    'Hollow Oak Distilery',
    'Right Ltd',
  ];

  it('is the very same where neither the lists nor the time have changed', () => {
    expect(anew(structuredClone(snapshot))).toBe(known);
    expect(anew(structuredClone(snapshot), contextWith(paths))).toBe(known);
  });

  it('is kept for each record where names alone have changed, and whose time waits is told anew', () => {
    const renamed = contextWith(['Acme Co', 'Acme Co:Tax', ...paths.slice(2)]);
    const found = anew(snapshot, renamed);
    expect(found.byRecord.quickbooksTime).toBe(known.byRecord.quickbooksTime);
    expect(found).toEqual(stakesFrom(snapshot, renamed));
    expect(found.waiting).not.toEqual(known.waiting);
  });

  it.each<[string, StakesSnapshot, MatchContext]>([
    ['a balance', { ...snapshot, balances: [['1', 99]] }, matchContext],
    [
      'the time of a jobcode',
      {
        ...snapshot,
        time: snapshot.time && {
          ...snapshot.time,
          tracked: snapshot.time.tracked.map((each) => ({ ...each, seconds: each.seconds + 60 })),
        },
      },
      matchContext,
    ],
    ['that time is known', { ...snapshot, time: null }, matchContext],
    ['a record that is new', snapshot, contextWith([...paths, 'Right Ltd:Payroll'])],
    ['a record that has gone', snapshot, contextWith(paths.slice(0, -1))],
    ['a list that was disconnected', snapshot, { ...matchContext, quickbooks: null }],
  ])('is added up anew after %s has changed', (_, input, context) => {
    const found = anew(input, context);
    expect(found).toEqual(stakesFrom(input, context));
    expect(found).not.toEqual(known);
  });
});
