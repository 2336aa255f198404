import { describe, expect, it } from 'vitest';
import { idsIn, jobs, messageOf, openSmallAccount, people, rowIn } from './quickbooks-time-account';

describe('page=0', () => {
  it('is the first page, with which one client begins', async () => {
    const account = openSmallAccount();
    const of = async (page: number) =>
      idsIn((await account.ask('GET', `/jobcodes?limit=2&page=${page}`)).body, 'jobcodes');
    expect(await of(0)).toEqual(await of(1));
    expect(await of(2)).not.toEqual(await of(1));
  });

  it('is refused by switch', async () => {
    const account = openSmallAccount();
    account.switches.pageZero = 'refused';
    expect((await account.ask('GET', '/jobcodes?page=0')).status).toBe(417);
  });
});

describe('truth', () => {
  it.each(['True', 'yes', 'YES', 'true', '1'])('"%s" is true in a query', async (word) => {
    const { body } = await openSmallAccount().ask('GET', `/jobcodes?customfields=${word}`);
    expect(rowIn(body, 'jobcodes', jobs.acme)).toHaveProperty('customfields');
  });

  it.each(['False', 'no', 'No', 'false', '0'])('"%s" is false in a query', async (word) => {
    const { body } = await openSmallAccount().ask('GET', `/jobcodes?supplemental_data=${word}&ids=101`);
    expect(body.supplemental_data).toBeUndefined();
  });

  it('is refused in other words', async () => {
    const { status } = await openSmallAccount().ask('GET', '/jobcodes?customfields=si');
    expect(status).toBe(417);
  });

  it.each([
    ['True', true],
    ['yes', true],
    ['YES', true],
    ['False', false],
    ['No', false],
    [0, false],
  ])('%o is %s in a write', async (sent, billable) => {
    const { body } = await openSmallAccount().ask('POST', '/jobcodes', {
      data: [{ name: 'A', billable: sent }],
    });
    expect(rowIn(body, 'jobcodes', 1)).toMatchObject({ _status_code: 200, billable });
  });
});

describe('a parameter that is sent several times', () => {
  const address = `/jobcodes?ids=${jobs.acme}&ids=${jobs.birch}`;

  it.each([
    ['last', jobs.birch],
    ['first', jobs.acme],
  ] as const)('counts as the %s one, not as all of them', async (repeatedParameter, id) => {
    const account = openSmallAccount();
    account.switches.repeatedParameter = repeatedParameter;
    expect(idsIn((await account.ask('GET', address)).body, 'jobcodes')).toEqual([id]);
  });

  it('is refused by switch', async () => {
    const account = openSmallAccount();
    account.switches.repeatedParameter = 'refused';
    const { status, body } = await account.ask('GET', address);
    expect([status, messageOf(body)]).toEqual([417, "Expectation Failed: 'ids' is sent more than once."]);
  });
});

describe('a key that is missing', () => {
  it.each([
    ['/jobcodes', { parent_id: jobs.acme }, 'name'],
    ['/jobcodes', { billable: true }, 'name'],
    ['/timesheets', { user_id: 1, jobcode_id: 100, type: 'regular', start: '' }, 'end'],
  ])('of %s fails its item alone', async (address, item, key) => {
    const account = openSmallAccount();
    const collection = address.slice(1);
    const good = address === '/jobcodes' ? { name: 'B' } : manualEntry;
    const { status, body } = await account.ask('POST', address, { data: [item, good] });
    expect(status).toBe(200);
    expect(rowIn(body, collection, 1)).toMatchObject({
      ...item,
      _status_code: 417,
      _status_extra: `Missing param(s): ${key}`,
    });
    expect(rowIn(body, collection, 2)).toMatchObject({ _status_code: 200 });
  });

  it('fails the whole request by switch', async () => {
    const account = openSmallAccount();
    account.switches.missingKey = 'request';
    const { status, body } = await account.ask('POST', '/jobcodes', {
      data: [{ name: 'A' }, { parent_id: 0 }],
    });
    expect([status, messageOf(body)]).toEqual([417, 'Expectation Failed: Missing param(s): name']);
    expect([...account.state.jobcodes.values()].some(({ name }) => name === 'A')).toBe(false);
  });

  it('is nothing beside an item without any key, which fails the request', async () => {
    const account = openSmallAccount();
    expect((await account.ask('POST', '/jobcodes', { data: [{ name: 'A' }, {}] })).status).toBe(417);
  });
});

const manualEntry = {
  user_id: people.admin,
  jobcode_id: jobs.acme,
  type: 'manual',
  date: '2026-11-19',
  duration: 3600,
};

describe('assigning a parent', () => {
  async function assigned(account: ReturnType<typeof openSmallAccount>, userId: number) {
    const { body } = await account.ask('GET', `/jobcode_assignments?active=yes&user_ids=${userId}`);
    const rows = Object.values(body.results.jobcode_assignments ?? {});
    return rows.map((row) => [row.user_id, row.jobcode_id]);
  }

  it('lists its children with it', async () => {
    const account = openSmallAccount();
    const { body } = await account.ask('POST', '/jobcode_assignments', {
      data: [{ user_id: people.employee, jobcode_id: jobs.acme }],
    });
    expect(Object.keys(body.results.jobcode_assignments ?? {})).toEqual(['1']);
    expect(Object.keys(body.supplemental_data ?? {}).sort()).toEqual(['jobcodes', 'users']);
    expect(await assigned(account, people.employee)).toEqual([
      [people.employee, jobs.acme],
      [people.employee, jobs.taxReturn],
      [people.employee, jobs.draft],
    ]);
  });

  it('leaves out what is archived, and is for everyone as for one', async () => {
    const account = openSmallAccount();
    await account.ask('PUT', '/jobcodes', { data: [{ id: jobs.draft, active: false }] });
    await account.ask('POST', '/jobcode_assignments', { data: [{ user_id: 0, jobcode_id: jobs.acme }] });
    expect(await assigned(account, people.employee)).toEqual([
      [0, jobs.acme],
      [0, jobs.taxReturn],
    ]);
    expect(account.state.jobcodes.get(jobs.taxReturn)?.assignedToAll).toBe(true);
  });
});
