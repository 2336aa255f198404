import { describe, expect, it } from 'vitest';
import type { BlockReason, MatchStatus, PlacedRecord } from '../../../src/domain/matching/match-status';
import type { Verdict } from '../../../src/domain/matching/verdict';
import type { NoticeCode } from '../../../src/messages/panel-view';
import {
  age,
  counted,
  day,
  duration,
  entriesShown,
  noticeText,
  perCent,
  plainText,
  retryIn,
  tickingDuration,
  verdictSentence,
} from '../../../src/panel/words';
import { matchStatusWords } from '../../../src/ui/match-status-words';

const path = ['Acme Co', 'Tax'];
const other = ['ACME Co', 'Tax'];
const found: PlacedRecord = {
  record: { id: '1', parentId: null, name: 'Tax', isActive: true, isProject: false },
  path,
};
const holder = { id: '9', kind: 'vendor', name: 'Acme Co', isActive: true } as const;

describe('verdictSentence', () => {
  const cases: Record<Verdict['code'], readonly [Verdict, string][]> = {
    tiesOut: [[{ code: 'tiesOut', tone: 'good', path }, 'Ties out: time reaches QuickBooks as Acme Co:Tax']],
    tiesOutInTime: [
      [
        { code: 'tiesOutInTime', tone: 'neutral', path },
        'In QuickBooks Time as Acme Co:Tax, not checked in QuickBooks',
      ],
    ],
    differsInTime: [
      [
        { code: 'differsInTime', tone: 'warning', path: other, karbonPath: path },
        'QuickBooks Time has another name: ACME Co:Tax. Karbon has Acme Co:Tax',
      ],
    ],
    reachesUnderOtherName: [
      [
        { code: 'reachesUnderOtherName', tone: 'warning', path: other, karbonPath: path },
        'Time reaches QuickBooks under another name: ACME Co:Tax. Karbon has Acme Co:Tax',
      ],
    ],
    wouldDuplicate: [
      [
        { code: 'wouldDuplicate', tone: 'bad', timePath: path, quickbooksPath: other },
        'Would create a duplicate: QuickBooks has ACME Co:Tax, QuickBooks Time has Acme Co:Tax',
      ],
    ],
    wouldStrand: [
      [
        { code: 'wouldStrand', tone: 'bad', timePath: path },
        'Time will not reach QuickBooks, which has no Acme Co:Tax',
      ],
    ],
    customerInactive: [
      [
        { code: 'customerInactive', tone: 'bad', path },
        'Time will not reach QuickBooks, where this is inactive: Acme Co:Tax',
      ],
    ],
    notInTime: [
      [
        { code: 'notInTime', tone: 'warning', expectedPath: path },
        'No time can be tracked yet: QuickBooks Time has no Acme Co:Tax',
      ],
    ],
    jobcodeArchived: [
      [
        { code: 'jobcodeArchived', tone: 'warning', path },
        'No time can be tracked: QuickBooks Time has archived Acme Co:Tax',
      ],
    ],
    misplaced: [
      [
        { code: 'misplaced', tone: 'warning', system: 'quickbooks', path: ['Tax'], expectedPath: path },
        'In another place in QuickBooks: Tax instead of Acme Co:Tax',
      ],
    ],
    choose: [
      [
        { code: 'choose', tone: 'warning', system: 'quickbooksTime', count: 2, because: 'severalRecords' },
        'Which one is meant? In QuickBooks Time 2 records fit equally well',
      ],
      [
        { code: 'choose', tone: 'warning', system: 'quickbooks', count: 3, because: 'severalOwners' },
        'Whose time is it? 3 Karbon records arrive at one name in QuickBooks',
      ],
    ],
    similarOnly: [
      [
        { code: 'similarOnly', tone: 'warning', system: 'quickbooks', bestPath: other },
        'Not in QuickBooks under this name. The nearest is ACME Co:Tax',
      ],
    ],
    blocked: (
      [
        [{ code: 'notConnected' }, 'QuickBooks is not connected: this cannot be checked'],
        [{ code: 'unreachable' }, 'QuickBooks does not answer: this cannot be checked'],
        [{ code: 'noRightToManageJobcodes' }, 'Your rights in QuickBooks Time do not let you put this right'],
        [
          { code: 'nameHeld', holder },
          'QuickBooks cannot have a customer of this name: the vendor Acme Co holds it',
        ],
        [{ code: 'nameNotPossible' }, 'QuickBooks cannot hold this name. Change it in Karbon'],
      ] as const satisfies readonly (readonly [BlockReason, string])[]
    ).map(([reason, text]): [Verdict, string] => [
      { code: 'blocked', tone: 'bad', system: 'quickbooks', reason },
      text,
    ]),
    unknown: [[{ code: 'unknown', tone: 'neutral' }, 'Not enough has been read yet to compare the names']],
  };

  it.each(Object.values(cases).flat())('%o', (verdict, text) => {
    expect(plainText(verdictSentence(verdict))).toBe(text);
  });
});

