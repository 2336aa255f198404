import OAuthClient from 'intuit-oauth';
import QuickBooks from 'node-quickbooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { otherRedirectAddress } from '../firm/seed/redirect-addresses';
import { routeToFirm, submitForm } from './reach-firm';

/** The most used public client of QuickBooks Online, working with the firm's customers. */
let firm: Firm;
let restoreNetwork: () => void;
let quickbooks: QuickBooks;

beforeAll(async () => {
  // The client has no limiter of its own, and the limits have their own tests.
  firm = await startFirm({ switches: { quickbooksOnline: { requestsPerSecond: Number.POSITIVE_INFINITY } } });
  restoreNetwork = routeToFirm(firm);
});

afterAll(async () => {
  restoreNetwork();
  await firm.close();
});

beforeEach(async () => {
  quickbooks = await connect();
});

async function connect(): Promise<QuickBooks> {
  const { clientId, clientSecret } = firm.state.credentials.quickbooksOnline;
  const { environment, users } = firm.state.quickbooksOnline;
  const oauth = new OAuthClient({ environment, clientId, clientSecret, redirectUri: otherRedirectAddress });
  const admin = users.find(({ isCompanyAdmin }) => isCompanyAdmin)?.name ?? '';
  const address = oauth.authorizeUri({ scope: OAuthClient.scopes.Accounting });
  const { location } = await submitForm(address, admin, 'Connect');
  await oauth.createToken(location ?? '');
  const {
    access_token: accessToken = '',
    refresh_token: refreshToken = '',
    realmId = '',
  } = { ...oauth.getToken() };
  const isSandbox = environment === 'sandbox';
  return new QuickBooks(
    clientId,
    clientSecret,
    accessToken,
    false,
    realmId,
    isSandbox,
    false,
    null,
    '2.0',
    refreshToken,
  );
}

/** What the client hands to its callback; a failure is thrown as the body of the answer. */
function promisify<Data>(
  call: (callback: (error: unknown, data?: Data, response?: unknown) => void) => void,
): Promise<Data> {
  return new Promise((resolve, reject) => {
    call((error, data) => {
      if (error) reject(Object(error).response?.data ?? error);
      else if (data === undefined) reject(new Error('no data'));
      else resolve(data);
    });
  });
}

interface CustomerRow {
  readonly Id: string;
  readonly SyncToken: string;
  readonly DisplayName: string;
  readonly FullyQualifiedName: string;
  readonly Active: boolean;
}

async function find(criteria: object): Promise<CustomerRow[]> {
  const data = await promisify<unknown>((callback) => quickbooks.findCustomers(criteria, callback));
  return Object(data).QueryResponse.Customer ?? [];
}

function create(customer: object): Promise<CustomerRow> {
  return promisify<unknown>((callback) => quickbooks.createCustomer(customer, callback)).then(Object);
}

function seededCustomers(isActive: boolean): number {
  const names = [...firm.state.quickbooksOnline.names.values()];
  return names.filter(({ kind, active }) => kind === 'Customer' && active === isActive).length;
}

describe('reading', () => {
  it('pages through all active customers', async () => {
    const found = await find({ fetchAll: true, limit: 50, asc: 'Id' });
    expect(found).toHaveLength(seededCustomers(true));
    expect(new Set(found.map(({ Id }) => Id)).size).toBe(found.length);
    expect(firm.requests.count({ path: /\/query$/ })).toBe(Math.floor(found.length / 50) + 1);
  });

  it('counts, and finds the inactive when asked', async () => {
    const data = await promisify<unknown>((callback) => quickbooks.findCustomers({ count: true }, callback));
    expect(Object(data).QueryResponse).toEqual({ totalCount: seededCustomers(true) });
    const inactive = await find({ Active: false });
    expect(inactive).toHaveLength(seededCustomers(false));
    expect(inactive.every(({ DisplayName }) => / \(deleted( \d+)?\)$/.test(DisplayName))).toBe(true);
  });

  it('finds by name, with an apostrophe and an ampersand in it', async () => {
    const made = await create({ DisplayName: "O'Hara & Sons #1" });
    const found = await find([{ field: 'DisplayName', value: "O'Hara & Sons #1", operator: '=' }]);
    expect(found.map(({ Id }) => Id)).toEqual([made.Id]);
    const none = await find([{ field: 'DisplayName', value: 'Nobody%', operator: 'LIKE' }]);
    expect(none).toEqual([]);
  });

  it('reads the company, its preferences and what has changed', async () => {
    const { realmId, companyName } = firm.state.quickbooksOnline;
    const info = await promisify<unknown>((callback) => quickbooks.getCompanyInfo(realmId, callback));
    expect(info).toMatchObject({ CompanyName: companyName });
    const preferences = await promisify<unknown>((callback) => quickbooks.getPreferences(callback));
    expect(preferences).toHaveProperty('AccountingInfoPrefs.CustomerTerminology');
    const since = new Date(firm.clock.now());
    const made = await create({ DisplayName: 'Changed just now' });
    const changes = await promisify<unknown>((callback) =>
      quickbooks.changeDataCapture(['Customer', 'Vendor'], new Date(since.getTime() - 1000), callback),
    );
    const [{ QueryResponse: responses }] = Object(changes).CDCResponse;
    expect(responses[0].Customer.map(({ Id }: CustomerRow) => Id)).toContain(made.Id);
  });
});

