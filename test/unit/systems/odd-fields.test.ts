import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import { createQuickbooksOnlineWriter } from '../../../src/systems/quickbooks-online/write-client';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';
import { createQuickbooksTimeWriter } from '../../../src/systems/quickbooks-time/write-client';
import { all, scriptedHttp, systemErrorOf } from './scripted-http';

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const secret = 'Acme Holdings LLC';
const time = '2026-11-20T08:00:00.000-08:00';
const company = { realmId: '4620816365', environment: 'production' } as const;

/** The ways to the three systems, each of which answers `body` to all. */
function answeringWith(body: unknown, keys: unknown = { bearer: 'b', accessKey: 'a' }) {
  const { http } = scriptedHttp(() => ({ body }));
  return {
    karbon: createKarbonReader({ http, keys: async () => keys, perMinute: async () => 30 }),
    quickbooksTime: createQuickbooksTimeReader({ http, keeper }),
    timeWriter: createQuickbooksTimeWriter({ http, keeper }),
    quickbooks: createQuickbooksOnlineReader({ http, keeper, ...company }),
    customerWriter: createQuickbooksOnlineWriter({ http, keeper, ...company }),
  };
}

type Systems = ReturnType<typeof answeringWith>;

const readJobcodes = ({ quickbooksTime }: Systems) => all(quickbooksTime.jobcodes({}, 'screen'));
const readCustomers = ({ quickbooks }: Systems) => all(quickbooks.customers('screen'));
const readChanges = ({ quickbooks }: Systems) => quickbooks.changesSince(time, 'screen');
const readBudget = ({ karbon }: Systems) => karbon.budget('9xZ1', 'screen');
const renameCustomer = ({ customerWriter }: Systems) =>
  customerWriter.updateCustomer({ id: '7', syncToken: '0', name: 'New', idempotencyKey: 'k' }, 'screen');
const renameJobcode = ({ timeWriter }: Systems) =>
  timeWriter.updateJobcode({ id: '7', name: 'New' }, 'screen');

describe('an answer of an unknown form', () => {
  it.each<[(systems: Systems) => Promise<unknown>, unknown, string]>([
    [readJobcodes, secret, 'jobcodes'],
    [readJobcodes, { results: secret }, 'jobcodes: results'],
    [readJobcodes, { results: { jobcodes: secret } }, 'jobcodes: results.jobcodes'],
    [
      ({ quickbooksTime }) => quickbooksTime.currentUser('screen'),
      { results: { users: { 5: { first_name: secret } } } },
      'current_user: results.users.5.id',
    ],
    [
      ({ quickbooksTime }) => quickbooksTime.currentUser('screen'),
      { results: { users: [] } },
      'current_user: results.users',
    ],
    [
      renameJobcode,
      { results: { jobcodes: { 1: { _status_code: 200, id: 7, name: [secret] } } } },
      'jobcodes: name',
    ],
    [
      renameJobcode,
      { results: { jobcodes: { 1: { _status_code: 200, id: 8, name: secret } } } },
      'jobcodes: id',
    ],
    [renameJobcode, { results: { jobcodes: [] } }, 'jobcodes: results.jobcodes'],
    [readCustomers, { QueryResponse: { Customer: secret }, time }, 'Customer: QueryResponse.Customer'],
    [readCustomers, { QueryResponse: {}, time: secret }, 'Customer: time'],
    [readChanges, { CDCResponse: [{ QueryResponse: secret }], time }, 'cdc: CDCResponse.0.QueryResponse'],
    [renameCustomer, { Customer: { Id: '7', DisplayName: [secret] } }, 'customer: Customer.DisplayName'],
    [renameCustomer, { Customer: { Id: '8', DisplayName: secret } }, 'customer: Customer.Id'],
    [readBudget, { value: { name: secret } }, 'EstimateSummaries: value'],
    [
      readBudget,
      { value: [{ EstimateMinutes: 5, ActualMinutes: secret }] },
      'EstimateSummaries: value.0.ActualMinutes',
    ],
    [({ karbon }) => karbon.tenant('screen'), { TenantKey: [secret] }, 'TenantSettings: TenantKey'],
  ])('is told by its field, and never by its value: %o, %j', async (call, body, detail) => {
    const error = await systemErrorOf(call(answeringWith(body)));
    expect(error.toPlain()).toMatchObject({ code: 'invalidResponse', detail });
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(secret);
  });

  it('of which records are left out names the first odd field beside their number', async () => {
    const rows = { 3: { id: 3, name: 'Acme' }, 4: { id: 4, name: [secret] }, 5: { name: secret } };
    expect(await readJobcodes(answeringWith({ results: { jobcodes: rows } }))).toMatchObject([
      { leftOut: 2, firstOddField: 'results.jobcodes.4.name' },
    ]);
    const value = [{ Id: 'u1' }, { Name: secret }];
    expect(await all(answeringWith({ value }).karbon.users('screen'))).toMatchObject([
      { leftOut: 1, firstOddField: 'value.1.Id' },
    ]);
    const Vendor = [
      { Id: '5', DisplayName: 'Lee Park' },
      { Id: '6', DisplayName: [secret] },
    ];
    const QueryResponse = [{ Customer: [] }, { Vendor }];
    expect(await readChanges(answeringWith({ CDCResponse: [{ QueryResponse }], time }))).toMatchObject({
      leftOut: 1,
      firstOddField: 'Vendor.1.DisplayName',
    });
  });
});

it('stored keys of another form ask for a new connection', async () => {
  const { karbon } = answeringWith({ TenantKey: '1tT2' }, { bearer: secret, accessKey: 3 });
  const error = await systemErrorOf(karbon.tenant('screen'));
  expect(error.toPlain()).toMatchObject({ code: 'needsReconnect', detail: 'accessKey' });
});
