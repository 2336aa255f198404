import { describe, expect, it } from 'vitest';
import type { SystemId } from '../../../../src/domain/records/records';
import type { ConnectionView } from '../../../../src/messages/page-api';
import { isSystemError } from '../../../../src/systems/http/system-error';
import type { DirectFirm } from '../../../office/direct-firm';
import { connectAs, connectOffice, type Office } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { silenceConsole } from '../../reports/silent-console';
import {
  compared,
  differencesOn,
  openWorld,
  openWorldOf,
  pagesOf,
  shownOn,
  type Turned,
  turnedFirm,
  type World,
} from './world';

silenceConsole();

const minuteMs = 60_000;

async function connectionOf({ office }: World, system: SystemId) {
  const { connections } = await office.services.pageApi.connections.list();
  return connections.find((each) => each.system === system);
}

function revoke({ firm: { state } }: World): void {
  for (const token of state.quickbooksTime.accessTokens.values()) token.isRevoked = true;
  for (const token of state.quickbooksOnline.accessTokens.values()) token.isRevoked = true;
  state.quickbooksOnline.refreshTokens.clear();
  state.karbon.api.isRevoked = true;
}

describe('credentials that have ended', () => {
  it.each<[string, Turned]>([
    ['as the sheets guess', {}],
    [
      'in other words',
      {
        quickbooksTime: { unauthorizedBody: 'oauth' },
        quickbooksOnline: { unauthorizedBody: 'service' },
        karbon: { unauthorizedBody: 'wrapped' },
      },
    ],
    [
      'without a word',
      { quickbooksOnline: { unauthorizedBody: 'empty' }, karbon: { unauthorizedBody: 'empty' } },
    ],
  ])('are said so, whatever the body: %s', async (_what, turned) => {
    const world = await openWorld(turned);
    const [page] = pagesOf(world.firm);
    if (!page) throw new Error('no page');
    const desk = await shownOn(world, page);
    revoke(world);
    world.firm.clock.advance(5 * minuteMs);
    desk.ask({ type: 'refresh' });
    const view = await desk.until(({ isRefreshing, notices }) => !isRefreshing && notices.length >= 3);
    const said = view.notices.map(({ code, system }) => [system, code]);
    for (const system of ['quickbooksTime', 'quickbooks', 'karbon'])
      expect(said).toContainEqual([system, 'needsReconnect']);
    for (const system of ['quickbooksTime', 'quickbooks', 'karbon'] as const)
      expect((await connectionOf(world, system))?.state).toBe('needsReconnect');
    world.office.kill();
  });
});

