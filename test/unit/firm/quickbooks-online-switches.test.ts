import { beforeEach, describe, expect, it } from 'vitest';
import { type Company, createCompany, dataHost, json, refusal } from './quickbooks-online-company';

let company: Company;

beforeEach(() => {
  company = createCompany();
});

const create = (body: unknown) => company.post('customer', body);

const update = (body: Record<string, unknown>) => company.post('customer', { sparse: true, ...body });

async function nameOf(id: string): Promise<unknown> {
  return Object(json(await company.get(`customer/${id}`)).Customer).DisplayName;
}

describe('names', () => {
  it('are the same whatever their case, or not', async () => {
    company.add('Acme');
    expect(refusal(await create({ DisplayName: 'ACME' }))).toEqual([400, '6240']);
    company.switches.namesIgnoreCase = false;
    expect((await create({ DisplayName: 'ACME' })).status).toBe(200);
    expect(refusal(await create({ DisplayName: 'ACME' }))).toEqual([400, '6240']);
  });

  it('lose the blanks around them, or keep them and differ by them', async () => {
    expect(json(await create({ DisplayName: ' Acme ' })).Customer).toMatchObject({ DisplayName: 'Acme' });
    company.switches.trimsNames = false;
    expect(json(await create({ DisplayName: ' Acme ' })).Customer).toMatchObject({ DisplayName: ' Acme ' });
    expect(refusal(await create({ DisplayName: ' acme ' }))).toEqual([400, '6240']);
    expect(refusal(await create({ DisplayName: '  ' }))).toEqual([400, '6080']);
  });

  it('of a renamed parent leave the records below as they were, or count as a change of all of them', async () => {
    company.add('Tax', { parentId: company.add('Acme').id });
    company.add('2026', { parentId: '2' });
    const stampsBelow = () =>
      ['2', '3'].map((id) => [
        company.state.names.get(id)?.syncToken,
        company.state.names.get(id)?.lastUpdatedMs === company.clock.now(),
      ]);
    await update({ Id: '1', SyncToken: '0', DisplayName: 'Acme Co' });
    expect(stampsBelow()).toEqual([
      [0, false],
      [0, false],
    ]);
    company.switches.parentRenameBumpsDescendants = true;
    await update({ Id: '1', SyncToken: '1', CompanyName: 'Acme Company' });
    expect(stampsBelow()[0]).toEqual([0, false]);
    await update({ Id: '1', SyncToken: '2', DisplayName: 'Acme Ltd' });
    expect(stampsBelow()).toEqual([
      [1, true],
      [1, true],
    ]);
  });
});

describe('a name made active again', () => {
  const active = { Id: '1', SyncToken: '0', Active: true };
  const renamed = { ...active, DisplayName: 'Acme' };

  it.each([
    ['nameAsSent', active, 'Acme (deleted)'],
    ['nameAsSent', renamed, 'Acme'],
    ['suffixDropped', active, 'Acme'],
    ['suffixDropped', renamed, 'Acme'],
    ['cleanNameNeeded', renamed, 'Acme'],
    ['cleanNameRefused', active, 'Acme (deleted)'],
  ] as const)('%s, sent %o, is %s', async (reactivation, body, name) => {
    company.switches.reactivation = reactivation;
    company.add('Acme (deleted)', { active: false });
    const answer = await update(body);
    expect(json(answer).Customer).toMatchObject({ Active: true, DisplayName: name });
  });

  it.each([
    ['cleanNameNeeded', active, '6000'],
    ['cleanNameRefused', renamed, '610'],
  ] as const)('%s, sent %o, is refused', async (reactivation, body, code) => {
    company.switches.reactivation = reactivation;
    company.add('Acme (deleted)', { active: false });
    expect(refusal(await update(body))).toEqual([400, code]);
    expect(await nameOf('1')).toBe('Acme (deleted)');
  });
});

