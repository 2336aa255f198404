import { beforeAll, describe, expect, it } from 'vitest';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import * as onlineAuth from '../../../src/systems/quickbooks-online/auth';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import * as onlineSignIn from '../../../src/systems/quickbooks-online/sign-in';
import * as timeAuth from '../../../src/systems/quickbooks-time/auth';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';
import * as timeSignIn from '../../../src/systems/quickbooks-time/sign-in';
import { createFirmClock } from '../../firm/clock';
import { createKarbonApiService } from '../../firm/karbon/api-service';
import { createQuickbooksOnlineServices } from '../../firm/quickbooks-online/services';
import { createQuickbooksTimeService } from '../../firm/quickbooks-time/service';
import { createRandom } from '../../firm/random';
import { extensionRedirectAddress as redirectAddress } from '../../firm/seed/redirect-addresses';
import { seedFirm } from '../../firm/seed/seed-firm';
import type { FirmAnswer, FirmService } from '../../firm/service';
import type { FirmState } from '../../firm/state';
import { defaultSwitches } from '../../firm/switches';
import { all, type ScriptedHttp, scriptedHttp, systemErrorOf } from './scripted-http';

/** The sources on the services of the stand-in firm, without the wire between: each side was built on the facts alone. */
let firm: FirmState;
let services: FirmService[];
const clock = createFirmClock();

beforeAll(() => {
  const tools = { clock, switches: defaultSwitches(), random: createRandom(1) };
  firm = seedFirm(tools);
  services = [
    createQuickbooksTimeService(firm.quickbooksTime, tools),
    createKarbonApiService(firm.karbon, tools),
    ...createQuickbooksOnlineServices(firm.quickbooksOnline, tools),
  ];
});

function firmHttp(): ScriptedHttp {
  return scriptedHttp(({ method, address, headers, body }) => sendToFirm(method, address, headers, body));
}

