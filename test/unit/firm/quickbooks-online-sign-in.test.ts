import { beforeEach, describe, expect, it } from 'vitest';
import type { FirmAnswer } from '../../firm/service';
import { type Company, createCompany, json, redirectUri, refusal } from './quickbooks-online-company';

const tokenAddress = 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer';
const revokeAddress = 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke';
const goodBasic = `Basic ${Buffer.from('client:secret').toString('base64')}`;
const dayMs = 24 * 60 * 60 * 1000;

let company: Company;

beforeEach(() => {
  company = createCompany();
});

function authorizeAddress(changes: Record<string, string> = {}): string {
  const parameters = {
    client_id: 'client',
    response_type: 'code',
    scope: 'com.intuit.quickbooks.accounting',
    redirect_uri: redirectUri,
    state: 'xyz',
    ...changes,
  };
  return `https://appcenter.intuit.com/connect/oauth2?${new URLSearchParams(parameters)}`;
}

function press(decision: string, user = 'Morgan Admin'): Promise<FirmAnswer> {
  return company.send('POST', authorizeAddress(), { body: String(new URLSearchParams({ user, decision })) });
}

function tokens(form: Record<string, string>, headers: Record<string, string> = {}): Promise<FirmAnswer> {
  return company.send('POST', tokenAddress, {
    headers: { authorization: goodBasic, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: String(new URLSearchParams(form)),
  });
}

async function code(): Promise<string> {
  const location = (await press('connect')).headers?.location ?? '';
  return new URL(location).searchParams.get('code') ?? '';
}

const exchange = (value: string, headers?: Record<string, string>) =>
  tokens({ grant_type: 'authorization_code', code: value, redirect_uri: redirectUri }, headers);

const refresh = (value: unknown) => tokens({ grant_type: 'refresh_token', refresh_token: String(value) });

async function signIn(): Promise<Record<string, unknown>> {
  return json(await exchange(await code()));
}

describe('the consent page', () => {
  it('offers the users and two buttons', async () => {
    const page = await company.send('GET', authorizeAddress());
    expect(page.status).toBe(200);
    expect(page.body).toContain('Morgan Admin');
    expect(page.body).toContain('Alder &amp; Birch CPAs');
    expect(page.body).toMatch(/>Connect<\/button>.*>Cancel<\/button>/);
  });

  it('calls back with code, company and state', async () => {
    const answer = await press('connect');
    expect(answer.status).toBe(302);
    const location = new URL(answer.headers?.location ?? '');
    expect(location.origin + location.pathname).toBe(redirectUri);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      code: expect.stringMatching(/^AB1/),
      realmId: company.state.realmId,
      state: 'xyz',
    });
  });

  it('calls back with the refusal', async () => {
    const answer = await press('cancel');
    expect(answer.headers?.location).toBe(`${redirectUri}?error=access_denied&state=xyz`);
  });

  it('lets nobody but an administrator connect', async () => {
    const answer = await press('connect', 'Robin Staff');
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.body).toContain('must be an admin');
    expect(company.state.codes.size).toBe(0);
  });

  it.each([
    ['redirect_uri', `${redirectUri}/`],
    ['client_id', 'someone'],
    ['response_type', 'token'],
    ['scope', ''],
  ])('shows an error page for a wrong %s', async (parameter, value) => {
    const answer = await company.send('GET', authorizeAddress({ [parameter]: value }));
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`${parameter} query parameter value is invalid`);
  });
});

