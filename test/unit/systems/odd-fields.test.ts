import { describe, expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createKarbonReader } from '../../../src/systems/karbon/client';
import { createQuickbooksOnlineReader } from '../../../src/systems/quickbooks-online/client';
import { exchangeCode } from '../../../src/systems/quickbooks-online/sign-in';
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

const grant = {
  clientId: 'c',
  clientSecret: 's',
  code: 'x',
  redirectAddress: 'https://abc.chromiumapp.org/',
};

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

describe('an amount that would spoil a sum', () => {
  const entry = { id: 1, user_id: 5, jobcode_id: 11, type: 'manual', date: '2026-11-20', duration: 5_400 };
  const odd = [
    '1e308',
    '-1800',
    '1e999',
    '1e12',
    '"1e308"',
    '"Infinity"',
    '"NaN"',
    '"-1800"',
    'null',
    '32000000',
  ];

  it.each(odd)('leaves its entry out, and counts it: a duration of %s', async (duration) => {
    const body = JSON.stringify({ results: { timesheets: { 1: entry, 2: { ...entry, id: 2 } } } });
    const { http } = scriptedHttp(() => ({
      body: body.replace('"duration":5400', `"duration":${duration}`),
    }));
    const days = { from: '2026-11-01', to: '2026-11-20' };
    const list = createQuickbooksTimeReader({ http, keeper }).entriesOf(
      { jobcodeIds: ['11'], days },
      'screen',
    );
    expect(await all(list)).toMatchObject([
      {
        records: [{ id: '2', durationSeconds: 5_400 }],
        leftOut: 1,
        firstOddField: 'results.timesheets.1.duration',
      },
    ]);
  });

  it('leaves out who is on the clock since before the service existed', async () => {
    const running = {
      ...entry,
      type: 'regular',
      start: '0001-01-01T00:00:00+00:00',
      end: '',
      on_the_clock: true,
    };
    const { quickbooksTime } = answeringWith({ results: { timesheets: { 1: running } } });
    const days = { from: '2026-11-01', to: '2026-11-20' };
    expect(await all(quickbooksTime.entriesOf({ jobcodeIds: ['11'], days }, 'screen'))).toMatchObject([
      { records: [], leftOut: 1, firstOddField: 'results.timesheets.1.start' },
    ]);
  });

  it.each([
    '2026-13-45',
    '2026-02-30',
    '9999-12-31',
    '1000-01-01',
    '2926-11-20',
    '0001-01-01',
    '2026-11-2099',
  ])('leaves out what is entered for no day: %s', async (date) => {
    const sheets = { 1: { ...entry, date }, 2: { ...entry, id: 2, date: '2026-11-20T00:00:00+00:00' } };
    const { quickbooksTime } = answeringWith({ results: { timesheets: sheets } });
    const days = { from: '2026-11-01', to: '2026-11-20' };
    expect(await all(quickbooksTime.entriesOf({ jobcodeIds: ['11'], days }, 'screen'))).toMatchObject([
      {
        records: [{ id: '2', date: '2026-11-20' }],
        leftOut: 1,
        firstOddField: 'results.timesheets.1.date',
      },
    ]);
  });

  it.each(['1e308', '-90', '1e999', '"Infinity"'])(
    'makes a budget no budget: %s minutes',
    async (minutes) => {
      const { http } = scriptedHttp(() => ({
        body: `{"value":[{"EstimateMinutes":${minutes},"ActualMinutes":5}]}`,
      }));
      const keys = async () => ({ bearer: 'b', accessKey: 'a' });
      const reader = createKarbonReader({ http, keys, perMinute: async () => 30 });
      expect(await systemErrorOf(reader.budget('9xZ1', 'screen'))).toMatchObject({ code: 'invalidResponse' });
    },
  );

  it.each([1e308, -3_600, 0])('is no life of a token: %s seconds', async (seconds) => {
    const tokens = { access_token: 'a', refresh_token: 'r', expires_in: seconds };
    const { http, time: clock } = scriptedHttp(() => ({ body: tokens }));
    const exchanged = exchangeCode(http, { ...grant, ...company }, clock.now);
    expect(await systemErrorOf(exchanged)).toMatchObject({ code: 'invalidResponse' });
  });

  it('says nothing of how long a refresh token lives', async () => {
    const tokens = {
      access_token: 'a',
      refresh_token: 'r',
      expires_in: 3_600,
      x_refresh_token_expires_in: 1e308,
    };
    const { http, time: clock } = scriptedHttp(() => ({ body: tokens }));
    const { refreshEndsAt } = await exchangeCode(http, { ...grant, ...company }, clock.now);
    expect(refreshEndsAt).toBe(clock.now() + 100 * 24 * 3_600_000);
  });
});

