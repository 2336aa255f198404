import { describe, expect, it } from 'vitest';
import type { BlockReason, MatchStatus, PlacedRecord } from '../../../src/domain/matching/match-status';
import type { Verdict } from '../../../src/domain/matching/verdict';
import { plainText } from '../../../src/i18n/sentence';
import type { Notice, NoticeCode } from '../../../src/messages/panel-view';
import { entriesShown, more, noticeText, problemText, verdictSentence } from '../../../src/panel/words';
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
    tiesOut: [[{ code: 'tiesOut', tone: 'good', path }, 'Ties out: time goes to QuickBooks as Acme Co:Tax']],
    tiesOutInTime: [
      [
        { code: 'tiesOutInTime', tone: 'neutral', path },
        "Exact match in QuickBooks Time: Acme Co:Tax. QuickBooks isn't checked",
      ],
    ],
    differsInTime: [
      [
        { code: 'differsInTime', tone: 'warning', path: other, karbonPath: path },
        'QuickBooks Time calls this ACME Co:Tax. Karbon calls this Acme Co:Tax',
      ],
    ],
    reachesUnderOtherName: [
      [
        { code: 'reachesUnderOtherName', tone: 'warning', path: other, karbonPath: path },
        'Time goes to QuickBooks under a different name: ACME Co:Tax. Karbon calls this Acme Co:Tax',
      ],
    ],
    wouldDuplicate: [
      [
        { code: 'wouldDuplicate', tone: 'bad', timePath: path, quickbooksPath: other },
        'Exporting will create a duplicate: QuickBooks calls this ACME Co:Tax',
      ],
    ],
    wouldStrand: [
      [
        { code: 'wouldStrand', tone: 'bad', timePath: path },
        "Time won't reach QuickBooks: there's no Acme Co:Tax",
      ],
    ],
    customerInactive: [
      [
        { code: 'customerInactive', tone: 'bad', path },
        "Time won't reach QuickBooks: Acme Co:Tax is inactive",
      ],
    ],
    notInTime: [
      [
        { code: 'notInTime', tone: 'warning', expectedPath: path },
        "Can't track time yet: there's no Acme Co:Tax in QuickBooks Time",
      ],
    ],
    jobcodeArchived: [
      [{ code: 'jobcodeArchived', tone: 'warning', path }, 'Acme Co:Tax is archived in QuickBooks Time'],
    ],
    misplaced: [
      [
        { code: 'misplaced', tone: 'warning', system: 'quickbooks', path: ['Tax'], expectedPath: path },
        'Under the wrong parent in QuickBooks: Tax should be Acme Co:Tax',
      ],
    ],
    choose: [
      [
        { code: 'choose', tone: 'warning', system: 'quickbooksTime', count: 2, because: 'severalRecords' },
        '2 possible matches in QuickBooks Time. Which one is right?',
      ],
      [
        { code: 'choose', tone: 'warning', system: 'quickbooks', count: 3, because: 'severalOwners' },
        '3 work items in Karbon have this same name',
      ],
    ],
    similarOnly: [
      [
        { code: 'similarOnly', tone: 'warning', system: 'quickbooks', bestPath: other },
        'No exact match in QuickBooks. Closest: ACME Co:Tax',
      ],
    ],
    blocked: (
      [
        [
          { code: 'notConnected' },
          "QuickBooks isn't connected, so the name can't be checked. Ask an administrator",
        ],
        [{ code: 'unreachable' }, "QuickBooks isn't responding, so the name can't be checked"],
        [
          { code: 'noRightToManageJobcodes' },
          "You don't have permission to add customers in QuickBooks Time. Ask an administrator",
        ],
        [{ code: 'nameHeld', holder }, 'A vendor is already named Acme Co'],
        [{ code: 'nameNotPossible' }, "QuickBooks doesn't allow this name. Change it in Karbon"],
        [
          { code: 'nameStoredOtherwise', stored: 'Nova ? Studio' },
          'QuickBooks stores this name as Nova ? Studio. Change it in Karbon to make them equal',
        ],
      ] as const satisfies readonly (readonly [BlockReason, string])[]
    ).map(([reason, text]): [Verdict, string] => [
      { code: 'blocked', tone: 'bad', system: 'quickbooks', reason },
      text,
    ]),
    unknown: [[{ code: 'unknown', tone: 'neutral' }, 'Still loading names…']],
  };

  it.each(Object.values(cases).flat())('%o', (verdict, text) => {
    expect(plainText(verdictSentence(verdict, 'work'))).toBe(text);
  });

  it('counts clients on a page of a client', () => {
    const shared = {
      code: 'choose',
      tone: 'warning',
      system: 'quickbooks',
      count: 2,
      because: 'severalOwners',
    } as const;
    expect(plainText(verdictSentence(shared, 'organization'))).toBe(
      '2 clients in Karbon have this same name',
    );
  });
});

