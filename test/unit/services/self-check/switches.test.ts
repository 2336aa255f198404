import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CheckId, checksOf } from '../../../../src/messages/self-check';
import { storedName } from '../../../firm/stored-names';
import { defaultSwitches } from '../../../firm/switches';
import { type Turned, turn } from '../switches/world';
import { type CheckWorld, differentIn, openCheckWorld, resultsOf } from './check-world';

/** What becomes different, and the switch of the stand-in firm that makes it so. */
const bySwitch: readonly (readonly [differs: readonly CheckId[], Turned])[] = [
  [['timeIds'], { quickbooksTime: { idsAsText: true } }],
  [['timeEmptyMaps'], { quickbooksTime: { emptyMapAs: 'emptyArray' } }],
  [['timeEmptyMaps'], { quickbooksTime: { emptyMapAs: 'emptyObject' } }],
  [['timeStampForm'], { quickbooksTime: { stampsWithoutColon: true } }],
  [['timeJobcodeOrder'], { quickbooksTime: { jobcodeOrder: 'id' } }],
  [['timeEntryOrder'], { quickbooksTime: { timesheetOrder: 'id' } }],
  [['timePageSize'], { quickbooksTime: { pagesHoldOneMore: true } }],
  [['timePageZero'], { quickbooksTime: { pageZero: 'refused' } }],
  [['timeRepeatedParameter'], { quickbooksTime: { repeatedParameter: 'first' } }],
  [['timeRepeatedParameter'], { quickbooksTime: { repeatedParameter: 'refused' } }],
  [['timeZulu'], { quickbooksTime: { acceptsZulu: true } }],
  [['timeMissingFilter'], { quickbooksTime: { missingFilterStatus: 400 } }],
  [['timeProjectFilters'], { quickbooksTime: { projectsTakeCommonFilters: false } }],
  [['timeFilterCase'], { quickbooksTime: { nameFilterIgnoresCase: false } }],
  [['timeFilterWhole'], { quickbooksTime: { nameFilterWithoutStar: 'prefix' } }],
  [['timeFilterComma'], { quickbooksTime: { nameFilterComma: 'separator' } }],
  [['timeFilterEscape'], { quickbooksTime: { nameFilterEscape: 'backslash' } }],
  [['timeStampsOther'], { quickbooksTime: { stampsOfOtherEndpoints: 'unknown' } }],
  [['timeStampsUnknown'], { quickbooksTime: { unknownStampName: 'error' } }],
  [['timeTombstones'], { quickbooksTime: { tombstoneStamp: 'lastEdit' } }],
  [['booksPageSize'], { quickbooksOnline: { pagesHold: 'fewer' } }],
  [['booksPageSize'], { quickbooksOnline: { pagesHold: 'oneMore' } }],
  [['booksIdOrder'], { quickbooksOnline: { idsCompareAs: 'text' } }],
  [['booksFilterCase'], { quickbooksOnline: { comparisonsIgnoreCase: false } }],
  [['booksBackslash'], { quickbooksOnline: { backslashInLiterals: 'literal' } }],
  [['booksLatin1'], { quickbooksOnline: { acceptsLatin1InQueries: false } }],
  [['booksMissingFeature'], { quickbooksOnline: { queryOfMissingFeature: 'refused' } }],
  [['booksInactiveChanges'], { quickbooksOnline: { deactivatedInChangesAs: 'tombstone' } }],
  [['karbonPageSize'], { karbon: { pagesHold: 'fewer' } }],
  [['karbonLinks'], { karbon: { sendsNextLink: false } }],
  [['karbonLinksAfterTop'], { karbon: { linksAfterTop: true } }],
  [['karbonLinkKeeps'], { karbon: { linkKeeps: 'nothing' } }],
  [['karbonTopLimit'], { karbon: { topAboveLimit: 'capped' } }],
  [['karbonOr'], { karbon: { acceptsOr: true } }],
  [['karbonQuotes'], { karbon: { quoteEscape: 'backslash' } }],
  [['karbonNameOrder'], { karbon: { fullNameOrder: 'firstLast' } }],
  [['karbonRestricted'], { karbon: { restrictedByKey: 'forbidden' } }],
  [['karbonRestricted'], { karbon: { restrictedByKey: 'shown' } }],
];

