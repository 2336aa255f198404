import { describe, expect, it } from 'vitest';
import { jobs, openSmallAccount, people, rowIn } from './quickbooks-time-account';

const hour = 3_600_000;

/** Eve: one hour yesterday on Acme, half an hour today on Tax return, and running for an hour on Draft. */
function openWithTime() {
  const account = openSmallAccount();
  const nowMs = account.clock.now();
  account.addTimesheet({ id: 1, date: '2026-11-19', customFields: { 50: 'Review' } });
  account.addTimesheet({
    id: 2,
    jobcodeId: jobs.taxReturn,
    startMs: nowMs - 2 * hour,
    endMs: nowMs - 1.5 * hour,
    date: '2026-11-20',
    duration: 1800,
  });
  account.addTimesheet({
    id: 3,
    jobcodeId: jobs.draft,
    startMs: nowMs - hour,
    endMs: null,
    date: '2026-11-20',
    duration: 0,
  });
  account.addTimesheet({ id: 4, userId: people.admin, date: '2026-11-18', duration: 18_000 });
  return account;
}

describe('POST /reports/current_totals', () => {
  const read = async (data: object, token: keyof typeof people = 'admin') => {
    const { status, body } = await openWithTime().ask('POST', '/reports/current_totals', { data, token });
    expect(status).toBe(200);
    return body;
  };

  it('shows who is on the clock, with the day so far and what it refers to', async () => {
    const body = await read({ on_the_clock: 'yes' });
    expect(body.results.current_totals).toEqual({
      3: {
        user_id: 3,
        on_the_clock: true,
        timesheet_id: 3,
        jobcode_id: jobs.draft,
        group_id: 11,
        shift_geolocations_available: false,
        shift_seconds: 3600,
        day_seconds: 5400,
      },
    });
    expect(Object.keys(body.supplemental_data?.jobcodes ?? {})).toEqual(['100', '101', '102']);
    expect(Object.keys(body.supplemental_data?.timesheets ?? {})).toEqual(['3']);
    expect(Object.keys(body.supplemental_data?.groups ?? {})).toEqual(['11']);
  });

  it('shows those off the clock unless asked otherwise', async () => {
    const body = await read({});
    expect(Object.keys(body.results.current_totals ?? {})).toEqual(['1', '2', '4', '5']);
    expect(rowIn(body, 'current_totals', 1)).toMatchObject({
      on_the_clock: false,
      timesheet_id: null,
      jobcode_id: null,
      shift_seconds: 0,
      day_seconds: 0,
    });
  });

  it('filters, orders and pages', async () => {
    const body = await read({ on_the_clock: 'both', order_by: 'day_seconds', order_desc: true, limit: 1 });
    expect(Object.keys(body.results.current_totals ?? {})).toEqual(['3']);
    expect(body.more).toBe(true);
    const some = await read({ user_ids: [1, 2], group_ids: '10' });
    expect(Object.keys(some.results.current_totals ?? {})).toEqual(['2']);
  });

  it('shows an employee itself alone', async () => {
    const body = await read({ on_the_clock: 'both' }, 'stranger');
    expect(Object.keys(body.results.current_totals ?? {})).toEqual(['4']);
  });
});

describe('POST /reports/project', () => {
  const range = { start_date: '2026-11-01', end_date: '2026-11-30' };
  const totals = async (data: object, token: keyof typeof people = 'admin') => {
    const { body } = await openWithTime().ask('POST', '/reports/project', { data, token });
    return rowIn(body, 'project_report', 'totals');
  };

  it('sums hours without the running entry', async () => {
    expect(await totals(range)).toEqual({
      users: { 1: '5.00', 3: '1.50' },
      groups: { 0: '5.00', 11: '1.50' },
      jobcodes: { 100: '6.00', 101: '0.50' },
      customfields: { 50: { 0: '5.50', 51: '1.00' } },
    });
  });

  it.each([
    [{ jobcode_ids: [jobs.acme] }, { 100: '6.00' }],
    [{ jobcode_ids: '101,102' }, { 101: '0.50' }],
    [{ user_ids: [people.admin] }, { 100: '5.00' }],
    [{ end_date: '2026-11-18' }, { 100: '5.00' }],
    [{ customfielditems: { 50: ['Review'] } }, { 100: '1.00' }],
    [{ jobcode_type: 'pto' }, ''],
  ])('counts only what fits %o', async (filter, jobcodes) => {
    expect((await totals({ ...range, ...filter })).jobcodes).toEqual(jobcodes);
  });

  it('sums an employee what is its own', async () => {
    expect((await totals(range, 'employee')).users).toEqual({ 3: '1.50' });
  });

  it('repeats the filters and brings what it refers to', async () => {
    const { body } = await openWithTime().ask('POST', '/reports/project', { data: range });
    expect(body.results.filters).toEqual({ ...range, jobcode_type: 'both' });
    expect(Object.keys(body.supplemental_data ?? {}).sort()).toEqual([
      'customfielditems',
      'customfields',
      'jobcodes',
      'users',
    ]);
  });

  it.each([[{ start_date: '2026-11-01' }], [[range]], [{ ...range, jobcode_ids: ['x'] }]])(
    'refuses %o',
    async (data) => {
      expect((await openWithTime().ask('POST', '/reports/project', { data })).status).toBe(417);
    },
  );
});
