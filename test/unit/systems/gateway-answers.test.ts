import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../../src/systems/quickbooks-online/write-client';
import { createQuickbooksTimeWriter } from '../../../src/systems/quickbooks-time/write-client';
import { oneReading, type SystemName } from './one-reading';
import { type ScriptedAnswer, scriptedHttp, systemErrorOf } from './scripted-http';

/** What stands between Tieout and a service answers in its own way (additions.md 10). */

const html = '<html><head><title>403 Forbidden</title></head><body>nginx</body></html>';
const quota = (left: string, statusCode: string | number = 403) => ({
  statusCode,
  message: `Out of call volume quota. Quota will be replenished in ${left}.`,
});
const time = '2026-11-20T08:00:00.000-08:00';
const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const systems: readonly SystemName[] = ['quickbooks', 'quickbooksTime', 'karbon'];

const goodAnswer: Record<SystemName, unknown> = {
  quickbooks: { CompanyInfo: { CompanyName: 'Hale' }, time },
  quickbooksTime: {
    results: { users: { 5: { id: 5, first_name: 'Ann', last_name: 'Bell', permissions: {} } } },
  },
  karbon: { TenantKey: 'b7DfKmNpQrSt' },
};

/** One reading of each system, answered so, one after the other, and then well. */
function reading(system: SystemName, ...answers: readonly ScriptedAnswer[]) {
  const left = [...answers];
  const scripted = scriptedHttp(() => left.shift() ?? { body: goodAnswer[system] });
  return { scripted, read: oneReading(system, scripted.http, keeper) };
}

async function errorOf(system: SystemName, answer: ScriptedAnswer) {
  const set = reading(system, ...Array.from({ length: 9 }, () => answer));
  const startMs = set.scripted.time.now();
  const error = systemErrorOf(set.read());
  await set.scripted.time.advance(20_000);
  const { code, retryAt, detail } = await error;
  return { code, waitMs: retryAt && retryAt - startMs, detail, sent: set.scripted.sent.length };
}

const everywhere = (answers: readonly ScriptedAnswer[]) =>
  systems.flatMap((system) => answers.map((answer) => [system, answer] as const));

describe('a reading that a gateway has not passed on', () => {
  const answers: readonly ScriptedAnswer[] = [
    { status: 403, body: html },
    { status: 403, body: 'Request blocked.' },
    { status: 408, body: '' },
    { status: 408, body: html },
    { status: 502, body: html },
    { status: 504, body: '' },
  ];

  it.each(everywhere(answers))('of %s is sent again: %j', async (system, answer) => {
    const { scripted, read } = reading(system, answer, answer);
    const result = read();
    await scripted.time.advance(5_000);
    await expect(result).resolves.toBeDefined();
    expect(scripted.sent).toHaveLength(3);
  });

  it.each(everywhere(answers))(
    'of %s is given up after four sendings, and not for want of rights: %j',
    async (system, answer) => {
      const code = { 403: 'gatewayRefused', 408: 'timedOut' }[answer.status ?? 0] ?? 'serverFault';
      expect(await errorOf(system, answer)).toMatchObject({ code, waitMs: null, sent: 4 });
    },
  );

  it.each(systems.flatMap((system) => [403, 408, 502, 503].map((status) => [system, status] as const)))(
    'of %s waits as long as %i asks, in seconds or until a date',
    async (system, status) => {
      const inSeconds = { status, body: html, headers: { 'Retry-After': '90' } };
      expect(await errorOf(system, inSeconds)).toMatchObject({
        code: 'rateLimited',
        waitMs: 90_000,
        sent: 1,
      });
      const untilDate = {
        status,
        body: html,
        headers: { Date: 'Fri, 20 Nov 2026 16:00:00 GMT', 'Retry-After': 'Fri, 20 Nov 2026 16:02:00 GMT' },
      };
      expect(await errorOf(system, untilDate)).toMatchObject({
        code: 'rateLimited',
        waitMs: 120_000,
        sent: 1,
      });
    },
  );
});

