import { describe, expect, it } from 'vitest';
import type { KarbonTimeEntry } from '../../firm/karbon/state';
import { createKarbonWebService } from '../../firm/karbon/web-service';
import { keysIn, notAllowed, refusal, startApi } from './karbon-api-caller';
import { accessKey, bearer, get, organization, smallTenant, toolsFor } from './karbon-tenant';

describe('the 401 for a bad bearer', () => {
  it('is flat, wrapped like that of the AccessKey, or without a body', async () => {
    const { ask, tools } = startApi();
    const headers = { authorization: 'Bearer nobody', accesskey: accessKey };
    const told = { statusCode: '401', message: 'Auth token is missing or invalid' };
    expect(await ask('/v3/Users', headers)).toMatchObject({ status: 401, body: told });
    tools.switches.karbon.unauthorizedBody = 'wrapped';
    expect(await ask('/v3/Users', headers)).toMatchObject({ status: 401, body: { error: told } });
    tools.switches.karbon.unauthorizedBody = 'empty';
    expect(await ask('/v3/Users', headers)).toMatchObject({ status: 401, body: '' });
    // What is known of the other header stays.
    expect(await ask('/v3/Users', { authorization: `Bearer ${bearer}` })).toMatchObject({
      status: 401,
      body: { error: { statusCode: '401', message: 'JWT not present.' } },
    });
  });
});

describe('a restricted client', () => {
  const byKey = '/v3/Contacts/PrsH1ddnGh3j';
  const byIdentifier =
    "/v3/Organizations/GetOrganizationByUserDefinedIdentifier(UserDefinedIdentifier='P-1')";

  function startRestricted() {
    const state = smallTenant();
    state.organizations.set(
      'PrvT2fGh3jLm',
      organization('PrvT2fGh3jLm', {
        fullName: 'Private Ltd',
        restriction: 'Private',
        userDefinedIdentifier: 'P-1',
      }),
    );
    return startApi(state);
  }

  it.each([
    ['notFound', 404, '4004'],
    ['forbidden', 403, '4021'],
  ] as const)('asked for by its key is %s', async (restrictedByKey, status, code) => {
    const { ask, tools } = startRestricted();
    tools.switches.karbon.restrictedByKey = restrictedByKey;
    for (const path of [byKey, byIdentifier]) {
      expect(await ask(path)).toMatchObject({ status, body: refusal(code, expect.any(String)) });
    }
    expect((await ask('/v3/Contacts/PrsN2fGh3jLm')).status).toBe(200);
  });

  it('asked for by its key is shown by the switch, and is absent from lists all the same', async () => {
    const { ask, tools } = startRestricted();
    tools.switches.karbon.restrictedByKey = 'shown';
    expect((await ask(byKey)).body).toMatchObject({ RestrictionLevel: 'Hidden' });
    expect((await ask(byIdentifier)).body).toMatchObject({ OrganizationKey: 'PrvT2fGh3jLm' });
    expect(keysIn(await ask('/v3/Contacts'), 'ContactKey')).not.toContain('PrsH1ddnGh3j');
  });
});

describe('filters', () => {
  it('refuse `or`, or take it after `and`', async () => {
    const { ask, tools } = startApi();
    const target =
      "/v3/WorkItems?$filter=WorkType eq 'Bookkeeping' and Title eq 'none' or ClientKey eq 'PrsN2fGh3jLm'";
    expect(await ask(target)).toMatchObject({
      status: 400,
      body: refusal('4002', notAllowed('Logical operator', 'Or')),
    });
    tools.switches.karbon.acceptsOr = true;
    expect(keysIn(await ask(target), 'WorkItemKey')).toEqual(['WrkN2fGh3jLm']);
    const either = "/v3/WorkItems?$filter=Title eq 'Tax return' or contains(Title,'Aug')";
    expect(keysIn(await ask(either), 'WorkItemKey')).toEqual(['WrkD2fGh3jLm', 'WrkN2fGh3jLm']);
    expect((await ask("/v3/WorkItems?$filter=Title eq 'x' or")).status).toBe(400);
  });

  it('take a doubled apostrophe, or one behind a backslash', async () => {
    const { ask, tools } = startApi();
    const doubled = "/v3/ClientGroups?$filter=FullName eq 'O''Hara family'";
    // A URL parser makes a bare backslash in a path a slash, so that it is sent escaped.
    const backslash = "/v3/ClientGroups?$filter=FullName eq 'O%5C'Hara family'";
    expect(keysIn(await ask(doubled), 'ClientGroupKey')).toEqual(['GrpD2fGh3jLm']);
    expect((await ask(backslash)).status).toBe(400);
    tools.switches.karbon.quoteEscape = 'backslash';
    expect(keysIn(await ask(backslash), 'ClientGroupKey')).toEqual(['GrpD2fGh3jLm']);
    expect((await ask(doubled)).status).toBe(400);
  });

  it('share the apostrophe with the look-up by identifier', async () => {
    const state = smallTenant();
    state.organizations.set('BrcD2fGh3jLm', organization('BrcD2fGh3jLm', { userDefinedIdentifier: "O'H" }));
    const { ask, tools } = startApi(state);
    const lookUp = (quoted: string) =>
      ask(`/v3/Organizations/GetOrganizationByUserDefinedIdentifier(UserDefinedIdentifier='${quoted}')`);
    expect((await lookUp("O''H")).status).toBe(200);
    tools.switches.karbon.quoteEscape = 'backslash';
    expect((await lookUp("O''H")).status).toBe(404);
    expect((await lookUp("O%5C'H")).status).toBe(200);
  });
});