describe('a sign-in', () => {
  type Outcome = readonly [time: string, quickbooks: string];
  const good: Outcome = ['connected', 'connected'];

  it.each<[string, Turned, Outcome, string?]>([
    [
      'of codes that live a second',
      { quickbooksTime: { codeLifeSeconds: 1 }, quickbooksOnline: { codeLifeSeconds: 1 } },
      good,
    ],
    [
      'of codes that are dead at once',
      { quickbooksTime: { codeLifeSeconds: -1 }, quickbooksOnline: { codeLifeSeconds: -1 } },
      ['signInExpired', 'signInExpired'],
    ],
    [
      'that knows no challenge',
      { quickbooksTime: { codeChallenge: 'refused' }, quickbooksOnline: { codeChallenge: 'refused' } },
      good,
    ],
    ['that verifies a challenge', { quickbooksTime: { codeChallenge: 'verified' } }, good],
    [
      'that knows no extension',
      { quickbooksOnline: { acceptsExtensionRedirects: false } },
      ['connected', 'signInUnanswered'],
    ],
    ['of a wrong secret', {}, ['applicationRefused', 'connected'], 'wrong'],
    [
      'of a wrong secret, said by 401',
      { quickbooksTime: { otherGrantErrors: 'clientAs401' } },
      ['applicationRefused', 'connected'],
      'wrong',
    ],
    [
      'of a wrong secret, said as a wrong code',
      { quickbooksTime: { otherGrantErrors: 'invalidGrant' } },
      ['signInExpired', 'connected'],
      'wrong',
    ],
  ])('%s is done, or said for what it is', async (_what, turned, outcome, secret) => {
    const firm = turnedFirm(turned);
    const office = await openWorldOf(firm);
    const codeOf = (error: unknown) => (isSystemError(error) ? error.code : String(error));
    const stateOf = ({ state }: ConnectionView) => state;
    const time = await connectTime(firm, office, secret).then(stateOf, codeOf);
    const quickbooks = await connectOffice(firm, office).then(() => 'connected', codeOf);
    expect([time, quickbooks]).toEqual(outcome);
    office.kill();
  });

  it.each<[string, Turned]>([
    ['daily', { quickbooksOnline: { refreshTokenRotates: 'daily' } }],
    ['each time', { quickbooksOnline: { refreshTokenRotates: 'eachTime' } }],
    ['with a grace for the old ones', { quickbooksTime: { oldRefreshTokenDies: false } }],
    ['after their end too', { quickbooksTime: { refreshOutlivesAccess: true } }],
  ])('holds for weeks where tokens are renewed %s', async (_what, turned) => {
    const firm = turnedFirm(turned);
    const office = await openWorldOf(firm);
    await connectOffice(firm, office);
    await connectTime(firm, office);
    const world = { firm, office };
    const [page] = pagesOf(firm);
    if (!page) throw new Error('no page');
    for (const days of [1, 8, 8]) {
      firm.clock.advance(days * 24 * 60 * minuteMs);
      expect(await differencesOn(world, page)).toEqual([]);
      for (const system of ['quickbooksTime', 'quickbooks'] as const)
        expect(await connectionOf(world, system)).toMatchObject({ state: 'connected', lastError: null });
    }
    office.kill();
  });

  it.each([
    [false, null],
    [true, 'needsReconnect'],
  ])('in a second browser ends the first: %s', async (secondConnectionEndsFirst, code) => {
    const world = await openWorld({ quickbooksOnline: { secondConnectionEndsFirst } });
    const { firm, office } = world;
    const [page] = pagesOf(firm);
    if (!page) throw new Error('no page');
    const desk = await shownOn(world, page);
    const second = await openWorldOf(firm);
    await connectOffice(firm, second);
    second.kill();
    firm.clock.advance(5 * minuteMs);
    desk.ask({ type: 'refresh' });
    await desk.until(({ isRefreshing }) => isRefreshing);
    const view = await desk.until(({ isRefreshing }) => !isRefreshing);
    expect((await connectionOf(world, 'quickbooks'))?.lastError?.code ?? null).toBe(code);
    expect(view.notices.filter(({ system }) => system === 'quickbooks').map((notice) => notice.code)).toEqual(
      code === null ? [] : [code],
    );
    office.kill();
  });
});

function connectTime(firm: DirectFirm, office: Office, secret?: string): Promise<ConnectionView> {
  const { clientId, clientSecret } = firm.state.credentials.quickbooksTime;
  const application = { clientId, clientSecret: secret ?? clientSecret };
  return connectAs(office, { system: 'quickbooksTime', method: 'oauth', ...application });
}

describe('a client that Karbon keeps from the application', () => {
  it.each<[Turned, string, string | null]>([
    [{ karbon: { restrictedByKey: 'notFound' } }, 'notFound', null],
    [{ karbon: { restrictedByKey: 'forbidden' } }, 'ready', 'notAllowed'],
    [{ karbon: { restrictedByKey: 'shown' } }, 'ready', null],
    [{ karbon: { showsRestricted: true } }, 'ready', null],
  ])('is what Karbon says of it: %o', async (turned, phase, code) => {
    const world = await openWorld(turned, ({ state }) => {
      const client = state.karbon.organizations.get(state.showcases.organization.key);
      if (client) client.restriction = 'Private';
    });
    const desk = world.office.open(pageOf(world.firm.state, world.firm.state.showcases.organization));
    const view = await desk.until((shown) => !shown.isRefreshing && shown.phase !== 'loading');
    expect([view.phase, view.notices.find(({ system }) => system === 'karbon')?.code ?? null]).toEqual([
      phase,
      code,
    ]);
    world.office.kill();
  });
});

it.each([
  [true, false],
  [false, true],
])("an employee's token brings its own time or everybody's: %s", async (employeeSeesOwnTimeOnly, isAll) => {
  const firm = turnedFirm({ quickbooksTime: { employeeSeesOwnTimeOnly } });
  const office = await openWorldOf(firm);
  const token = firm.state.credentials.quickbooksTime.employeeToken;
  await connectOffice(firm, office, { token });
  await office.services.pageApi.tieOutInput(true);
  const [, page] = pagesOf(firm);
  if (!page) throw new Error('no page');
  const desk = await shownOn({ firm, office }, page);
  const view = desk.view();
  expect(view.notices.map(({ code }) => code)).toContain('ownTimeOnly');
  const differences = await compared({ firm, office }, view);
  expect(differences.length === 0).toBe(isAll);
  office.kill();
});
