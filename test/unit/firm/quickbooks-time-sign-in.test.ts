import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FirmAnswer } from '../../firm/service';
import {
  application,
  openSmallAccount,
  people,
  redirectUri,
  type SmallAccount,
} from './quickbooks-time-account';

const asked = { response_type: 'code', client_id: 'client-1', redirect_uri: redirectUri, state: 'st 1' };

function locationOf(answer: FirmAnswer): URL {
  expect(answer.status).toBe(302);
  return new URL(answer.headers?.location ?? '');
}

async function decide(account: SmallAccount, decision: string): Promise<URL> {
  const body = new URLSearchParams({ ...asked, decision, user_id: String(people.employee) }).toString();
  return locationOf(await account.answer('POST', '/authorize', { token: null, body }));
}

async function grant(account: SmallAccount, fields: Record<string, string>) {
  const answer = await account.answer('POST', '/grant', {
    token: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...application, ...fields }).toString(),
  });
  return { status: answer.status, body: answer.body as Record<string, string> };
}

async function freshCode(account: SmallAccount): Promise<string> {
  return (await decide(account, 'allow')).searchParams.get('code') ?? '';
}

async function signIn(account: SmallAccount) {
  const code = await freshCode(account);
  return grant(account, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
}

describe('the sign-in page', () => {
  it('shows the users of the account and a plain form', async () => {
    const account = openSmallAccount();
    const answer = await account.answer('GET', `/authorize?${new URLSearchParams(asked)}`, { token: null });
    expect(answer.status).toBe(200);
    expect(answer.headers?.['content-type']).toContain('text/html');
    expect(answer.body).toContain('<option value="3">Eve Field (eve@harborpine.example)</option>');
    expect(answer.body).toContain('>Allow</button>');
    expect(answer.body).toContain('>Deny</button>');
    expect(answer.body).toContain('Harbor &#38; Pine');
  });

  it.each([
    ['an unknown application', { client_id: 'other' }, 'not known'],
    [
      'an address that is not registered',
      { redirect_uri: `${redirectUri}/` },
      'not the one that is registered',
    ],
  ])('tells the user about %s and sends nothing on', async (_case, change, text) => {
    const query = new URLSearchParams({ ...asked, ...change });
    const answer = await openSmallAccount().answer('GET', `/authorize?${query}`, { token: null });
    expect(answer.status).toBe(400);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).toContain(text);
  });

  it.each([
    ['without a state', { state: '' }],
    ['of another response type', { response_type: 'token' }],
    ['with an unknown display mode', { display_mode: 'popup' }],
  ])('sends a request %s back as an error', async (_case, change) => {
    const query = new URLSearchParams({ ...asked, ...change });
    const answer = await openSmallAccount().answer('GET', `/authorize?${query}`, { token: null });
    expect(locationOf(answer).searchParams.get('error')).toBe('invalid_request');
  });

  it('sends a code and the state on when allowed, an error when denied', async () => {
    const account = openSmallAccount();
    const allowed = await decide(account, 'allow');
    expect(allowed.searchParams.get('code')).toMatch(/^S\.\d+__[0-9a-f]{40}$/);
    expect(allowed.searchParams.get('state')).toBe('st 1');
    const denied = await decide(account, 'deny');
    expect(denied.searchParams.get('error')).toBe('access_denied');
    expect(denied.searchParams.get('state')).toBe('st 1');
    expect(denied.searchParams.has('code')).toBe(false);
  });
});

