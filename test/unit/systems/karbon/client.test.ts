import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/messages/schema';
import { clientSchemas, workItemSchema } from '../../../../src/systems/karbon/schema';
import { all, systemErrorOf } from '../scripted-http';
import { tryParse } from '../try-parse';
import { base, keys, setUp } from './scripted-karbon';

function organizations(first: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    OrganizationKey: `Key${first + index}`,
    FullName: `Client ${first + index}`,
  }));
}

describe('clients', () => {
  it('of a list have a full name alone', () => {
    const row = {
      ContactKey: '2bc4',
      FullName: 'Reyes, Dana M',
      ContactType: 'Client',
      LastModifiedDateTime: '2026-11-01T10:00:00Z',
    };
    expect(parse(clientSchemas.person, row)).toEqual({
      key: '2bc4',
      kind: 'person',
      fullName: 'Reyes, Dana M',
      person: null,
      legalName: '',
      tradingName: '',
      contactType: 'Client',
      members: null,
      lastModified: '2026-11-01T10:00:00Z',
    });
  });

  it('by themselves have the parts of their name, or their legal names, or their members', () => {
    const person = {
      ContactKey: '2bc4',
      FirstName: 'Dana',
      LastName: 'Reyes',
      Suffix: 'Jr.',
      PreferredName: null,
    };
    expect(parse(clientSchemas.person, person)).toMatchObject({
      fullName: '',
      person: { first: 'Dana', middle: '', last: 'Reyes', preferred: '', suffix: 'Jr.' },
    });
    const organization = {
      OrganizationKey: '3cd5',
      FullName: 'Acme Co',
      AccountingDetail: { LegalName: 'Acme Company LLC', TradingName: 'Acme' },
    };
    expect(parse(clientSchemas.organization, organization)).toMatchObject({
      legalName: 'Acme Company LLC',
      tradingName: 'Acme',
      person: null,
    });
    const group = {
      ClientGroupKey: '4df6',
      FullName: 'Reyes family',
      Members: [{ ContactKey: '2bc4' }, { OrganizationKey: '3cd5', ContactKey: null }, {}, null],
      AccountingDetails: null,
    };
    expect(parse(clientSchemas.clientGroup, group)).toMatchObject({
      members: [
        { kind: 'person', key: '2bc4' },
        { kind: 'organization', key: '3cd5' },
      ],
    });
  });

  it.each([
    [{ FullName: 'No key' }],
    [{ OrganizationKey: '3cd5' }],
    [{ ContactKey: '2bc4', FullName: 'Other kind' }],
    [null],
  ])('of the form %j are odd', (row) => {
    expect(tryParse(clientSchemas.organization, row)).toBeNull();
  });

  it.each<['organization' | 'person' | 'clientGroup', string]>([
    ['organization', `${base}/Organizations?$orderby=LastModifiedDateTime%20desc&$top=100`],
    ['person', `${base}/Contacts?$orderby=LastModifiedDateTime%20desc&$top=100`],
    ['clientGroup', `${base}/ClientGroups?$orderby=FullName&$top=100`],
  ])('of the kind %s are asked for in an order', async (kind, address) => {
    const { reader, sent } = setUp(() => ({ body: { value: [] } }));
    expect(await all(reader.clients(kind, 'background'))).toEqual([
      { records: [], leftOut: 0, serverNowMs: null, next: null, total: null },
    ]);
    expect(sent.map((one) => one.address.href)).toEqual([address]);
    expect(sent[0]?.headers).toMatchObject({
      authorization: `Bearer ${keys.bearer}`,
      accesskey: keys.accessKey,
    });
  });

  it('are looked for among the other kinds where the page was wrong', async () => {
    const { reader, sent } = setUp(({ address }) =>
      address.pathname.includes('ClientGroups')
        ? { body: { ClientGroupKey: '4df6', FullName: 'Reyes family', Members: [] } }
        : { status: 404, body: { error: { code: '4004', message: 'No Contact found for provided key' } } },
    );
    expect(await reader.client({ kind: 'person', key: '4df6' }, 'screen')).toMatchObject({
      kind: 'clientGroup',
      members: [],
    });
    expect(sent.map(({ address }) => address.pathname)).toEqual([
      '/v3/Contacts/4df6',
      '/v3/Organizations/4df6',
      '/v3/ClientGroups/4df6',
    ]);
  });

  it('that nobody knows are `notFound`; any other trouble ends the search', async () => {
    const unknown = setUp(() => ({ status: 404 }));
    expect(
      await systemErrorOf(unknown.reader.client({ kind: 'organization', key: 'x' }, 'screen')),
    ).toMatchObject({ code: 'notFound' });
    expect(unknown.sent).toHaveLength(3);
    const refused = setUp(() => ({ status: 401 }));
    expect(
      await systemErrorOf(refused.reader.client({ kind: 'organization', key: 'x' }, 'screen')),
    ).toMatchObject({ code: 'needsReconnect' });
    expect(refused.sent).toHaveLength(1);
  });
});

