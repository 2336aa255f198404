import { describe, expect, it } from 'vitest';
import { jobs, openSmallAccount, people, rowIn, type SmallAccount } from './quickbooks-time-account';

/** 08:00 to 09:00 in Denver on the day of the clock. */
const regular = {
  user_id: people.stranger,
  jobcode_id: jobs.acme,
  type: 'regular',
  start: '2026-11-20T08:00:00-07:00',
  end: '2026-11-20T09:00:00-07:00',
};
const clockIn = { ...regular, end: '' };
const manual = {
  user_id: people.stranger,
  jobcode_id: jobs.acme,
  type: 'manual',
  date: '2026-11-19',
  duration: 15_555,
};

async function write(
  account: SmallAccount,
  method: 'POST' | 'PUT',
  item: object,
  token: keyof typeof people = 'stranger',
): Promise<Record<string, unknown>> {
  const { status, body } = await account.ask(method, '/timesheets', { data: [item], token });
  expect(status).toBe(200);
  return rowIn(body, 'timesheets', 1);
}

describe('POST /timesheets', () => {
  it('creates a regular entry and answers it in the zone of the account', async () => {
    const account = openSmallAccount();
    const item = { ...regular, start: '2026-11-20T15:00:00+00:00', end: '2026-11-20T16:30:00+0000' };
    expect(
      await write(account, 'POST', { ...item, notes: 'n', customfields: { 50: 'Review' } }),
    ).toMatchObject({
      _status_code: 200,
      _status_message: 'Created',
      start: '2026-11-20T08:00:00-07:00',
      end: '2026-11-20T09:30:00-07:00',
      date: '2026-11-20',
      duration: 5400,
      on_the_clock: false,
      notes: 'n',
      customfields: { 50: 'Review' },
      created_by_user_id: people.stranger,
    });
    expect(account.state.stamps.get('timesheets')).toBe(account.clock.now());
  });

  it('rounds the seconds of a manual entry to hundredths of an hour', async () => {
    const row = await write(openSmallAccount(), 'POST', manual);
    expect(row).toMatchObject({ _status_code: 200, duration: 15_552, date: '2026-11-19' });
  });

  it.each([
    ['two kinds of keys', { ...regular, duration: 3600 }, 417],
    ['an unknown key', { ...regular, locked: 1 }, 417],
    ['an end before the start', { ...regular, end: regular.start }, 417],
    ['a stamp with Z', { ...regular, start: '2026-11-20T15:00:00Z' }, 417],
    ['no start', { ...regular, start: '' }, 417],
    ['a negative duration', { ...manual, duration: -1 }, 417],
    ['a day that does not exist', { ...manual, date: '2026-02-30' }, 417],
    ['an unknown type', { ...regular, type: 'weekly' }, 417],
    ['an archived jobcode', { ...regular, jobcode_id: jobs.cedar }, 417],
    ['an unknown jobcode', { ...regular, jobcode_id: 999 }, 417],
    ['a jobcode that is not assigned', { ...regular, jobcode_id: jobs.birch }, 417],
    ["somebody else's time", { ...regular, user_id: people.employee }, 417],
    ['an unknown user', { ...regular, user_id: 99 }, 417],
    ['an unknown custom field', { ...regular, customfields: { 99: 'x' } }, 417],
    ['an unknown item', { ...regular, customfields: { 50: 'x' } }, 417],
  ])('refuses %s', async (_case, item, status) => {
    expect(await write(openSmallAccount(), 'POST', item)).toMatchObject({
      _status_code: status,
      _status_extra: expect.any(String),
    });
  });

  it.each([
    [{ type: 'regular' }],
    [{ ...regular, user_id: undefined }],
    [{ ...manual, duration: undefined }],
  ])('refuses the item where a required key is missing, or the request by switch: %o', async (item) => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', item)).toMatchObject({
      _status_code: 417,
      _status_extra: expect.stringMatching(/^Missing param/),
    });
    account.switches.missingKey = 'request';
    const { status } = await account.ask('POST', '/timesheets', { data: [regular, item], token: 'stranger' });
    expect(status).toBe(417);
    expect(account.state.timesheets.size).toBe(0);
  });

  it('refuses the whole request where an item is empty', async () => {
    const account = openSmallAccount();
    const { status } = await account.ask('POST', '/timesheets', { data: [regular, {}], token: 'stranger' });
    expect(status).toBe(417);
    expect(account.state.timesheets.size).toBe(0);
  });

  it('refuses a user who may not track time', async () => {
    const row = await write(openSmallAccount(), 'POST', { ...regular, user_id: people.watcher }, 'admin');
    expect(row).toMatchObject({ _status_code: 403, _status_extra: expect.stringContaining('TS-1006') });
  });

  it('reaches a jobcode through an assignment above it', async () => {
    const account = openSmallAccount();
    account.addJobcode(111, { parentId: jobs.birch, name: 'Audit' });
    const item = { ...regular, jobcode_id: 111 };
    expect(await write(account, 'POST', item)).toMatchObject({ _status_code: 417 });
    await account.ask('POST', '/jobcode_assignments', {
      data: [{ user_id: people.stranger, jobcode_id: jobs.birch }],
    });
    expect(await write(account, 'POST', item)).toMatchObject({ _status_code: 200 });
  });

  it('lets every user clock in, but only those with the right write other time of their own', async () => {
    const account = openSmallAccount();
    const mine = { user_id: people.employee };
    expect(await write(account, 'POST', { ...regular, ...mine }, 'employee')).toMatchObject({
      _status_code: 417,
    });
    expect(await write(account, 'POST', { ...clockIn, ...mine }, 'employee')).toMatchObject({
      _status_code: 200,
      end: '',
      duration: 0,
      on_the_clock: true,
    });
  });

  it('lets managers write the time of their groups', async () => {
    const account = openSmallAccount();
    const of = (user_id: number) => write(account, 'POST', { ...regular, user_id }, 'manager');
    expect(await of(people.employee)).toMatchObject({
      _status_code: 200,
      created_by_user_id: people.manager,
    });
    expect(await of(people.stranger)).toMatchObject({ _status_code: 417 });
  });

  it.each([406, 417] as const)('refuses a second open entry with %i', async (code) => {
    const account = openSmallAccount();
    account.switches.secondOpenEntry = code;
    await write(account, 'POST', clockIn);
    const second = { ...clockIn, start: '2026-11-20T09:59:00-07:00' };
    expect(await write(account, 'POST', second)).toMatchObject({ _status_code: code });
  });

  it('moves the stamp with a clock-in only by switch', async () => {
    const account = openSmallAccount();
    await write(account, 'POST', clockIn);
    expect(account.state.stamps.has('timesheets')).toBe(false);
    account.switches.clockInMovesStamp = true;
    await write(account, 'POST', { ...clockIn, user_id: people.employee }, 'employee');
    expect(account.state.stamps.get('timesheets')).toBe(account.clock.now());
  });

  it.each([
    ['2026-11-20T07:00:00-07:00', '2026-11-20T08:00:01-07:00', 406],
    ['2026-11-20T08:30:00-07:00', '2026-11-20T08:31:00-07:00', 406],
    ['2026-11-20T07:00:00-07:00', '2026-11-20T08:00:00-07:00', 200],
    ['2026-11-20T09:00:00-07:00', '', 200],
    ['2026-11-20T08:59:00-07:00', '', 406],
  ])('from %s to "%s" beside 08:00 to 09:00 gives %i', async (start, end, code) => {
    const account = openSmallAccount();
    await write(account, 'POST', regular);
    expect(await write(account, 'POST', { ...regular, start, end })).toMatchObject({ _status_code: code });
  });

  it('refuses an approved day', async () => {
    const account = openSmallAccount();
    const user = account.state.users.get(people.stranger);
    if (user) user.approvedTo = '2026-11-19';
    expect(await write(account, 'POST', manual)).toMatchObject({ _status_code: 417 });
    expect(await write(account, 'POST', regular)).toMatchObject({ _status_code: 200 });
  });

  it('needs required custom fields on closed entries, and at the clock-out', async () => {
    const account = openSmallAccount();
    const field = account.state.customFields.get(50);
    if (field) account.state.customFields.set(50, { ...field, required: true });
    expect(await write(account, 'POST', regular)).toMatchObject({ _status_code: 417 });
    const { id } = await write(account, 'POST', clockIn);
    const out = { id, end: '2026-11-20T09:30:00-07:00' };
    expect(await write(account, 'PUT', out)).toMatchObject({ _status_code: 417 });
    expect(await write(account, 'PUT', { ...out, customfields: { 50: 'Review' } })).toMatchObject({
      _status_code: 200,
    });
  });
});

