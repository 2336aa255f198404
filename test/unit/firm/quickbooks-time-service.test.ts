import { describe, expect, it } from 'vitest';
import { createQuickbooksTimeService } from '../../firm/quickbooks-time/service';
import { createRandom } from '../../firm/random';
import { defaultSwitches } from '../../firm/switches';
import { openSmallAccount, type SmallAccount } from './quickbooks-time-account';

describe('the rate limit', () => {
  async function exhaust(account: SmallAccount): Promise<void> {
    account.switches.requestsPerWindow = 3;
    for (let call = 0; call < 3; call += 1) {
      expect((await account.ask('GET', '/current_user')).status).toBe(200);
      account.clock.advance(1000);
    }
  }

  it('answers 429 until the fixed window is over, for that token alone', async () => {
    const account = openSmallAccount();
    account.switches.sendsRetryAfter = true;
    await exhaust(account);
    const refused = await account.answer('GET', '/current_user');
    expect(refused.status).toBe(429);
    expect(refused.headers?.['retry-after']).toBe('297');
    expect((await account.ask('GET', '/current_user', { token: 'employee' })).status).toBe(200);
    account.clock.advance(297_000);
    expect((await account.ask('GET', '/current_user')).status).toBe(200);
  });

  it.each([
    ['fixed', 200],
    ['sliding', 429],
  ] as const)('that is %s answers %i when a window begins', async (rateWindow, status) => {
    const account = openSmallAccount();
    account.switches.rateWindow = rateWindow;
    account.clock.advance(200_000);
    await exhaust(account);
    account.clock.advance(97_000);
    expect((await account.ask('GET', '/current_user')).status).toBe(status);
  });

  it('slides by switch, and keeps silent about the wait by default', async () => {
    const account = openSmallAccount();
    account.switches.rateWindow = 'sliding';
    account.clock.advance(200_000);
    await exhaust(account);
    account.clock.advance(150_000);
    const refused = await account.answer('GET', '/current_user');
    expect(refused.status).toBe(429);
    expect(refused.headers).not.toHaveProperty('retry-after');
    account.clock.advance(147_000);
    expect((await account.ask('GET', '/current_user')).status).toBe(200);
    expect((await account.ask('GET', '/current_user')).status).toBe(429);
  });
});

describe('the rate limit by its switches', () => {
  it.each([300, 200])('lets %i calls through', async (allowed) => {
    const account = openSmallAccount();
    if (allowed !== 300) account.switches.requestsPerWindow = allowed;
    for (let call = 0; call < allowed; call += 1) {
      expect((await account.answer('GET', '/last_modified_timestamps')).status).toBe(200);
    }
    expect((await account.answer('GET', '/last_modified_timestamps')).status).toBe(429);
  });

  it.each([
    ['codeAndMessage', { error: { code: 429, message: 'Too Many Requests' } }],
    ['empty', undefined],
  ] as const)('answers 429 with a body %s', async (rateLimitBody, body) => {
    const account = openSmallAccount();
    Object.assign(account.switches, { requestsPerWindow: 1, rateLimitBody });
    await account.answer('GET', '/current_user');
    const refused = await account.answer('GET', '/current_user');
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual(body);
  });
});

describe('paths and verbs', () => {
  it.each([405, 204] as const)('answer OPTIONS with %i, and never for another origin', async (status) => {
    const { state, clock } = openSmallAccount();
    const switches = defaultSwitches();
    switches.quickbooksTime.preflightStatus = status;
    const service = createQuickbooksTimeService(state, { clock, switches, random: createRandom(7) });
    expect(service.answersPreflights?.()).toBe(status === 204);
    const answer = await service.handle({
      method: 'OPTIONS',
      host: 'rest.tsheets.com',
      path: '/api/v1/timesheets',
      query: new URLSearchParams(),
      headers: { origin: 'https://app2.karbonhq.com', 'access-control-request-method': 'GET' },
      body: '',
    });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers ?? {}).join()).not.toContain('access-control');
  });

  it.each([
    ['OPTIONS', '/timesheets', 405],
    ['PATCH', '/timesheets', 405],
    ['DELETE', '/jobcodes', 501],
    ['POST', '/current_user', 501],
    ['GET', '/grant', 501],
    ['GET', '/invoices', 404],
    ['GET', '/constructor', 404],
  ])('%s %s → %i', async (method, path, status) => {
    expect((await openSmallAccount().ask(method, path)).status).toBe(status);
  });
});