describe('a record below one that cannot be told', () => {
  const unsafe = 2 ** 53;

  it.each([unsafe, 1.5, true, { id: 3 }, [3], 1e21])(
    'is left out, since it would pass for one at the top: parent_id %j',
    async (parent_id) => {
      const rows = { 3: { id: 3, name: 'Acme', parent_id }, 4: { id: 4, name: 'Acme', parent_id: 0 } };
      expect(await readJobcodes(answeringWith({ results: { jobcodes: rows } }))).toMatchObject([
        { records: [{ id: '4' }], leftOut: 1, firstOddField: 'results.jobcodes.3.parent_id' },
      ]);
    },
  );

  it.each([{ value: unsafe }, { value: { id: '3' } }, 'Acme', 3, ['3']])(
    'of QuickBooks Online too, also where it does not say that it is a job: ParentRef %j',
    async (ParentRef) => {
      const Customer = [
        { Id: '3', DisplayName: 'Books', ParentRef },
        { Id: '4', DisplayName: 'Books' },
      ];
      const QueryResponse = [{ Customer }];
      expect(await readChanges(answeringWith({ CDCResponse: [{ QueryResponse }], time }))).toMatchObject({
        customers: [{ id: '4' }],
        leftOut: 1,
      });
    },
  );

  it.each([unsafe, {}, 2.5])('and so is time of no job: %j', async (jobcode_id) => {
    const sheet = { user_id: 5, type: 'manual', date: '2026-11-20', duration: 5_400 };
    const timesheets = { 1: { ...sheet, id: 1, jobcode_id }, 2: { ...sheet, id: 2, jobcode_id: 11 } };
    const days = { from: '2026-11-01', to: '2026-11-20' };
    const { quickbooksTime } = answeringWith({ results: { timesheets } });
    expect(await all(quickbooksTime.entriesOf({ jobcodeIds: ['11'], days }, 'screen'))).toMatchObject([
      { records: [{ id: '2' }], leftOut: 1, firstOddField: 'results.timesheets.1.jobcode_id' },
    ]);
  });
});

describe('days that no service can be asked for', () => {
  it.each([
    { from: null, to: '10000-12-30' },
    { from: null, to: '+010000-12' },
    { from: null, to: '9999-12-31' },
    { from: '2026-02-31', to: '2026-11-20' },
    { from: '0000-01-01', to: '2026-11-20' },
    { from: 'soon', to: '2026-11-20' },
  ])('are refused before anything is sent: %j', async (days) => {
    const { http, sent } = scriptedHttp(() => ({ body: { results: { timesheets: [] } } }));
    const list = createQuickbooksTimeReader({ http, keeper }).entriesOf(
      { jobcodeIds: ['11'], days },
      'screen',
    );
    expect(await systemErrorOf(all(list))).toMatchObject({ code: 'rejected' });
    expect(sent).toHaveLength(0);
  });
});

it('stored keys of another form ask for a new connection', async () => {
  const { karbon } = answeringWith({ TenantKey: '1tT2' }, { bearer: secret, accessKey: 3 });
  const error = await systemErrorOf(karbon.tenant('screen'));
  expect(error.toPlain()).toMatchObject({ code: 'needsReconnect', detail: 'accessKey' });
});
