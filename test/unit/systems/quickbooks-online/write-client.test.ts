import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineWriter } from '../../../../src/systems/quickbooks-online/write-client';
import type { CustomerChange } from '../../../../src/systems/quickbooks-online/writer';
import { type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const time = '2026-11-20T08:00:00.000-08:00';
const idempotencyKey = '6f9d1c1e-5b0a-4c54-9d35-0f2b6c3d9a11';
const customer = { Id: '301', SyncToken: '3', DisplayName: 'Acme', Active: true };
const good: ScriptedAnswer = { body: { Customer: customer, time } };

function setUp(service: (sent: Sent) => ScriptedAnswer = () => good) {
  const scripted = scriptedHttp(service);
  const parts = { http: scripted.http, keeper, realmId: '4620816365', environment: 'production' } as const;
  const writer = createQuickbooksOnlineWriter(parts);
  const create = () => writer.createCustomer({ name: 'Acme', parentId: null, idempotencyKey }, 'screen');
  return { ...scripted, writer, create };
}

function fault(code: string, detail = 'Detail', status = 400): ScriptedAnswer {
  const error = { Message: 'Message', Detail: detail, code, element: '' };
  return { status, body: { Fault: { Error: [error], type: 'ValidationFault' }, time } };
}

async function bodyOfUpdate(change: Omit<CustomerChange, 'id' | 'syncToken' | 'idempotencyKey'>) {
  const { writer, sent } = setUp();
  await writer.updateCustomer({ id: '301', syncToken: '2', idempotencyKey, ...change }, 'screen');
  return JSON.parse(sent[0]?.body ?? '');
}

describe('creating', () => {
  it('sends one request with its id, and gives the customer that was made', async () => {
    const { sent, create } = setUp();
    expect(await create()).toMatchObject({ id: '301', name: 'Acme', syncToken: '3', isActive: true });
    expect(sent).toHaveLength(1);
    expect(sent[0]?.method).toBe('POST');
    expect(sent[0]?.address.href).toBe(
      `https://quickbooks.api.intuit.com/v3/company/4620816365/customer?requestid=${idempotencyKey}&minorversion=75`,
    );
    expect(sent[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Bearer first',
    });
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ DisplayName: 'Acme', CompanyName: 'Acme' });
  });

  it('below a customer makes a job that is billed with it', async () => {
    const { writer, sent } = setUp();
    await writer.createCustomer({ name: '2026 “Books”', parentId: '301', idempotencyKey }, 'screen');
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({
      DisplayName: '2026 “Books”',
      Job: true,
      ParentRef: { value: '301' },
      BillWithParent: true,
    });
  });

  it('leaves out a company name that would be too long', async () => {
    const { writer, sent } = setUp();
    const name = 'A'.repeat(101);
    await writer.createCustomer({ name, parentId: null, idempotencyKey }, 'screen');
    expect(JSON.parse(sent[0]?.body ?? '')).toEqual({ DisplayName: name });
  });
});

describe('an update', () => {
  const version = { Id: '301', SyncToken: '2', sparse: true };

  it.each<[string, Omit<CustomerChange, 'id' | 'syncToken' | 'idempotencyKey'>, object]>([
    ['renames', { name: 'New' }, { DisplayName: 'New' }],
    ['restores under a clean name', { isActive: true, name: 'Acme' }, { DisplayName: 'Acme', Active: true }],
    ['archives', { isActive: false }, { Active: false }],
    ['moves', { parentId: '9' }, { Job: true, ParentRef: { value: '9' } }],
    ['moves to the top', { parentId: null }, { Job: false, ParentRef: null }],
    [
      'moves back with its billing',
      { parentId: '9', billsWithParent: false },
      { Job: true, ParentRef: { value: '9' }, BillWithParent: false },
    ],
  ])('%s with nothing else', async (_, change, body) => {
    expect(await bodyOfUpdate(change)).toEqual({ ...version, ...body });
  });

  it('cannot restore without a name, and sends nothing', async () => {
    const { writer, sent } = setUp();
    const change = { id: '301', syncToken: '2', idempotencyKey, isActive: true };
    expect(await systemErrorOf(writer.updateCustomer(change, 'screen'))).toMatchObject({ code: 'internal' });
    expect(sent).toHaveLength(0);
  });
});

