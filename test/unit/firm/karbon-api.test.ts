import { describe, expect, it } from 'vitest';
import { createFirmClock } from '../../firm/clock';
import { keysIn, notAllowed, refusal, startApi } from './karbon-api-caller';
import {
  accessKey,
  bearer,
  contact,
  get,
  organization,
  smallTenant,
  toolsFor,
  workItem,
} from './karbon-tenant';

describe('credentials', () => {
  const jwtError = (message: string) => ({ error: { statusCode: '401', message } });
  const bearerError = { statusCode: '401', message: 'Auth token is missing or invalid' };
  it.each([
    ['no AccessKey', { authorization: `Bearer ${bearer}` }, jwtError('JWT not present.')],
    ['no bearer', { accesskey: accessKey }, bearerError],
    ['an unknown bearer', { authorization: 'Bearer nobody', accesskey: accessKey }, bearerError],
    [
      'the two swapped',
      { authorization: `Bearer ${accessKey}`, accesskey: bearer },
      jwtError('Invalid JWT.'),
    ],
  ])('%s is 401', async (_, headers, body) => {
    expect(await startApi().ask('/v3/Users', headers)).toMatchObject({ status: 401, body });
  });

  it('a revoked application is 401 at once', async () => {
    const { ask, state } = startApi();
    expect((await ask('/v3/TenantSettings')).status).toBe(200);
    state.api.isRevoked = true;
    expect(await ask('/v3/TenantSettings')).toMatchObject({ status: 401, body: bearerError });
  });
});

describe('addresses', () => {
  it.each(['/v3/Nothing', '/v2/Users', '/v3/Users/a/b', '/v3/EstimateSummaries', '/v3/TenantSettings/x'])(
    '%s is unknown to the gateway',
    async (path) => {
      expect(await startApi().ask(path)).toMatchObject({
        status: 404,
        body: { statusCode: '404', message: 'Resource not found' },
      });
    },
  );

  it('answers GET alone', async () => {
    const { service } = startApi();
    const request = { ...get('api.karbonhq.com', '/v3/WorkItems'), method: 'POST' };
    expect(await service.handle(request)).toMatchObject({ status: 405 });
  });

  it.each([
    ['/v3/WorkItems/BrcD2fGh3jLm', 'No Work Item found for provided key'],
    ['/v3/Contacts/BrcD2fGh3jLm', 'No Contact found for provided key'],
    ['/v3/Organizations/PrsN2fGh3jLm', 'No organization exists with a key of PrsN2fGh3jLm.'],
    ['/v3/ClientGroups/PrsN2fGh3jLm', 'No Client Group found for provided key'],
    ['/v3/EstimateSummaries/PrsN2fGh3jLm', 'No Work Item found for provided key'],
    [`/v3/IndividualTimeEntries/${'f'.repeat(32)}`, 'No time entry found for provided key'],
    // Keys are case-sensitive.
    ['/v3/WorkItems/wrkD2fGh3jLm', 'No Work Item found for provided key'],
  ])('%s: a key of another kind is 4004', async (path, message) => {
    expect(await startApi().ask(path)).toMatchObject({ status: 404, body: refusal('4004', message) });
  });

  it('refuses the key of a time entry that is no GUID', async () => {
    expect(await startApi().ask('/v3/IndividualTimeEntries/x')).toMatchObject({
      status: 400,
      body: refusal('4002', 'Provided key must be a valid GUID.'),
    });
  });
});

