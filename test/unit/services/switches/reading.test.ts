import { describe, expect, it } from 'vitest';
import { connectedWorld, differencesOn, pagesOf, type Turned, turnedFirm } from './world';

/** Guesses that must not be seen: whichever way they are, each page shows what the firm holds. */
const worlds: Readonly<Record<string, Turned>> = {
  'texts for ids, loose maps and stamps': {
    quickbooksTime: {
      idsAsText: true,
      emptyMapAs: 'emptyArray',
      stampsWithoutColon: true,
      acceptsZulu: true,
    },
  },
  'lists in other orders and pages': {
    quickbooksTime: {
      timesheetOrder: 'id',
      jobcodeOrder: 'id',
      pageZero: 'refused',
      pagesHoldOneMore: true,
      repeatedParameter: 'refused',
      missingFilterStatus: 400,
      projectsTakeCommonFilters: false,
    },
    quickbooksOnline: { pagesHold: 'fewer', idsCompareAs: 'text' },
    karbon: { pagesHold: 'fewer', linksAfterTop: true, linkKeeps: 'nothing' },
  },
  'pages of one more, no links': {
    quickbooksTime: { repeatedParameter: 'first' },
    quickbooksOnline: { pagesHold: 'oneMore' },
    karbon: { sendsNextLink: false, topAboveLimit: 'capped' },
  },
  'stamps that tell less': {
    quickbooksTime: {
      clockInMovesStamp: false,
      deletionMovesTimesheetsStamp: false,
      tombstoneStamp: 'lastEdit',
      stampsCover: 'visibleRows',
      stampsOfOtherEndpoints: 'unknown',
      unknownStampName: 'error',
    },
    quickbooksOnline: { deactivatedInChangesAs: 'tombstone' },
  },
  'reports of other sums': {
    quickbooksTime: { projectReportCountsRunning: true, projectReportIncludesChildren: true },
    karbon: { actualsIncludeQuickbooksTime: false, entityKeyWithoutWork: 'null' },
  },
  'doors that stand open': {
    quickbooksTime: { preflightStatus: 204, rateWindow: 'sliding', sendsRetryAfter: true },
    quickbooksOnline: { allowsOtherOrigins: true },
    karbon: { allowsOtherOrigins: true },
  },
  'names in the other order': { karbon: { fullNameOrder: 'firstLast' } },
  'queries of other rules': {
    quickbooksOnline: {
      comparisonsIgnoreCase: false,
      backslashInLiterals: 'literal',
      acceptsLatin1InQueries: false,
      acceptsSeveralEmails: false,
    },
    karbon: { acceptsOr: true, quoteEscape: 'backslash' },
  },
};

describe.each(Object.entries(worlds))('%s', (name, turned) => {
  it('change nothing on any page', async () => {
    // Lists of several pages are those of a whole firm, of which the pages that list much take long.
    const isWhole = name.includes('pages');
    const world = await connectedWorld(turnedFirm(turned, undefined, isWhole ? 'whole' : 'small'));
    const pages = pagesOf(world.firm).filter(({ kind }) => !isWhole || kind === 'work' || kind === 'person');
    const differences: string[] = [];
    for (const page of pages) differences.push(...(await differencesOn(world, page)));
    expect(differences).toEqual([]);
    const { connections } = await world.office.services.pageApi.connections.list();
    expect(connections.map(({ state, lastError }) => [state, lastError])).toEqual([
      ['connected', null],
      ['connected', null],
      ['connected', null],
    ]);
    world.office.kill();
  });
});