describe('writing', () => {
  it('creates a client and a job below it, renames and deactivates them', async () => {
    const client = await create({ DisplayName: 'Written Client' });
    const job = await create({
      DisplayName: '2026 Bookkeeping',
      Job: true,
      ParentRef: { value: client.Id },
      BillWithParent: true,
    });
    expect(job).toMatchObject({ SyncToken: '0', FullyQualifiedName: 'Written Client:2026 Bookkeeping' });
    const renamed = await promisify<unknown>((callback) =>
      quickbooks.updateCustomer({ Id: client.Id, SyncToken: '0', DisplayName: 'Renamed Client' }, callback),
    );
    expect(renamed).toMatchObject({ SyncToken: '1', DisplayName: 'Renamed Client' });
    const read = await promisify<unknown>((callback) => quickbooks.getCustomer(job.Id, callback));
    expect(read).toMatchObject({ FullyQualifiedName: 'Renamed Client:2026 Bookkeeping' });
    const gone = await promisify<unknown>((callback) =>
      quickbooks.updateCustomer({ Id: job.Id, SyncToken: '0', Active: false }, callback),
    );
    expect(gone).toMatchObject({ Active: false, DisplayName: '2026 Bookkeeping (deleted)' });
  });

  it('refuses a name that is taken, naming the record that holds it', async () => {
    const first = await create({ DisplayName: 'Taken Name' });
    await expect(create({ DisplayName: 'TAKEN NAME' })).rejects.toMatchObject({
      Fault: {
        Error: [{ code: '6240', Detail: `The name supplied already exists. : Id=${first.Id}` }],
        type: 'ValidationFault',
      },
    });
    const vendor = [...firm.state.quickbooksOnline.names.values()].find(
      ({ kind, active }) => kind === 'Vendor' && active,
    );
    await expect(create({ DisplayName: vendor?.displayName })).rejects.toMatchObject({
      Fault: { Error: [{ code: '6240', Detail: expect.stringContaining(`Id=${vendor?.id}`) }] },
    });
  });

  it('makes one record of a create that is sent twice with one request id', async () => {
    const first = await create({ DisplayName: 'Sent Twice', requestId: 'c6f2c4de-1' });
    const second = await create({ DisplayName: 'Sent Twice', requestId: 'c6f2c4de-1' });
    expect(second.Id).toBe(first.Id);
  });

  it('refuses an outdated sync token', async () => {
    const { Id } = await create({ DisplayName: 'Stale Client' });
    const rename = (DisplayName: string) =>
      promisify<unknown>((callback) =>
        quickbooks.updateCustomer({ Id, SyncToken: '0', DisplayName }, callback),
      );
    await rename('Fresh Client');
    await expect(rename('Late Client')).rejects.toMatchObject({ Fault: { Error: [{ code: '5010' }] } });
  });

  it('carries several operations in one batch', async () => {
    const answer = await promisify<unknown>((callback) =>
      quickbooks.batch(
        [
          { bId: 'a', operation: 'create', Customer: { DisplayName: 'In a Batch' } },
          { bId: 'b', operation: 'query', Query: "select Id from Customer where DisplayName = 'Nobody'" },
        ],
        callback,
      ),
    );
    expect(answer).toMatchObject({
      BatchItemResponse: [
        { bId: 'a', Customer: { DisplayName: 'In a Batch' } },
        { bId: 'b', QueryResponse: {} },
      ],
    });
  });
});

describe('tokens', () => {
  it('are refreshed by the client, and revoked', async () => {
    const before = quickbooks.refreshToken;
    await promisify<unknown>((callback) => quickbooks.refreshAccessToken(callback));
    expect(quickbooks.refreshToken).not.toBe(before);
    expect((await find({ limit: 1 })).length).toBe(1);
    const { token } = quickbooks;
    await promisify<unknown>((callback) => quickbooks.revokeAccess(true, callback));
    expect(quickbooks.token).toBeNull();
    Object.assign(quickbooks, { token, realmId: firm.state.quickbooksOnline.realmId });
    await expect(find({ limit: 1 })).rejects.toMatchObject({ fault: { error: [{ code: '3100' }] } });
  });
});