describe('the grant of tokens', () => {
  it('gives a pair for a code, and the token acts for the user who signed in', async () => {
    const account = openSmallAccount();
    const { status, body } = await signIn(account);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      expires_in: 864_000,
      token_type: 'bearer',
      scope: '',
      user_id: '3',
      company_id: '4321',
      client_url: 'harborpine',
    });
    const answer = await account.answer('GET', '/current_user', {
      token: null,
      headers: { authorization: `Bearer ${body.access_token}` },
    });
    expect(answer.body).toMatchObject({ results: { users: { 3: { first_name: 'Eve' } } } });
  });

  it('takes JSON too, and refuses any other body', async () => {
    const account = openSmallAccount();
    const fields = {
      ...application,
      grant_type: 'authorization_code',
      code: await freshCode(account),
      redirect_uri: redirectUri,
    };
    const post = (type: string) =>
      account.answer('POST', '/grant', {
        token: null,
        headers: { 'content-type': type },
        body: JSON.stringify(fields),
      });
    expect((await post('text/plain')).body).toMatchObject({ error: 'invalid_request' });
    expect((await post('application/json')).status).toBe(200);
  });

  it('takes a code once', async () => {
    const account = openSmallAccount();
    const code = await freshCode(account);
    const spend = () => grant(account, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    expect((await spend()).status).toBe(200);
    expect(await spend()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it.each([
    [60, 60, 200],
    [20, 60, 400],
    [20, 20, 200],
  ])('with a life of %i s takes a code after %i s: %i', async (life, waited, status) => {
    const account = openSmallAccount();
    account.switches.codeLifeSeconds = life;
    const code = await freshCode(account);
    account.clock.advance(waited * 1000);
    const spent = await grant(account, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    expect(spent.status).toBe(status);
  });

  it('takes a code for sixty seconds', async () => {
    const account = openSmallAccount();
    const code = await freshCode(account);
    account.clock.advance(61_000);
    const spent = await grant(account, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
    expect(spent).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'The authorization code has expired' },
    });
  });

  it.each([
    ['invalid_client', { client_secret: 'wrong' }],
    ['invalid_client', { client_id: 'other' }],
    ['invalid_grant', { redirect_uri: 'https://localhost/callback/' }],
    ['invalid_request', { redirect_uri: '' }],
    ['invalid_request', { code: '' }],
    ['unsupported_grant_type', { grant_type: 'password' }],
  ])('refuses with %s: %o', async (error, change) => {
    const account = openSmallAccount();
    const fields = {
      grant_type: 'authorization_code',
      code: await freshCode(account),
      redirect_uri: redirectUri,
    };
    expect(await grant(account, { ...fields, ...change })).toMatchObject({ status: 400, body: { error } });
  });

  it.each([
    ['named', 400, 'invalid_client', 'unsupported_grant_type'],
    ['clientAs401', 401, 'invalid_client', 'unsupported_grant_type'],
    ['invalidGrant', 400, 'invalid_grant', 'invalid_grant'],
  ] as const)('with refusals %s', async (otherGrantErrors, status, clientError, typeError) => {
    const account = openSmallAccount();
    account.switches.otherGrantErrors = otherGrantErrors;
    const fields = { grant_type: 'refresh_token', refresh_token: 'none' };
    expect(await grant(account, { ...fields, client_secret: 'wrong' })).toMatchObject({
      status,
      body: { error: clientError },
    });
    expect(await grant(account, { ...fields, grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: typeError },
    });
    expect(await grant(account, fields)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('rotates the refresh token; the old one dies unless the switch says otherwise', async () => {
    const account = openSmallAccount();
    const first = await signIn(account);
    const refresh = () =>
      grant(account, { grant_type: 'refresh_token', refresh_token: first.body.refresh_token ?? '' });
    account.switches.oldRefreshTokenDies = false;
    expect((await refresh()).status).toBe(200);
    expect((await refresh()).status).toBe(200);
    account.switches.oldRefreshTokenDies = true;
    const second = await refresh();
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect(second.body.access_token).not.toBe(first.body.access_token);
    expect(await refresh()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('lets a chain end with its access token, unless the switch says otherwise', async () => {
    const account = openSmallAccount();
    const { body } = await signIn(account);
    account.clock.advance(864_001_000);
    const refresh = () =>
      grant(account, { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' });
    expect(await refresh()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    account.switches.refreshOutlivesAccess = true;
    expect((await refresh()).status).toBe(200);
  });

  it('does not refresh a chain that was withdrawn', async () => {
    const account = openSmallAccount();
    const { body } = await signIn(account);
    const token = account.state.accessTokens.get(body.access_token ?? '');
    if (token) token.isRevoked = true;
    const refreshed = await grant(account, {
      grant_type: 'refresh_token',
      refresh_token: body.refresh_token ?? '',
    });
    expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });
});

describe('a code challenge', () => {
  const verifier = 'a-verifier-of-at-least-forty-three-characters';
  const challenge = {
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };

  async function allow(account: SmallAccount, fields: Record<string, string>): Promise<URL> {
    const body = new URLSearchParams({ ...asked, ...fields, decision: 'allow', user_id: '3' }).toString();
    return locationOf(await account.answer('POST', '/authorize', { token: null, body }));
  }

  async function spend(account: SmallAccount, fields: Record<string, string>, proof: Record<string, string>) {
    const code = (await allow(account, fields)).searchParams.get('code') ?? '';
    const sent = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...proof };
    return (await grant(account, sent)).status;
  }

  it('is ignored', async () => {
    expect(await spend(openSmallAccount(), challenge, { code_verifier: 'wrong' })).toBe(200);
  });

  it('is refused by switch', async () => {
    const account = openSmallAccount();
    account.switches.codeChallenge = 'refused';
    expect((await allow(account, challenge)).searchParams.get('error')).toBe('invalid_request');
    expect(await spend(account, {}, {})).toBe(200);
  });

  it('is verified by switch, and the page brings it along', async () => {
    const account = openSmallAccount();
    account.switches.codeChallenge = 'verified';
    expect(await spend(account, challenge, { code_verifier: verifier })).toBe(200);
    expect(await spend(account, challenge, { code_verifier: 'wrong' })).toBe(400);
    expect(await spend(account, challenge, {})).toBe(400);
    expect(await spend(account, { code_challenge: verifier }, { code_verifier: verifier })).toBe(200);
    expect(await spend(account, {}, {})).toBe(200);
    const query = new URLSearchParams({ ...asked, ...challenge });
    const page = await account.answer('GET', `/authorize?${query}`, { token: null });
    expect(page.body).toContain(`name="code_challenge" value="${challenge.code_challenge}"`);
  });
});

describe('the bearer token', () => {
  it.each([
    ['none', {}],
    ['an unknown one', { authorization: 'Bearer nobody' }],
    ['another scheme', { authorization: 'Basic admin' }],
  ])('is refused: %s', async (_case, headers: Record<string, string>) => {
    const account = openSmallAccount();
    const { status, body } = await account.ask('GET', '/current_user', { token: null, headers });
    expect(status).toBe(401);
    expect(body.error).toMatchObject({ code: 401 });
  });

  it('ends by the clock of the firm, and by being withdrawn', async () => {
    const account = openSmallAccount();
    const token = account.state.accessTokens.get('employee');
    if (token) token.isRevoked = true;
    expect((await account.ask('GET', '/current_user', { token: 'employee' })).status).toBe(401);
    account.clock.advance(60 * 24 * 3_600_000);
    expect((await account.ask('GET', '/current_user')).status).toBe(401);
  });

  it('is refused in OAuth words by switch', async () => {
    const account = openSmallAccount();
    account.switches.unauthorizedBody = 'oauth';
    const { body } = await account.ask('GET', '/current_user', { token: null });
    expect(body).toMatchObject({ error: 'invalid_token', error_description: expect.any(String) });
  });
});
