import { expect, it } from 'vitest';
import { createGateways } from '../../../../src/services/connections/gateways';
import type { Vault } from '../../../../src/store/vault';
import { scriptedHttp, systemErrorOf } from '../../systems/scripted-http';

/** A vault that holds one secret in memory. */
function vaultWith(secret: unknown): Vault {
  let held = secret;
  return {
    read: async <Credentials>() => held as Credentials,
    open: async <Credentials>() => ({ credentials: held as Credentials, revision: '', account: '' }),
    async renew(_, __, credentials) {
      held = credentials;
      return true;
    },
    readSetup: async () => null,
    keepSetup: async () => undefined,
  };
}

it('takes a fresh token that is refused for a missing right, and does not renew it at each reading', async () => {
  const tokens = { access_token: 'fresh', refresh_token: 'next', expires_in: 3_600 };
  const { http, time, sent } = scriptedHttp(({ address }) =>
    address.host === 'oauth.platform.intuit.com' ? { body: tokens } : { status: 401 },
  );
  const company = { realmId: '9130', environment: 'sandbox' } as const;
  const vault = vaultWith({
    ...company,
    clientId: 'id',
    clientSecret: 'secret',
    accessToken: 'old',
    accessEndsAt: time.now() + 3_600_000,
    refreshToken: 'last',
    refreshEndsAt: time.now() + 864_000_000,
  });
  const { quickbooks } = createGateways({
    http,
    vault,
    now: time.now,
    karbonPerMinute: async () => 30,
  });
  for (let reading = 0; reading < 3; reading += 1) {
    const error = await systemErrorOf(quickbooks.source({ ...company }).company('screen'));
    expect(error.code).toBe('notAllowed');
  }
  expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(await vault.read('quickbooks')).toMatchObject({ accessToken: 'fresh', refreshToken: 'next' });
});
