import { describe, expect, it } from 'vitest';
import {
  createQuickbooksTimeKeeper,
  type QuickbooksTimeCredentials,
  type QuickbooksTimeGrant,
} from '../../../../src/systems/quickbooks-time/auth';
import { authorizeAddress, exchangeCode } from '../../../../src/systems/quickbooks-time/sign-in';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const application = {
  clientId: 'client',
  clientSecret: 'hush',
  redirectAddress: 'https://abc.chromiumapp.org/',
};
const dayMs = 24 * 3_600_000;
const answer = {
  access_token: 'S.1__new',
  expires_in: 864_000,
  token_type: 'bearer',
  scope: '',
  refresh_token: 'next',
};

function form(sent: Sent | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(sent?.body));
}

function keeperOf(stored: QuickbooksTimeCredentials | null, service: () => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const state = { stored };
  const keeper = createQuickbooksTimeKeeper({
    http: scripted.http,
    load: async () => state.stored && { credentials: state.stored, revision: '', account: '' },
    save: async (credentials) => {
      state.stored = credentials;
    },
    now: scripted.time.now,
  });
  return { ...scripted, keeper, state };
}

function grantEndingIn(ms: number): QuickbooksTimeGrant {
  const endsAt = scriptedHttp(() => ({})).time.now() + ms;
  return { method: 'oauth', ...application, accessToken: 'old', refreshToken: 'last', endsAt };
}

describe('sign-in', () => {
  it('begins at the service’s own page', () => {
    const address = new URL(authorizeAddress({ ...application, state: 'x y&z' }));
    expect(`${address.origin}${address.pathname}`).toBe('https://rest.tsheets.com/api/v1/authorize');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client',
      redirect_uri: 'https://abc.chromiumapp.org/',
      state: 'x y&z',
    });
    expect(address.href).not.toContain('hush');
  });

  it('ends with credentials that know when they end', async () => {
    const { http, sent, time } = scriptedHttp(() => ({ body: answer }));
    expect(await exchangeCode(http, { ...application, code: 'code' }, time.now)).toEqual({
      method: 'oauth',
      ...application,
      accessToken: 'S.1__new',
      refreshToken: 'next',
      endsAt: time.now() + 10 * dayMs,
    });
    expect(sent[0]).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form(sent[0])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'client',
      client_secret: 'hush',
      code: 'code',
      redirect_uri: 'https://abc.chromiumapp.org/',
    });
  });

  it.each<[ScriptedAnswer, string, string]>([
    [
      {
        status: 400,
        body: { error: 'invalid_grant', error_description: 'The authorization code has expired' },
      },
      'signInExpired',
      'The authorization code has expired',
    ],
    [{ status: 401, body: { error: 'invalid_client' } }, 'applicationRefused', 'invalid_client'],
    [{ status: 503, body: '<html></html>' }, 'serverFault', ''],
    [{ body: '<html></html>' }, 'invalidResponse', 'tokens'],
    [{ body: { ...answer, refresh_token: undefined } }, 'invalidResponse', 'tokens'],
    [{ body: { ...answer, access_token: '' } }, 'invalidResponse', 'tokens'],
  ])('answered by %j fails with %j', async (service, code, detail) => {
    const { http, sent, time } = scriptedHttp(() => service);
    const error = await systemErrorOf(exchangeCode(http, { ...application, code: 'code' }, time.now));
    expect(error).toMatchObject({ code, detail });
    expect(sent).toHaveLength(1);
  });
});

describe('the keeper', () => {
  it('renews when less than three days are left, with the token at hand beside the refresh token', async () => {
    const { keeper, sent, state, time } = keeperOf(grantEndingIn(3 * dayMs - 1), () => ({ body: answer }));
    expect(await keeper.token()).toBe('S.1__new');
    expect(state.stored).toEqual({
      ...grantEndingIn(0),
      accessToken: 'S.1__new',
      refreshToken: 'next',
      endsAt: time.now() + 10 * dayMs,
    });
    expect(sent[0]?.headers.authorization).toBe('Bearer old');
    expect(form(sent[0])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'client',
      client_secret: 'hush',
      refresh_token: 'last',
    });
  });

  it('does not renew before', async () => {
    const { keeper, sent } = keeperOf(grantEndingIn(3 * dayMs), () => ({ body: answer }));
    expect(await keeper.token()).toBe('old');
    expect(sent).toHaveLength(0);
  });

  it('with a dead refresh token needs a new connection', async () => {
    const { keeper, state } = keeperOf(grantEndingIn(dayMs), () => ({
      status: 400,
      body: { error: 'invalid_grant' },
    }));
    expect(await systemErrorOf(keeper.token())).toMatchObject({
      code: 'needsReconnect',
      system: 'quickbooksTime',
    });
    expect(state.stored).toEqual(grantEndingIn(dayMs));
  });

  it('hands out a pasted token as it is, and cannot renew it', async () => {
    const { keeper, sent } = keeperOf({ method: 'token', accessToken: 'pasted' }, () => ({ body: answer }));
    expect(await keeper.token()).toBe('pasted');
    expect(await systemErrorOf(keeper.renewed('pasted'))).toMatchObject({ code: 'needsReconnect' });
    expect(sent).toHaveLength(0);
  });
});
