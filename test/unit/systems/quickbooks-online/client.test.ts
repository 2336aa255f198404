import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/messages/schema';
import { SystemError } from '../../../../src/systems/http/system-error';
import type { TokenKeeper } from '../../../../src/systems/http/token-keeper';
import { createQuickbooksOnlineReader } from '../../../../src/systems/quickbooks-online/client';
import { customerSchema, nameHolderSchemas } from '../../../../src/systems/quickbooks-online/schema';
import { all, type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';
import { tryParse } from '../try-parse';
import { counted, isCount } from './count';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const time = '2026-11-20T08:00:00.000-08:00';

function setUp(
  service: (sent: Sent) => ScriptedAnswer,
  environment: 'production' | 'sandbox' = 'production',
) {
  const scripted = scriptedHttp(service);
  const reader = createQuickbooksOnlineReader({
    http: scripted.http,
    keeper,
    realmId: '4620816365',
    environment,
  });
  return { ...scripted, reader };
}

function customers(first: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    Id: String(first + index),
    SyncToken: '0',
    DisplayName: `Client ${first + index}`,
  }));
}

/** Where the page begins that a statement asks for. */
function startOf(statement: string): string {
  return / STARTPOSITION (\d+) /.exec(statement)?.[1] ?? '';
}

describe('customers', () => {
  const top = {
    Id: '301',
    SyncToken: '2',
    DisplayName: 'Northwind Dental PLLC',
    Active: true,
    Job: false,
    Balance: 12.5,
    BillAddr: {},
    PrimaryPhone: {},
    MetaData: { CreateTime: '2026-03-02T09:15:04-08:00', LastUpdatedTime: '2026-09-10T16:20:11-07:00' },
  };

  it('come as the sheet has them', () => {
    expect(parse(customerSchema, top)).toEqual({
      id: '301',
      parentId: null,
      name: 'Northwind Dental PLLC',
      isActive: true,
      isProject: false,
      syncToken: '2',
      balance: 12.5,
      billsWithParent: false,
      lastModified: '2026-09-10T16:20:11-07:00',
    });
    const job = { ...top, Id: 302, Job: true, IsProject: true, ParentRef: { value: 301 }, Level: 1 };
    expect(parse(customerSchema, job)).toMatchObject({ id: '302', parentId: '301', isProject: true });
  });

  it('may hold no more than an id and a name', () => {
    expect(parse(customerSchema, { Id: '9', DisplayName: 'Acme' })).toEqual({
      id: '9',
      parentId: null,
      name: 'Acme',
      isActive: true,
      isProject: false,
      syncToken: '0',
      balance: null,
      billsWithParent: false,
      lastModified: '',
    });
  });

  it.each([
    ['Acme (deleted)', false, 'Acme'],
    ['Acme (Deleted)', false, 'Acme'],
    ['Acme (deleted 2)', false, 'Acme'],
    ['Acme (deleted)', true, 'Acme (deleted)'],
    [' Acme ', true, ' Acme '],
  ])('named %j with Active %j are %j', (DisplayName, Active, name) => {
    expect(parse(customerSchema, { Id: '9', DisplayName, Active }).name).toBe(name);
  });

  it.each([
    [{ Id: '' }],
    [{ DisplayName: '' }],
    [{ DisplayName: undefined }],
    [{ Job: true }],
    [{ Job: true, ParentRef: {} }],
  ])('with %j are odd', (odd) => {
    expect(tryParse(customerSchema, { ...top, ...odd })).toBeNull();
  });

  it('are read by id in pages of 1,000 until all that are counted are there, the inactive ones too, each once', async () => {
    const pages: Readonly<Record<string, object[]>> = {
      1: customers(1, 1_000),
      1001: [...customers(1_000, 3), { Id: '2000' }],
    };
    const { reader, sent } = setUp(({ body }) =>
      isCount(body) ? counted(1_004) : { body: { QueryResponse: { Customer: pages[startOf(body)] }, time } },
    );
    const read = await all(reader.customers('background'));
    expect(read.map(({ records, leftOut }) => [records.length, leftOut])).toEqual([
      [1_000, 0],
      [2, 1],
    ]);
    expect(read[0]?.time).toBe(time);
    expect(sent.map(({ body }) => body)).toEqual([
      'SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000',
      'SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000',
      'SELECT COUNT(*) FROM Customer WHERE Active IN (true,false)',
    ]);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      headers: {
        'content-type': 'application/text',
        accept: 'application/json',
        authorization: 'Bearer first',
      },
    });
    expect(sent[0]?.address.href).toBe(
      'https://quickbooks.api.intuit.com/v3/company/4620816365/query?minorversion=75',
    );
  });

  it('of a company in the sandbox are read there', async () => {
    const { reader, sent } = setUp(
      ({ body }) => (isCount(body) ? counted(0) : { body: { QueryResponse: {}, time } }),
      'sandbox',
    );
    expect(await all(reader.customers('screen'))).toEqual([
      { records: [], leftOut: 0, serverNowMs: null, time, next: null },
    ]);
    expect(sent[0]?.address.host).toBe('sandbox-quickbooks.api.intuit.com');
  });

  it.each([
    ['<html></html>'],
    [''],
    [{ time }],
    [{ QueryResponse: { Customer: 'none' }, time }],
    [{ QueryResponse: { Customer: null }, time }],
    [{ QueryResponse: {} }],
    [{ QueryResponse: {}, time: 1_790_000_000_000 }],
  ])('of an unknown form are never taken for none: %j', async (body) => {
    const { reader } = setUp(() => ({ body }));
    expect(await systemErrorOf(all(reader.customers('screen')))).toMatchObject({ code: 'invalidResponse' });
  });

  it('are asked for again after a fault, though by POST', async () => {
    let asked = 0;
    const { reader, time: clock } = setUp(({ body }) => {
      if (isCount(body)) return counted(0);
      asked += 1;
      return asked === 1 ? { status: 503 } : { body: { QueryResponse: {}, time } };
    });
    const read = all(reader.customers('screen'));
    await clock.advance(2_000);
    expect(await read).toHaveLength(1);
  });
});