describe('matchStatusWords', () => {
  const expectedPath = path;
  const missing = { kind: 'missing', expectedPath, parent: null } as const;
  it.each<[MatchStatus, string]>([
    [{ kind: 'matched', found }, 'exact match'],
    [{ kind: 'differs', found, expectedPath, differences: [], pairedBy: 'name' }, 'spelled differently'],
    [
      { kind: 'differs', found, expectedPath, differences: [], pairedBy: 'link' },
      'linked, spelled differently',
    ],
    [{ kind: 'archived', found, expectedPath, parent: null }, 'inactive'],
    [{ kind: 'misplaced', found, expectedPath, parent: null }, 'wrong parent'],
    [{ kind: 'ambiguous', because: 'severalRecords', candidates: [], otherOwners: [] }, 'multiple matches'],
    [
      { kind: 'ambiguous', because: 'severalOwners', candidates: [], otherOwners: ['Acme'] },
      'used by 2 clients',
    ],
    [{ kind: 'similar', candidates: [], expectedPath, parent: null }, 'similar names only'],
    [missing, 'missing'],
    [{ ...missing, parent: found }, 'customer exists, job missing'],
    [
      { kind: 'blocked', reason: { code: 'nameHeld', holder }, expectedPath, unblocked: missing },
      'name already in use',
    ],
  ])('%o', (status, text) => {
    expect(matchStatusWords(status, 'organization')).toBe(text);
  });
});

describe('noticeText', () => {
  const codes: Record<NoticeCode, true> = {
    needsReconnect: true,
    notAllowed: true,
    rateLimited: true,
    selfLimited: true,
    offline: true,
    vaultLocked: true,
    passphraseWrong: true,
    accessWithheld: true,
    unreachable: true,
    timedOut: true,
    serverFault: true,
    gatewayRefused: true,
    invalidResponse: true,
    endlessList: true,
    notFound: true,
    rejected: true,
    billingLapsed: true,
    addressBlocked: true,
    wrongEnvironment: true,
    accountChanged: true,
    signInCancelled: true,
    signInUnanswered: true,
    signInNotShown: true,
    signInForeign: true,
    signInExpired: true,
    applicationRefused: true,
    storageBlocked: true,
    storageNewer: true,
    storageFailed: true,
    storageFull: true,
    internal: true,
    notConnected: true,
    partlyConnected: true,
    ownTimeOnly: true,
    ownGroupsOnly: true,
    recordsLeftOut: true,
    readingLists: true,
    otherTenant: true,
    listAging: true,
    listOld: true,
    listWaiting: true,
  };

  const now = new Date(2026, 10, 28, 14, 13).getTime();
  const asOf = new Date(2026, 10, 28, 10, 42).getTime();
  const from = { retryAt: null, count: 3 } as const;

  it('is whole sentences for every code and system, and tells the codes apart', () => {
    for (const system of ['karbon', 'quickbooksTime', 'quickbooks'] as const) {
      const texts = (Object.keys(codes) as NoticeCode[]).map((code) =>
        problemText({ ...from, code, system }),
      );
      for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
      expect(texts.join()).not.toMatch(/undefined|null|\{/);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it.each<[Notice, string]>([
    [
      { ...from, code: 'needsReconnect', system: 'quickbooksTime' },
      'QuickBooks Time no longer accepts this connection. Sign in again. Showing time from 10:42 AM.',
    ],
    [
      { ...from, code: 'needsReconnect', system: 'karbon' },
      'Karbon no longer accepts these keys. Enter them again. Names and budgets may be out of date.',
    ],
    [
      { ...from, code: 'serverFault', system: 'quickbooksTime', isTimeUnread: true },
      'QuickBooks Time had an error. No time has been loaded yet.',
    ],
    [
      { ...from, code: 'rateLimited', system: 'quickbooks', retryAt: now + 41_001 },
      'QuickBooks is limiting requests right now. Customers may be out of date. Trying again in 42s.',
    ],
    [
      { ...from, code: 'offline', system: null, retryAt: now - 1 },
      "You're offline. Everything shown was loaded before. Trying again now.",
    ],
    [
      { ...from, code: 'selfLimited', system: 'karbon', count: 30 },
      'Tieout is pausing its Karbon requests (30 a minute, set in Options). Names and budgets may be out of date.',
    ],
    [
      { ...from, code: 'selfLimited', system: 'quickbooks' },
      'Tieout is pausing its QuickBooks requests to stay within the limit. Customers may be out of date.',
    ],
    [
      { ...from, code: 'partlyConnected', system: null, missing: ['quickbooks', 'karbon'] },
      "QuickBooks and Karbon aren't connected. An administrator can connect them.",
    ],
    [
      { ...from, code: 'partlyConnected', system: null, missing: ['karbon'] },
      "Karbon isn't connected. Names come from this page, and there are no budgets.",
    ],
    [{ ...from, code: 'recordsLeftOut', system: 'karbon' }, "Couldn't read 3 entries from Karbon."],
    [{ ...from, code: 'recordsLeftOut', system: 'karbon', count: 1 }, "Couldn't read 1 entry from Karbon."],
    [
      { ...from, code: 'readingLists', system: 'karbon', count: 1_204 },
      'Loading names from Karbon: 1,204 so far.',
    ],
  ])('%o', (notice, text) => {
    expect(noticeText(notice, { asOf, now })).toBe(text);
  });

  it('says of which day the time is, where it is not of today', () => {
    const notice = { ...from, code: 'unreachable', system: 'quickbooksTime' } as const;
    const yesterday = asOf - 86_400_000;
    expect(noticeText(notice, { asOf: yesterday, now })).toContain('Showing time from Nov 27, 10:42 AM.');
    expect(noticeText(notice, { asOf: null, now })).toContain('Time may be out of date.');
  });
});

describe('lists', () => {
  it('say how much of them is shown', () => {
    expect(entriesShown(8, 64)).toBe('8 of 64 time entries');
    expect(entriesShown(1, 1)).toBe('1 time entry');
    expect(more(1_204)).toBe('1,204 more');
  });
});
