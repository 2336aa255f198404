import { afterEach, describe, expect, it } from 'vitest';
import type { KarbonLayout } from '../../../../src/messages/karbon-layout';
import { type CheckId, checkSubjects, checksOf } from '../../../../src/messages/self-check';
import { checkPages } from '../../../../src/services/self-check/page-checks';
import type { ListCoverage, TimeConnection } from '../../../../src/store/rows';
import { createDirectFirm } from '../../../office/direct-firm';
import { type Office, openOffice } from '../../../office/office';
import { seedConnection } from '../../store/seed-connection';
import { databaseName } from '../service-bench';
import { type CheckWorld, differentIn, openCheckWorld, patience, resultsOf } from './check-world';

let office: Office | null = null;

afterEach(() => office?.kill());

async function opened(...choices: Parameters<typeof openCheckWorld>): Promise<CheckWorld> {
  const world = await openCheckWorld(...choices);
  office = world.office;
  return world;
}

describe('what cannot be told', () => {
  it('of the link to QuickBooks by whoever is told nothing of it', async () => {
    const { wire, check } = await opened({}, { switches: { quickbooksTime: { hasTwoWaySync: true } } });
    wire.answer = (request, answer) => {
      if (!request.path.endsWith('/effective_settings')) return answer;
      const body = structuredClone(answer.body) as {
        results: { effective_settings: { quickbooks?: object } };
      };
      delete body.results.effective_settings.quickbooks;
      return { ...answer, body };
    };
    const results = resultsOf(await check());
    for (const id of ['timeLink', 'timeConnectFlag'] as const)
      expect(results.get(id)).toMatchObject({ outcome: 'notTestable', reason: 'cannotTell' });
  });

  it('of hidden clients before all lists are there', async () => {
    const { office: at, check } = await opened();
    const { mirror } = at.store;
    const people = await mirror.coverage<ListCoverage>('list:people');
    if (!people) throw new Error('nobody was read');
    expect(resultsOf(await check()).get('karbonRestricted')?.outcome).toBe('asExpected');
    await mirror.write({ cover: [{ ...people, isComplete: false }] });
    expect(resultsOf(await check()).get('karbonRestricted')?.outcome).toBe('notTestable');
  });

  it('of pages that do not answer keeps nothing else waiting', async () => {
    const { office: at } = await opened({ karbonLayouts: () => new Promise(() => undefined) });
    const { selfCheck } = at.services.pageApi;
    await selfCheck.run();
    const ids = async () => (await selfCheck.read()).results.map(({ id }) => id);
    const ofServices = [...checksOf.quickbooksTime, ...checksOf.quickbooks, ...checksOf.karbon];
    await expect.poll(ids, patience).toEqual(expect.arrayContaining(ofServices));
    expect((await selfCheck.read()).isRunning).toBe(true);
  });
});

