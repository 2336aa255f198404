import { describe, expect, it } from 'vitest';
import {
  idsIn,
  jobs,
  messageOf,
  openSmallAccount,
  people,
  rowIn,
  type SmallAccount,
} from './quickbooks-time-account';

const hour = 3_600_000;

/** The ids of a list in the order of its pages of one row, which the order of the keys in one answer does not show. */
async function idsByPage(account: SmallAccount, address: string, collection: string): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await account.ask('GET', `${address}&limit=1&page=${page}`);
    ids.push(...idsIn(body, collection));
    if (!body.more) return ids;
  }
}

describe('stamps that are sent', () => {
  const read = (account: SmallAccount, stamp: string) =>
    account.ask('GET', `/jobcodes?modified_since=${stamp}`);

  it('take Z as an offset by switch, and no fraction of a second either way', async () => {
    const account = openSmallAccount();
    account.addJobcode(jobs.birch, { lastModifiedMs: Date.UTC(2026, 10, 10, 12) });
    expect((await read(account, '2026-11-10T12:00:00Z')).status).toBe(417);
    account.switches.acceptsZulu = true;
    expect(idsIn((await read(account, '2026-11-10T12:00:00Z')).body, 'jobcodes')).toEqual([jobs.birch]);
    expect(idsIn((await read(account, '2026-11-10T12:00:01Z')).body, 'jobcodes')).toEqual([]);
    expect((await read(account, '2026-11-10T12:00:00.000Z')).status).toBe(417);
  });
});

describe('a list without the filters that it needs', () => {
  it.each([417, 400] as const)('is refused with %i', async (status) => {
    const account = openSmallAccount();
    account.switches.missingFilterStatus = status;
    for (const address of ['/timesheets', '/timesheets_deleted', '/customfielditems']) {
      const answer = await account.ask('GET', address);
      expect(answer.status).toBe(status);
      expect(messageOf(answer.body)).toContain('required');
    }
  });
});

describe('the order of lists', () => {
  it.each([
    ['dateThenStart', [3, 2, 1]],
    ['id', [1, 2, 3]],
  ] as const)('of timesheets by %s', async (order, ids) => {
    const account = openSmallAccount();
    account.switches.timesheetOrder = order;
    account.addTimesheet({ id: 1, date: '2026-11-18' });
    account.addTimesheet({ id: 2, date: '2026-11-17', startMs: Date.UTC(2026, 10, 17, 18) });
    account.addTimesheet({ id: 3, date: '2026-11-17', startMs: Date.UTC(2026, 10, 17, 17) });
    expect(await idsByPage(account, '/timesheets?start_date=2026-11-01', 'timesheets')).toEqual(ids);
  });

  it('of jobcodes by name within their parent, or by id, also when the switch turns between pages', async () => {
    const account = openSmallAccount();
    account.addJobcode(111, { name: 'Zinc', parentId: jobs.birch });
    account.addJobcode(112, { name: 'Amber', parentId: jobs.birch });
    const read = () => idsByPage(account, '/jobcodes?parent_ids=0,110', 'jobcodes');
    expect(await read()).toEqual([jobs.acme, jobs.birch, 112, 111]);
    account.switches.jobcodeOrder = 'id';
    expect(await read()).toEqual([jobs.acme, jobs.birch, 111, 112]);
    account.switches.jobcodeOrder = 'nameWithinParent';
    expect(await read()).toEqual([jobs.acme, jobs.birch, 112, 111]);
  });
});