describe('a project as the parent', () => {
  beforeEach(() => {
    company.add('Build-out', { parentId: company.add('Acme').id, isProject: true, billWithParent: true });
    company.add('Tax', { parentId: '1' });
  });

  it('is refused to a new job and to one that is moved, unless the switch allows it', async () => {
    const job = { DisplayName: 'Phase 1', Job: true, ParentRef: { value: '2' } };
    const move = { Id: '3', SyncToken: '0', Job: true, ParentRef: { value: '2' } };
    for (const answer of [await create(job), await update(move)]) {
      expect(refusal(answer)).toEqual([400, '6000']);
      expect(JSON.stringify(answer.body)).toContain('"Detail":"Business Validation Error: ');
    }
    company.switches.refusesProjectParents = false;
    expect((await create(job)).status).toBe(200);
    expect(json(await update(move)).Customer).toMatchObject({ FullyQualifiedName: 'Acme:Build-out:Tax' });
  });

  it('does not hinder other changes of a job that is below it already', async () => {
    company.add('Phase 0', { parentId: '2' });
    expect((await update({ Id: '4', SyncToken: '0', DisplayName: 'Phase zero' })).status).toBe(200);
  });
});

describe('e-mail fields', () => {
  it('take several addresses, or one', async () => {
    const several = { PrimaryEmailAddr: { Address: 'a@acme.example, b@acme.example' } };
    expect((await create({ DisplayName: 'Acme', ...several })).status).toBe(200);
    const oneBad = { PrimaryEmailAddr: { Address: 'a@acme.example, nobody' } };
    expect(refusal(await create({ DisplayName: 'Beta', ...oneBad }))).toEqual([400, '2210']);
    company.switches.acceptsSeveralEmails = false;
    expect(refusal(await create({ DisplayName: 'Beta', ...several }))).toEqual([400, '2210']);
    const single = { PrimaryEmailAddr: { Address: 'a@acme.example' } };
    expect((await create({ DisplayName: 'Beta', ...single })).status).toBe(200);
  });
});

describe('request ids', () => {
  it('have the length of the switch', async () => {
    const send = (length: number) =>
      company.post(`customer?requestid=${'x'.repeat(length)}`, { DisplayName: `Client ${length}` });
    expect((await send(50)).status).toBe(200);
    expect(refusal(await send(51))).toEqual([400, '2130']);
    company.switches.requestIdMostCharacters = 36;
    expect((await send(36)).status).toBe(200);
    expect(refusal(await send(37))).toEqual([400, '2130']);
  });
});