describe('refusals, by the code alone (quickbooks.md 7.2)', () => {
  it.each([
    ['6240', 'The name supplied already exists. : Id=1042', { code: 'nameTaken', holderId: '1042' }],
    ['6240', 'Le nom fourni existe déjà. : Id=7', { code: 'nameTaken', holderId: '7' }],
    ['6240', 'The name supplied already exists. : null', { code: 'nameTaken', holderId: null }],
    ['5010', 'Stale Object Error : You and Lee …', { code: 'changedMeanwhile' }],
    ['610', 'Object Not Found', { code: 'recordGone' }],
    ['700', 'Invalid parent', { code: 'recordGone' }],
    ['900', 'Own child', { code: 'recordGone' }],
    ['2500', 'Names element id 75 not found', { code: 'recordGone' }],
    ['2050', 'Supplied length:600', { code: 'nameTooLong' }],
    ['2040', 'Illegal characters', { code: 'nameNotAllowed' }],
    ['002180', 'One line, no colons', { code: 'nameNotAllowed' }],
    ['6180', 'Too many levels', { code: 'tooDeep' }],
    ['6130', 'Bill with', { code: 'billing' }],
    ['6220', 'Has balance', { code: 'inUse', by: 'balance' }],
    ['6280', 'Unbilled charges', { code: 'inUse' }],
    ['6000', 'Business Validation Error: A rule', { code: 'other' }],
    ['600', 'Duplicate request id', { code: 'other' }],
    ['2130', 'Bad request id', { code: 'other' }],
    ['6150', 'Job and ParentRef', { code: 'other' }],
    ['500', 'Unsupported', { code: 'other' }],
  ])('%s (%s)', async (code, detail, rejection) => {
    const { create } = setUp(() => fault(code, detail));
    const expected = rejection.code === 'other' ? { ...rejection, detail: `${code} ${detail}` } : rejection;
    expect(await systemErrorOf(create())).toMatchObject({ rejection: expected, isOutcomeUnknown: false });
  });

  it('count at HTTP 200 too', async () => {
    const { create } = setUp(() => fault('6240', 'Id=5', 200));
    expect(await systemErrorOf(create())).toMatchObject({ rejection: { code: 'nameTaken', holderId: '5' } });
  });

  it('hold no token', async () => {
    const { create } = setUp(() => fault('2010', 'Token eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4 is odd'));
    expect((await systemErrorOf(create())).rejection).toEqual({
      code: 'other',
      detail: '2010 Token … is odd',
    });
  });

  it('for want of the right come after a renewed token', async () => {
    const { create, sent } = setUp(() => ({ status: 401 }));
    expect(await systemErrorOf(create())).toMatchObject({
      rejection: { code: 'noRight' },
      isOutcomeUnknown: false,
    });
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
  });

  it.each([
    ['100', 400, 'needsReconnect'],
    ['3100', 403, 'wrongEnvironment'],
    ['6190', 400, 'billingLapsed'],
    ['150', 400, 'serverFault'],
  ])('are none where %s stops the connection as a whole', async (code, status, errorCode) => {
    const { create } = setUp(() => fault(code, '', status));
    expect(await systemErrorOf(create())).toMatchObject({
      code: errorCode,
      rejection: null,
      isOutcomeUnknown: false,
    });
  });

  it('are none where a page in between has refused', async () => {
    const { create } = setUp(() => ({ status: 400, body: '<html>Bad request</html>' }));
    expect(await systemErrorOf(create())).toMatchObject({
      code: 'rejected',
      rejection: null,
      isOutcomeUnknown: false,
    });
  });
});

