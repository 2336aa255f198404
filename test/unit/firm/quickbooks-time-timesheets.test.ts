import { describe, expect, it } from 'vitest';
import { idsIn, jobs, messageOf, openSmallAccount, people, rowIn } from './quickbooks-time-account';

const fromNovember = '/timesheets?start_date=2026-11-01';

/** 1: Acme, Eve. 2: Tax return, Tim. 3: Draft, Mo, manual. 4: Birch, Eve, running. */
function openWithTime() {
  const account = openSmallAccount();
  account.addTimesheet({ id: 1 });
  account.addTimesheet({ id: 2, userId: people.stranger, jobcodeId: jobs.taxReturn, date: '2026-11-17' });
  account.addTimesheet({
    id: 3,
    userId: people.manager,
    jobcodeId: jobs.draft,
    type: 'manual',
    startMs: null,
    endMs: null,
    date: '2026-11-18',
    duration: 5400,
  });
  account.addTimesheet({
    id: 4,
    jobcodeId: jobs.birch,
    startMs: Date.UTC(2026, 10, 20, 15),
    endMs: null,
    date: '2026-11-20',
    duration: 0,
    lastModifiedMs: Date.UTC(2026, 10, 20, 15),
  });
  return account;
}

describe('GET /timesheets', () => {
  it.each(['', '?end_date=2026-12-01', '?jobcode_ids=100', '?user_ids=3&on_the_clock=both'])(
    'needs one of the mandatory filters: "%s"',
    async (query) => {
      const { status, body } = await openWithTime().ask('GET', `/timesheets${query}`);
      expect(status).toBe(417);
      expect(messageOf(body)).toContain('modified_since');
    },
  );

  it.each([
    ['', [1, 2, 3]],
    ['on_the_clock=yes', [4]],
    ['on_the_clock=both', [1, 2, 3, 4]],
    ['end_date=2026-11-17', [1, 2]],
    ['jobcode_ids=100', [1, 2, 3]],
    ['jobcode_ids=101', [2, 3]],
    ['jobcode_ids=102,110&on_the_clock=both', [3, 4]],
    ['jobcode_ids=0', []],
    ['user_ids=2,4', [2, 3]],
    ['group_ids=11', [1]],
    ['ids=1,4', [1]],
    ['jobcode_type=pto', []],
    ['payroll_ids=9', []],
  ])('with "%s"', async (query, ids) => {
    const { body } = await openWithTime().ask('GET', `${fromNovember}&${query}`);
    expect(idsIn(body, 'timesheets')).toEqual(ids);
  });

  it.each([
    'start_date=17.11.2026',
    'start_date=2026-02-30',
    'ids=one',
    'on_the_clock=maybe',
    'ids=1&limit=201',
  ])('refuses "%s"', async (query) => {
    expect((await openWithTime().ask('GET', `/timesheets?${query}`)).status).toBe(417);
  });

  it('hides running entries from reads by stamp, unless a clock-in moves the stamp', async () => {
    const account = openWithTime();
    const read = async () => {
      const address = '/timesheets?modified_since=2026-11-20T00:00:00-07:00&on_the_clock=both';
      return idsIn((await account.ask('GET', address)).body, 'timesheets');
    };
    expect(await read()).toEqual([]);
    account.switches.clockInMovesStamp = true;
    expect(await read()).toEqual([4]);
  });

  it('shows a closed entry in the zone of the account, with the hours of the offset apart', async () => {
    const account = openWithTime();
    account.addTimesheet({
      id: 1,
      startMs: Date.UTC(2026, 9, 31, 16),
      endMs: Date.UTC(2026, 10, 1, 10),
      date: '2026-10-31',
      duration: 64_800,
      customFields: { 50: 'Review' },
      notes: '<b>n</b>',
    });
    const { body } = await account.ask('GET', '/timesheets?ids=1');
    expect(rowIn(body, 'timesheets', 1)).toEqual({
      id: 1,
      user_id: 3,
      jobcode_id: 100,
      type: 'regular',
      start: '2026-10-31T10:00:00-06:00',
      end: '2026-11-01T03:00:00-07:00',
      tz: -7,
      tz_str: 'tsMT',
      location: 'Web',
      date: '2026-10-31',
      duration: 64_800,
      locked: 0,
      notes: '<b>n</b>',
      customfields: { 50: 'Review' },
      attached_files: [],
      created_by_user_id: 3,
      last_modified: '2026-11-01T12:00:00+00:00',
      on_the_clock: false,
    });
  });

  it('shows a running entry without end and duration', async () => {
    const { body } = await openWithTime().ask('GET', '/timesheets?ids=4&on_the_clock=both');
    expect(rowIn(body, 'timesheets', 4)).toMatchObject({ end: '', duration: 0, on_the_clock: true });
  });

  it('shows a manual entry with made-up times from eight on', async () => {
    const { body } = await openWithTime().ask('GET', '/timesheets?ids=3');
    expect(rowIn(body, 'timesheets', 3)).toMatchObject({
      type: 'manual',
      start: '2026-11-18T08:00:00-07:00',
      end: '2026-11-18T09:30:00-07:00',
      date: '2026-11-18',
      duration: 5400,
    });
  });

  it.each([
    ['emptyText', ''],
    ['emptyArray', []],
    ['emptyObject', {}],
  ] as const)('shows no custom fields as %s', async (emptyMapAs, shown) => {
    const account = openWithTime();
    account.switches.emptyMapAs = emptyMapAs;
    const { body } = await account.ask('GET', '/timesheets?ids=1');
    expect(rowIn(body, 'timesheets', 1).customfields).toEqual(shown);
  });

  it('brings users, jobcodes with all ancestors, and custom fields cut down', async () => {
    const { body } = await openWithTime().ask('GET', '/timesheets?ids=3');
    const { users, jobcodes, customfields } = body.supplemental_data ?? {};
    expect(Object.keys(users ?? {})).toEqual(['2']);
    expect(Object.keys(jobcodes ?? {})).toEqual(['100', '101', '102']);
    expect(customfields).toEqual({
      50: {
        id: 50,
        active: true,
        name: 'Service Item',
        type: 'timesheet',
        last_modified: '2026-11-01T12:00:00+00:00',
      },
    });
  });

  it.each([
    ['admin', [1, 2, 3, 4]],
    ['watcher', [1, 2, 3, 4]],
    ['manager', [1, 3, 4]],
    ['employee', [1, 4]],
    ['stranger', [2]],
  ] as const)('shows %s what its rights reach', async (token, ids) => {
    const { body } = await openWithTime().ask('GET', `${fromNovember}&on_the_clock=both`, { token });
    expect(idsIn(body, 'timesheets')).toEqual(ids);
  });

  it('shows everybody everything by switch', async () => {
    const account = openWithTime();
    account.switches.employeeSeesOwnTimeOnly = false;
    const { body } = await account.ask('GET', fromNovember, { token: 'employee' });
    expect(idsIn(body, 'timesheets')).toEqual([1, 2, 3]);
  });

  it('pages in the order of day and start, also after rows came, moved and went', async () => {
    const account = openWithTime();
    const firstId = async () => {
      const { body } = await account.ask('GET', `${fromNovember}&limit=1`);
      expect(body.more).toBe(true);
      return idsIn(body, 'timesheets')[0];
    };
    expect(await firstId()).toBe(1);
    account.addTimesheet({ id: 9, date: '2026-11-02' });
    expect(await firstId()).toBe(9);
    const moved = account.state.timesheets.get(9);
    if (moved) moved.date = '2026-11-19';
    expect(await firstId()).toBe(1);
    account.state.timesheets.delete(1);
    account.addTimesheet({ id: 10, date: '2026-11-03' });
    expect(await firstId()).toBe(10);
  });

  it('clocks out whoever has been on the clock for seven days', async () => {
    const account = openWithTime();
    account.clock.advance(7 * 24 * 3_600_000);
    const { body } = await account.ask('GET', '/timesheets?ids=4');
    expect(rowIn(body, 'timesheets', 4)).toMatchObject({
      end: '2026-11-27T08:00:00-07:00',
      duration: 604_800,
      on_the_clock: false,
    });
  });
});