describe('queries', () => {
  async function found(where: string): Promise<unknown[]> {
    const answer = await company.query(`SELECT * FROM Customer WHERE ${where} ORDERBY Id`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const rows: { Id: string }[] = Object(json(answer).QueryResponse).Customer ?? [];
    return rows.map(({ Id }) => Id);
  }

  it('read two backslashes as one, or as two', async () => {
    company.add('A\\B');
    company.add('A\\\\B');
    company.add("A\\B's");
    expect(await found("DisplayName = 'A\\\\B'")).toEqual(['1']);
    expect(refusal(await company.query("SELECT * FROM Customer WHERE DisplayName = 'A\\B'"))).toEqual([
      400,
      '4000',
    ]);
    company.switches.backslashInLiterals = 'literal';
    expect(await found("DisplayName = 'A\\\\B'")).toEqual(['2']);
    expect(await found("DisplayName = 'A\\B'")).toEqual(['1']);
    // The apostrophe is escaped either way: that is documented.
    expect(await found("DisplayName = 'A\\B\\'s'")).toEqual(['3']);
  });

  it('take accents of Latin-1, or plain ASCII alone', async () => {
    company.add('Caf\u00e9');
    expect(await found("DisplayName = 'Caf\u00e9'")).toEqual(['1']);
    company.switches.acceptsLatin1InQueries = false;
    const answer = await company.query("SELECT * FROM Customer WHERE DisplayName = 'Caf\u00e9'");
    expect(refusal(answer)).toEqual([400, '4000']);
    expect(await found("DisplayName LIKE 'Caf%'")).toEqual(['1']);
  });

  it('compare ids as numbers, or as text', async () => {
    for (let count = 1; count <= 11; count += 1) company.add(`Client ${count}`);
    expect(await found("Id > '9'")).toEqual(['10', '11']);
    company.switches.idsCompareAs = 'text';
    expect(await found("Id > '9'")).toEqual([]);
    expect(await found("Id < '2'")).toEqual(['1', '10', '11']);
  });

  it('compare text whatever its case, or exactly', async () => {
    company.add('Acme');
    expect(await found("DisplayName = 'ACME'")).toEqual(['1']);
    expect(await found("DisplayName LIKE 'aC%'")).toEqual(['1']);
    company.switches.comparisonsIgnoreCase = false;
    expect(await found("DisplayName = 'ACME'")).toEqual([]);
    expect(await found("DisplayName LIKE 'aC%'")).toEqual([]);
    expect(await found("DisplayName LIKE 'Ac%'")).toEqual(['1']);
  });
});

describe('a 401', () => {
  const ask = () => company.get('customer/1', { authorization: 'Bearer nonsense' });

  it("comes in the gateway's envelope, in the service's, or without a body", async () => {
    expect(json(await ask())).toMatchObject({ fault: { error: [{ code: '3200' }], type: 'AUTHENTICATION' } });
    company.switches.unauthorizedBody = 'service';
    const inService = await ask();
    expect(inService.status).toBe(401);
    expect(json(inService)).toMatchObject({
      Fault: { Error: [{ code: '3200' }], type: 'AUTHENTICATION' },
      time: '2026-11-20T09:00:00.000-08:00',
    });
    company.switches.unauthorizedBody = 'empty';
    expect(await ask()).toMatchObject({ status: 401, body: '' });
    // Other refusals of the gateway keep its envelope.
    const elsewhere = await company.send('GET', `https://${dataHost}/v3/company/1/customer/1`, {
      headers: { authorization: 'Bearer token', accept: 'application/json' },
    });
    expect(refusal(elsewhere)).toEqual([403, '3100']);
  });
});

describe('another origin', () => {
  const address = `https://${dataHost}/v3/company/9130000000000001/companyinfo/9130000000000001`;
  const ask = (method: string, origin: string) =>
    company.send(method, address, {
      headers: {
        authorization: 'Bearer token',
        accept: 'application/json',
        origin,
        'access-control-request-headers': 'authorization',
      },
    });
  const page = 'https://app2.karbonhq.com';
  const extension = 'chrome-extension://abcdefghijklmnop';

  it('cannot read the data host, unless the switch lets it', async () => {
    expect((await ask('GET', page)).headers).not.toHaveProperty('access-control-allow-origin');
    expect((await ask('OPTIONS', page)).status).toBe(405);
    company.switches.allowsOtherOrigins = true;
    expect(await ask('GET', page)).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': page, intuit_tid: expect.any(String) },
    });
    expect(await ask('OPTIONS', page)).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': page, 'access-control-allow-headers': 'authorization' },
    });
  });

  it('may be an extension, or the data host and the sign-in refuse it', async () => {
    const tokenAddress = 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer';
    const askForTokens = (origin: string) => company.send('POST', tokenAddress, { headers: { origin } });
    expect((await ask('GET', extension)).status).toBe(200);
    expect((await askForTokens(extension)).status).toBe(401);
    company.switches.acceptsExtensionOrigin = false;
    for (const refused of [await ask('GET', extension), await askForTokens(extension)]) {
      expect(refused).toMatchObject({ status: 403, headers: { 'content-type': 'text/html' } });
    }
    expect((await ask('GET', page)).status).toBe(200);
    expect((await askForTokens(page)).status).toBe(401);
  });
});