describe('standingWords', () => {
  const expectedPath = path;
  const missing = { kind: 'missing', expectedPath, parent: null } as const;
  it.each<[MatchStatus, string]>([
    [{ kind: 'matched', found }, 'exactly the same'],
    [{ kind: 'differs', found, expectedPath, differences: [], pairedBy: 'name' }, 'written differently'],
    [
      { kind: 'differs', found, expectedPath, differences: [], pairedBy: 'link' },
      'linked, written differently',
    ],
    [{ kind: 'archived', found, expectedPath, parent: null }, 'there, but inactive'],
    [{ kind: 'misplaced', found, expectedPath, parent: null }, 'in another place'],
    [{ kind: 'ambiguous', because: 'severalRecords', candidates: [], otherOwners: [] }, 'several fit'],
    [{ kind: 'ambiguous', because: 'severalOwners', candidates: [], otherOwners: [] }, 'claimed twice'],
    [{ kind: 'similar', candidates: [], expectedPath, parent: null }, 'only near matches'],
    [missing, 'not there'],
    [{ ...missing, parent: found }, 'customer there, job not'],
    [
      { kind: 'blocked', reason: { code: 'nameHeld', holder }, expectedPath, unblocked: missing },
      'name held by another record',
    ],
  ])('%o', (status, text) => {
    expect(matchStatusWords(status)).toBe(text);
  });
});

describe('noticeText', () => {
  const codes: Record<NoticeCode, true> = {
    needsReconnect: true,
    notAllowed: true,
    rateLimited: true,
    offline: true,
    unreachable: true,
    timedOut: true,
    serverFault: true,
    invalidResponse: true,
    notFound: true,
    rejected: true,
    billingLapsed: true,
    addressBlocked: true,
    wrongEnvironment: true,
    signInCancelled: true,
    storageBlocked: true,
    storageNewer: true,
    storageFailed: true,
    storageFull: true,
    internal: true,
    notConnected: true,
    ownTimeOnly: true,
    ownGroupsOnly: true,
    recordsLeftOut: true,
    readingLists: true,
    otherTenant: true,
  };

  it('is one whole sentence or two for every code and system, and tells the codes apart', () => {
    for (const system of ['karbon', 'quickbooksTime', 'quickbooks', null] as const) {
      const texts = (Object.keys(codes) as NoticeCode[]).map((code) =>
        noticeText({ code, system, retryAt: null, count: 3 }),
      );
      for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(texts.join()).not.toMatch(/undefined|null/);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('says what does not work meanwhile', () => {
    expect(noticeText({ code: 'needsReconnect', system: 'quickbooksTime', retryAt: null, count: 0 })).toBe(
      'QuickBooks Time no longer accepts the connection. Time is from the last time.',
    );
    const never = { system: 'quickbooksTime', retryAt: null, count: 0, isTimeUnread: true } as const;
    expect(noticeText({ ...never, code: 'serverFault' })).toBe(
      'QuickBooks Time has failed. No time has been read yet.',
    );
    expect(noticeText({ code: 'recordsLeftOut', system: 'karbon', retryAt: null, count: 1 })).toBe(
      'Left out as unreadable: 1 record of Karbon.',
    );
  });
});

describe('figures', () => {
  it.each([
    [0, '0 m'],
    [20, 'under 1 m'],
    [60, '1 m'],
    [3_600, '1 h'],
    [148_800, '41 h 20 m'],
    [3_599, '1 h'],
    [4_320_060, '1,200 h 1 m'],
  ])('%i s is %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it.each([
    [0, '0 m 00 s'],
    [2_553, '42 m 33 s'],
    [3_753, '1 h 02 m 33 s'],
    [-5, '0 m 00 s'],
  ])('%i s ticks as %s', (seconds, text) => {
    expect(tickingDuration(seconds)).toBe(text);
  });

  it.each([
    [-400, '0 s ago'],
    [12_900, '12 s ago'],
    [150_000, '2 min ago'],
    [7_300_000, '2 h ago'],
    [86_400_000, '1 day ago'],
    [1_000_000_000, '11 days ago'],
  ])('%i ms is %s', (ageMs, text) => {
    expect(age(ageMs)).toBe(text);
  });

  it('writes days, counts and shares', () => {
    expect(day('2026-11-17', '2026-11-30')).toBe('Tue 17 Nov');
    expect(day('2025-11-17', '2026-11-30')).toBe('Mon 17 Nov 2025');
    expect(counted(1, 'record')).toBe('1 record');
    expect(counted(1_204, 'record')).toBe('1,204 records');
    expect(perCent(69, 100)).toBe('69 %');
    expect(entriesShown(8, 64)).toBe('8 of 64 entries');
    expect(entriesShown(1, 1)).toBe('1 entry');
    expect(retryIn(41_001)).toBe('Trying again in 42 s.');
    expect(retryIn(-1)).toBe('Trying again now.');
  });
});
