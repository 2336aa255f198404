import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import {
  createQuickbooksOnlineKeeper,
  type QuickbooksOnlineCredentials,
} from '../../../src/systems/quickbooks-online/auth';
import { exchangeCode } from '../../../src/systems/quickbooks-online/sign-in';
import { createQuickbooksOnlineWriter } from '../../../src/systems/quickbooks-online/write-client';
import {
  createQuickbooksTimeKeeper,
  type QuickbooksTimeCredentials,
} from '../../../src/systems/quickbooks-time/auth';
import { oneReading, type SystemName } from './one-reading';
import { type ScriptedAnswer, type ScriptedHttp, scriptedHttp, systemErrorOf } from './scripted-http';

/** Answers that mean something else than their status, or their body, says by itself. */

interface CountingKeeper extends TokenKeeper {
  renewals: number;
}

function createKeeper(): CountingKeeper {
  const keeper: CountingKeeper = {
    renewals: 0,
    token: async () => 'first',
    renewed: async () => {
      keeper.renewals += 1;
      return 'second';
    },
    ensureConnected: async () => undefined,
  };
  return keeper;
}

const time = '2026-11-20T08:00:00.000-08:00';
const serviceFault = (code: string) => ({
  Fault: { Error: [{ Message: 'Unknown Error', Detail: 'Detail', code, element: '' }], type: 'x' },
  time,
});
const gatewayFault = (code: string) => ({
  warnings: null,
  fault: { error: [{ message: 'Failed', detail: null, code, element: null }], type: 'x' },
  time: 1_790_000_000_000,
});
const xmlFault = (code: string) =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" ' +
  `time="${time}"><Fault type="SERVICE"><Error code="${code}"><Message>message=ThrottleExceeded; errorCode=${code}</Message>` +
  '<Detail>The request limit was exceeded</Detail></Error></Fault></IntuitResponse>';

/** One reading of a system over a service that is a function. */
function reading(system: SystemName, service: () => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const keeper = createKeeper();
  return { scripted, keeper, read: oneReading(system, scripted.http, keeper) };
}

async function errorOf({ scripted, read }: { scripted: ScriptedHttp; read: () => Promise<unknown> }) {
  const error = systemErrorOf(read());
  await scripted.time.advance(20_000);
  return error;
}

describe('a status of 500 or more outranks the fault in its body', () => {
  it.each<[number, unknown]>([
    [500, serviceFault('120')],
    [500, gatewayFault('003100')],
    [500, xmlFault('120')],
    [503, gatewayFault('003200')],
    [502, serviceFault('6190')],
    [504, serviceFault('610')],
    [520, gatewayFault('3202')],
    [500, serviceFault('100')],
  ])('of QuickBooks Online: %i with %j is tried again later', async (status, body) => {
    const set = reading('quickbooks', () => ({ status, body }));
    expect(await errorOf(set)).toMatchObject({ code: 'serverFault' });
    expect(set.keeper.renewals).toBe(0);
  });

  it.each(['6240', '610', '5010'])('so that what became of a write (%s) is not known', async (code) => {
    const scripted = scriptedHttp(() => ({ status: 500, body: serviceFault(code) }));
    const writer = createQuickbooksOnlineWriter({
      http: scripted.http,
      keeper: createKeeper(),
      realmId: '46208',
      environment: 'production',
    });
    const error = systemErrorOf(
      writer.createCustomer({ name: 'Acme', parentId: null, idempotencyKey: 'one' }, 'screen'),
    );
    await scripted.time.advance(20_000);
    expect(await error).toMatchObject({ code: 'serverFault', rejection: null, isOutcomeUnknown: true });
  });

  it.each<[SystemName, unknown]>([
    ['quickbooksTime', { error: { code: 401, message: 'Unauthorized' } }],
    ['quickbooksTime', { error: 'invalid_grant', error_description: 'Expired' }],
    ['karbon', { error: { code: '4004', message: 'No Contact found for provided key' } }],
    ['karbon', { statusCode: '401', message: 'Auth token is missing or invalid' }],
  ])('of %s: %j', async (system, body) => {
    expect(await errorOf(reading(system, () => ({ status: 500, body })))).toMatchObject({
      code: 'serverFault',
    });
  });
});