describe('what only the browser knows', () => {
  it('counts sites that are withheld, and values of the policy that are left out', async () => {
    const { check } = await opened({
      withheldSites: () => 2,
      policy: () => ({ appearance: 'purple', karbonPerMinute: 20 }),
    });
    const view = await check();
    expect(differentIn(view)).toEqual(['hostAccess', 'policy']);
    expect(resultsOf(view).get('hostAccess')?.facts).toEqual({ missing: 2 });
    expect(resultsOf(view).get('policy')?.facts).toEqual({ isManaged: true, odd: 1 });
  });

  it('tells a policy that has come without a word, and that was taken over since', async () => {
    let values = {};
    const { check } = await opened({ policy: () => values });
    expect(resultsOf(await check()).get('policy')).toMatchObject({ outcome: 'asExpected' });
    values = { karbonPerMinute: 20 };
    const facts = { isManaged: false, isLate: true };
    expect(resultsOf(await check()).get('policy')).toMatchObject({ outcome: 'different', facts });
    expect(resultsOf(await check()).get('policy')).toMatchObject({ outcome: 'asExpected' });
  });

  it.each([
    ['production', 'asExpected'],
    ['sandbox', 'different'],
  ] as const)('tells a company that QuickBooks Time is not linked to: %s', async (environment, outcome) => {
    const firm = createDirectFirm();
    office = await openOffice(firm, { database: databaseName() });
    const account = { quickbooks: 'online' };
    await seedConnection(office.store, 'quickbooksTime', { time: { account } as unknown as TimeConnection });
    await seedConnection(office.store, 'quickbooks', { quickbooks: { realmId: '1', environment } });
    const { selfCheck } = office.services.pageApi;
    await selfCheck.run();
    await expect.poll(async () => (await selfCheck.read()).isRunning, patience).toBe(false);
    const found = resultsOf(await selfCheck.read()).get('linkedCompany');
    expect(found).toMatchObject({ outcome, facts: { connector: 'online' } });
  });

  it('tells the age of a list file, and that it could not be read', async () => {
    const firm = createDirectFirm();
    office = await openOffice(firm, { database: databaseName() });
    const { customerLists, selfCheck } = office.services.pageApi;
    expect(await selfCheck.read()).toMatchObject({ runId: null, isRunning: false, requests: [] });
    const text = ['!CUST\tNAME\tREFNUM\tTIMESTAMP\tHIDDEN', 'CUST\tAlder\t1\t1794600000\tN', ''].join('\r\n');
    await customerLists.read({
      fileName: 'customers.iif',
      savedAt: firm.clock.now(),
      size: text.length,
      bytes: async () => new TextEncoder().encode(text),
      handle: null,
      isWorkbook: false,
      sheet: null,
      isConfirmed: false,
      onProgress: () => undefined,
    });
    const found = async () => {
      await selfCheck.run();
      await expect.poll(async () => (await selfCheck.read()).isRunning, patience).toBe(false);
      const results = resultsOf(await selfCheck.read());
      expect(results.get('linkedCompany')).toMatchObject({ outcome: 'notTestable', reason: 'notConnected' });
      return results.get('listFile');
    };
    expect(await found()).toMatchObject({ outcome: 'asExpected', facts: { form: 'iif', days: 0 } });
    const read = await office.store.connections.read('quickbooks');
    if (!read.customerList) throw new Error('there is no list');
    const waiting = { savedAt: firm.clock.now(), size: 1, because: 'refused' } as const;
    await office.store.connections.update(read, { customerList: { ...read.customerList, waiting } });
    expect(await found()).toMatchObject({ outcome: 'different', facts: { form: 'iif', days: 0 } });
    await office.store.connections.update(read, { customerList: read.customerList });
    firm.clock.advance(9 * 86_400_000);
    expect(await found()).toMatchObject({ outcome: 'different', facts: { form: 'iif', days: 9 } });
    const connection = await office.store.connections.read('quickbooks');
    const lastError = { code: 'notFound', system: 'quickbooks', retryAt: null, detail: '', at: 0 } as const;
    await office.store.connections.update(connection, { lastError });
    expect(await found()).toMatchObject({ outcome: 'different', facts: { code: 'notFound' } });
    expect(firm.asked).toEqual([]);
  });
});

const page: KarbonLayout = {
  kind: 'work',
  anchor: 'tabBar',
  hasTabs: true,
  haveTabsAddresses: true,
  isRouteInHash: true,
  groupRoute: -1,
  hasTitle: true,
  hasClientLink: true,
  hasPanel: true,
  hasPolicy: true,
  isStorable: false,
};

