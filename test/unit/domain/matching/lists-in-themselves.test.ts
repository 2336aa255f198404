import { describe, expect, it } from 'vitest';
import { duplicateGroups } from '../../../../src/domain/matching/duplicate-groups';
import { reconcileFirm } from '../../../../src/domain/matching/reconcile-firm';
import { claimsIn } from '../../../../src/domain/matching/record-claims';
import { type StakedRecord, stakesOf, type TrackedOn } from '../../../../src/domain/matching/record-stakes';
import { unclaimedRecords } from '../../../../src/domain/matching/unclaimed-records';
import { workOfOneName } from '../../../../src/domain/matching/work-of-one-name';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { KarbonClient, WorkItem } from '../../../../src/domain/records/records';
import { client } from '../../services/sample-records';
import { recordsOf } from '../sample-lists';

function resultOf<Value>(work: Iterator<unknown, Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

interface Firm {
  readonly paths: readonly string[];
  readonly clients?: readonly KarbonClient[];
  /** By id. */
  readonly balances?: Readonly<Record<string, number>>;
  readonly tracked?: readonly TrackedOn[];
  readonly links?: readonly (readonly [string, string])[];
}

function listOf({ paths, clients = [], balances = {}, tracked = [], links = [] }: Firm) {
  const records: StakedRecord[] = recordsOf(paths).map((record) => ({
    ...record,
    balance: balances[record.id] ?? null,
  }));
  const { lines } = resultOf(
    reconcileFirm({
      clients,
      records: { quickbooksTime: records, quickbooks: null },
      holders: [],
      rule: defaultNamingRule,
      links: { quickbooksTime: links, quickbooks: [] },
      blocks: { quickbooksTime: null, quickbooks: { code: 'notConnected' } },
    }),
  );
  const claims = resultOf(claimsIn('quickbooksTime', lines, links));
  const stakes = resultOf(stakesOf(records, tracked));
  return { list: 'quickbooksTime', records, claims, stakes } as const;
}

/** Names with the one to keep first, and why. */
function groupsOf(firm: Firm) {
  return resultOf(duplicateGroups(listOf(firm))).map(({ records, keep, isSettled, parentPath }) => ({
    names: records.map(({ record }) => [...parentPath, record.name].join(':')),
    keep,
    isSettled,
  }));
}

describe('which of several records to keep', () => {
  it.each<[string, Firm, string, string | null]>([
    [
      'the one that a client has, whatever hangs on the others',
      { paths: ['ACME Co', 'Acme Co'], clients: [client('k', 'Acme Co')], balances: { 1: 900 } },
      'Acme Co',
      'client',
    ],
    [
      'the one that somebody has paired',
      { paths: ['Acme Co', 'ACME co'], clients: [client('k', 'Acme  Co')], links: [['k', '2']] },
      'ACME co',
      'client',
    ],
    [
      'the active one',
      { paths: ['-Acme (old)', 'Acme', 'Acme.'], balances: { 1: 5, 3: 1 } },
      'Acme.',
      'balance',
    ],
    ['the one with a balance', { paths: ['Acme', 'ACME'], balances: { 1: 0, 2: -12.5 } }, 'ACME', 'balance'],
    [
      'the one with more time, its jobs’ too',
      {
        paths: ['Acme', 'ACME', 'ACME:Tax'],
        tracked: [
          { id: '1', seconds: 60, lastDay: '2026-11-01' },
          { id: '3', seconds: 3_600, lastDay: '2026-10-01' },
        ],
      },
      'ACME',
      'time',
    ],
    ['the one with jobs', { paths: ['Acme', 'ACME', 'ACME:Tax'] }, 'ACME', 'jobs'],
    ['the older one', { paths: ['ZZZ Other', 'Acme', 'ACME'] }, 'Acme', 'older'],
  ])('%s', (_, firm, name, reason) => {
    const [group] = groupsOf(firm);
    expect(group?.names[0]).toBe(name);
    expect(group?.keep).toBe(reason);
  });

  it('is not said where two clients have one each', () => {
    const firm = {
      paths: ['Acme Foods', 'Acme Foods LLC'],
      clients: [client('k1', 'Acme Foods'), client('k2', 'Acme Foods LLC')],
    };
    expect(groupsOf(firm)).toEqual([
      { names: ['Acme Foods', 'Acme Foods LLC'], keep: null, isSettled: false },
    ]);
  });

  it('comes with where they stand; those with one active come last, and those with none not at all', () => {
    expect(
      groupsOf({
        paths: ['Acme', '-Acme (deleted)', 'Birch', 'Birch:Tax', 'Birch:TAX', '-Cedar', '-CEDAR'],
      }),
    ).toEqual([
      { names: ['Birch:Tax', 'Birch:TAX'], keep: 'older', isSettled: false },
      { names: ['Acme', 'Acme (deleted)'], keep: 'active', isSettled: true },
    ]);
  });
});

describe('what hangs on a record', () => {
  it('is added up over all below it, also where records are their own ancestors', () => {
    const records: StakedRecord[] = [
      ...recordsOf(['Acme', 'Acme:Tax', 'Acme:Tax:Q1']).map((record) => ({ ...record, balance: 10 })),
      { id: 'a', parentId: 'b', name: 'A', isActive: true, isProject: false, balance: null },
      { id: 'b', parentId: 'a', name: 'B', isActive: true, isProject: false, balance: 1 },
    ];
    const stakes = resultOf(
      stakesOf(records, [
        { id: '3', seconds: 60, lastDay: '2026-11-02' },
        { id: '1', seconds: 5, lastDay: '2026-11-01' },
        { id: 'gone', seconds: 7, lastDay: '2026-11-01' },
      ]),
    );
    expect(stakes.get('1')).toEqual({ balance: 30, seconds: 65, lastDay: '2026-11-02', below: 2 });
    expect(stakes.get('2')).toEqual({ balance: 20, seconds: 60, lastDay: '2026-11-02', below: 1 });
    expect(stakes.get('a')?.balance).toBe(1);
    expect(stakes.has('gone')).toBe(false);
  });
});

describe('customers that no client has', () => {
  it('are the active ones at the top, those with time or a balance first', () => {
    const firm = {
      paths: ['Acme Co', 'birch farms', 'Alone', 'Bare', 'Bare:Tax', '-Gone', 'Cedar Hmes', 'Debtor'],
      clients: [client('k1', 'Acme Co'), client('k2', 'Birch Farms'), client('k3', 'Cedar Homes')],
      balances: { 8: 3 },
      tracked: [{ id: '5', seconds: 60, lastDay: '2026-11-02' }],
    };
    const found = resultOf(unclaimedRecords(listOf(firm)));
    expect(found.map(({ record, nearClient }) => [record.name, nearClient])).toEqual([
      ['Bare', null],
      ['Debtor', null],
      ['Alone', null],
      ['Cedar Hmes', 'Cedar Homes'],
    ]);
  });

  it('are none that may be a client’s, and none that is below the top', () => {
    const firm = {
      paths: ['ACME CO', 'Acme, Co', 'Other', 'Other:Acme Co'],
      clients: [client('k1', 'Acme Co')],
    };
    expect(resultOf(unclaimedRecords(listOf(firm))).map(({ record }) => record.name)).toEqual(['Other']);
  });

  it('are not known before every client has been matched', () => {
    const line = { client: client('k1', 'Acme'), match: { expectedPath: ['Acme'], statuses: null } };
    const claims = resultOf(claimsIn('quickbooksTime', [line as never], []));
    expect(claims.isWhole).toBe(false);
    expect(listOf({ paths: ['Acme'] }).claims.isWhole).toBe(true);
  });
});

function work(key: string, clientKey: string, title: string): WorkItem {
  return {
    key,
    title,
    client: { kind: 'organization', key: clientKey },
    clientName: '',
    relatedGroupKey: null,
    primaryStatus: 'Planned',
    startDate: null,
    dueDate: null,
  };
}

describe('work items that arrive at one name', () => {
  const clients = [client('k1', 'Acme Co'), client('k2', 'Birch Farms')];
  const namesOf = (items: readonly WorkItem[]) =>
    resultOf(workOfOneName(items, clients, defaultNamingRule)).map(({ path, items: same }) => [
      path.join(':'),
      same.map(({ key }) => key),
    ]);

  it('are found client by client, whatever their case and what the rule takes out', () => {
    expect(
      namesOf([
        work('w1', 'k1', 'Tax return'),
        work('w2', 'k1', 'Tax  RETURN '),
        work('w3', 'k2', 'Tax return'),
        work('w4', 'k1', 'Payroll'),
      ]),
    ).toEqual([['Acme Co:Tax return', ['w2', 'w1']]]);
  });

  it('are none where a suffix tells cut titles apart, and none of a client that is not known', () => {
    const long = 'A title that is a good deal longer than any list lets it be, for the year of';
    expect(namesOf([work('w1', 'k1', `${long} 2025`), work('w2', 'k1', `${long} 2026`)])).toEqual([]);
    expect(namesOf([work('w1', 'k9', 'Tax'), work('w2', 'k9', 'Tax')])).toEqual([]);
  });
});