describe('tokens', () => {
  it('come for a code, once', async () => {
    const value = await code();
    const answer = json(await exchange(value));
    expect(answer).toEqual({
      token_type: 'bearer',
      access_token: expect.stringMatching(/^eyJ.{900,}/),
      expires_in: 3600,
      refresh_token: expect.stringMatching(/^RT1-/),
      x_refresh_token_expires_in: 8_726_400,
    });
    const read = await company.get('customer/1', { authorization: `Bearer ${String(answer.access_token)}` });
    expect(refusal(read)).toEqual([400, '610']);
    const again = await exchange(value);
    expect([again.status, json(again).error]).toEqual([400, 'invalid_grant']);
  });

  it('tell their absolute end to whoever asks', async () => {
    const answer = json(await exchange(await code(), { 'x-include-refresh-token-hard-expires-in': 'true' }));
    expect(answer.x_refresh_token_hard_expires_in).toBe(5 * 365 * 24 * 60 * 60);
  });

  it('have their whole lives, although the clock goes on while they are made', async () => {
    const granted = await code();
    const { now } = company.clock;
    Object.assign(company.clock, {
      now: () => {
        company.clock.advance(1);
        return now();
      },
    });
    const answer = json(await exchange(granted, { 'x-include-refresh-token-hard-expires-in': 'true' }));
    expect(answer.x_refresh_token_hard_expires_in).toBe(5 * 365 * 24 * 60 * 60);
    expect(answer.x_refresh_token_expires_in).toBe(8_726_400);
  });

  it.each([
    [
      'a wrong secret',
      { authorization: `Basic ${Buffer.from('client:wrong').toString('base64')}` },
      401,
      'invalid_client',
    ],
    ['no Basic header', { authorization: '' }, 401, 'invalid_client'],
    ['a JSON body', { 'content-type': 'application/json' }, 400, 'invalid_request'],
  ])('are refused with %s', async (_about, headers, status, error) => {
    const answer = await exchange(await code(), headers);
    expect([answer.status, json(answer).error]).toEqual([status, error]);
  });

  it('are refused for an old code, another redirect address, another application', async () => {
    const late = await code();
    company.clock.advance(600_000);
    const otherAddress = await tokens({
      grant_type: 'authorization_code',
      code: await code(),
      redirect_uri: 'https://x.example/',
    });
    const otherApplication = await exchange(await code(), {
      authorization: `Basic ${Buffer.from('devclient:devsecret').toString('base64')}`,
    });
    for (const answer of [await exchange(late), otherAddress, otherApplication]) {
      expect([answer.status, json(answer).error]).toEqual([400, 'invalid_grant']);
    }
  });

  it('rotate at each refresh: the old refresh token is dead', async () => {
    const first = await signIn();
    const second = json(await refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const dead = await refresh(first.refresh_token);
    expect([dead.status, json(dead)]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Incorrect or invalid refresh token' },
    ]);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('rotate once a day by the switch', async () => {
    company.switches.refreshTokenRotates = 'daily';
    const first = await signIn();
    expect(json(await refresh(first.refresh_token)).refresh_token).toBe(first.refresh_token);
    company.clock.advance(dayMs);
    expect(json(await refresh(first.refresh_token)).refresh_token).not.toBe(first.refresh_token);
  });

  it('end: the rolling life after 101 days unused, the whole after five years', async () => {
    const idle = await signIn();
    company.clock.advance(101 * dayMs);
    expect((await refresh(idle.refresh_token)).status).toBe(400);

    let { refresh_token: newest } = await signIn();
    for (let days = 0; days + 100 < 5 * 365; days += 100) {
      company.clock.advance(100 * dayMs);
      newest = json(await refresh(newest)).refresh_token;
    }
    expect(newest).toMatch(/^RT1-/);
    company.clock.advance(100 * dayMs);
    expect((await refresh(newest)).status).toBe(400);
  });
});

describe('the guesses of the sign-in', () => {
  it('pass over a code challenge, or refuse it', async () => {
    const address = authorizeAddress({ code_challenge: 'abc', code_challenge_method: 'S256' });
    const answer = await company.send('POST', address, { body: 'user=Morgan+Admin&decision=connect' });
    const granted = new URL(answer.headers?.location ?? '').searchParams.get('code') ?? '';
    // The secret alone counts: no verifier is asked for.
    expect((await exchange(granted)).status).toBe(200);
    company.switches.codeChallenge = 'refused';
    const refused = await company.send('GET', address);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('code_challenge query parameter value is invalid');
    expect((await company.send('GET', authorizeAddress())).status).toBe(200);
  });

  it("call an extension's address back, or refuse it even where it is registered", async () => {
    const extensionAddress = 'https://abcdefghijklmnop.chromiumapp.org/';
    company.state.applications[0]?.redirectUris.push(extensionAddress);
    const address = authorizeAddress({ redirect_uri: extensionAddress });
    expect((await company.send('GET', address)).status).toBe(200);
    company.switches.acceptsExtensionRedirects = false;
    const refused = await company.send('GET', address);
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('redirect_uri query parameter value is invalid');
    expect((await company.send('GET', authorizeAddress())).status).toBe(200);
  });

  it('let a code live as long as the switch says', async () => {
    company.switches.codeLifeSeconds = 60;
    const [early, late] = [await code(), await code()];
    company.clock.advance(59_999);
    expect((await exchange(early)).status).toBe(200);
    company.clock.advance(1);
    expect((await exchange(late)).status).toBe(400);
  });

  it('leave the first of two connections alone, or end it', async () => {
    const readWith = (answer: Record<string, unknown>) =>
      company.get('customer/1', { authorization: `Bearer ${String(answer.access_token)}` });
    company.add('Acme');
    const first = await signIn();
    const second = await signIn();
    expect((await readWith(first)).status).toBe(200);
    const newer = json(await refresh(first.refresh_token));
    expect(newer).toHaveProperty('refresh_token');

    company.switches.secondConnectionEndsFirst = true;
    const third = await signIn();
    for (const ended of [first, newer, second]) {
      expect(refusal(await readWith(ended))).toEqual([403, '3100']);
      expect((await refresh(ended.refresh_token)).status).toBe(400);
    }
    expect((await readWith(third)).status).toBe(200);
    expect((await refresh(third.refresh_token)).status).toBe(200);
  });
});

describe('revocation', () => {
  it.each(['access_token', 'refresh_token'])('by the %s disconnects the company', async (which) => {
    const other = await signIn();
    const mine = await signIn();
    const answer = await company.send('POST', revokeAddress, {
      headers: { authorization: goodBasic, 'content-type': 'application/json' },
      body: JSON.stringify({ token: mine[which] }),
    });
    expect([answer.status, answer.body]).toEqual([200, undefined]);
    for (const { access_token, refresh_token } of [mine, other]) {
      const read = await company.get('customer/1', { authorization: `Bearer ${String(access_token)}` });
      expect(refusal(read)).toEqual([403, '3100']);
      expect((await refresh(refresh_token)).status).toBe(400);
    }
  });

  it('needs the application and one of its tokens', async () => {
    const send = (authorization: string) =>
      company.send('POST', revokeAddress, {
        headers: { authorization, 'content-type': 'application/json' },
        body: '{"token":"nonsense"}',
      });
    expect((await send('')).status).toBe(401);
    expect((await send(goodBasic)).status).toBe(400);
  });
});

describe('the rest of the sign-in', () => {
  it('is described by the discovery documents', async () => {
    for (const host of ['developer.api.intuit.com', 'developer.intuit.com']) {
      const answer = json(
        await company.send('GET', `https://${host}/.well-known/openid_sandbox_configuration/`),
      );
      expect(answer).toMatchObject({
        token_endpoint: tokenAddress,
        revocation_endpoint: revokeAddress,
        userinfo_endpoint: 'https://sandbox-accounts.platform.intuit.com/v1/openid_connect/userinfo',
      });
      expect(answer).not.toHaveProperty('code_challenge_methods_supported');
    }
  });

  it('answers wrong verbs and paths', async () => {
    expect((await company.send('GET', tokenAddress)).status).toBe(405);
    expect((await company.send('POST', `${tokenAddress}/x`)).status).toBe(404);
  });
});