describe('filters by name', () => {
  const find = async (account: SmallAccount, name: string) => {
    const query = new URLSearchParams({ name, parent_ids: '0' });
    return idsIn((await account.ask('GET', `/jobcodes?${query}`)).body, 'jobcodes');
  };

  it.each([
    ['whole', 'acme', []],
    ['whole', 'acme co', [jobs.acme]],
    ['prefix', 'acme', [jobs.acme]],
    ['prefix', 'co', []],
    ['prefix', '*acme', []],
  ] as const)('match the %s name: "%s"', async (nameFilterWithoutStar, name, ids) => {
    const account = openSmallAccount();
    account.switches.nameFilterWithoutStar = nameFilterWithoutStar;
    expect(await find(account, name)).toEqual(ids);
  });

  it('may name several by switch', async () => {
    const account = openSmallAccount();
    account.addJobcode(111, { name: 'Acme Co,Birch & Sons' });
    expect(await find(account, 'Acme Co,Birch & Sons')).toEqual([111]);
    account.switches.nameFilterComma = 'separator';
    expect(await find(account, 'Acme Co, Birch*,')).toEqual([jobs.acme, jobs.birch]);
  });

  it('know no way to ask for an asterisk itself, unless the switch gives one', async () => {
    const account = openSmallAccount();
    account.addJobcode(111, { name: 'Star * Inn' });
    account.addJobcode(112, { name: 'Star City Inn' });
    account.addJobcode(113, { name: 'Star \\City Inn' });
    expect(await find(account, 'Star \\* Inn')).toEqual([113]);
    account.switches.nameFilterEscape = 'backslash';
    expect(await find(account, 'Star \\* Inn')).toEqual([111]);
    expect(await find(account, 'Star * Inn')).toEqual([111, 112, 113]);
  });

  it('of users and items follow the same switches', async () => {
    const account = openSmallAccount();
    const users = async () => idsIn((await account.ask('GET', '/users?first_name=ev')).body, 'users');
    expect(await users()).toEqual([]);
    account.switches.nameFilterWithoutStar = 'prefix';
    expect(await users()).toEqual([people.employee]);
    account.switches.nameFilterIgnoresCase = false;
    expect(await users()).toEqual([]);
  });
});

describe('GET /projects', () => {
  function openWithProjects() {
    const account = openSmallAccount();
    for (let id = 500; id < 505; id += 1) {
      account.addJobcode(id, { name: `Project ${id}`, parentId: jobs.birch, projectId: id + 100 });
    }
    account.addJobcode(501, {
      name: 'Closed',
      parentId: jobs.acme,
      projectId: 601,
      active: false,
      lastModifiedMs: Date.UTC(2026, 10, 18, 9),
    });
    return account;
  }

  it('shows the jobcodes that are projects, and the add-on in the settings', async () => {
    const account = openWithProjects();
    const { body } = await account.ask('GET', '/projects');
    expect(idsIn(body, 'projects')).toEqual([600, 601, 602, 603, 604]);
    expect(rowIn(body, 'projects', 601)).toMatchObject({
      jobcode_id: 501,
      parent_jobcode_id: jobs.acme,
      status: 'complete',
      completed_date: '2026-11-18T00:00:00+00:00',
      active: true,
    });
    expect(rowIn(body, 'projects', 600)).toMatchObject({ status: 'in_progress', completed_date: '' });
    const installed = async (one: SmallAccount) =>
      rowIn((await one.ask('GET', '/effective_settings')).body, 'effective_settings', 'projects').settings;
    expect(await installed(account)).toEqual({ installed: 1 });
    expect(await installed(openSmallAccount())).toEqual({ installed: 0 });
  });

  it.each([
    ['ids=600,602', [600, 602]],
    ['jobcode_ids=501', [601]],
    ['parent_jobcode_id=110', [600, 602, 603, 604]],
    ['name=closed', [601]],
    ['active=no', []],
    ['by_jobcode_assignment=yes', [601]],
  ])('with "%s"', async (query, ids) => {
    const { body } = await openWithProjects().ask('GET', `/projects?${query}`, { token: 'employee' });
    expect(idsIn(body, 'projects')).toEqual(ids);
  });

  it('pages and reads by stamp, unless the switch passes over what is not documented', async () => {
    const account = openWithProjects();
    const read = async (query: string) => {
      const { body } = await account.ask('GET', `/projects?${query}`);
      return [idsIn(body, 'projects'), body.more];
    };
    const all = [600, 601, 602, 603, 604];
    expect(await read('limit=2&page=2')).toEqual([[602, 603], true]);
    expect(await read('modified_since=2026-11-18T00:00:00-07:00')).toEqual([[601], false]);
    account.switches.projectsTakeCommonFilters = false;
    expect(await read('limit=2&page=2')).toEqual([all, false]);
    expect(await read('modified_since=2026-11-18T00:00:00-07:00')).toEqual([all, false]);
  });
});

