import { describe, expect, it } from 'vitest';
import type {
  BlockReason,
  MatchStatus,
  PlacedRecord,
  RankedRecord,
  UnblockedStatus,
} from '../../../../src/domain/matching/match-status';
import { differenceOf } from '../../../../src/domain/matching/name-difference';
import { wouldDuplicate } from '../../../../src/domain/matching/would-duplicate';

const expectedPath = ['Acme Co'];

function placed(name: string, isActive = true): PlacedRecord {
  return { record: { id: name, parentId: null, name, isActive, isProject: false }, path: [name] };
}

const near: RankedRecord = {
  ...placed('Acmee Co'),
  score: 0.9,
  difference: differenceOf('Acme Co', 'Acmee Co'),
  reason: null,
};

function several(because: 'severalRecords' | 'severalOwners', ...candidates: PlacedRecord[]): MatchStatus {
  return { kind: 'ambiguous', because, candidates, otherOwners: [] };
}

const matched: MatchStatus = { kind: 'matched', found: placed('Acme Co') };
const missing: UnblockedStatus = { kind: 'missing', expectedPath, parent: null };
const differs: UnblockedStatus = {
  kind: 'differs',
  found: placed('ACME Co.'),
  expectedPath,
  differences: [differenceOf('Acme Co', 'ACME Co.')],
  pairedBy: 'name',
};
const archived: MatchStatus = {
  kind: 'archived',
  found: placed('Acme Co', false),
  expectedPath,
  parent: null,
};

function blocked(reason: BlockReason, unblocked: UnblockedStatus | null): MatchStatus {
  return { kind: 'blocked', reason, expectedPath, unblocked };
}

const notConnected = blocked({ code: 'notConnected' }, null);
const holder = { id: 'v1', kind: 'vendor', name: 'Acme Co', isActive: true } as const;

const table: readonly (readonly [what: string, status: MatchStatus, expected: boolean])[] = [
  ['an exact match', matched, false],
  ['nothing like it', missing, false],
  ['one that is spelled otherwise', differs, true],
  ['an inactive one', archived, true],
  [
    'one below another parent',
    { kind: 'misplaced', found: placed('Acme Co'), expectedPath, parent: null },
    true,
  ],
  ['a similar one', { kind: 'similar', candidates: [near], expectedPath, parent: null }, true],
  ['several, none exact', several('severalRecords', placed('ACME Co'), placed('acme co')), true],
  ['several, one exact', several('severalRecords', placed('ACME Co'), placed('Acme Co')), false],
  [
    'several, the exact one inactive',
    several('severalRecords', placed('ACME'), placed('Acme Co', false)),
    true,
  ],
  ['the exact one that another client uses too', several('severalOwners', placed('Acme Co')), false],
  [
    'one spelled otherwise that another client may be meant by',
    several('severalOwners', placed('Acme')),
    true,
  ],
  ['a list that nobody has connected', notConnected, false],
  ['a list that cannot be reached', blocked({ code: 'unreachable' }, null), false],
  ['one that others may write', blocked({ code: 'noRightToManageJobcodes' }, differs), true],
  ['nothing, in a list that others may write', blocked({ code: 'noRightToManageJobcodes' }, missing), false],
  ['a vendor of the name, which the list refuses', blocked({ code: 'nameHeld', holder }, differs), false],
  ['a name that cannot be', blocked({ code: 'nameNotPossible' }, null), false],
  [
    'a name that the product cannot have',
    blocked({ code: 'nameBeyondProduct', because: 'tooLong' }, differs),
    false,
  ],
  [
    'a name that is stored otherwise',
    blocked({ code: 'nameStoredOtherwise', stored: 'ACME Co.' }, differs),
    false,
  ],
];

describe('a second record can come of', () => {
  it.each(table)('%s: in either list', (_, status, expected) => {
    const of = (quickbooksTime: MatchStatus, quickbooks: MatchStatus) =>
      wouldDuplicate({ expectedPath, statuses: { quickbooksTime, quickbooks } });
    expect(of(status, matched)).toBe(expected);
    expect(of(matched, status)).toBe(expected);
    expect(of(notConnected, status)).toBe(expected);
    expect(of(status, missing)).toBe(expected);
  });

  it('nothing while the lists are not known', () => {
    expect(wouldDuplicate({ expectedPath, statuses: null })).toBe(false);
  });
});