describe('PUT /timesheets', () => {
  function openWithEntry() {
    const account = openSmallAccount();
    account.addTimesheet({ id: 1, userId: people.stranger });
    return account;
  }

  it('clocks out, and opens again', async () => {
    const account = openSmallAccount();
    const { id } = await write(account, 'POST', clockIn);
    const closed = await write(account, 'PUT', { id, end: '2026-11-20T10:00:00-07:00' });
    expect(closed).toMatchObject({ _status_message: 'Updated', duration: 7200, on_the_clock: false });
    expect(await write(account, 'PUT', { id, end: '' })).toMatchObject({ duration: 0, on_the_clock: true });
  });

  it('changes what is sent and leaves the rest', async () => {
    const account = openWithEntry();
    const row = await write(account, 'PUT', {
      id: '1',
      jobcode_id: jobs.draft,
      notes: 'x',
      start: '2026-11-17T10:00:00-07:00',
      end: '2026-11-17T10:30:00-07:00',
    });
    expect(row).toMatchObject({ jobcode_id: jobs.draft, notes: 'x', date: '2026-11-17', duration: 1800 });
    expect(row.last_modified).toBe('2026-11-20T17:00:00+00:00');
  });

  it.each([
    ['an unknown entry', { id: 99, notes: 'x' }, 404],
    ['a day on a regular entry', { id: 1, date: '2026-11-18' }, 417],
    ['another type', { id: 1, type: 'manual' }, 417],
    ['a jobcode that is not assigned', { id: 1, jobcode_id: jobs.birch }, 417],
    ['another user', { id: 1, user_id: people.employee }, 417],
  ])('refuses %s', async (_case, item, code) => {
    expect(await write(openWithEntry(), 'PUT', item)).toMatchObject({ _status_code: code });
  });

  it('hides the entries that the token may not see', async () => {
    expect(await write(openWithEntry(), 'PUT', { id: 1, notes: 'x' }, 'employee')).toMatchObject({
      _status_code: 404,
    });
  });

  it('answers a conflict with the unmodified entry', async () => {
    const account = openWithEntry();
    account.addTimesheet({
      id: 2,
      userId: people.stranger,
      startMs: Date.UTC(2026, 10, 16, 18),
      endMs: Date.UTC(2026, 10, 16, 19),
    });
    const row = await write(account, 'PUT', { id: 1, end: '2026-11-16T11:30:00-07:00', notes: 'lost' });
    expect(row).toMatchObject({ _status_code: 409, end: '2026-11-16T11:00:00-07:00', notes: '' });
    expect(account.state.timesheets.get(1)?.notes).toBe('');
  });

  it.each(['locked', 'approved'] as const)('leaves a %s entry alone', async (how) => {
    const account = openWithEntry();
    const entry = account.state.timesheets.get(1);
    const user = account.state.users.get(people.stranger);
    if (entry && how === 'locked') entry.locked = 1;
    if (user && how === 'approved') user.approvedTo = '2026-11-16';
    expect(await write(account, 'PUT', { id: 1, notes: 'x' })).toMatchObject({ _status_code: 417 });
    const { body } = await account.ask('DELETE', '/timesheets?ids=1', { token: 'stranger' });
    expect(rowIn(body, 'timesheets', 1)).toMatchObject({ _status_code: 417 });
    expect(account.state.timesheets.has(1)).toBe(true);
  });
});