describe('what became of it is not known', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['a system failure at HTTP 200', fault('10000', '', 200), 'serverFault'],
    ['the failure of a gateway', { status: 520, body: '<html>Unknown error</html>' }, 'serverFault'],
    ['an envelope without its entity', { body: { time } }, 'invalidResponse'],
    ['a page', { body: '<html>It works!</html>' }, 'invalidResponse'],
    ['nothing', { body: '' }, 'invalidResponse'],
    ['a customer without a name', { body: { Customer: { Id: '301' }, time } }, 'invalidResponse'],
  ])('after %s', async (_, answer, code) => {
    const { create } = setUp(() => answer);
    expect(await systemErrorOf(create())).toMatchObject({ code, rejection: null, isOutcomeUnknown: true });
  });

  it('after the answer of another customer', async () => {
    const { writer } = setUp();
    const change = { id: '302', syncToken: '2', idempotencyKey, name: 'New' };
    expect(await systemErrorOf(writer.updateCustomer(change, 'screen'))).toMatchObject({
      code: 'invalidResponse',
      isOutcomeUnknown: true,
    });
  });

  it('after 5xx to every sending', async () => {
    const { create, sent, time: clock } = setUp(() => ({ status: 503, body: '<html>Unavailable</html>' }));
    const error = systemErrorOf(create());
    await clock.advance(10_000);
    expect(await error).toMatchObject({ code: 'serverFault', rejection: null, isOutcomeUnknown: true });
    expect(sent).toHaveLength(4);
  });

  it.each<[string, ScriptedAnswer]>([
    ['a request id that is taken', fault('600')],
    ['a missing right', { status: 403 }],
    ['a lapsed subscription', fault('6190')],
  ])('after a lost answer and %s', async (_, second) => {
    let count = 0;
    const { create, time: clock } = setUp(() => {
      count += 1;
      if (count === 1) throw new TypeError('Failed to fetch');
      return second;
    });
    const error = systemErrorOf(create());
    await clock.advance(10_000);
    expect(await error).toMatchObject({ rejection: null, isOutcomeUnknown: true });
  });
});

it('is sent again after a lost answer with the same request id', async () => {
  let count = 0;
  const {
    create,
    sent,
    time: clock,
  } = setUp(() => {
    count += 1;
    if (count === 1) throw new TypeError('Failed to fetch');
    return good;
  });
  const made = create();
  await clock.advance(10_000);
  expect(await made).toMatchObject({ id: '301' });
  expect(sent.map(({ address }) => address.searchParams.get('requestid'))).toEqual([
    idempotencyKey,
    idempotencyKey,
  ]);
});

it('is no other write’s answer, however alike the two are', async () => {
  const { writer, sent } = setUp();
  const ids = ['one', 'two'];
  await Promise.all(
    ids.map((id) => writer.createCustomer({ name: 'Acme', parentId: null, idempotencyKey: id }, 'screen')),
  );
  expect(sent.map(({ address }) => address.searchParams.get('requestid')).sort()).toEqual(ids);
});

describe('looking at one customer', () => {
  it('reads it by its id', async () => {
    const { writer, sent } = setUp();
    expect(await writer.customer('301', 'screen')).toMatchObject({ id: '301', name: 'Acme' });
    expect(sent).toMatchObject([{ method: 'GET', body: '' }]);
    expect(sent[0]?.address.href).toBe(
      'https://quickbooks.api.intuit.com/v3/company/4620816365/customer/301?minorversion=75',
    );
  });

  it.each<[ScriptedAnswer, string]>([
    [fault('610'), 'notFound'],
    [{ body: { time } }, 'invalidResponse'],
    [fault('10000', '', 200), 'serverFault'],
  ])('changes nothing, whatever is answered', async (answer, code) => {
    const { writer } = setUp(() => answer);
    expect(await systemErrorOf(writer.customer('301', 'screen'))).toMatchObject({
      code,
      rejection: null,
      isOutcomeUnknown: false,
    });
  });
});
