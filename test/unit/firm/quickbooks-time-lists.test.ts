import { describe, expect, it } from 'vitest';
import { idsIn, jobs, messageOf, openSmallAccount, people, rowIn } from './quickbooks-time-account';

describe('paging', () => {
  const account = openSmallAccount();
  for (let id = 1000; id < 1260; id += 1) account.addJobcode(id, { parentId: jobs.birch });
  const list = (query: string) => account.ask('GET', `/jobcodes?parent_ids=${jobs.birch}&${query}`);

  it.each([
    ['', 200, true],
    ['page=2', 60, false],
    ['page=3', 0, false],
    ['limit=130', 130, true],
    ['limit=130&page=2', 130, false],
    ['per_page=20', 20, true],
    ['per_page=200', 50, true],
    ['per_page=20&limit=100', 100, true],
  ])('"%s" gives %i rows, more: %s', async (query, count, more) => {
    const { status, body } = await list(query);
    expect(status).toBe(200);
    expect(idsIn(body, 'jobcodes')).toHaveLength(count);
    expect(body.more).toBe(more);
  });

  it.each(['limit=0', 'limit=201', 'limit=ten', 'limit=1.5', 'page=-1', 'page=two', 'per_page=x', 'ids=1,x'])(
    'refuses "%s"',
    async (query) => {
      const { status, body } = await list(query);
      expect(status).toBe(417);
      expect(messageOf(body)).toMatch(/^Expectation Failed: /);
    },
  );

  it('answers an empty list as an array', async () => {
    const { body } = await list('ids=5');
    expect(body).toEqual({ results: { jobcodes: [] }, more: false });
  });
});

describe('GET /jobcodes', () => {
  it.each([
    ['', [jobs.acme, jobs.birch, jobs.taxReturn, jobs.draft]],
    ['parent_ids=0', [jobs.acme, jobs.birch]],
    ['parent_ids=100,101', [jobs.taxReturn, jobs.draft]],
    ['parent_ids=-1&ids=102', [jobs.draft]],
    ['active=no', [jobs.cedar]],
    ['active=both&parent_ids=0', [jobs.acme, jobs.birch, jobs.cedar]],
    ['type=pto', [jobs.vacation]],
    ['type=all&parent_ids=0', [jobs.acme, jobs.birch, jobs.vacation, jobs.lunch]],
    ['name=acme*', [jobs.acme]],
    ['name=Acme', []],
    ['name=*sons', [jobs.birch]],
    ['name=B*%26*s', [jobs.birch]],
    ['name=A.me*', []],
    ['name=Acme*,Birch*', []],
  ])('"%s"', async (query, ids) => {
    const { body } = await openSmallAccount().ask('GET', `/jobcodes?${query}`);
    expect(idsIn(body, 'jobcodes')).toEqual([...ids].sort((left, right) => left - right));
  });

  it('compares names with their case by switch', async () => {
    const account = openSmallAccount();
    account.switches.nameFilterIgnoresCase = false;
    const { body } = await account.ask('GET', '/jobcodes?name=acme*');
    expect(idsIn(body, 'jobcodes')).toEqual([]);
  });

  it.each([
    ['modified_since=2026-11-10T00:00:00-07:00', [jobs.birch]],
    ['modified_since=2026-11-10T07:00:00%2B0000', [jobs.birch]],
    ['modified_since=2026-11-18T09:00:00-00:00', [jobs.birch]],
    ['modified_since=2026-11-18T09:00:01-00:00', []],
    ['modified_before=2026-11-10T00:00:00-07:00&parent_ids=0', [jobs.acme]],
  ])('reads "%s" by the second', async (query, ids) => {
    const account = openSmallAccount();
    account.addJobcode(jobs.birch, { lastModifiedMs: Date.UTC(2026, 10, 18, 9, 0, 0, 700) });
    const { body } = await account.ask('GET', `/jobcodes?${query}`);
    expect(idsIn(body, 'jobcodes')).toEqual(ids);
  });

  it.each([
    '2026-11-10T00:00:00Z',
    '2026-11-10T00:00:00.000-07:00',
    '2026-11-10',
    '2026-02-30T00:00:00-07:00',
  ])('refuses the stamp %s', async (stamp) => {
    const { status } = await openSmallAccount().ask('GET', `/jobcodes?modified_since=${stamp}`);
    expect(status).toBe(417);
  });

  it('does not understand a plus that was not encoded', async () => {
    const { status } = await openSmallAccount().ask(
      'GET',
      '/jobcodes?modified_since=2026-11-10T00:00:00+00:00',
    );
    expect(status).toBe(417);
  });

  it('brings all ancestors, unless the parents are named or none are wanted', async () => {
    const account = openSmallAccount();
    const supplementOf = async (query: string) => {
      const { body } = await account.ask('GET', `/jobcodes?ids=102&${query}`);
      return body.supplemental_data;
    };
    expect(Object.keys((await supplementOf(''))?.jobcodes ?? {})).toEqual(['100', '101']);
    expect(await supplementOf('parent_ids=101')).toBeUndefined();
    expect(await supplementOf('supplemental_data=no')).toBeUndefined();
  });

  it('shows a jobcode with its loose maps, and the two-way flag only where there is two-way sync', async () => {
    const account = openSmallAccount();
    const show = async () => rowIn((await account.ask('GET', '/jobcodes?ids=101')).body, 'jobcodes', 101);
    expect(await show()).toMatchObject({
      id: 101,
      parent_id: 100,
      name: '2025 Tax return',
      has_children: true,
      filtered_customfielditems: '',
      last_modified: '2026-11-01T12:00:00+00:00',
    });
    expect(await show()).not.toHaveProperty('connect_with_quickbooks');
    Object.assign(account.switches, {
      hasTwoWaySync: true,
      idsAsText: true,
      emptyMapAs: 'emptyArray',
      stampsWithoutColon: true,
    });
    expect(await show()).toMatchObject({
      id: '101',
      parent_id: '100',
      filtered_customfielditems: [],
      last_modified: '2026-11-01T12:00:00+0000',
      connect_with_quickbooks: false,
    });
  });
});

