import { beforeEach, describe, expect, it } from 'vitest';
import { createDataService } from '../../firm/quickbooks-online/data-service';
import type { FirmRequest } from '../../firm/service';
import { type Company, createCompany, dataHost, refusal } from './quickbooks-online-company';

let company: Company;

beforeEach(() => {
  company = createCompany();
  company.add('Acme');
});

describe('requests at once', () => {
  function startService() {
    const service = createDataService(company.state, company.tools);
    const { switches } = company;
    Object.assign(switches, { requestsPerSecond: Number.POSITIVE_INFINITY });
    const request = (token = 'token', realmId = company.state.realmId): FirmRequest => ({
      method: 'GET',
      host: dataHost,
      path: `/v3/company/${realmId}/customer/1`,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      body: '',
    });
    /** As a server does it: the place is taken at the arrival and kept until `sent` is called. */
    async function arrive(made = request()) {
      const sent = service.begin(made);
      return { answer: await service.handle(made), sent };
    }
    return { service, request, arrive };
  }

  it('are ten: the eleventh is refused until the answer of one has been sent', async () => {
    const { arrive } = startService();
    const held = [];
    for (let count = 0; count < 10; count += 1) held.push(await arrive());
    expect(held.map(({ answer }) => answer.status)).toEqual(Array(10).fill(200));
    expect(refusal((await arrive()).answer)).toEqual([429, '3001']);
    // The refused one holds no place, although its own answer is on its way still.
    held[0]?.sent();
    expect((await arrive()).answer.status).toBe(200);
    expect(refusal((await arrive()).answer)).toEqual([429, '3001']);
  });

  it('are as many as the switch says', async () => {
    company.switches.concurrentRequests = 1;
    const { arrive } = startService();
    const first = await arrive();
    expect(refusal((await arrive()).answer)).toEqual([429, '3001']);
    first.sent();
    expect((await arrive()).answer.status).toBe(200);
  });

  it('are counted for each application and company by themselves', async () => {
    company.switches.concurrentRequests = 1;
    const token = company.state.accessTokens.get('token');
    if (token === undefined) throw new Error('The company has a token.');
    company.state.accessTokens.set('other', { ...token, clientId: 'second' });
    company.state.applications.push({
      clientId: 'second',
      clientSecret: 'secret',
      environment: 'production',
      redirectUris: [],
    });
    company.state.accessTokens.set('twin', token);
    const { arrive, request } = startService();
    await arrive();
    expect((await arrive(request('other'))).answer.status).toBe(200);
    expect(refusal((await arrive(request('token', '1'))).answer)).toEqual([403, '3100']);
    // Two tokens of one application share its places.
    expect(refusal((await arrive(request('twin'))).answer)).toEqual([429, '3001']);
    // Who has no token gets no further than before.
    expect(refusal((await arrive(request('nonsense'))).answer)).toEqual([401, '3200']);
  });

  it('are not counted where nobody tells of their arrival', async () => {
    company.switches.concurrentRequests = 1;
    const { service, request } = startService();
    for (let count = 0; count < 3; count += 1) {
      expect((await service.handle(request())).status).toBe(200);
    }
  });
});