describe('GET /timesheets_deleted', () => {
  function openWithTombstones() {
    const account = openSmallAccount();
    const add = (id: number, fields: Parameters<typeof account.addTimesheet>[0]) => {
      const entry = account.addTimesheet(fields);
      account.state.timesheets.delete(id);
      account.state.deleted.set(id, entry);
    };
    const deletedMs = Date.UTC(2026, 10, 19, 12);
    add(1, { id: 1, lastModifiedMs: deletedMs });
    add(2, { id: 2, userId: people.stranger, jobcodeId: jobs.draft, lastModifiedMs: deletedMs + 60_000 });
    add(3, { id: 3, date: '2026-01-10', lastModifiedMs: account.clock.now() - 181 * 24 * 3_600_000 });
    return account;
  }

  it.each(['', 'start_date=2026-11-01', 'end_date=2026-11-01', 'user_ids=3'])(
    'needs its mandatory filters: "%s"',
    async (query) => {
      expect((await openWithTombstones().ask('GET', `/timesheets_deleted?${query}`)).status).toBe(417);
    },
  );

  it.each([
    ['admin', 'start_date=2026-01-01&end_date=2026-12-31', [1, 2]],
    ['admin', 'ids=2,3', [2]],
    ['admin', 'modified_since=2026-11-19T12:00:30%2B00:00', [2]],
    ['admin', 'modified_before=2026-11-19T12:00:30%2B00:00', [1]],
    ['admin', 'ids=1,2&jobcode_ids=100', [1, 2]],
    ['admin', 'ids=1,2&jobcode_ids=101', [2]],
    ['admin', 'ids=1,2&user_ids=3&username=tim', [2]],
    ['admin', 'ids=1,2&type=manual', []],
    ['employee', 'ids=1,2', [1]],
  ] as const)('as %s with "%s"', async (token, query, ids) => {
    const { body } = await openWithTombstones().ask('GET', `/timesheets_deleted?${query}`, { token });
    expect(idsIn(body, 'timesheets_deleted')).toEqual(ids);
  });

  it('shows the time of the deletion, and no clock', async () => {
    const { body } = await openWithTombstones().ask('GET', '/timesheets_deleted?ids=1');
    const row = rowIn(body, 'timesheets_deleted', 1);
    expect(row.last_modified).toBe('2026-11-19T12:00:00+00:00');
    expect(row).not.toHaveProperty('on_the_clock');
  });

  it.each([
    ['order_results_by=fname', 1],
    ['order_results_by=fname&order_results_reverse=1', 2],
  ])('orders by "%s"', async (query, first) => {
    const { body } = await openWithTombstones().ask('GET', `/timesheets_deleted?ids=1,2&limit=1&${query}`);
    expect(idsIn(body, 'timesheets_deleted')).toEqual([first]);
  });
});