describe('lists', () => {
  function largeTenant() {
    const state = smallTenant();
    for (let index = 0; index < 203; index += 1) {
      const key = `Prs${String(index).padStart(8, 'x')}`;
      state.contacts.set(key, contact(key, { lastName: `Name ${index}`, contactType: 'Bulk' }));
    }
    return state;
  }

  it('come in an envelope with count, types and a link to the next page', async () => {
    const { ask } = startApi(largeTenant());
    const first = await ask("/v3/Contacts?$filter=ContactType eq 'Bulk'&$orderby=FullName desc");
    expect(first.body).toMatchObject({
      '@odata.context': 'https://api.karbonhq.com/v3/$metadata#Contacts/KarbonService.ContactSummaryDTO',
      '@odata.count': 203,
    });
    expect(first.body.value).toHaveLength(100);
    expect(first.body.value[0]?.['@odata.type']).toBe('#KarbonService.ContactSummaryDTO');

    const seen = keysIn(first, 'ContactKey');
    let link = first.body['@odata.nextLink'];
    while (typeof link === 'string') {
      const page = await ask(link.replace('https://api.karbonhq.com', ''));
      seen.push(...keysIn(page, 'ContactKey'));
      link = page.body['@odata.nextLink'];
    }
    expect(new Set(seen).size).toBe(203);
    expect(seen).toHaveLength(203);
  });

  it('send no link when the switch is off, nor to a caller who set $top', async () => {
    const { ask, tools } = startApi(largeTenant());
    expect((await ask('/v3/Contacts?$top=100')).body).not.toHaveProperty('@odata.nextLink');
    tools.switches.karbon.sendsNextLink = false;
    expect((await ask('/v3/Contacts')).body).not.toHaveProperty('@odata.nextLink');
    expect((await ask('/v3/Contacts?$skip=200')).body.value).toHaveLength(5);
  });

  it('refuse or cap a $top above the page, by the switch', async () => {
    const { ask, tools } = startApi(largeTenant());
    const message =
      "The limit of '100' for Top query has been exceeded. The value from the incoming request is '101'.";
    expect(await ask('/v3/Contacts?$top=101')).toMatchObject({ status: 400, body: refusal('4002', message) });
    tools.switches.karbon.topAboveLimit = 'capped';
    expect((await ask('/v3/Contacts?$top=101')).body.value).toHaveLength(100);
  });

  it.each(['$top=0', '$top=-1', '$top=ten', '$skip=-1', '$skip=x'])('refuse %s', async (option) => {
    expect(await startApi().ask(`/v3/WorkItems?${option}`)).toMatchObject({
      status: 400,
      body: refusal('4002', expect.stringContaining('Invalid value')),
    });
  });

  it.each([
    ['/v3/WorkItems?$select=Title', notAllowed('Query option', 'Select')],
    ['/v3/Contacts?$expand=BusinessCards', notAllowed('Query option', 'Expand')],
    ['/v3/WorkItems/WrkD2fGh3jLm?$expand=Client', notAllowed('Query option', 'Expand')],
    ['/v3/WorkItems/WrkD2fGh3jLm?$filter=Title eq 1', notAllowed('Query option', 'Filter')],
    ['/v3/TenantSettings?$top=1', notAllowed('Query option', 'Top')],
    [
      '/v3/WorkItems?$top=5&$top=6',
      "Query option '$top' was specified more than once, but it must be specified at most once.",
    ],
    [
      "/v3/WorkItems?$filter=ClientKey eq 'a'&$filter=ClientKey eq 'b'",
      "Query option '$filter' was specified more than once, but it must be specified at most once.",
    ],
    [
      '/v3/WorkItems/WrkD2fGh3jLm?$expand=A&$expand=B',
      "Query option '$expand' was specified more than once, but it must be specified at most once.",
    ],
    ['/v3/WorkItems?$limit=5', "The query parameter '$limit' is not supported."],
    ['/v3/WorkItems?$orderby=Title', "The property 'Title' cannot be used in the $orderby query option."],
    ['/v3/WorkItems?$orderby=StartDate down', "Syntax error in 'StartDate down'."],
  ])('%s is refused', async (target, message) => {
    expect(await startApi().ask(target)).toMatchObject({ status: 400, body: refusal('4002', message) });
  });

  it('order by the last change, newest first', async () => {
    const reply = await startApi().ask('/v3/Contacts?$orderby=LastModifiedDateTime desc');
    expect(keysIn(reply, 'ContactKey')).toEqual(['Prs4nnBc5DfG', 'PrsN2fGh3jLm']);
  });
});