describe('vendors and employees', () => {
  it.each([
    [{ DisplayName: 'Lee Park' }, 'Lee Park', true],
    [{ GivenName: 'Lee', FamilyName: 'Park' }, 'Lee Park', true],
    [{ DisplayName: 'Lee Park (deleted)', Active: false }, 'Lee Park', false],
  ])('of the form %j hold the name %j', (row, name, isActive) => {
    expect(parse(nameHolderSchemas.employee, { Id: 7, ...row })).toEqual({
      id: '7',
      kind: 'employee',
      name,
      isActive,
    });
  });

  it('are both read', async () => {
    const rows: Record<string, object[]> = {
      Vendor: [{ Id: '1', DisplayName: 'Acme Supply' }, { Id: '2' }],
      Employee: [{ Id: '3', DisplayName: 'Lee Park' }],
    };
    const { reader } = setUp(({ body }) => {
      const entity = / FROM (\w+) /.exec(body)?.[1] ?? '';
      if (isCount(body)) return counted(rows[entity]?.length ?? 0);
      return { body: { QueryResponse: startOf(body) === '1' ? { [entity]: rows[entity] } : {}, time } };
    });
    expect(await all(reader.nameHolders('background'))).toMatchObject([
      { records: [{ id: '1', kind: 'vendor' }], leftOut: 1 },
      { records: [{ id: '3', kind: 'employee' }], leftOut: 0 },
    ]);
  });
});

describe('changes', () => {
  const cursor = '2026-11-19T08:00:00-08:00';

  it('come for all three at once, the removed apart', async () => {
    const { reader, sent } = setUp(({ address }) => ({
      body: address.pathname.endsWith('/query')
        ? { QueryResponse: {}, time }
        : {
            CDCResponse: [
              {
                QueryResponse: [
                  {
                    Customer: [
                      { Id: '302', DisplayName: 'Monthly books', Job: true, ParentRef: { value: '301' } },
                      { Id: '303', DisplayName: 'Old (deleted)', Active: false },
                      { Id: '304' },
                      { domain: 'QBO', status: 'Deleted', Id: '77', MetaData: {} },
                    ],
                    startPosition: 1,
                    maxResults: 4,
                  },
                  {},
                  { Employee: [{ Id: '5', DisplayName: 'Lee Park' }] },
                ],
              },
            ],
            time,
          },
    }));
    expect(await reader.changesSince(cursor, 'screen')).toMatchObject({
      customers: [
        { id: '302', parentId: '301' },
        { id: '303', name: 'Old', isActive: false },
      ],
      nameHolders: [{ id: '5', kind: 'employee' }],
      unreadIds: ['77'],
      leftOut: 1,
      cursor: time,
      isComplete: true,
    });
    expect(Object.fromEntries(sent[0]?.address.searchParams ?? [])).toEqual({
      entities: 'Customer,Vendor,Employee',
      changedSince: cursor,
      minorversion: '75',
    });
  });

  it('that are reported as deleted are read by their ids, each kind by itself', async () => {
    const { reader, sent } = setUp(({ address, body }) => {
      const tombstone = (Id: string) => ({ domain: 'QBO', status: 'Deleted', Id, MetaData: {} });
      const found = { Id: '77', SyncToken: '3', DisplayName: 'Old (deleted)', Active: false };
      if (address.pathname.endsWith('/query')) {
        return { body: { QueryResponse: body.includes('FROM Customer') ? { Customer: [found] } : {}, time } };
      }
      const changed = [{ Customer: [tombstone('77'), tombstone('78')] }, { Vendor: [tombstone('9')] }];
      return { body: { CDCResponse: [{ QueryResponse: changed }], time } };
    });
    expect(await reader.changesSince(cursor, 'screen')).toMatchObject({
      customers: [{ id: '77', name: 'Old', isActive: false, syncToken: '3' }],
      nameHolders: [],
      unreadIds: ['78', '9'],
      isComplete: true,
    });
    expect(
      sent.map(({ body }) => body.replace(/ STARTPOSITION.*/, '')).filter((body) => body !== ''),
    ).toEqual([
      "SELECT * FROM Customer WHERE Id IN ('77','78') AND Active IN (true,false)",
      "SELECT * FROM Vendor WHERE Id IN ('9') AND Active IN (true,false)",
    ]);
  });

  it.each([
    ['a thousand rows', customers(1, 1_000), cursor],
    ['a cursor of more than 30 days ago', [], '2026-10-20T08:00:00-07:00'],
    ['a cursor that is no time', [], ''],
  ])('are not complete with %s', async (_, rows, since) => {
    const { reader } = setUp(() => ({
      body: { CDCResponse: [{ QueryResponse: [{ Customer: rows }] }], time },
    }));
    expect((await reader.changesSince(since, 'screen')).isComplete).toBe(false);
  });

  it.each([[{ time }], [{ CDCResponse: [{}], time }], [{ CDCResponse: {}, time }]])(
    'of an unknown form are never taken for none: %j',
    async (body) => {
      const { reader } = setUp(() => ({ body }));
      expect(await systemErrorOf(reader.changesSince(cursor, 'screen'))).toMatchObject({
        code: 'invalidResponse',
      });
    },
  );
});

