import { describe, expect, it } from 'vitest';
import {
  createQuickbooksOnlineKeeper,
  type QuickbooksOnlineCredentials,
} from '../../../../src/systems/quickbooks-online/auth';
import { authorizeAddress, exchangeCode, revoke } from '../../../../src/systems/quickbooks-online/sign-in';
import { createFakeTime } from '../fake-time';
import { type ScriptedAnswer, scriptedHttp, systemErrorOf } from '../scripted-http';

const dayMs = 24 * 3_600_000;
const nowMs = createFakeTime().now();
const application = {
  clientId: 'client',
  clientSecret: 'hush',
  environment: 'production',
  realmId: '46208',
} as const;
const basic = `Basic ${btoa('client:hush')}`;
const tokens = {
  token_type: 'bearer',
  access_token: 'access 2',
  expires_in: 3_600,
  refresh_token: 'RT1-2',
  x_refresh_token_expires_in: 8_726_400,
};
const stored: QuickbooksOnlineCredentials = {
  ...application,
  accessToken: 'access 1',
  accessEndsAt: nowMs + 100_000,
  refreshToken: 'RT1-1',
  refreshEndsAt: nowMs + dayMs,
};

const exchange = { ...application, code: 'code', redirectAddress: 'https://abc.chromiumapp.org/' };

describe('sign-in', () => {
  it('begins at Intuit’s page, with the scope of accounting', () => {
    const address = new URL(authorizeAddress({ ...exchange, state: 'x' }));
    expect(`${address.origin}${address.pathname}`).toBe('https://appcenter.intuit.com/connect/oauth2');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'client',
      response_type: 'code',
      scope: 'com.intuit.quickbooks.accounting',
      redirect_uri: 'https://abc.chromiumapp.org/',
      state: 'x',
    });
  });

  it('ends with the credentials of one company', async () => {
    const { http, sent, time } = scriptedHttp(() => ({ body: tokens }));
    expect(await exchangeCode(http, exchange, time.now)).toEqual({
      ...application,
      accessToken: 'access 2',
      accessEndsAt: nowMs + 3_600_000,
      refreshToken: 'RT1-2',
      refreshEndsAt: nowMs + 101 * dayMs,
    });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      headers: {
        authorization: basic,
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=authorization_code&code=code&redirect_uri=https%3A%2F%2Fabc.chromiumapp.org%2F',
    });
    expect(sent[0]?.address.href).toBe('https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer');
  });

  it.each([
    [{ x_refresh_token_hard_expires_in: 86_400 }, 1],
    [{ x_refresh_token_hard_expires_in: 157_000_000 }, 101],
    [{ x_refresh_token_expires_in: undefined }, 100],
  ])('with %j lasts %i days', async (more, refreshDays) => {
    const { http, time } = scriptedHttp(() => ({ body: { ...tokens, ...more } }));
    expect((await exchangeCode(http, exchange, time.now)).refreshEndsAt).toBe(nowMs + refreshDays * dayMs);
  });

  it.each<[ScriptedAnswer, string, string]>([
    [
      {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' },
      },
      'signInExpired',
      'invalid_grant',
    ],
    [{ status: 401, body: { error: 'invalid_client' } }, 'applicationRefused', 'invalid_client'],
    [{ status: 503, body: '' }, 'serverFault', ''],
    [{ body: '<html></html>' }, 'invalidResponse', 'tokens'],
    [{ body: { ...tokens, refresh_token: '' } }, 'invalidResponse', 'tokens'],
    [{ body: { ...tokens, expires_in: 'soon' } }, 'invalidResponse', 'tokens'],
  ])('answered by %j fails with %j', async (service, code, detail) => {
    const { http, sent, time } = scriptedHttp(() => service);
    expect(await systemErrorOf(exchangeCode(http, exchange, time.now))).toMatchObject({ code, detail });
    expect(sent).toHaveLength(1);
  });
});

describe('the keeper', () => {
  it('renews shortly before the end, and keeps what the answer does not say', async () => {
    const { refresh_token: _, ...withoutRefresh } = tokens;
    const { http, sent, time } = scriptedHttp(() => ({ body: withoutRefresh }));
    const saved: QuickbooksOnlineCredentials[] = [];
    const keeper = createQuickbooksOnlineKeeper({
      http,
      load: async () => ({ credentials: saved.at(-1) ?? stored, revision: '', account: '' }),
      save: async (credentials) => {
        saved.push(credentials);
      },
      now: time.now,
    });
    expect([await keeper.token(), await keeper.token()]).toEqual(['access 2', 'access 2']);
    expect(saved).toEqual([
      {
        ...stored,
        accessToken: 'access 2',
        accessEndsAt: nowMs + 3_600_000,
        refreshToken: 'RT1-1',
        refreshEndsAt: nowMs + 101 * dayMs,
      },
    ]);
    expect(sent.map(({ body }) => body)).toEqual(['grant_type=refresh_token&refresh_token=RT1-1']);
  });
});

describe('revoke', () => {
  it('names the refresh token to Intuit', async () => {
    const { http, sent } = scriptedHttp(() => ({ body: '' }));
    await revoke(http, stored);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      headers: { authorization: basic, 'content-type': 'application/json' },
      body: '{"token":"RT1-1"}',
    });
    expect(sent[0]?.address.href).toBe('https://developer.api.intuit.com/v2/oauth2/tokens/revoke');
  });

  it('takes a dead token for ended, and tells of other failures', async () => {
    await revoke(scriptedHttp(() => ({ status: 400, body: { error: 'invalid_request' } })).http, stored);
    const failing = scriptedHttp(() => ({ status: 500 }));
    expect(await systemErrorOf(revoke(failing.http, stored))).toMatchObject({ code: 'serverFault' });
  });
});