describe('records', () => {
  it('a contact has its full name in the list alone, and its parts in the single answer alone', async () => {
    const { ask, tools } = startApi();
    const list = await ask('/v3/Contacts');
    expect(list.body.value[0]).toMatchObject({ FullName: "O'Hara, John Lee" });
    expect(list.body.value[0]).not.toHaveProperty('FirstName');
    const single = await ask('/v3/Contacts/PrsN2fGh3jLm');
    expect(single.body).toMatchObject({ FirstName: 'John', LastName: "O'Hara", Suffix: 'Jr.' });
    expect(single.body).not.toHaveProperty('FullName');
    expect(single.body['@odata.context']).toMatch(/\/\$entity$/);

    tools.switches.karbon.fullNameOrder = 'firstLast';
    expect((await ask('/v3/Contacts')).body.value[0]).toMatchObject({ FullName: "John Lee O'Hara" });
  });

  it('a work item spells its status with a blank in the list and without in the single answer', async () => {
    const { ask } = startApi();
    const list = await ask('/v3/WorkItems');
    expect(list.body.value[0]).toMatchObject({
      PrimaryStatus: 'In Progress',
      WorkStatus: 'In Progress - Client Review',
      ClientName: 'Acme Co',
      ClientUserDefinedIdentifier: 'A-1',
    });
    expect(list.body.value[0]).not.toHaveProperty('FeeSettings');
    expect(list.body.value[1]).toMatchObject({
      ClientName: "O'Hara, John Lee",
      RelatedClientGroupName: "O'Hara family",
    });
    expect((await ask('/v3/WorkItems/WrkD2fGh3jLm')).body).toMatchObject({
      PrimaryStatus: 'InProgress',
      FeeSettings: { FeeType: 'TimeAndMaterials' },
    });
  });

  it('an organization has its legal name in the single answer, which cannot be expanded', async () => {
    const { ask } = startApi();
    const expanded = await ask('/v3/Organizations/BrcD2fGh3jLm?$expand=BusinessCards,ClientTeam');
    expect(expanded.body).toMatchObject({
      AccountingDetail: { LegalName: 'Acme Company LLC' },
      BusinessCards: [{ EntityKey: 'BrcD2fGh3jLm' }],
      ClientTeam: [],
    });
    expect(expanded.body).not.toHaveProperty('Contacts');
    expect((await ask('/v3/Organizations/BrcD2fGh3jLm?$expand=AccountingDetail')).status).toBe(400);
  });

  it('a client group names exactly one key for each member', async () => {
    const { ask } = startApi();
    expect((await ask('/v3/ClientGroups')).body.value[0]).not.toHaveProperty('Members');
    expect((await ask('/v3/ClientGroups/GrpD2fGh3jLm')).body).toMatchObject({
      Members: [{ ContactKey: 'PrsN2fGh3jLm' }, { OrganizationKey: 'BrcD2fGh3jLm' }],
      AccountingDetails: null,
    });
  });

  it('a user has rights and roles in the single answer alone', async () => {
    const { ask } = startApi();
    expect((await ask('/v3/Users')).body.value[0]).toEqual({
      '@odata.type': '#KarbonService.UserSummaryDTO',
      Id: 'SrD4fGh5jLm6',
      Name: 'Dana Cole',
      EmailAddress: 'dana@quayside.example',
    });
    expect((await ask('/v3/Users/SrD4fGh5jLm6')).body).toMatchObject({ Roles: [], Permissions: [] });
  });

  it('restricted clients are absent, unless the application may see them', async () => {
    const { ask, tools } = startApi();
    expect(keysIn(await ask('/v3/Contacts'), 'ContactKey')).not.toContain('PrsH1ddnGh3j');
    expect((await ask('/v3/Contacts/PrsH1ddnGh3j')).status).toBe(404);
    expect((await ask('/v3/Organizations/PrvT2fGh3jLm')).status).toBe(404);
    tools.switches.karbon.showsRestricted = true;
    expect(keysIn(await ask('/v3/Contacts'), 'ContactKey')).toContain('PrsH1ddnGh3j');
    expect((await ask('/v3/Organizations/PrvT2fGh3jLm')).status).toBe(200);
  });

  it.each([
    "/v3/Contacts/GetContactByUserDefinedIdentifier(UserDefinedIdentifier='c-17%2FA')",
    "/v3/Contacts/KarbonService.GetContactByUserDefinedIdentifier(UserDefinedIdentifier='C-17%2Fa')",
  ])('%s finds the contact, whatever the case', async (path) => {
    expect((await startApi().ask(path)).body).toMatchObject({ ContactKey: 'PrsN2fGh3jLm' });
  });

  it.each([
    ["/v3/Organizations/GetOrganizationByUserDefinedIdentifier(UserDefinedIdentifier='A-1')", 200],
    ["/v3/ClientGroups/GetClientGroupByUserDefinedIdentifier(UserDefinedIdentifier='A-1')", 404],
    ["/v3/Organizations/GetOrganizationByUserDefinedIdentifier(UserDefinedIdentifier='')", 400],
    ['/v3/Organizations/GetOrganizationByUserDefinedIdentifier()', 400],
    // A look-up of another kind is only an unknown key.
    ["/v3/Organizations/GetContactByUserDefinedIdentifier(UserDefinedIdentifier='C-17')", 404],
  ])('%s is %i', async (path, status) => {
    expect((await startApi().ask(path)).status).toBe(status);
  });

  it.each([
    ['Organizations', 'Organization', 'No Organization found for provided UserDefinedIdentifer'],
    ['Contacts', 'Contact', 'No Contact found for provided UserDefinedIdentifer'],
    ['ClientGroups', 'ClientGroup', 'No Client Group found for provided UserDefinedIdentifer'],
  ])('an identifier that no record of %s has is 4004', async (list, kind, message) => {
    const path = `/v3/${list}/Get${kind}ByUserDefinedIdentifier(UserDefinedIdentifier='A-2')`;
    expect(await startApi().ask(path)).toMatchObject({ status: 404, body: refusal('4004', message) });
  });

  it('the settings carry the tenant key and unspaced statuses', async () => {
    expect((await startApi().ask('/v3/TenantSettings')).body).toMatchObject({
      TenantKey: 'Tn3Rt5Yp7Ls9',
      ContactTypes: [{ Name: 'Client' }, { Name: 'Supplier' }],
      WorkTypes: [
        { Name: 'Bookkeeping', AvailableStatuses: { primary: expect.any(Array), secondary: [] } },
        { Name: 'Tax', AvailableStatuses: { primary: expect.arrayContaining(['ReadyToStart']) } },
      ],
      WorkStatuses: expect.arrayContaining([
        expect.objectContaining({
          Name: 'InProgress',
          Children: [expect.objectContaining({ Name: 'Client Review' })],
        }),
      ]),
    });
  });
});