describe('lists', () => {
  it('follow the next link, and take each record once', async () => {
    const next = `${base}/Organizations?$skip=100`;
    const { reader, sent } = setUp(({ address }) => ({
      body:
        address.searchParams.get('$skip') === '100'
          ? { value: organizations(99, 3) }
          : {
              '@odata.count': 102,
              value: [...organizations(0, 99), { FullName: 'odd' }],
              '@odata.nextLink': next,
            },
    }));
    const read = await all(reader.clients('organization', 'background'));
    expect(read.map(({ records, leftOut }) => [records.length, leftOut])).toEqual([
      [99, 1],
      [3, 0],
    ]);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.address.href).toBe(
      `${base}/Organizations?$orderby=LastModifiedDateTime%20desc&$top=100&$skip=100`,
    );
  });

  it('without next links go on until a short page', async () => {
    const { reader, sent } = setUp(({ address }) => {
      const skip = Number(address.searchParams.get('$skip'));
      return { body: { value: organizations(skip, skip < 200 ? 100 : 7) } };
    });
    const read = await all(reader.clients('organization', 'background'));
    expect(read.flatMap(({ records }) => records)).toHaveLength(207);
    expect(sent.map(({ address }) => address.searchParams.get('$skip'))).toEqual([null, '100', '200']);
  });

  /** A list that is `after` once its first page was answered, and counts so many more than it shows. */
  function counting(rows: readonly unknown[], after: readonly unknown[], hidden = 0) {
    let answers = 0;
    return setUp(({ address }) => {
      const there = answers === 0 ? rows : after;
      answers += 1;
      const skip = Number(address.searchParams.get('$skip'));
      return { body: { '@odata.count': there.length + hidden, value: there.slice(skip, skip + 100) } };
    });
  }

  it('say that rows have gone while they were read', async () => {
    const rows = organizations(0, 150);
    const { reader, sent } = counting(rows, rows.slice(1));
    const pages = await all(reader.clients('organization', 'background'));
    expect(pages.map(({ next, unrest }) => [next, unrest])).toEqual([
      ['100 of 150', undefined],
      [null, 'rowsGone'],
    ]);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['100 of 150', 'rowsGone'],
    ['100 of 149', undefined],
    // As places were named before they held the count.
    ['100', undefined],
  ])('say so too where they are read on in another life of the worker, from %s', async (place, unrest) => {
    const rows = organizations(1, 149);
    const { reader } = counting(rows, rows);
    const [page] = await all(reader.clients('organization', 'background', place));
    expect(page?.records).toHaveLength(49);
    expect(page?.unrest).toBe(unrest);
  });

  it('say that they show fewer than they count', async () => {
    const { reader, sent } = counting(organizations(0, 3), organizations(0, 3), 2);
    const pages = await all(reader.clients('organization', 'background'));
    expect(pages.map(({ unrest, total }) => [unrest, total])).toEqual([
      [undefined, 5],
      ['rowsUnmet', 5],
    ]);
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['https://api.karbonhq.com.evil.example/v3/Organizations'],
    ['http://api.karbonhq.com/v3/Organizations'],
    [7],
  ])('never follow %j, to which the keys would go', async (link) => {
    const { reader, sent } = setUp(() => ({ body: { value: organizations(0, 3), '@odata.nextLink': link } }));
    await all(reader.clients('organization', 'background'));
    expect(sent).toHaveLength(1);
  });

  it('are no lists where a next link leads in a circle', async () => {
    const { reader, time } = setUp(({ address }) => ({
      body: { value: organizations(0, 3), '@odata.nextLink': address.href },
    }));
    const error = systemErrorOf(all(reader.clients('organization', 'background')));
    await time.advance(60_000);
    expect(await error).toMatchObject({ code: 'endlessList' });
  });

  it('follow a token of the service’s own, in their own order', async () => {
    const next = `${base}/Organizations?$skiptoken=abc`;
    const { reader, sent } = setUp(({ address }) => ({
      body: address.searchParams.has('$skiptoken')
        ? { value: organizations(3, 3) }
        : { value: organizations(0, 3), '@odata.nextLink': next },
    }));
    const read = await all(reader.clients('organization', 'background'));
    expect(read.flatMap(({ records }) => records)).toHaveLength(6);
    expect(sent[1]?.address.href).toBe(`${next}&$orderby=LastModifiedDateTime%20desc&$top=100`);
  });

  it.each([['<html></html>'], [{}], [{ value: null }], [[]]])(
    'of an unknown form are odd: %j',
    async (body) => {
      const { reader } = setUp(() => ({ body }));
      expect(await systemErrorOf(all(reader.users('screen')))).toMatchObject({
        code: 'invalidResponse',
        detail: 'Users',
      });
    },
  );
});