describe('GET /jobcode_assignments', () => {
  function openAssigned() {
    const account = openSmallAccount();
    const rows = [
      [1, 0, jobs.acme, true],
      [2, people.employee, jobs.birch, true],
      [3, people.stranger, jobs.taxReturn, false],
    ] as const;
    for (const [id, userId, jobcodeId, active] of rows) {
      account.state.assignments.set(id, { id, userId, jobcodeId, active, lastModifiedMs: 0, createdMs: 0 });
    }
    return account;
  }

  it.each([
    ['admin', '', [1, 2, 3]],
    ['manager', '', [1, 2]],
    ['employee', '', [1, 2]],
    ['stranger', '', [1, 3]],
    ['admin', 'active=yes', [1, 2]],
    ['admin', 'user_ids=4', [1, 3]],
    ['admin', 'jobcode_id=110', [2]],
    ['admin', 'jobcode_parent_id=0', [1, 2]],
  ] as const)('as %s with "%s"', async (token, query, ids) => {
    const { body } = await openAssigned().ask('GET', `/jobcode_assignments?${query}`, { token });
    expect(idsIn(body, 'jobcode_assignments')).toEqual(ids);
  });
});

describe('people', () => {
  it('shows the own user with its rights, and the PTO jobcodes beside it', async () => {
    const { body } = await openSmallAccount().ask('GET', '/current_user', { token: 'employee' });
    expect(idsIn(body, 'users')).toEqual([people.employee]);
    expect(rowIn(body, 'users', 3)).toMatchObject({
      company_name: 'Harbor & Pine',
      client_url: 'harborpine',
      permissions: { admin: false, mobile: true, time_tracking: true },
      manager_of_group_ids: [],
      pto_balances: { 130: 0 },
    });
    expect(Object.keys(body.supplemental_data?.jobcodes ?? {})).toEqual(['130']);
  });

  it('shows private fields to managers and administrators only, pay to administrators', async () => {
    const account = openSmallAccount();
    const show = async (token: keyof typeof people) =>
      rowIn((await account.ask('GET', '/users?ids=3', { token })).body, 'users', 3);
    expect(await show('admin')).toMatchObject({ username: 'eve', approved_to: '2000-01-01', pay_rate: 0 });
    expect(await show('manager')).toHaveProperty('permissions');
    expect(await show('manager')).not.toHaveProperty('pay_rate');
    expect(await show('stranger')).toMatchObject({ first_name: 'Eve', email: 'eve@harborpine.example' });
    for (const field of ['username', 'approved_to', 'permissions', 'customfields']) {
      expect(await show('stranger')).not.toHaveProperty(field);
    }
  });

  it.each([
    ['not_ids=1,2', [3, 4, 5]],
    ['group_ids=12', [4, 5]],
    ['not_group_ids=12', [1, 2, 3]],
    ['usernames=eve,tim', [3, 4]],
    ['first_name=e*', [3]],
    ['last_name=fie', []],
    ['payroll_ids=7', []],
    ['active=no', []],
  ])('filters users by "%s"', async (query, ids) => {
    const { body } = await openSmallAccount().ask('GET', `/users?${query}`);
    expect(idsIn(body, 'users')).toEqual(ids);
  });

  it('brings groups beside users, group 0 for those without one', async () => {
    const { body } = await openSmallAccount().ask('GET', '/users?ids=1,3');
    expect(body.supplemental_data?.groups).toMatchObject({ 0: { name: '-' }, 11: { manager_ids: ['2'] } });
  });

  it.each([
    ['', [10, 11, 12]],
    ['ids=11', [11]],
    ['manager_ids=2', [11]],
    ['name=Group 10,Group 12', [10, 12]],
  ])('filters groups by "%s"', async (query, ids) => {
    const { body } = await openSmallAccount().ask('GET', `/groups?${query}`);
    expect(idsIn(body, 'groups')).toEqual(ids);
  });
});