describe('DELETE /timesheets', () => {
  it('turns entries into tombstones and moves both stamps', async () => {
    const account = openSmallAccount();
    account.addTimesheet({ id: 1, userId: people.stranger });
    const { status, body } = await account.ask('DELETE', '/timesheets?ids=1,9,', { token: 'stranger' });
    expect(status).toBe(200);
    expect(body.results.timesheets).toMatchObject({
      1: { _status_code: 200, _status_message: 'OK, deleted', id: 1 },
      9: { _status_code: 404, _status_extra: 'id is not found in the database' },
      '': { _status_code: 404 },
    });
    expect(account.state.deleted.get(1)?.lastModifiedMs).toBe(account.clock.now());
    expect(account.state.stamps.get('timesheets')).toBe(account.clock.now());
    expect(account.state.stamps.get('timesheets_deleted')).toBe(account.clock.now());
  });

  it('removes nothing without ids, and refuses more than fifty', async () => {
    const account = openSmallAccount();
    account.addTimesheet({ id: 1 });
    expect((await account.ask('DELETE', '/timesheets')).body.results.timesheets).toEqual([]);
    expect(account.state.timesheets.size).toBe(1);
    const ids = Array.from({ length: 51 }, (_, index) => index + 1).join(',');
    expect((await account.ask('DELETE', `/timesheets?ids=${ids}`)).status).toBe(413);
    expect(account.state.timesheets.size).toBe(1);
  });
});