describe('the meter of reads', () => {
  const application = () => {
    const [first] = company.state.applications;
    if (first === undefined) throw new Error('The company has an application.');
    return first;
  };
  const count = () => application().meteredReads?.count ?? 0;
  const cdc = `cdc?entities=Customer&changedSince=${encodeURIComponent('2026-11-20T08:00:00-08:00')}`;
  const batch = {
    BatchItemRequest: [
      { bId: '1', Query: 'select count(*) from Customer' },
      { bId: '2', operation: 'create', Customer: { DisplayName: 'Beta' } },
      { bId: '3', Query: 'select * from Customer' },
    ],
  };

  it.each([
    ['a record', () => company.get('customer/1'), 1],
    ['a query by POST', () => company.query('select * from Customer'), 1],
    ['a query by GET', () => company.get('query?query=select%20*%20from%20Customer'), 1],
    ['the changes', () => company.get(cdc), 1],
    ['the company', () => company.get(`companyinfo/${company.state.realmId}`), 1],
    ['a batch with two queries and a write', () => company.post('batch', batch), 2],
    ['a write', () => company.post('customer', { DisplayName: 'Beta' }), 0],
  ])('counts %s', async (_about, ask, reads) => {
    expect((await ask()).status).toBe(200);
    expect(count()).toBe(reads);
  });

  it('counts neither what the gateway refuses nor the sign-in', async () => {
    await company.get('customer/1', { authorization: 'Bearer nonsense' });
    company.switches.requestsPerSecond = 0;
    await company.get('customer/1');
    await company.send('POST', 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer');
    expect(application()).not.toHaveProperty('meteredReads');
  });

  it('counts nothing in the sandbox', async () => {
    company.switches.meteredReadsPerMonth = 0;
    const token = company.state.accessTokens.get('token');
    if (token === undefined) throw new Error('The company has a token.');
    company.state.accessTokens.set('sandbox', { ...token, clientId: 'devclient' });
    Object.assign(company.state, { environment: 'sandbox' });
    const answer = await company.send(
      'GET',
      `https://sandbox-${dataHost}/v3/company/${company.state.realmId}/customer/1`,
      { headers: { authorization: 'Bearer sandbox', accept: 'application/json' } },
    );
    expect(answer.status).toBe(200);
    expect(company.state.applications.some((each) => 'meteredReads' in each)).toBe(false);
  });

  it('refuses reads above the allowance, and no writes, until the next month', async () => {
    company.switches.meteredReadsPerMonth = 2;
    await company.get('customer/1');
    await company.get('customer/1');
    for (const refused of [await company.get('customer/1'), await company.query('select * from Customer')]) {
      expect(refusal(refused)).toEqual([429, '3001']);
    }
    expect((await company.post('customer', { DisplayName: 'Gamma' })).status).toBe(200);
    expect((await company.post('batch', batch)).body).toMatchObject({
      BatchItemResponse: [
        { Fault: { Error: [{ code: '3001' }] } },
        { Customer: { DisplayName: 'Beta' } },
        { Fault: { Error: [{ code: '3001' }] } },
      ],
    });
    expect(application().meteredReads).toEqual({ month: '2026-11', count: 2 });

    const token = company.state.accessTokens.get('token');
    if (token === undefined) throw new Error('The company has a token.');
    company.state.accessTokens.set('token', { ...token, expiresMs: Number.POSITIVE_INFINITY });
    company.clock.advance(Date.UTC(2026, 11, 1) - company.clock.now() - 1);
    expect(refusal(await company.get('customer/1'))).toEqual([429, '3001']);
    company.clock.advance(1);
    expect((await company.get('customer/1')).status).toBe(200);
    expect(application().meteredReads).toEqual({ month: '2026-12', count: 1 });
  });

  it('refuses in the shape of the switch', async () => {
    company.switches.meteredReadsPerMonth = 0;
    company.switches.meterRefusal = 'unauthorized';
    expect(refusal(await company.get('customer/1'))).toEqual([403, '3100']);
  });

  it('allows 500,000 reads', async () => {
    application().meteredReads = { month: '2026-11', count: 499_999 };
    expect((await company.get('customer/1')).status).toBe(200);
    expect(refusal(await company.get('customer/1'))).toEqual([429, '3001']);
  });
});

describe('batches', () => {
  it('have a limit of their own in a minute', async () => {
    company.switches.batchesPerMinute = 1;
    const batch = { BatchItemRequest: [{ bId: '1', Query: 'select count(*) from Customer' }] };
    expect((await company.post('batch', batch)).status).toBe(200);
    expect(refusal(await company.post('batch', batch))).toEqual([429, '3001']);
    expect((await company.get('customer/1')).status).toBe(200);
    company.clock.advance(60_000);
    expect((await company.post('batch', batch)).status).toBe(200);
  });
});