describe('work items', () => {
  const row = {
    WorkItemKey: '9xZ1',
    Title: 'Acme | Bookkeeping | Aug 2025',
    ClientKey: '3cd5',
    ClientType: 'Organization',
    ClientName: 'Acme Co',
    PrimaryStatus: 'In Progress',
    StartDate: '2025-08-01T00:00:00Z',
    DueDate: null,
  };

  it('come as the sheet has them', () => {
    expect(parse(workItemSchema, { ...row, RelatedClientGroupKey: '4df6', WorkTemplateTile: 'x' })).toEqual({
      key: '9xZ1',
      title: 'Acme | Bookkeeping | Aug 2025',
      client: { kind: 'organization', key: '3cd5' },
      clientName: 'Acme Co',
      relatedGroupKey: '4df6',
      primaryStatus: 'In Progress',
      startDate: '2025-08-01',
      dueDate: null,
    });
  });

  it.each([
    ['InProgress', 'In Progress'],
    ['ReadyToStart', 'Ready To Start'],
    ['Ready To Start', 'Ready To Start'],
    ['Completed', 'Completed'],
    [undefined, ''],
  ])('with the status %j have %j', (PrimaryStatus, status) => {
    expect(parse(workItemSchema, { ...row, PrimaryStatus }).primaryStatus).toBe(status);
  });

  it.each([
    ['Contact', 'person'],
    ['ClientGroup', 'clientGroup'],
    [undefined, 'organization'],
  ])('of a %j are of a %j', (ClientType, kind) => {
    expect(parse(workItemSchema, { ...row, ClientType }).client.kind).toBe(kind);
  });

  it('of one client are asked for by its key, and those of others left aside', async () => {
    const { reader, sent } = setUp(() => ({
      body: { value: [row, { ...row, WorkItemKey: '8', ClientKey: 'other' }] },
    }));
    expect(await all(reader.workOfClient('3cd5', 'screen'))).toMatchObject([
      { records: [{ key: '9xZ1' }], leftOut: 0 },
    ]);
    expect(sent[0]?.address.searchParams.get('$filter')).toBe("ClientKey eq '3cd5'");
    expect(sent[0]?.address.search).not.toContain('+');
  });

  it('are read one by one too', async () => {
    const { reader, sent } = setUp(() => ({ body: { '@odata.context': 'x/$entity', ...row } }));
    expect(await reader.workItem('9xZ1', 'screen')).toMatchObject({ key: '9xZ1' });
    expect(sent[0]?.address.href).toBe(`${base}/WorkItems/9xZ1`);
  });
});

describe('the tenant and its users', () => {
  it('are read', async () => {
    const { reader } = setUp(({ address }) => ({
      body: address.pathname.endsWith('Users')
        ? { value: [{ Id: 'u1', Name: 'Dana Reyes', EmailAddress: 'dana@harbor.example' }] }
        : { TenantKey: '1tT2', ContactTypes: [] },
    }));
    expect(await reader.tenant('screen')).toEqual({ tenantKey: '1tT2' });
    expect(await all(reader.users('screen'))).toMatchObject([
      { records: [{ key: 'u1', name: 'Dana Reyes', email: 'dana@harbor.example' }] },
    ]);
  });
});

describe('errors (karbon.md 1.4)', () => {
  it.each<[number, unknown, string, string]>([
    [
      401,
      { error: { statusCode: '401', message: 'JWT not present.' } },
      'needsReconnect',
      'JWT not present.',
    ],
    [
      401,
      { statusCode: 401, message: 'Auth token is missing or invalid' },
      'needsReconnect',
      'Auth token is missing or invalid',
    ],
    [403, { error: { code: '4021', message: 'No' } }, 'notAllowed', 'No'],
    [404, { statusCode: '404', message: 'Resource not found' }, 'notFound', 'Resource not found'],
    [400, { error: { code: '4002', message: `Key ${keys.accessKey} is bad` } }, 'rejected', 'Key … is bad'],
    [500, { error: { code: '5001', message: 'Internal Error.' } }, 'serverFault', 'Internal Error.'],
    [502, '<html></html>', 'serverFault', ''],
    [200, '<html></html>', 'invalidResponse', 'TenantSettings'],
  ])('status %i with %j is %j', async (status, body, code, detail) => {
    const { reader, time } = setUp(() => ({ status, body }));
    const error = systemErrorOf(reader.tenant('screen'));
    await time.advance(10_000);
    expect(await error).toMatchObject({ code, detail, system: 'karbon' });
    expect(JSON.stringify((await error).toPlain())).not.toContain(keys.accessKey);
  });
});
