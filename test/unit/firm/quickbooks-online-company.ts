import { createFirmClock } from '../../firm/clock';
import { createQuickbooksOnlineServices } from '../../firm/quickbooks-online/services';
import type { QboName, QuickbooksOnlineState } from '../../firm/quickbooks-online/state';
import { createRandom } from '../../firm/random';
import type { FirmAnswer, FirmRequest, FirmTools } from '../../firm/service';
import { defaultSwitches } from '../../firm/switches';

export const redirectUri = 'https://client.example/callback';
export const dataHost = 'quickbooks.api.intuit.com';

const hourMs = 60 * 60 * 1000;

/** A company of a few names and its services, driven without a network. The token is the administrator's. */
export function createCompany() {
  const clock = createFirmClock();
  clock.freeze();
  const tools: FirmTools = { clock, switches: defaultSwitches(), random: createRandom(7) };
  const state: QuickbooksOnlineState = {
    realmId: '9130000000000001',
    environment: 'production',
    companyName: 'Alder & Birch CPAs',
    country: 'US',
    names: new Map(),
    transactions: [],
    requestIds: new Map(),
    applications: [
      { clientId: 'client', clientSecret: 'secret', environment: 'production', redirectUris: [redirectUri] },
      {
        clientId: 'devclient',
        clientSecret: 'devsecret',
        environment: 'sandbox',
        redirectUris: [redirectUri],
      },
    ],
    users: [
      { name: 'Morgan Admin', isCompanyAdmin: true },
      { name: 'Robin Staff', isCompanyAdmin: false },
    ],
    codes: new Map(),
    accessTokens: new Map([
      [
        'token',
        {
          clientId: 'client',
          userName: 'Morgan Admin',
          scopes: ['com.intuit.quickbooks.accounting'],
          expiresMs: clock.now() + hourMs,
          isRevoked: false,
        },
      ],
    ]),
    refreshTokens: new Map(),
    nextId: 1,
  };
  const services = createQuickbooksOnlineServices(state, tools);

  function add(displayName: string, more: Partial<QboName> = {}): QboName {
    const name: QboName = {
      id: String(state.nextId),
      kind: 'Customer',
      syncToken: 0,
      displayName,
      companyName: '',
      givenName: '',
      familyName: '',
      email: '',
      active: true,
      parentId: null,
      isProject: false,
      billWithParent: false,
      balance: 0,
      createdMs: clock.now() - 1000 * hourMs,
      lastUpdatedMs: clock.now() - 1000 * hourMs,
      ...more,
    };
    state.nextId += 1;
    state.names.set(name.id, name);
    return name;
  }

  async function send(
    method: string,
    address: string,
    more: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<FirmAnswer> {
    const url = new URL(address);
    const request: FirmRequest = {
      method,
      host: url.host,
      path: url.pathname,
      query: url.searchParams,
      headers: more.headers ?? {},
      body: more.body ?? '',
    };
    const service = services.find(({ hosts }) => hosts.includes(url.host));
    if (service === undefined) throw new Error(`no service at ${url.host}`);
    return service.handle(request);
  }

  const headers = { authorization: 'Bearer token', accept: 'application/json' };
  const base = `https://${dataHost}/v3/company/${state.realmId}`;

  return {
    clock,
    tools,
    state,
    switches: tools.switches.quickbooksOnline,
    add,
    send,
    /** `GET` of the company's data; `path` without the company. */
    get: (path: string, more: Record<string, string> = {}) =>
      send('GET', `${base}/${path}`, { headers: { ...headers, ...more } }),
    post: (path: string, body: unknown) =>
      send('POST', `${base}/${path}`, {
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    query: (statement: string) =>
      send('POST', `${base}/query`, {
        headers: { ...headers, 'content-type': 'application/text' },
        body: statement,
      }),
  };
}

export type Company = ReturnType<typeof createCompany>;

/** The body as plain JSON, for comparison. */
export function json(answer: FirmAnswer): Record<string, unknown> {
  return JSON.parse(JSON.stringify(answer.body ?? {}));
}

/** `[HTTP status, code]` of a refusal, whichever of the two envelopes it came in. */
export function refusal(answer: FirmAnswer): [number, string | undefined] {
  const text = JSON.stringify(answer.body ?? {});
  return [answer.status, /"[Ff]ault":.*?"code":"(\d+)"/.exec(text)?.[1]];
}