describe('the company', () => {
  it('has a name', async () => {
    const { reader, sent } = setUp(() => ({
      body: { CompanyInfo: { CompanyName: 'Harbor CPAs', Id: '1' }, time },
    }));
    expect(await reader.company('screen')).toEqual({ companyName: 'Harbor CPAs' });
    expect(sent[0]?.address.pathname).toBe('/v3/company/4620816365/companyinfo/4620816365');
  });

  it('that is not in the answer makes it odd', async () => {
    const { reader } = setUp(() => ({ body: { time } }));
    expect(await systemErrorOf(reader.company('screen'))).toMatchObject({ code: 'invalidResponse' });
  });
});

describe('faults (quickbooks.md 7)', () => {
  const upper = (code: string, Detail: string | null) => ({
    Fault: { Error: [{ Message: 'A fault', Detail, code, element: '' }], type: 'ValidationFault' },
    time,
  });
  const lower = (code: string, detail: string | null) => ({
    warnings: null,
    fault: {
      error: [{ message: 'message=Failed; errorCode', detail, code, element: null }],
      type: 'AUTHENTICATION',
    },
    time: 1_790_000_000_000,
  });

  it.each<[number, unknown, string, string]>([
    [401, lower('3200', 'Token expired: AB01-0123456789-0123456789'), 'notAllowed', '3200 Token expired: …'],
    [403, lower('003100', null), 'wrongEnvironment', '3100 message=Failed; errorCode'],
    [403, lower('003001', null), 'rateLimited', ''],
    [400, upper('610', 'Object Not Found'), 'notFound', '610 Object Not Found'],
    [400, upper('4000', 'Error parsing query'), 'rejected', '4000 Error parsing query'],
    [400, upper('6190', null), 'billingLapsed', '6190 A fault'],
    [400, upper('120', null), 'needsReconnect', '120 A fault'],
    [400, upper('140', null), 'serverFault', '140 A fault'],
    [200, upper('10000', 'An application error'), 'serverFault', '10000 An application error'],
    [200, upper('500', 'Unsupported Operation'), 'rejected', '500 Unsupported Operation'],
    [200, { Fault: {} }, 'rejected', '0'],
    [401, '', 'notAllowed', ''],
    [403, '<html></html>', 'gatewayRefused', ''],
    [404, '', 'notFound', ''],
    [502, '<html></html>', 'serverFault', ''],
  ])('status %i with %j is %j', async (status, body, code, detail) => {
    const { reader, time: clock } = setUp(() => ({ status, body }));
    const error = systemErrorOf(reader.company('screen'));
    await clock.advance(10_000);
    expect(await error).toMatchObject({ code, detail, system: 'quickbooks' });
  });

  it.each([[401], [403]])(
    'of a company that has been left come as status %i, and from the sign-in service',
    async (status) => {
      const { http } = scriptedHttp(() => ({ status, body: lower('3100', null) }));
      const left: TokenKeeper = {
        ...keeper,
        renewed: () => Promise.reject(new SystemError('needsReconnect', 'quickbooks')),
      };
      const reader = createQuickbooksOnlineReader({
        http,
        keeper: left,
        realmId: '46208',
        environment: 'production',
      });
      expect(await systemErrorOf(reader.company('screen'))).toMatchObject({ code: 'needsReconnect' });
    },
  );

  it('name the trace that Intuit’s support asks for', async () => {
    const headers = { intuit_tid: '1-674abc-0123456789abcdef01234567' };
    const { reader } = setUp(() => ({ status: 400, headers, body: upper('6000', 'No') }));
    const error = await systemErrorOf(reader.company('screen'));
    expect(error.detail).toBe('6000 No (intuit_tid 1-674abc-0123456789abcdef01234567)');
  });
});