describe('throttling in other clothes closes the limiter', () => {
  it.each<[SystemName, number, unknown]>([
    ['quickbooks', 403, gatewayFault('003001')],
    ['quickbooks', 400, serviceFault('3001')],
    ['quickbooks', 200, serviceFault('3001')],
    ['quickbooks', 403, xmlFault('003001')],
    ['quickbooks', 400, xmlFault('3001')],
    ['quickbooks', 200, xmlFault('3001')],
    ['quickbooks', 200, xmlFault('3001').replace('<Error ', '<Error element="" ').replaceAll('"', "'")],
    ['quickbooks', 429, '<html></html>'],
    [
      'quickbooks',
      403,
      { Fault: { Error: { Message: 'ThrottleExceeded', code: '003001' }, type: 'THROTTLE' } },
    ],
    ['quickbooksTime', 200, { error: { code: 429, message: 'Too Many Requests' } }],
    ['quickbooksTime', 403, { error: { code: '429', message: 'Too Many Requests' } }],
    ['karbon', 403, { statusCode: '429', message: 'Rate limit is exceeded. Try again in 10 seconds.' }],
    ['karbon', 200, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 10 seconds.' }],
    ['karbon', 400, { error: { statusCode: '429', message: 'Rate limit is exceeded.' } }],
  ])('of %s: status %i with %j', async (system, status, body) => {
    const set = reading(system, () => ({ status, body, headers: { 'Retry-After': '70' } }));
    const retryAt = set.scripted.time.now() + 70_000;
    expect(await errorOf(set)).toMatchObject({ code: 'rateLimited', retryAt });
    expect(await errorOf(set)).toMatchObject({ code: 'rateLimited', retryAt });
    expect(set.scripted.sent).toHaveLength(1);
    expect(set.keeper.renewals).toBe(0);
  });

  it.each<[SystemName, number]>([
    ['quickbooks', 503],
    ['quickbooksTime', 503],
    ['karbon', 503],
    ['karbon', 500],
  ])('a wish for quiet of %s at status %i is kept until then', async (system, status) => {
    let isUp = false;
    const set = reading(system, () => (isUp ? {} : { status, headers: { 'Retry-After': '45' }, body: '' }));
    const startMs = set.scripted.time.now();
    const retryAt = startMs + 45_000;
    expect(await errorOf(set)).toMatchObject({ code: 'rateLimited', retryAt });
    expect(await errorOf(set)).toMatchObject({ code: 'rateLimited', retryAt });
    expect(set.scripted.sent).toHaveLength(1);
    isUp = true;
    await set.scripted.time.advance(5_000);
    await errorOf(set);
    expect(set.scripted.sent).toHaveLength(2);
  });

  it('a short one is waited for', async () => {
    let asked = 0;
    const set = reading('karbon', () => {
      asked += 1;
      return asked === 1
        ? { status: 503, headers: { 'Retry-After': '3' } }
        : { body: { TenantKey: 'b7DfKmNpQrSt' } };
    });
    const tenant = set.read();
    await set.scripted.time.advance(3_000);
    expect(await tenant).toEqual({ tenantKey: 'b7DfKmNpQrSt' });
  });
});

describe('a token endpoint that refuses in other clothes', () => {
  const timeGrant: QuickbooksTimeCredentials = {
    method: 'oauth',
    clientId: 'client',
    clientSecret: 'hush',
    redirectAddress: 'https://abc.chromiumapp.org/',
    accessToken: 'access 1',
    refreshToken: 'refresh 1',
    endsAt: 0,
  };
  const company: QuickbooksOnlineCredentials = {
    clientId: 'client',
    clientSecret: 'hush',
    environment: 'production',
    realmId: '46208',
    accessToken: 'access 1',
    accessEndsAt: 0,
    refreshToken: 'RT1-1',
    refreshEndsAt: Number.MAX_SAFE_INTEGER,
  };
  /** Keeps the token that has ended over a service that answers so, and holds what it has saved. */
  function keeping(system: 'quickbooks' | 'quickbooksTime', answer: ScriptedAnswer) {
    const { http, time: clock } = scriptedHttp(() => answer);
    const saved: object[] = [];
    const of = { http, now: clock.now, save: async (credentials: object) => void saved.push(credentials) };
    const kept = <Credentials>(credentials: Credentials) => ({
      ...of,
      load: async () => ({ credentials: saved[0] ?? credentials, revision: '', account: '' }),
    });
    const keeper =
      system === 'quickbooks'
        ? createQuickbooksOnlineKeeper(kept(company))
        : createQuickbooksTimeKeeper(kept(timeGrant));
    return { keeper, clock, saved };
  }

  /** What a refusal to renew the token that has ended comes to. */
  async function renewalError(system: 'quickbooks' | 'quickbooksTime', answer: ScriptedAnswer) {
    const { keeper, clock } = keeping(system, answer);
    const error = systemErrorOf(keeper.renewed('access 1'));
    await clock.advance(20_000);
    return error;
  }
  const bothSystems = ['quickbooks', 'quickbooksTime'] as const;

  it.each([
    [200, { error: 'invalid_grant' }],
    [200, { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' }],
    [403, { error: 'invalid_grant' }],
    [404, { error: 'invalid_client' }],
    [200, { error: 'unauthorized_client', access_token: '' }],
    [200, { error: { code: 400, message: 'The refresh token has expired' } }],
  ])('is mended by signing in: %i with %j', async (status, body) => {
    for (const system of bothSystems) {
      expect(await renewalError(system, { status, body })).toMatchObject({ code: 'needsReconnect' });
    }
  });

  it.each([
    [200, { error: 'temporarily_unavailable' }],
    [400, { error: 'server_error' }],
    [500, { error: 'invalid_grant' }],
    [503, { error: 'invalid_client' }],
  ])('for a while is waited for: %i with %j', async (status, body) => {
    for (const system of bothSystems) {
      expect(await renewalError(system, { status, body })).toMatchObject({ code: 'serverFault' });
    }
  });

  it.each([
    [403, '<html>Blocked</html>', 'gatewayRefused'],
    [408, '', 'timedOut'],
    [502, '<html></html>', 'serverFault'],
  ])('that was not reached asks nobody to sign in: %i with %j', async (status, body, code) => {
    for (const system of bothSystems)
      expect(await renewalError(system, { status, body })).toMatchObject({ code });
  });

  it.each([
    [200, { error: 'invalid_grant' }, 'signInExpired'],
    [200, { error: 'invalid_client' }, 'applicationRefused'],
    [403, { error: 'invalid_grant' }, 'signInExpired'],
  ])('refuses a sign-in all the same: %i with %j', async (status, body, code) => {
    const { http, time: clock } = scriptedHttp(() => ({ status, body }));
    const grant = { ...company, code: 'code', redirectAddress: 'https://abc.chromiumapp.org/' };
    expect(await systemErrorOf(exchangeCode(http, grant, clock.now))).toMatchObject({ code });
  });

  it.each([
    ['quickbooks', 400, gatewayFault('003001')],
    ['quickbooks', 401, xmlFault('3001')],
    ['quickbooks', 200, serviceFault('3001')],
    ['quickbooks', 429, { error: 'invalid_grant' }],
    ['quickbooksTime', 400, { error: { code: 429, message: 'Too Many Requests' } }],
  ] as const)('because of too many requests asks nobody to sign in: %s, %i', async (system, status, body) => {
    const headers = { 'Retry-After': '70' };
    expect(await renewalError(system, { status, body, headers })).toMatchObject({ code: 'rateLimited' });
  });

  it.each([undefined, null, 'soon', 0, 1e308])(
    'that grants without a life is believed too, for the token that was traded is spent: %s',
    async (expires_in) => {
      const body = { access_token: 'access 2', refresh_token: 'refresh 2', expires_in };
      const time = keeping('quickbooksTime', { body });
      expect(await time.keeper.renewed('access 1')).toBe('access 2');
      const endsAt = time.clock.now() + 10 * 24 * 3_600_000;
      expect(time.saved).toMatchObject([{ refreshToken: 'refresh 2', endsAt }]);
      const online = keeping('quickbooks', { body });
      expect(await online.keeper.renewed('access 1')).toBe('access 2');
      const accessEndsAt = online.clock.now() + 3_600_000;
      expect(online.saved).toMatchObject([{ refreshToken: 'refresh 2', accessEndsAt }]);
    },
  );

  it('that grants is believed, whatever else it says', async () => {
    const { http, time: clock } = scriptedHttp(() => ({
      body: { error: '', access_token: 'a', refresh_token: 'r', expires_in: 3_600 },
    }));
    const grant = { ...company, code: 'code', redirectAddress: 'https://abc.chromiumapp.org/' };
    expect(await exchangeCode(http, grant, clock.now)).toMatchObject({ accessToken: 'a' });
  });
});