describe('the stamps of the collections', () => {
  const stampOf = async (account: SmallAccount, name: string, token: keyof typeof people = 'admin') => {
    const { body } = await account.ask('GET', `/last_modified_timestamps?endpoints=${name}`, { token });
    return (body.results.last_modified_timestamps as Record<string, unknown>)[name];
  };

  it('are known of other endpoints too, unless the switch makes them unknown names', async () => {
    const account = openSmallAccount();
    expect(await stampOf(account, 'projects')).toBe('2026-01-05T12:00:00+00:00');
    account.addJobcode(111, { projectId: 611 });
    expect(await stampOf(account, 'projects')).toBe('2026-11-01T12:00:00+00:00');
    account.switches.stampsOfOtherEndpoints = 'unknown';
    expect(await stampOf(account, 'projects')).toBeUndefined();
    expect(await stampOf(account, 'groups')).toBe('2026-01-05T12:00:00+00:00');
    account.switches.unknownStampName = 'error';
    const { status } = await account.ask('GET', '/last_modified_timestamps?endpoints=projects');
    expect(status).toBe(417);
  });

  it('cover the account, or the rows that the token may see', async () => {
    const account = openSmallAccount();
    const at = (hourOfDay: number) => Date.UTC(2026, 10, 18, hourOfDay);
    account.addTimesheet({ id: 1, lastModifiedMs: at(10) });
    account.addTimesheet({ id: 2, userId: people.stranger, lastModifiedMs: at(12) });
    account.addTimesheet({ id: 3, endMs: null, lastModifiedMs: at(13) });
    const deleted = account.addTimesheet({ id: 4, userId: people.stranger, lastModifiedMs: at(14) });
    account.state.timesheets.delete(4);
    account.state.deleted.set(4, deleted);
    account.state.assignments.set(9, {
      id: 9,
      userId: people.stranger,
      jobcodeId: jobs.birch,
      active: true,
      lastModifiedMs: at(9),
      createdMs: at(9),
    });
    for (const name of ['timesheets', 'timesheets_deleted']) account.state.stamps.set(name, at(14));
    account.state.stamps.set('jobcode_assignments', at(9));
    const read = async (token: keyof typeof people) => [
      await stampOf(account, 'timesheets', token),
      await stampOf(account, 'timesheets_deleted', token),
      await stampOf(account, 'jobcode_assignments', token),
      await stampOf(account, 'jobcodes', token),
    ];
    const never = '2026-01-05T12:00:00+00:00';
    const jobcodes = '2026-11-01T12:00:00+00:00';
    const whole = ['2026-11-18T14:00:00+00:00', '2026-11-18T14:00:00+00:00', '2026-11-18T09:00:00+00:00'];
    expect(await read('employee')).toEqual([...whole, jobcodes]);
    account.switches.stampsCover = 'visibleRows';
    expect(await read('employee')).toEqual(['2026-11-18T10:00:00+00:00', never, never, jobcodes]);
    expect(await read('admin')).toEqual([...whole, jobcodes]);
    account.switches.clockInMovesStamp = true;
    expect(await stampOf(account, 'timesheets', 'employee')).toBe('2026-11-18T13:00:00+00:00');
    account.switches.deletionMovesTimesheetsStamp = false;
    expect(await stampOf(account, 'timesheets', 'stranger')).toBe('2026-11-18T12:00:00+00:00');
  });
});

describe('POST /reports/project', () => {
  const range = { start_date: '2026-11-01', end_date: '2026-11-30' };

  /** Half an hour on Acme, and running for an hour on Draft below it. */
  function openWithTime() {
    const account = openSmallAccount();
    account.addTimesheet({ id: 1, date: '2026-11-19', duration: 1800 });
    account.addTimesheet({
      id: 2,
      jobcodeId: jobs.draft,
      startMs: account.clock.now() - hour,
      endMs: null,
      date: '2026-11-20',
      duration: 0,
    });
    return account;
  }

  it.each([
    [false, false, { 100: '0.50' }],
    [true, false, { 100: '0.50' }],
    [false, true, { 100: '0.50' }],
    [true, true, { 100: '0.50', 102: '1.00' }],
  ])('counts running entries: %s, and what is below: %s', async (running, below, jobcodes) => {
    const account = openWithTime();
    account.switches.projectReportCountsRunning = running;
    account.switches.projectReportIncludesChildren = below;
    const data = { ...range, jobcode_ids: [jobs.acme] };
    const { body } = await account.ask('POST', '/reports/project', { data });
    expect(rowIn(body, 'project_report', 'totals').jobcodes).toEqual(jobcodes);
  });

  it('leaves closed entries below out by default, and takes them in by switch', async () => {
    const account = openWithTime();
    account.addTimesheet({ id: 3, jobcodeId: jobs.taxReturn, duration: 7200 });
    const read = async () => {
      const data = { ...range, jobcode_ids: String(jobs.acme) };
      const { body } = await account.ask('POST', '/reports/project', { data });
      return rowIn(body, 'project_report', 'totals').jobcodes;
    };
    expect(await read()).toEqual({ 100: '0.50' });
    account.switches.projectReportIncludesChildren = true;
    expect(await read()).toEqual({ 100: '0.50', 101: '2.00' });
  });
});