describe('open pages of Karbon', () => {
  const differing = (...pages: readonly KarbonLayout[]): CheckId[] =>
    checkPages(pages)
      .filter(([, { outcome }]) => outcome === 'different')
      .map(([id]) => id);

  it.each<[CheckId, KarbonLayout]>([
    ['pageAnchor', { ...page, anchor: 'hero' }],
    ['pageContact', { ...page, kind: 'person', anchor: 'column' }],
    ['pageTabLinks', { ...page, haveTabsAddresses: false }],
    ['pageRoute', { ...page, isRouteInHash: false }],
    ['pageGroupRoute', { ...page, kind: 'clientGroup', groupRoute: 3 }],
    ['pageTitle', { ...page, hasTitle: false }],
    ['pageClientLink', { ...page, hasClientLink: false }],
    ['pagePanel', { ...page, hasPanel: false }],
    ['pagePolicy', { ...page, hasPolicy: false }],
    ['pageStorable', { ...page, isStorable: true }],
  ])('has %s different, though another page be as it should', (id, other) => {
    expect(differing(page, { ...page, kind: 'organization' })).toEqual([]);
    expect(differing({ ...page, kind: other.kind }, other)).toContain(id);
    expect(differing(other)).toEqual([id]);
  });

  it('says of what is not open that it cannot be tested', () => {
    const found = new Map(checkPages([{ ...page, kind: 'person' }]));
    expect(found.get('pageAnchor')).toMatchObject({ outcome: 'notTestable', reason: 'noPage' });
    expect(found.get('pageContact')).toMatchObject({ outcome: 'asExpected' });
  });
});

describe('a check that cannot come to its end', () => {
  it('asks nothing of what is not connected', async () => {
    const firm = createDirectFirm();
    office = await openOffice(firm, { database: databaseName() });
    const { selfCheck } = office.services.pageApi;
    await selfCheck.run();
    await expect.poll(async () => (await selfCheck.read()).isRunning, patience).toBe(false);
    const results = resultsOf(await selfCheck.read());
    expect(firm.asked).toEqual([]);
    expect(results.size).toBe(checkSubjects.flatMap((subject) => checksOf[subject]).length);
    for (const id of [...checksOf.quickbooksTime, ...checksOf.quickbooks, ...checksOf.karbon])
      expect(results.get(id)).toMatchObject({ outcome: 'notTestable', reason: 'notConnected' });
  });

  it('stops asking a service that asks for quiet, and goes on with the others', async () => {
    const world = await opened();
    world.wire.answer = ({ host }, answer) =>
      host === 'rest.tsheets.com' ? { status: 429, headers: { 'retry-after': '900' }, body: {} } : answer;
    const before = world.firm.asked.length;
    const view = await world.check();
    const results = resultsOf(view);
    expect(results.get('timeRights')).toMatchObject({ outcome: 'notTestable', reason: 'rateLimited' });
    expect(results.get('timeTombstones')).toMatchObject({
      reason: 'stopped',
      facts: { code: 'rateLimited' },
    });
    expect(results.get('karbonQuotes')?.outcome).toBe('asExpected');
    const asked = world.firm.asked.slice(before).filter((request) => request.includes('rest.tsheets.com'));
    expect(asked).toHaveLength(1);
    expect(differentIn(view)).toEqual([]);
  });

  it('leaves out what one answer would have told, where that alone fails', async () => {
    const world = await opened();
    world.wire.answer = ({ path }, answer) =>
      path.endsWith('/projects') ? { status: 403, body: { error: { code: 403 } } } : answer;
    const results = resultsOf(await world.check());
    expect(results.get('timeProjectFilters')).toMatchObject({ reason: 'notAllowed' });
    expect(results.get('timeFilterCase')?.outcome).toBe('asExpected');
  });

  it('is the same run while it is under way, and another one afterwards', async () => {
    const { office: own, check } = await opened();
    const { selfCheck } = own.services.pageApi;
    const [first, second] = await Promise.all([selfCheck.run(), selfCheck.run()]);
    expect(second.runId).toBe(first.runId);
    await expect.poll(async () => (await selfCheck.read()).isRunning, patience).toBe(false);
    expect((await check()).runId).not.toBe(first.runId);
  });
});
