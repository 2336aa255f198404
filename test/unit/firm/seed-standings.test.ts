import { describe, expect, it } from 'vitest';
import { createFirmClock } from '../../firm/clock';
import { jobcodePath, pathText, quickbooksPath } from '../../firm/link/paths';
import { createRandom } from '../../firm/random';
import type { SeededStanding } from '../../firm/seed/placement';
import { seedFirmWithCases } from '../../firm/seed/seed-firm';
import type { StandingCase } from '../../firm/seed/standing-cases';
import { defaultSwitches } from '../../firm/switches';

const { state, cases } = seedFirmWithCases({
  clock: createFirmClock(),
  switches: defaultSwitches(),
  random: createRandom(1),
});
const { quickbooksTime, quickbooksOnline } = state;

const inTime = byPath(
  [...quickbooksTime.jobcodes.values()].map(({ id, active }) => ({
    path: jobcodePath(quickbooksTime, id),
    active,
  })),
);
const inQuickbooks = byPath(
  [...quickbooksOnline.names.values()]
    .filter(({ kind }) => kind === 'Customer')
    .map(({ id, active }) => ({ path: quickbooksPath(quickbooksOnline, id), active })),
);
const lists = [
  ['quickbooksTime', inTime],
  ['quickbooks', inQuickbooks],
] as const;

const standings: readonly SeededStanding[] = [
  'matched',
  'differs',
  'archived',
  'misplaced',
  'ambiguous',
  'similar',
  'missing',
];

function byPath(records: { path: string[]; active: boolean }[]): ReadonlyMap<string, boolean[]> {
  const active = new Map<string, boolean[]>();
  for (const record of records) {
    const text = pathText(record.path);
    active.set(text, [...(active.get(text) ?? []), record.active]);
  }
  return active;
}

/** Whether records of exactly the case's path are active, one entry a record. */
function exactRecords(list: ReadonlyMap<string, boolean[]>, { path }: StandingCase): boolean[] {
  return list.get(pathText(path)) ?? [];
}

describe.each(lists)('the cases in %s', (name, list) => {
  const casesOf = (standing: SeededStanding): StandingCase[] =>
    cases.filter((each) => each[name] === standing);

  it.each(standings)('has at least three clients and three work items that are %s', (standing) => {
    expect(casesOf(standing).filter(({ kind }) => kind === 'client').length).toBeGreaterThanOrEqual(3);
    expect(casesOf(standing).filter(({ kind }) => kind === 'work').length).toBeGreaterThanOrEqual(3);
  });

  it('has exactly one record, active, of the path of what is matched', () => {
    for (const each of casesOf('matched'))
      expect([each.path, exactRecords(list, each)]).toEqual([each.path, [true]]);
  });

  it('has exactly one record, inactive, of the path of what is archived', () => {
    for (const each of casesOf('archived'))
      expect([each.path, exactRecords(list, each)]).toEqual([each.path, [false]]);
  });

  it.each(['differs', 'misplaced', 'similar', 'missing', 'blocked'] as const)(
    'has no record of the path of what is %s',
    (standing) => {
      for (const each of casesOf(standing))
        expect([each.path, exactRecords(list, each)]).toEqual([each.path, []]);
    },
  );

  it('has the name of what is misplaced somewhere else', () => {
    const leaves = [...list.keys()].map((path) => path.split('\n').at(-1));
    for (const { path } of casesOf('misplaced')) expect(leaves).toContain(path.at(-1));
  });
});

describe('the cases held by somebody else', () => {
  it('has three clients and three work items that a vendor or employee blocks in QuickBooks, and none in QuickBooks Time', () => {
    const blocked = cases.filter(({ quickbooks }) => quickbooks === 'blocked');
    expect(blocked.filter(({ kind }) => kind === 'client')).toHaveLength(3);
    expect(blocked.filter(({ kind }) => kind === 'work').length).toBeGreaterThanOrEqual(3);
    expect(cases.filter(({ quickbooksTime: standing }) => standing === 'blocked')).toEqual([]);
    const held = [...quickbooksOnline.names.values()].filter(({ kind }) => kind !== 'Customer');
    for (const { path } of blocked) expect(held.map(({ displayName }) => displayName)).toContain(path[0]);
  });
});