describe('custom fields', () => {
  it('lists fields by what they apply to', async () => {
    const account = openSmallAccount();
    expect(idsIn((await account.ask('GET', '/customfields')).body, 'customfields')).toEqual([50]);
    const { body } = await account.ask('GET', '/customfields?applies_to=user');
    expect(body.results.customfields).toEqual([]);
  });

  it('lists the items of a field, which must be named', async () => {
    const account = openSmallAccount();
    expect((await account.ask('GET', '/customfielditems')).status).toBe(417);
    const { body } = await account.ask('GET', '/customfielditems?customfield_id=50&name=Re*');
    expect(rowIn(body, 'customfielditems', 51)).toMatchObject({ customfield_id: 50, name: 'Review' });
  });
});

describe('GET /last_modified_timestamps', () => {
  it('answers what is asked, and the creation of the account where nothing changed', async () => {
    const { body } = await openSmallAccount().ask(
      'GET',
      '/last_modified_timestamps?endpoints=jobcodes,users',
    );
    expect(body).toEqual({
      results: {
        last_modified_timestamps: {
          jobcodes: '2026-11-01T12:00:00+00:00',
          users: '2026-01-05T12:00:00+00:00',
        },
      },
    });
  });

  it('answers the usual names where none is asked, and passes over unknown ones unless the switch refuses', async () => {
    const account = openSmallAccount();
    const all = await account.ask('GET', '/last_modified_timestamps');
    expect(Object.keys(all.body.results.last_modified_timestamps ?? {})).toContain('timesheets_deleted');
    const address = '/last_modified_timestamps?endpoints=jobcodes,invoices';
    const some = await account.ask('GET', address);
    expect(Object.keys(some.body.results.last_modified_timestamps ?? {})).toEqual(['jobcodes']);
    account.switches.unknownStampName = 'error';
    expect((await account.ask('GET', address)).status).toBe(417);
  });
});

describe('GET /effective_settings', () => {
  it('shows the sections, those not installed cut down', async () => {
    const account = openSmallAccount();
    const { body } = await account.ask('GET', '/effective_settings');
    expect(body.results.effective_settings).toMatchObject({
      general: { settings: { tz: 'America/Denver', week_start: '0', timecard_fields: 'JOBCODE,50' } },
      quickbooks: { settings: { installed: 1, connector: 'qbia_online', two_way_sync_enabled_for_user: 0 } },
      customfields: { settings: { installed: '1' } },
      xero: { settings: { installed: 0 } },
    });
    account.state.account.linkedTo = 'none';
    const unlinked = await account.ask('GET', '/effective_settings');
    expect(rowIn(unlinked.body, 'effective_settings', 'quickbooks').settings).toEqual({ installed: 0 });
  });

  it('shows fewer settings to others than administrators, and no other user to them', async () => {
    const account = openSmallAccount();
    const general = async (token: keyof typeof people) =>
      rowIn(
        (await account.ask('GET', '/effective_settings', { token })).body,
        'effective_settings',
        'general',
      );
    expect((await general('admin')).settings).toHaveProperty('payroll_type');
    expect((await general('employee')).settings).not.toHaveProperty('payroll_type');
    const other = await account.ask('GET', '/effective_settings?user_id=1', { token: 'employee' });
    expect(other.status).toBe(417);
  });

  it('leaves out what has not changed', async () => {
    const address = '/effective_settings?modified_since=2026-11-01T00:00:00-07:00';
    const { body } = await openSmallAccount().ask('GET', address);
    expect(body.results.effective_settings).toEqual([]);
  });
});
