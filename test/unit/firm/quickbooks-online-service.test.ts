import { beforeEach, describe, expect, it } from 'vitest';
import { type Company, createCompany, dataHost, json, refusal } from './quickbooks-online-company';

let company: Company;

beforeEach(() => {
  company = createCompany();
  company.add('Acme');
  company.add('Paper Supply', { kind: 'Vendor' });
});

describe('who may ask', () => {
  const path = '/v3/company/9130000000000001/customer/1';

  it.each([
    ['no token', dataHost, path, {}, [401, '3200']],
    ['an empty token', dataHost, path, { authorization: 'Bearer ' }, [401, '3202']],
    ['an unknown token', dataHost, path, { authorization: 'Bearer nonsense' }, [401, '3200']],
    [
      'another company',
      dataHost,
      '/v3/company/1/customer/1',
      { authorization: 'Bearer token' },
      [403, '3100'],
    ],
    ['the sandbox host', `sandbox-${dataHost}`, path, { authorization: 'Bearer token' }, [403, '3100']],
  ])('refuses %s', async (_about, host, address, headers, wanted) => {
    const answer = await company.send('GET', `https://${host}${address}`, {
      headers: { accept: 'application/json', ...headers },
    });
    expect(refusal(answer)).toEqual(wanted);
    // The gateway's envelope: lower case, a number for the time.
    expect(json(answer)).toMatchObject({ warnings: null, fault: { error: [{}] }, time: company.clock.now() });
  });

  it('refuses an expired token with 401 and a revoked one with 403', async () => {
    company.clock.advance(60 * 60 * 1000);
    expect(refusal(await company.get('customer/1'))).toEqual([401, '3200']);
    const token = company.state.accessTokens.get('token');
    if (token) token.isRevoked = true;
    expect(refusal(await company.get('customer/1'))).toEqual([403, '3100']);
  });
});

describe('limits', () => {
  it.each([
    ['a second', 10, 1_000],
    ['a minute', 500, 60_000],
  ] as const)('answers 429 after the requests of %s', async (name, limit, windowMs) => {
    if (name === 'a minute') company.switches.requestsPerSecond = Number.POSITIVE_INFINITY;
    for (let count = 0; count < limit; count += 1) {
      expect((await company.get('customer/1')).status).toBe(200);
    }
    expect(refusal(await company.get('customer/1'))).toEqual([429, '3001']);
    company.clock.advance(windowMs);
    expect((await company.get('customer/1')).status).toBe(200);
  });
});

describe('reading', () => {
  it('gives each kind at its own path only', async () => {
    expect(json(await company.get('vendor/2')).Vendor).toMatchObject({
      Id: '2',
      DisplayName: 'Paper Supply',
    });
    expect(refusal(await company.get('customer/2'))).toEqual([400, '610']);
    expect(refusal(await company.get('customer/Acme'))).toEqual([400, '2030']);
    expect(refusal(await company.get('Customer/1'))).toEqual([400, '500']);
  });

  it('gives the company and its preferences, by address and by query', async () => {
    const info = json(await company.get('companyinfo/9130000000000001')).CompanyInfo;
    expect(info).toMatchObject({ CompanyName: 'Alder & Birch CPAs', Country: 'US', Id: '1' });
    const queried = json(await company.query('select * from CompanyInfo')).QueryResponse;
    expect(queried).toEqual({ CompanyInfo: [info], startPosition: 1, maxResults: 1 });
    expect(json(await company.get('preferences')).Preferences).toMatchObject({
      AccountingInfoPrefs: { CustomerTerminology: 'Customers' },
    });
  });

  it('answers XML to whoever does not ask for JSON, and a transaction id to everybody', async () => {
    const answer = await company.get('customer/1', { accept: '*/*' });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/xml;charset=UTF-8',
      intuit_tid: expect.stringMatching(/^1-/),
    });
    expect(answer.body).toContain('<DisplayName>Acme</DisplayName>');
  });
});

describe('batch', () => {
  it('answers each item by itself, with 200 over all', async () => {
    const answer = await company.post('batch', {
      BatchItemRequest: [
        { bId: '1', operation: 'create', Customer: { DisplayName: 'Beta' } },
        { bId: '2', operation: 'create', Customer: { DisplayName: 'ACME' } },
        { bId: '3', Query: 'select count(*) from Customer' },
        { bId: '4', operation: 'delete', Customer: { Id: '1', SyncToken: '0' } },
      ],
    });
    expect(answer.status).toBe(200);
    expect(json(answer).BatchItemResponse).toMatchObject([
      { bId: '1', Customer: { DisplayName: 'Beta' } },
      { bId: '2', Fault: { Error: [{ code: '6240' }] } },
      { bId: '3', QueryResponse: { totalCount: 2 } },
      { bId: '4', Fault: { Error: [{ code: '500' }] } },
    ]);
  });

  it('refuses more than 30 items', async () => {
    const BatchItemRequest = Array.from({ length: 31 }, (_, index) => ({ bId: String(index), Query: 'x' }));
    expect(refusal(await company.post('batch', { BatchItemRequest }))).toEqual([400, '1040']);
  });
});

describe('change data capture', () => {
  const changes = (entities: string, changedSince: string) =>
    company.get(`cdc?entities=${entities}&changedSince=${encodeURIComponent(changedSince)}`);

  it('gives the full records of what changed, and an empty object for the rest', async () => {
    await company.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    const answer = json(await changes('Customer,Vendor', '2026-11-20T08:00:00-08:00'));
    expect(answer.time).toBe('2026-11-20T09:00:00.000-08:00');
    expect(answer.CDCResponse).toMatchObject([
      {
        QueryResponse: [
          { Customer: [{ Id: '1', Active: false, DisplayName: 'Acme (deleted)' }], totalCount: 1 },
          {},
        ],
      },
    ]);
  });

  it('gives a tombstone for a deactivated customer by the switch', async () => {
    company.switches.deactivatedInChangesAs = 'tombstone';
    await company.post('customer', { Id: '1', SyncToken: '0', sparse: true, Active: false });
    const answer = json(await changes('Customer', '2026-11-20T08:00:00-08:00'));
    expect(JSON.stringify(answer)).toContain('"status":"Deleted","Id":"1"');
    expect(JSON.stringify(answer)).not.toContain('Acme');
  });

  it('looks back 30 days and gives 1,000 objects at most', async () => {
    for (let count = 0; count < 1001; count += 1)
      company.add(`New ${count}`, { lastUpdatedMs: company.clock.now() });
    const text = JSON.stringify((await changes('Customer', '2020-01-01T00:00:00Z')).body);
    expect(text).toContain('"maxResults":1000');
    // Seeded 1,000 hours ago.
    expect(text).not.toContain('"Acme"');
  });

  it.each([
    ['TimeActivity', '2026-11-20T08:00:00-08:00', '4001'],
    ['Customer', 'yesterday', '2010'],
  ])('refuses %s since %s', async (entities, since, code) => {
    expect(refusal(await changes(entities, since))).toEqual([400, code]);
  });
});