describe('as an administrator of the whole firm', () => {
  let world: CheckWorld;
  let aheadMs = 0;
  let undo: () => void = () => undefined;

  beforeAll(async () => {
    world = await openCheckWorld({ aheadMs: () => aheadMs });
  });

  afterEach(() => {
    undo();
    undo = () => undefined;
    aheadMs = 0;
    turn(world.firm, defaultSwitches());
    delete world.wire.ask;
    delete world.wire.answer;
  });

  it('finds all as the sheets say, or says that this account cannot tell', async () => {
    const view = await world.check();
    const ids = [...checksOf.quickbooksTime, ...checksOf.quickbooks, ...checksOf.karbon];
    const results = resultsOf(view);
    expect(ids.filter((id) => results.get(id)?.outcome !== 'asExpected')).toEqual([
      'timeOwnTimeOnly',
      'timeStampsCover',
    ]);
  });

  it.each(bySwitch)('finds %s different by %o', async (differs, switches) => {
    turn(world.firm, switches);
    expect(differentIn(await world.check())).toEqual(differs);
  });

  it.each<[CheckId, (world: CheckWorld) => () => void]>([
    [
      'timeLink',
      ({ firm }) => {
        const { account } = firm.state.quickbooksTime;
        Object.assign(account, { linkedTo: 'none' });
        return () => void Object.assign(account, { linkedTo: 'online' });
      },
    ],
    [
      'timeNames',
      ({ firm }) => {
        const job = firm.state.quickbooksTime.jobcodes.get(1);
        const before = { ...job };
        Object.assign(job ?? {}, { name: storedName('A & B * C', 'entities') });
        return () => void Object.assign(job ?? {}, before);
      },
    ],
    [
      'booksNames',
      ({ firm }) => {
        const customer = firm.state.quickbooksOnline.names.get('7');
        const before = { ...customer };
        Object.assign(customer ?? {}, { displayName: `${before.displayName} ` });
        return () => void Object.assign(customer ?? {}, before);
      },
    ],
    [
      'booksOrigin',
      ({ firm, wire }) => {
        firm.switches.quickbooksOnline.acceptsExtensionOrigin = false;
        wire.ask = (request) =>
          request.path.endsWith('/query')
            ? { ...request, headers: { ...request.headers, origin: 'chrome-extension://abc' } }
            : request;
        return () => undefined;
      },
    ],
    [
      'timeFlagWords',
      ({ wire }) => {
        wire.answer = ({ query }, answer) =>
          query.get('customfields') === 'True' ? { status: 417, body: { error: { code: 417 } } } : answer;
        return () => undefined;
      },
    ],
    [
      'timeConnectFlag',
      ({ firm, wire }) => {
        firm.switches.quickbooksTime.hasTwoWaySync = true;
        wire.answer = ({ path }, answer) =>
          path.endsWith('/jobcodes')
            ? { ...answer, body: JSON.stringify(answer.body).replaceAll('connect_with_quickbooks', 'other') }
            : answer;
        return () => undefined;
      },
    ],
    [
      'karbonOptionTwice',
      ({ wire }) => {
        wire.answer = ({ query }, answer) =>
          query.getAll('$top').length > 1 ? { status: 200, body: { value: [] } } : answer;
        return () => undefined;
      },
    ],
    [
      'karbonAccess',
      ({ wire }) => {
        wire.answer = ({ path }, answer) =>
          path.endsWith('/TenantSettings') ? { status: 200, body: {} } : answer;
        return () => undefined;
      },
    ],
    [
      'booksAccess',
      ({ wire }) => {
        wire.answer = ({ path }, answer) =>
          path.includes('/companyinfo/') ? { status: 200, body: {} } : answer;
        return () => undefined;
      },
    ],
  ])('finds %s different where the account or the answer is so', async (id, change) => {
    undo = change(world);
    expect(differentIn(await world.check())).toEqual([id]);
  });

  it('tells how far the clock is off', async () => {
    aheadMs = -5 * 60_000;
    const view = await world.check();
    expect(differentIn(view).toSorted()).toEqual(['booksClock', 'karbonClock', 'timeClock']);
    const { seconds } = resultsOf(view).get('timeClock')?.facts ?? {};
    expect(Math.abs(Number(seconds) + 300)).toBeLessThanOrEqual(2);
  });

  it('asks what it has said that it would, and changes nothing', async () => {
    const before = world.firm.asked.length;
    const { requests } = await world.check();
    // A token that is about to end is renewed, as at any other time.
    const asked = world.firm.asked.slice(before).filter((request) => !request.includes('/oauth2/'));
    expect(requests).toEqual([
      { system: 'quickbooksTime', most: 22, sent: 22 },
      { system: 'quickbooks', most: 8, sent: 8 },
      { system: 'karbon', most: 9, sent: 9 },
    ]);
    expect(asked).toHaveLength(39);
    expect(asked.filter((request) => !/^GET |^POST .*\/query$/.test(request))).toEqual([]);
  });
});

describe('with guesses that show in what was written before', () => {
  it.each<[CheckId, Turned]>([
    ['timeClockInStamp', { quickbooksTime: { clockInMovesStamp: true } }],
    ['timeDeletionStamp', { quickbooksTime: { deletionMovesTimesheetsStamp: false } }],
  ])('finds %s different by %o', async (id, switches) => {
    const { check, office } = await openCheckWorld({}, { switches });
    expect(differentIn(await check())).toEqual([id]);
    office.kill();
  });
});

describe('as an employee', () => {
  const token = ({ state }: CheckWorld['firm']) => state.credentials.quickbooksTime.employeeToken;

  it('says which rights are missing, and finds all else as the sheets say', async () => {
    const { check, office } = await openCheckWorld({}, { token });
    const view = await check();
    expect(differentIn(view)).toEqual(['timeRights']);
    const results = resultsOf(view);
    expect(results.get('timeRights')?.facts).toEqual({ scope: 'own', canManage: false });
    expect(results.get('timeOwnTimeOnly')?.outcome).toBe('asExpected');
    expect(results.get('timeStampsCover')?.outcome).toBe('asExpected');
    office.kill();
  });

  it('tells that others’ time is shown', async () => {
    const switches: Turned = { quickbooksTime: { employeeSeesOwnTimeOnly: false } };
    const { check, office } = await openCheckWorld({}, { token, switches });
    expect(differentIn(await check())).toContain('timeOwnTimeOnly');
    office.kill();
  });

  it('does not take a stamp for everybody’s that may be one’s own', async () => {
    const switches: Turned = { quickbooksTime: { stampsCover: 'visibleRows' } };
    const { check, office } = await openCheckWorld({}, { token, switches });
    expect(resultsOf(await check()).get('timeStampsCover')).toMatchObject({ reason: 'cannotTell' });
    office.kill();
  });
});

it('has a case for each check of a service', () => {
  const file = readFileSync(new URL(import.meta.url), 'utf8');
  const ids = [...checksOf.quickbooksTime, ...checksOf.quickbooks, ...checksOf.karbon];
  expect(ids.filter((id) => !file.includes(`'${id}'`))).toEqual([]);
});