describe('time', () => {
  const entryOf = (changes: Partial<KarbonTimeEntry>): KarbonTimeEntry => {
    const [entry] = smallTenant().individualTimeEntries;
    if (entry === undefined) throw new Error('The small tenant has entries.');
    return { ...entry, ...changes };
  };

  it('on a client alone has the client as its entity, or none', async () => {
    const state = smallTenant();
    state.individualTimeEntries.splice(
      0,
      Number.POSITIVE_INFINITY,
      entryOf({ workItemKey: null }),
      entryOf({}),
    );
    const { ask, tools } = startApi(state);
    expect(keysIn(await ask('/v3/IndividualTimeEntries'), 'EntityKey')).toEqual([
      'BrcD2fGh3jLm',
      'WrkD2fGh3jLm',
    ]);
    expect(
      keysIn(await ask("/v3/IndividualTimeEntries?$filter=EntityKey eq 'BrcD2fGh3jLm'"), 'Minutes'),
    ).toEqual([45]);
    tools.switches.karbon.entityKeyWithoutWork = 'null';
    expect(keysIn(await ask('/v3/IndividualTimeEntries'), 'EntityKey')).toEqual([null, 'WrkD2fGh3jLm']);
  });

  it('in the actuals of an estimate is that of both systems, or what was entered in Karbon', async () => {
    const state = smallTenant();
    for (const line of state.estimates.get('WrkD2fGh3jLm') ?? []) line.actualMinutes = 500;
    state.individualTimeEntries.push(
      entryOf({ roleName: 'Partner' }),
      entryOf({ taskTypeName: 'Review' }),
      entryOf({ userKey: 'Smb2lsGh5jLm' }),
      entryOf({ workItemKey: 'WrkN2fGh3jLm' }),
    );
    const { ask, tools } = startApi(state);
    const actuals = async () => keysIn(await ask('/v3/EstimateSummaries/WrkD2fGh3jLm'), 'ActualMinutes');
    expect(await actuals()).toEqual([500]);
    tools.switches.karbon.actualsIncludeQuickbooksTime = false;
    // 45, 30 and 60 minutes of the line's own colleague, role and kind of task.
    expect(await actuals()).toEqual([135]);
  });
});

describe('another origin', () => {
  const origin = 'https://app2.karbonhq.com';

  it('cannot read the API, unless the switch lets it', async () => {
    const { ask, service, tools } = startApi();
    const headers = { authorization: `Bearer ${bearer}`, accesskey: accessKey, origin };
    const preflight = {
      ...get('api.karbonhq.com', '/v3/Users', { origin, 'access-control-request-headers': 'accesskey' }),
      method: 'OPTIONS',
    };
    expect((await ask('/v3/Users', headers)).headers).not.toHaveProperty('access-control-allow-origin');
    expect(await service.handle(preflight)).toMatchObject({ status: 405 });
    expect(service.answersPreflights()).toBe(false);
    tools.switches.karbon.allowsOtherOrigins = true;
    expect(service.answersPreflights()).toBe(true);
    expect(await service.handle(preflight)).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'accesskey' },
    });
    for (const [asked, status] of [
      [headers, 200],
      [{ origin }, 401],
    ] as const) {
      expect(await ask('/v3/Users', asked)).toMatchObject({
        status,
        headers: { 'access-control-allow-origin': origin },
      });
    }
  });
});

describe('the web app', () => {
  it('is served under a strict policy, or under none', async () => {
    const tools = toolsFor();
    const service = createKarbonWebService(smallTenant(), tools);
    const document = async () => service.handle(get('app2.karbonhq.com', '/Tn3Rt5Yp7Ls9'));
    expect((await document()).headers).toHaveProperty('content-security-policy');
    tools.switches.karbon.hasSecurityPolicy = false;
    expect(await document()).toMatchObject({ status: 200 });
    expect((await document()).headers).not.toHaveProperty('content-security-policy');
  });
});