describe('time', () => {
  it('comes by date, and is counted only when asked', async () => {
    const { ask } = startApi();
    const plain = await ask('/v3/IndividualTimeEntries');
    expect(plain.body).not.toHaveProperty('@odata.count');
    expect(keysIn(plain, 'Minutes')).toEqual([30, 45, 60]);
    expect(plain.body.value[0]).toMatchObject({
      EntityKey: 'WrkD2fGh3jLm',
      TotalCost: 60,
      CreatedDate: '2026-07-31T16:00:00Z',
      ModifiedDate: '2026-07-31T18:00:00Z',
    });
    const byChange = await ask('/v3/IndividualTimeEntries?$filter=ModifiedDate ge 2026-08-01');
    expect(byChange.status).toBe(400);
    const counted = await ask('/v3/IndividualTimeEntries?$count=true&$orderby=Date desc&$top=1');
    expect(counted.body['@odata.count']).toBe(3);
    expect(keysIn(counted, 'Minutes')).toEqual([60]);
  });

  it('comes a thousand to the page', async () => {
    const state = smallTenant();
    const [entry] = state.individualTimeEntries;
    if (entry === undefined) throw new Error('The small tenant has entries.');
    for (let index = 0; index < 1000; index += 1) state.individualTimeEntries.push({ ...entry });
    const { ask } = startApi(state);
    const page = await ask('/v3/IndividualTimeEntries');
    expect(page.body.value).toHaveLength(1000);
    expect(page.body['@odata.nextLink']).toBe('https://api.karbonhq.com/v3/IndividualTimeEntries?$skip=1000');
    expect((await ask('/v3/IndividualTimeEntries?$top=1001')).status).toBe(400);
  });

  it('estimates are a bare list, empty where the work has none', async () => {
    const { ask } = startApi();
    const lines = await ask('/v3/EstimateSummaries/WrkD2fGh3jLm');
    expect(lines.body).not.toHaveProperty('@odata.count');
    expect(lines.body.value).toMatchObject([
      { EstimateMinutes: 90, ActualMinutes: 30, EstimateAmount: 180, UserKey: 'SrD4fGh5jLm6' },
    ]);
    expect((await ask('/v3/EstimateSummaries/WrkN2fGh3jLm')).body.value).toEqual([]);
  });
});

describe('limit', () => {
  it('lets 120 requests a minute through, then says how long to wait', async () => {
    const clock = createFirmClock();
    clock.freeze();
    const { ask } = startApi(smallTenant(), toolsFor(clock));
    for (let index = 0; index < 120; index += 1) expect((await ask('/v3/Users')).status).toBe(200);
    clock.advance(45_000);
    expect(await ask('/v3/Users')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '15' },
      body: { statusCode: '429', message: 'Rate limit is exceeded. Try again in 15 seconds.' },
    });
    clock.advance(15_000);
    expect((await ask('/v3/Users')).status).toBe(200);
  });

  it('does not count what the gateway has refused', async () => {
    const { ask, tools } = startApi();
    tools.switches.karbon.requestsPerMinute = 1;
    await ask('/v3/Users', {});
    await ask('/v3/Nothing');
    expect((await ask('/v3/Users')).status).toBe(200);
    expect((await ask('/v3/Users')).status).toBe(429);
  });
});

it('reads the records as they are now', async () => {
  const { ask, state } = startApi();
  state.organizations.set('Nw2Dc4Fg6Hj8', organization('Nw2Dc4Fg6Hj8', { fullName: 'New Client' }));
  state.workItems.set('NwW4Fg6Hj8Lm', workItem('NwW4Fg6Hj8Lm', { clientKey: 'Nw2Dc4Fg6Hj8' }));
  expect((await ask('/v3/WorkItems/NwW4Fg6Hj8Lm')).body).toMatchObject({ ClientName: 'New Client' });
});
