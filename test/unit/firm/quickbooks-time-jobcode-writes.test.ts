import { describe, expect, it } from 'vitest';
import {
  type AnswerBody,
  jobs,
  messageOf,
  openSmallAccount,
  people,
  rowIn,
  type SmallAccount,
} from './quickbooks-time-account';

async function write(
  account: SmallAccount,
  method: 'POST' | 'PUT',
  item: object,
  token?: keyof typeof people,
): Promise<Record<string, unknown>> {
  const { status, body } = await account.ask(method, '/jobcodes', { data: [item], ...(token && { token }) });
  expect(status, messageText(body)).toBe(200);
  return rowIn(body, 'jobcodes', 1);
}

function messageText(body: AnswerBody): string {
  return body.error ? messageOf(body) : '';
}

describe('a write as a whole', () => {
  it.each([
    ['without a content type', { body: '{"data":[{"name":"A"}]}' }, 400],
    ['as a form', { body: 'data=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400],
    ['that is not JSON', { body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['without data', { body: '{}', headers: { 'content-type': 'application/json' } }, 417],
    ['with an object of data', { data: { name: 'A' } }, 417],
    ['with an empty item', { data: [{ name: 'A' }, {}] }, 417],
    [
      'of more than fifty items',
      { data: Array.from({ length: 51 }, (_, index) => ({ name: `N${index}` })) },
      413,
    ],
  ])('%s is refused and writes nothing', async (_case, options, status) => {
    const account = openSmallAccount();
    const before = account.state.jobcodes.size;
    expect((await account.ask('POST', '/jobcodes', options)).status).toBe(status);
    expect(account.state.jobcodes.size).toBe(before);
  });

  it('answers each item under its position with its own status, and brings the ancestors', async () => {
    const account = openSmallAccount();
    const { status, body } = await account.ask('POST', '/jobcodes', {
      data: [
        { name: 'New' },
        { name: 'acme co' },
        { name: 'x'.repeat(65) },
        { name: 'Child', parent_id: 100 },
      ],
    });
    expect(status).toBe(200);
    expect(rowIn(body, 'jobcodes', 1)).toMatchObject({
      _status_code: 200,
      _status_message: 'Created',
      name: 'New',
    });
    expect(rowIn(body, 'jobcodes', 2)).toEqual({
      _status_code: 202,
      _status_message: 'Accepted',
      name: 'acme co',
    });
    expect(rowIn(body, 'jobcodes', 3)).toMatchObject({
      _status_code: 417,
      _status_message: 'Expectation Failed',
      name: 'x'.repeat(65),
    });
    expect(rowIn(body, 'jobcodes', 4)).toMatchObject({ _status_code: 200, parent_id: 100 });
    expect(Object.keys(body.supplemental_data?.jobcodes ?? {})).toEqual(['100']);
    expect(account.state.stamps.get('jobcodes')).toBe(account.clock.now());
  });

  it('refuses a read-only key for the item, or for the whole request by switch', async () => {
    const account = openSmallAccount();
    const data = [{ name: 'A' }, { name: 'B', geofence_config_id: null }];
    const item = await account.ask('POST', '/jobcodes', { data });
    expect(rowIn(item.body, 'jobcodes', 1)._status_code).toBe(200);
    expect(rowIn(item.body, 'jobcodes', 2)._status_extra).toBe('Invalid param(s): geofence_config_id');
    account.switches.unknownKey = 'request';
    const whole = await account.ask('POST', '/jobcodes', { data: [{ name: 'C' }, { name: 'D', id: 7 }] });
    expect(whole.status).toBe(417);
    expect(messageOf(whole.body)).toBe('Expectation Failed: Invalid param(s): id');
    expect([...account.state.jobcodes.values()].some(({ name }) => name === 'C')).toBe(false);
  });

  it('refuses for want of the right, the item or the request by switch', async () => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', { name: 'A' }, 'manager')).toMatchObject({ _status_code: 417 });
    account.switches.missingRight = 'request401';
    const { status } = await account.ask('POST', '/jobcodes', { data: [{ name: 'A' }], token: 'manager' });
    expect(status).toBe(401);
    const manager = account.state.users.get(people.manager);
    if (manager) manager.permissions.manage_jobcodes = true;
    expect(await write(account, 'POST', { name: 'A' }, 'manager')).toMatchObject({ _status_code: 200 });
  });
});

describe('POST /jobcodes', () => {
  it('takes loose types and trims the name', async () => {
    const account = openSmallAccount();
    const item = {
      name: '  New one ',
      parent_id: '100',
      billable: 'yes',
      billable_rate: '12.5',
      assigned_to_all: 1,
    };
    expect(await write(account, 'POST', item)).toMatchObject({
      name: 'New one',
      parent_id: 100,
      billable: true,
      billable_rate: 12.5,
      assigned_to_all: true,
      active: true,
      type: 'regular',
    });
    expect([...account.state.assignments.values()]).toMatchObject([{ userId: 0, active: true }]);
  });

  it.each([
    ['no name', { name: '  ' }],
    ['65 characters', { name: 'é'.repeat(65) }],
    ['an unknown parent', { name: 'A', parent_id: 999 }],
    ['an archived parent', { name: 'A', parent_id: jobs.cedar }],
    ['a break', { name: 'A', type: 'paid_break' }],
    ['PTO below another', { name: 'A', type: 'pto', parent_id: jobs.acme }],
    ['an unknown type', { name: 'A', type: 'job' }],
    ['the name of another type', { name: 'Acme Co', type: 'pto' }],
    ['a short code with a dash', { name: 'A', short_code: 'A-1' }],
    ['two-way sync where there is none', { name: 'A', connect_with_quickbooks: true }],
    ['a flag that is none', { name: 'A', billable: 'perhaps' }],
    ['a parent that is no number', { name: 'A', parent_id: 'top' }],
  ])('refuses %s', async (_case, item) => {
    const row = await write(openSmallAccount(), 'POST', item);
    expect(row).toMatchObject({ _status_code: 417, _status_extra: expect.any(String) });
  });

  it('takes 64 characters, counted as a reader counts them', async () => {
    expect(await write(openSmallAccount(), 'POST', { name: '🧾'.repeat(64) })).toMatchObject({
      _status_code: 200,
    });
  });

  it('refuses a short code that a sibling has', async () => {
    const account = openSmallAccount();
    await write(account, 'POST', { name: 'A', short_code: 'AA' });
    const row = await write(account, 'POST', { name: 'B', short_code: 'AA' });
    expect(row._status_extra).toContain('Short Code is already in use');
    expect(await write(account, 'POST', { name: 'C', short_code: 'AA', parent_id: 100 })).toMatchObject({
      _status_code: 200,
    });
  });

  it('tells siblings apart by case only by switch', async () => {
    const account = openSmallAccount();
    account.switches.siblingNamesIgnoreCase = false;
    expect(await write(account, 'POST', { name: 'acme co' })).toMatchObject({ _status_code: 200 });
    expect(await write(account, 'POST', { name: 'Acme Co' })).toMatchObject({ _status_code: 202 });
  });

  it.each([
    ['accepted202', 202],
    ['refused417', 417],
    ['created', 200],
  ] as const)('over an archived sibling: %s', async (createOverArchived, status) => {
    const account = openSmallAccount();
    account.switches.createOverArchived = createOverArchived;
    expect(await write(account, 'POST', { name: 'Cedar' })).toMatchObject({ _status_code: status });
  });

  it('takes a colon, unless the switch refuses', async () => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', { name: 'A: b' })).toMatchObject({ _status_code: 200 });
    account.switches.refusesColon = true;
    expect(await write(account, 'POST', { name: 'C: d' })).toMatchObject({ _status_code: 417 });
  });

  it('keeps the two-way flag where there is two-way sync', async () => {
    const account = openSmallAccount();
    account.switches.hasTwoWaySync = true;
    const row = await write(account, 'POST', { name: 'A', connect_with_quickbooks: true });
    expect(row).toMatchObject({ _status_code: 200, connect_with_quickbooks: true });
  });
});

describe('PUT /jobcodes', () => {
  it('renames and moves; what is equal moves no stamp', async () => {
    const account = openSmallAccount();
    const stampBefore = account.state.stamps.get('jobcodes');
    await write(account, 'PUT', { id: jobs.draft, name: 'Draft', type: 'regular' });
    expect(account.state.stamps.get('jobcodes')).toBe(stampBefore);
    const row = await write(account, 'PUT', { id: jobs.draft, name: 'Review', parent_id: jobs.birch });
    expect(row).toMatchObject({ _status_message: 'Updated', name: 'Review', parent_id: jobs.birch });
    expect(row.last_modified).toBe('2026-11-20T17:00:00+00:00');
  });

  it.each([
    ['an unknown id', { id: 999, name: 'A' }],
    ['the name of an active sibling', { id: jobs.birch, name: 'ACME CO' }],
    ['another type', { id: jobs.birch, type: 'pto' }],
    ['a break', { id: jobs.lunch, name: 'Dinner' }],
    ['an archived one', { id: jobs.cedar, name: 'Cedar Ltd' }],
    ['a place below itself', { id: jobs.acme, parent_id: jobs.draft }],
  ])('refuses %s', async (_case, item) => {
    expect(await write(openSmallAccount(), 'PUT', item)).toMatchObject({ _status_code: 417 });
  });

  it('archives everything below and ends the assignments', async () => {
    const account = openSmallAccount();
    account.state.assignments.set(1, {
      id: 1,
      userId: people.employee,
      jobcodeId: jobs.taxReturn,
      active: true,
      lastModifiedMs: 0,
      createdMs: 0,
    });
    expect(await write(account, 'PUT', { id: jobs.acme, active: false })).toMatchObject({
      active: false,
      assigned_to_all: false,
    });
    expect(account.state.jobcodes.get(jobs.draft)?.active).toBe(false);
    expect(account.state.assignments.get(1)?.active).toBe(false);
  });

  it('restores the parents with a jobcode, renames it at once, and brings no assignment back', async () => {
    const account = openSmallAccount();
    await write(account, 'PUT', { id: jobs.acme, active: 0 });
    const row = await write(account, 'PUT', { id: jobs.taxReturn, active: 1, name: '2026 Tax return' });
    expect(row).toMatchObject({ _status_code: 200, active: true, name: '2026 Tax return' });
    expect(account.state.jobcodes.get(jobs.acme)).toMatchObject({ active: true, assignedToAll: false });
    expect(account.state.jobcodes.get(jobs.draft)?.active).toBe(false);
  });

  it('does not restore beside an active sibling of the name', async () => {
    const account = openSmallAccount();
    account.addJobcode(121, { name: 'cedar' });
    expect(await write(account, 'PUT', { id: jobs.cedar, active: true })).toMatchObject({
      _status_code: 417,
    });
  });

  it('ends the assignment of everyone with the flag', async () => {
    const account = openSmallAccount();
    await write(account, 'PUT', { id: jobs.birch, assigned_to_all: true });
    await write(account, 'PUT', { id: jobs.birch, assigned_to_all: false });
    expect([...account.state.assignments.values()]).toMatchObject([{ userId: 0, active: false }]);
  });
});

describe('jobcode assignments', () => {
  async function assign(account: SmallAccount, item: object, token: keyof typeof people = 'admin') {
    const { body } = await account.ask('POST', '/jobcode_assignments', { data: [item], token });
    return rowIn(body, 'jobcode_assignments', 1);
  }

  it('are answered with a numeric id beside what was sent as text, and plain stamps', async () => {
    const account = openSmallAccount();
    const row = await assign(account, { user_id: people.employee, jobcode_id: jobs.birch });
    expect(row).toEqual({
      _status_code: 200,
      _status_message: 'Created',
      id: 9000,
      user_id: '3',
      jobcode_id: '110',
      last_modified: '2026-11-20 17:00:00',
      created: '2026-11-20 17:00:00',
    });
    expect(account.state.stamps.get('jobcode_assignments')).toBe(account.clock.now());
  });

  it('are made once, and set the flag when they are for everyone', async () => {
    const account = openSmallAccount();
    const item = { user_id: 0, jobcode_id: jobs.birch };
    expect((await assign(account, item)).id).toBe((await assign(account, item)).id);
    expect(account.state.jobcodes.get(jobs.birch)?.assignedToAll).toBe(true);
    expect(account.state.assignments.size).toBe(1);
  });

  it.each([
    ['admin', { user_id: 99, jobcode_id: jobs.birch }],
    ['admin', { user_id: 3, jobcode_id: 999 }],
    ['admin', { user_id: 3, jobcode_id: jobs.cedar }],
    ['admin', { user_id: 3 }],
    ['admin', { user_id: 3, jobcode_id: jobs.birch, active: true }],
    ['manager', { user_id: people.stranger, jobcode_id: jobs.birch }],
    ['manager', { user_id: 0, jobcode_id: jobs.birch }],
    ['employee', { user_id: people.employee, jobcode_id: jobs.birch }],
  ] as const)('are refused alone, as %s: %o', async (token, item) => {
    expect(await assign(openSmallAccount(), item, token)).toMatchObject({ _status_code: 417 });
  });

  it('are made and ended by the managers of the group', async () => {
    const account = openSmallAccount();
    const made = await assign(account, { user_id: people.employee, jobcode_id: jobs.birch }, 'manager');
    const refused = await account.ask('DELETE', `/jobcode_assignments?ids=${made.id}`, { token: 'stranger' });
    expect(rowIn(refused.body, 'jobcode_assignments', String(made.id))._status_extra).toContain(
      "don't have permission to remove jobcodes for that user",
    );
    const ended = await account.ask('DELETE', `/jobcode_assignments?ids=${made.id},77`, { token: 'manager' });
    expect(rowIn(ended.body, 'jobcode_assignments', String(made.id))).toMatchObject({
      _status_code: 200,
      _status_message: 'OK, deleted',
    });
    expect(rowIn(ended.body, 'jobcode_assignments', 77)).toMatchObject({
      _status_code: 417,
      _status_extra: 'id is not found in the database',
    });
    expect(account.state.assignments.get(Number(made.id))?.active).toBe(false);
  });
});