describe('a refusal of the service itself', () => {
  it.each<[SystemName, unknown]>([
    ['quickbooks', { Fault: { Error: [{ code: '6000', Detail: 'No' }], type: 'x' }, time }],
    [
      'quickbooks',
      '<IntuitResponse><Fault><Error code="6000"><Detail>No</Detail></Error></Fault></IntuitResponse>',
    ],
    ['quickbooksTime', { error: { code: 403, message: 'No' } }],
    ['quickbooksTime', { error: 'access_denied', error_description: 'No' }],
    ['karbon', { error: { code: '4021', message: 'No' } }],
    ['quickbooks', ''],
    ['quickbooksTime', ''],
    ['karbon', ''],
  ])('of %s is not sent again: %j', async (system, body) => {
    expect(await errorOf(system, { status: 403, body })).toMatchObject({ code: 'notAllowed', sent: 1 });
  });
});

describe('the quota of Karbon’s gateway', () => {
  it.each<[number, unknown, Readonly<Record<string, string>>, number]>([
    [403, quota('00:04:30'), { 'Retry-After': '270' }, 270_000],
    [403, quota('00:04:30', '403'), { 'Retry-After': '16074' }, 3_600_000],
    [403, { error: quota('00:00:45') }, {}, 30_000],
    [200, quota('00:10:00'), {}, 30_000],
    [403, quota('2.12 days'), {}, 30_000],
  ])('is waited for: %i %j %j', async (status, body, headers, waitMs) => {
    expect(await errorOf('karbon', { status, body, headers })).toMatchObject({
      code: 'rateLimited',
      waitMs,
      sent: 1,
    });
  });

  it('is not what another refusal of it says', async () => {
    const body = { statusCode: 403, message: 'Caller IP address is not allowed' };
    expect(await errorOf('karbon', { status: 403, body })).toEqual({
      code: 'gatewayRefused',
      waitMs: null,
      detail: 'Caller IP address is not allowed',
      sent: 4,
    });
  });
});

describe('a write that a gateway has not passed on', () => {
  it.each([403, 408])(
    'to QuickBooks Time is sent once, and what became of it is looked for: %i',
    async (status) => {
      const scripted = scriptedHttp(() => ({ status, body: html }));
      const writer = createQuickbooksTimeWriter({ http: scripted.http, keeper });
      const error = systemErrorOf(writer.updateJobcode({ id: '7', name: 'Acme' }, 'screen'));
      await scripted.time.advance(20_000);
      expect(await error).toMatchObject({ rejection: null, isOutcomeUnknown: true });
      expect(scripted.sent).toHaveLength(1);
    },
  );

  it.each([403, 408])('to QuickBooks Time is not sent again after a wait either: %i', async (status) => {
    const scripted = scriptedHttp(() => ({ status, body: html, headers: { 'Retry-After': '2' } }));
    const writer = createQuickbooksTimeWriter({ http: scripted.http, keeper });
    const error = systemErrorOf(writer.updateJobcode({ id: '7', name: 'Acme' }, 'screen'));
    await scripted.time.advance(20_000);
    expect(await error).toMatchObject({ code: 'rateLimited', rejection: null, isOutcomeUnknown: true });
    expect(scripted.sent).toHaveLength(1);
  });

  it.each([403, 408])('to QuickBooks goes again under its request id alone: %i', async (status) => {
    const scripted = scriptedHttp(() => ({ status, body: html }));
    const { http } = scripted;
    const writer = createQuickbooksOnlineWriter({
      http,
      keeper,
      realmId: '46208',
      environment: 'production',
    });
    const create = { name: 'Acme', parentId: null, idempotencyKey: 'one' };
    const error = systemErrorOf(writer.createCustomer(create, 'screen'));
    await scripted.time.advance(20_000);
    expect(await error).toMatchObject({ rejection: null, isOutcomeUnknown: true });
    expect(scripted.sent.map(({ address }) => address.searchParams.get('requestid'))).toEqual(
      Array(4).fill('one'),
    );
  });
});
