import OAuthClient from 'intuit-oauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { otherRedirectAddress } from '../firm/seed/redirect-addresses';
import { routeToFirm, submitForm, visit } from './reach-firm';

/** Intuit's own client, signing in to the stand-in firm: it must find there what it finds at Intuit. */
let firm: Firm;
let restoreNetwork: () => void;

beforeAll(async () => {
  firm = await startFirm();
  restoreNetwork = routeToFirm(firm);
});

afterAll(async () => {
  restoreNetwork();
  await firm.close();
});

function createClient(changes: { clientSecret?: string; redirectUri?: string } = {}) {
  return new OAuthClient({
    environment: firm.state.quickbooksOnline.environment,
    redirectUri: otherRedirectAddress,
    includeRefreshTokenHardExpiresIn: true,
    ...firm.state.credentials.quickbooksOnline,
    ...changes,
  });
}

function userName(isCompanyAdmin: boolean): string {
  const user = firm.state.quickbooksOnline.users.find(
    (candidate) => candidate.isCompanyAdmin === isCompanyAdmin,
  );
  if (user === undefined) throw new Error('no such user of the company');
  return user.name;
}

async function signIn(scopes: string[] = [OAuthClient.scopes.Accounting]) {
  const client = createClient();
  const address = client.authorizeUri({ scope: scopes, state: 'a state' });
  const { location } = await submitForm(address, userName(true), 'Connect');
  await client.createToken(location ?? '');
  return client;
}

describe('sign-in', () => {
  it('gets tokens and the company by the form of the consent page', async () => {
    const client = await signIn();
    const token = client.getToken();
    expect(token).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      x_refresh_token_expires_in: 8_726_400,
      x_refresh_token_hard_expires_in: 157_680_000,
      realmId: firm.state.quickbooksOnline.realmId,
      state: 'a state',
    });
    expect(client.isAccessTokenValid()).toBe(true);
  });

  it('reads the company with them', async () => {
    const client = await signIn();
    const { realmId } = firm.state.quickbooksOnline;
    const answer = await client.makeApiCall({ url: `v3/company/${realmId}/companyinfo/${realmId}` });
    expect(answer.json).toMatchObject({
      CompanyInfo: { CompanyName: firm.state.quickbooksOnline.companyName },
    });
  });

  it('ends with the refusal where the user cancels', async () => {
    const address = createClient().authorizeUri({ scope: OAuthClient.scopes.Accounting, state: 's' });
    const { location } = await submitForm(address, userName(true), 'Cancel');
    expect(location).toBe(`${otherRedirectAddress}?error=access_denied&state=s`);
  });

  it('stops at the page for a user who is not an administrator, and for a wrong redirect address', async () => {
    const address = createClient().authorizeUri({ scope: OAuthClient.scopes.Accounting });
    const refused = await submitForm(address, userName(false), 'Connect');
    expect(refused).toMatchObject({ location: null, html: expect.stringContaining('must be an admin') });
    const elsewhere = createClient({ redirectUri: `${otherRedirectAddress}/` });
    const page = await visit(elsewhere.authorizeUri({ scope: OAuthClient.scopes.Accounting }));
    expect(page.html).toContain('redirect_uri query parameter value is invalid');
  });

  it('fails with a wrong secret', async () => {
    const client = createClient({ clientSecret: 'wrong' });
    const address = client.authorizeUri({ scope: OAuthClient.scopes.Accounting });
    const { location } = await submitForm(address, userName(true), 'Connect');
    await expect(client.createToken(location ?? '')).rejects.toMatchObject({ error: 'invalid_client' });
  });

  it('gives an id token that verifies against the published key, and the user it names', async () => {
    // The client compares with the machine's clock.
    firm.clock.advance(Date.now() - firm.clock.now());
    const client = await signIn([OAuthClient.scopes.Accounting, OAuthClient.scopes.OpenId]);
    expect(await client.validateIdToken()).toBe(true);
    const user = await client.getUserInfo();
    expect(user.json).toMatchObject({ givenName: userName(true) });
  });
});

describe('refresh', () => {
  it('gives new tokens, and the old refresh token is dead', async () => {
    const client = await signIn();
    const { refresh_token: first = '' } = { ...client.getToken() };
    await client.refresh();
    const { refresh_token: second } = { ...client.getToken() };
    expect(second).toMatch(/^RT1-/);
    expect(second).not.toBe(first);
    await expect(client.refreshUsingToken(first)).rejects.toMatchObject({
      error: 'invalid_grant',
      error_description: 'Incorrect or invalid refresh token',
    });
  });

  it('mends an expired access token', async () => {
    const client = await signIn();
    const { realmId } = firm.state.quickbooksOnline;
    const url = `v3/company/${realmId}/companyinfo/${realmId}`;
    firm.clock.advance(3_600_000);
    await expect(client.makeApiCall({ url })).rejects.toMatchObject({ code: '401' });
    await client.refresh();
    expect((await client.makeApiCall({ url })).status).toBe(200);
  });
});

describe('revocation', () => {
  it('disconnects the company', async () => {
    const client = await signIn();
    const { access_token: accessToken = '', refresh_token: refreshToken = '' } = { ...client.getToken() };
    const answer = await client.revoke({ access_token: accessToken });
    expect(answer.status()).toBe(200);
    await expect(client.refreshUsingToken(refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