async function sendToFirm(
  method: string,
  address: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<FirmAnswer> {
  const service = services.find(({ hosts }) => hosts.includes(address.host));
  if (service === undefined) throw new TypeError('Failed to fetch');
  return service.handle({
    method,
    host: address.host,
    path: address.pathname,
    query: address.searchParams,
    headers,
    body,
  });
}

/** Signs in as a browser would: sends the page's form, and is led back to the redirect address. */
async function signIn(address: string, form: Readonly<Record<string, string>>): Promise<URLSearchParams> {
  const page = new URL(address);
  const fields = new URLSearchParams({ ...Object.fromEntries(page.searchParams), ...form });
  const answer = await sendToFirm('POST', page, {}, fields.toString());
  return new URL(answer.headers?.location ?? '').searchParams;
}

/** A store of credentials that can be looked into. */
function storeOf<Credentials>(stored: Credentials) {
  const state = { stored };
  const save = async (credentials: Credentials) => {
    state.stored = credentials;
  };
  return { state, load: async () => ({ credentials: state.stored, revision: '', account: '' }), save };
}

/** Reads to the end, letting the limiter's clock run meanwhile. */
async function readAll<Value>(scripted: ScriptedHttp, pages: AsyncIterable<Value>): Promise<Value[]> {
  let isDone = false;
  const read = all(pages).finally(() => {
    isDone = true;
  });
  while (!isDone) await scripted.time.advance(1_000);
  return read;
}

function time(accessToken: string) {
  const scripted = firmHttp();
  const credentials: timeAuth.QuickbooksTimeCredentials = { method: 'token', accessToken };
  const keeper = timeAuth.createQuickbooksTimeKeeper({
    http: scripted.http,
    ...storeOf(credentials),
    now: clock.now,
  });
  return { scripted, reader: createQuickbooksTimeReader({ http: scripted.http, keeper }) };
}

describe('QuickBooks Time', () => {
  it('is read whole, nothing left out', async () => {
    const { scripted, reader } = time(firm.credentials.quickbooksTime.adminToken);
    const jobcodes = await readAll(scripted, reader.jobcodes({}, 'background'));
    const users = await readAll(scripted, reader.users({}, 'background'));
    expect(jobcodes.flatMap(({ records }) => records)).toHaveLength(firm.quickbooksTime.jobcodes.size);
    expect(users.flatMap(({ records }) => records)).toHaveLength(firm.quickbooksTime.users.size);
    expect([...jobcodes, ...users].reduce((sum, { leftOut }) => sum + leftOut, 0)).toBe(0);
    expect(await reader.account('screen')).toMatchObject({
      timeZone: 'America/Denver',
      companyName: firm.quickbooksTime.account.companyName,
    });
    expect((await reader.currentUser('screen')).rights).toMatchObject({
      scope: 'everybody',
      canManageJobcodes: true,
    });
    expect((await reader.stamps('screen')).timesheets).toMatch(/^2026-/);
  });

  it('gives the entries of a jobcode and all below it', async () => {
    const { scripted, reader } = time(firm.credentials.quickbooksTime.adminToken);
    const running = [...firm.quickbooksTime.timesheets.values()].find(
      (one) => one.type === 'regular' && one.endMs === null,
    );
    if (running === undefined) throw new Error('Nobody in the firm is on the clock.');
    const jobcodeIds = [String(running.jobcodeId)];
    const pages = await readAll(
      scripted,
      reader.entriesOf({ jobcodeIds, days: { from: null, to: '2026-12-31' } }, 'screen'),
    );
    expect(pages.every(({ leftOut }) => leftOut === 0)).toBe(true);
    expect(pages.flatMap(({ records }) => records).find(({ id }) => id === String(running.id))).toMatchObject(
      {
        isRunning: true,
        durationSeconds: 0,
        startMs: running.startMs,
        serviceItem: expect.any(String),
      },
    );
  });

  it('sums up to what the firm holds, but for the running ones, which a change does not tell of', async () => {
    const { scripted, reader } = time(firm.credentials.quickbooksTime.adminToken);
    const since = '2020-01-01T00:00:00+00:00';
    const pages = await readAll(scripted, reader.entriesChangedSince(since, 'background'));
    const entries = pages.flatMap(({ records }) => records);
    const held = [...firm.quickbooksTime.timesheets.values()];
    const closed = held.filter((one) => one.type === 'manual' || one.endMs !== null);
    expect(entries.map(({ id }) => Number(id)).sort()).toEqual(closed.map(({ id }) => id).sort());
    expect(entries.reduce((sum, one) => sum + one.durationSeconds, 0)).toBe(
      closed.reduce((sum, one) => sum + one.duration, 0),
    );
  });

  it('tells with whose rights it is read', async () => {
    const { employeeToken, managerToken } = firm.credentials.quickbooksTime;
    const scopeOf = async (token: string) => (await time(token).reader.currentUser('screen')).rights.scope;
    expect([await scopeOf(employeeToken), await scopeOf(managerToken)]).toEqual(['own', 'ownGroups']);
  });

  it('is signed in to, and its token renewed', async () => {
    const { http } = firmHttp();
    const { clientId, clientSecret } = firm.credentials.quickbooksTime;
    const address = timeSignIn.authorizeAddress({ clientId, redirectAddress, state: 'a state' });
    const [user] = firm.quickbooksTime.users.values();
    const back = await signIn(address, { user_id: String(user?.id), decision: 'allow' });
    expect(back.get('state')).toBe('a state');
    const code = back.get('code') ?? '';
    const exchange = { clientId, clientSecret, code, redirectAddress };
    const granted = await timeSignIn.exchangeCode(http, exchange, clock.now);
    expect(await systemErrorOf(timeSignIn.exchangeCode(http, exchange, clock.now))).toMatchObject({
      code: 'signInExpired',
    });
    const { state, ...store } = storeOf<timeAuth.QuickbooksTimeCredentials>(granted);
    const keeper = timeAuth.createQuickbooksTimeKeeper({ http, ...store, now: clock.now });
    const reader = createQuickbooksTimeReader({ http, keeper });
    expect((await reader.currentUser('screen')).rights.userId).toBe(String(user?.id));
    clock.advance(8 * 24 * 3_600_000);
    expect((await reader.currentUser('screen')).rights.userId).toBe(String(user?.id));
    expect(state.stored.accessToken).not.toBe(granted.accessToken);
  });

  it('refuses a token that it does not know', async () => {
    expect(await systemErrorOf(time('unknown').reader.stamps('screen'))).toMatchObject({
      code: 'needsReconnect',
    });
  });
});

describe('QuickBooks Online', () => {
  it('is signed in to, read whole, renewed and left', async () => {
    const scripted = firmHttp();
    const { http } = scripted;
    const { clientId, clientSecret } = firm.credentials.quickbooksOnline;
    const address = onlineSignIn.authorizeAddress({ clientId, redirectAddress, state: 'a state' });
    const admin = firm.quickbooksOnline.users.find(({ isCompanyAdmin }) => isCompanyAdmin);
    const back = await signIn(address, { user: admin?.name ?? '', decision: 'connect' });
    const realmId = back.get('realmId') ?? '';
    const { environment } = firm.quickbooksOnline;
    const exchange = {
      clientId,
      clientSecret,
      environment,
      realmId,
      code: back.get('code') ?? '',
      redirectAddress,
    };
    const { state, ...store } = storeOf(await onlineSignIn.exchangeCode(http, exchange, clock.now));
    const keeper = onlineAuth.createQuickbooksOnlineKeeper({ http, ...store, now: clock.now });
    const reader = createQuickbooksOnlineReader({ http, keeper, realmId, environment });

    expect(await reader.company('screen')).toEqual({ companyName: firm.quickbooksOnline.companyName });
    const names = [...firm.quickbooksOnline.names.values()];
    const ofKind = (kind: string) => names.filter((name) => name.kind === kind).length;
    const customers = await readAll(scripted, reader.customers('background'));
    expect(customers.flatMap(({ records }) => records)).toHaveLength(ofKind('Customer'));
    expect(customers.every(({ leftOut }) => leftOut === 0)).toBe(true);
    const holders = await readAll(scripted, reader.nameHolders('background'));
    expect(holders.flatMap(({ records }) => records)).toHaveLength(ofKind('Vendor') + ofKind('Employee'));
    expect(await reader.changesSince(customers[0]?.time ?? '', 'screen')).toMatchObject({
      customers: [],
      isComplete: true,
    });

    const { accessToken } = state.stored;
    clock.advance(2 * 3_600_000);
    expect(await reader.company('screen')).toEqual({ companyName: firm.quickbooksOnline.companyName });
    expect(state.stored.accessToken).not.toBe(accessToken);
    await onlineSignIn.revoke(http, state.stored);
    expect(await systemErrorOf(reader.company('screen'))).toMatchObject({ code: 'needsReconnect' });
  });
});

describe('Karbon', () => {
  const karbon = () => {
    const scripted = firmHttp();
    return {
      scripted,
      reader: createKarbonReader({
        http: scripted.http,
        keys: async () => firm.credentials.karbon,
        perMinute: async () => 30,
      }),
    };
  };

  it('is read whole, but for what is hidden', async () => {
    const { scripted, reader } = karbon();
    const hidden = (rows: Iterable<{ restriction: string }>) =>
      [...rows].filter((row) => row.restriction !== 'Public').length;
    const count = async (kind: 'organization' | 'person' | 'clientGroup') => {
      const pages = await readAll(scripted, reader.clients(kind, 'background'));
      expect(pages.every(({ leftOut }) => leftOut === 0)).toBe(true);
      return pages.flatMap(({ records }) => records).length;
    };
    expect(await count('organization')).toBe(
      firm.karbon.organizations.size - hidden(firm.karbon.organizations.values()),
    );
    expect(await count('person')).toBe(firm.karbon.contacts.size - hidden(firm.karbon.contacts.values()));
    expect(await count('clientGroup')).toBe(firm.karbon.clientGroups.size);
    expect(await reader.tenant('screen')).toEqual({ tenantKey: firm.karbon.tenantKey });
  });

  it('gives the work of a client, one item and its budget', async () => {
    const { scripted, reader } = karbon();
    const work = firm.karbon.workItems.get(firm.showcases.matchedWork.key);
    if (work === undefined) throw new Error('The showcase leads nowhere.');
    const pages = await readAll(scripted, reader.workOfClient(work.clientKey, 'screen'));
    const held = [...firm.karbon.workItems.values()].filter(({ clientKey }) => clientKey === work.clientKey);
    expect(
      pages
        .flatMap(({ records }) => records)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(held.map(({ key }) => key).sort());
    const one = await reader.workItem(work.key, 'screen');
    expect(pages.flatMap(({ records }) => records)).toContainEqual({
      ...one,
      clientName: expect.any(String),
    });
    expect(await reader.budget(work.key, 'screen')).toHaveLength(
      firm.karbon.estimates.get(work.key)?.length ?? 0,
    );
  });

  it('finds a client group on the page of a person', async () => {
    const { reader } = karbon();
    const { key } = firm.showcases.clientGroup;
    expect(await reader.client({ kind: 'person', key }, 'screen')).toMatchObject({
      kind: 'clientGroup',
      key,
    });
  });
});
