import { describe, expect, it } from 'vitest';
import { idsIn, jobs, openSmallAccount, people, rowIn, type SmallAccount } from './quickbooks-time-account';

/** The clock of the account stands at 10:00 in Denver. */
const at = (time: string) => `2026-11-20T${time}-07:00`;
const regular = {
  user_id: people.stranger,
  jobcode_id: jobs.acme,
  type: 'regular',
  start: at('08:00:00'),
  end: at('09:00:00'),
};
const clockIn = { ...regular, end: '' };

async function write(
  account: SmallAccount,
  method: 'POST' | 'PUT',
  item: object,
  token: keyof typeof people = 'stranger',
): Promise<Record<string, unknown>> {
  return rowIn((await account.ask(method, '/timesheets', { data: [item], token })).body, 'timesheets', 1);
}

describe('who may not manage their own time', () => {
  const own = { ...clockIn, user_id: people.employee };

  it('clocks in and out for any time', async () => {
    const account = openSmallAccount();
    const { id, _status_code } = await write(account, 'POST', own, 'employee');
    expect(_status_code).toBe(200);
    expect(await write(account, 'PUT', { id, end: at('08:30:00') }, 'employee')).toMatchObject({
      _status_code: 200,
    });
    expect(await write(account, 'PUT', { id, end: '' }, 'employee')).toMatchObject({ _status_code: 417 });
    expect(await write(account, 'PUT', { id, notes: 'x' }, 'employee')).toMatchObject({ _status_code: 417 });
  });

  it('does so for now alone by switch', async () => {
    const account = openSmallAccount();
    account.switches.clockTimesWithoutRight = 'nowOnly';
    expect(await write(account, 'POST', own, 'employee')).toMatchObject({ _status_code: 417 });
    const { id } = await write(account, 'POST', { ...own, start: at('09:58:00') }, 'employee');
    const change = (more: object) => write(account, 'PUT', { id, ...more }, 'employee');
    expect(await change({ start: at('09:00:00') })).toMatchObject({ _status_code: 417 });
    expect(await change({ notes: 'x', jobcode_id: jobs.draft })).toMatchObject({ _status_code: 200 });
    account.clock.advance(3_600_000);
    expect(await change({ end: at('10:30:00') })).toMatchObject({ _status_code: 417 });
    expect(await change({ end: at('11:00:00') })).toMatchObject({ _status_code: 200 });
    expect(await write(account, 'POST', regular)).toMatchObject({ _status_code: 200 });
  });
});

describe('times', () => {
  it.each(['accepted', 417] as const)('that are yet to come are %s', async (what) => {
    const account = openSmallAccount();
    account.switches.futureTimes = what;
    const code = what === 'accepted' ? 200 : what;
    expect(await write(account, 'POST', { ...clockIn, start: at('10:00:01') })).toMatchObject({
      _status_code: code,
    });
    const now = { ...regular, user_id: people.stranger, end: at('10:00:00') };
    if (what === 417) expect(await write(account, 'POST', now)).toMatchObject({ _status_code: 200 });
  });

  it.each([417, 'accepted'] as const)('of no length are %s', async (what) => {
    const account = openSmallAccount();
    account.switches.endAtStart = what;
    const code = what === 'accepted' ? 200 : what;
    expect(await write(account, 'POST', { ...regular, end: regular.start })).toMatchObject({
      _status_code: code,
    });
    expect(await write(account, 'POST', { ...regular, end: at('07:59:59') })).toMatchObject({
      _status_code: 417,
    });
  });

  it('are rounded where the account rounds them', async () => {
    const account = openSmallAccount();
    account.switches.clockTimesRoundTo = 6;
    const { body } = await account.ask('GET', '/effective_settings');
    expect(rowIn(body, 'effective_settings', 'rounding').settings).toEqual({ installed: '1' });
    const row = await write(account, 'POST', { ...clockIn, start: at('08:02:59') });
    expect(row.start).toBe(at('08:00:00'));
    const out = (end: string) => write(account, 'PUT', { id: row.id, end });
    expect(await out(at('08:02:00'))).toMatchObject({ _status_code: 200, duration: 0, end: at('08:00:00') });
    expect(await out(at('08:27:00'))).toMatchObject({ duration: 1800 });
  });
});

describe('who forgets to clock out', () => {
  it.each([
    [undefined, 7 * 24],
    [12, 12],
    [400, 7 * 24],
  ])('with an override of %s is ended after %i hours', async (hours, endedAfter) => {
    const account = openSmallAccount();
    if (hours !== undefined) account.state.account.clockOutAfterHours = hours;
    const { id } = await write(account, 'POST', { ...clockIn, start: at('10:00:00') });
    const seen = async () => {
      const { body } = await account.ask('GET', `/timesheets?ids=${id}&on_the_clock=both`);
      return rowIn(body, 'timesheets', Number(id));
    };
    account.clock.advance((endedAfter - 1) * 3_600_000);
    expect(await seen()).toMatchObject({ on_the_clock: true });
    account.clock.advance(3 * 3_600_000);
    expect(await seen()).toMatchObject({ on_the_clock: false, duration: endedAfter * 3600 });
  });

  it('is told by the settings', async () => {
    const account = openSmallAccount();
    const general = async () =>
      rowIn((await account.ask('GET', '/effective_settings')).body, 'effective_settings', 'general').settings;
    expect(await general()).toMatchObject({ clockout_override: '0' });
    account.state.account.clockOutAfterHours = 12;
    expect(await general()).toMatchObject({ clockout_override: '1', clockout_override_hours: '12' });
  });
});

describe('custom fields', () => {
  function withItems() {
    const account = openSmallAccount();
    const lastModifiedMs = account.clock.now();
    account.state.customFieldItems.set(52, {
      id: 52,
      customFieldId: 50,
      name: 'Draft',
      active: true,
      lastModifiedMs,
    });
    account.state.customFields.set(60, {
      id: 60,
      name: 'Place',
      required: false,
      active: true,
      appliesTo: 'timesheet',
      type: 'free-form',
      lastModifiedMs,
    });
    return account;
  }

  /** Offers the item 52 there, and with it no other. */
  function filter(
    account: SmallAccount,
    appliesTo: 'jobcodes' | 'users' | 'groups',
    appliesToId: number,
    active = true,
  ) {
    const { customFieldItemFilters: all } = account.state;
    const id = 900 + all.size;
    all.set(id, {
      id,
      customFieldId: 50,
      customFieldItemId: 52,
      appliesTo,
      appliesToId,
      active,
      lastModifiedMs: account.clock.now(),
    });
    return id;
  }

  it.each([
    ['jobcodes', jobs.acme, true, 417],
    ['users', people.stranger, true, 417],
    ['groups', 12, true, 417],
    ['groups', 12, false, 200],
    ['groups', 11, true, 200],
    ['jobcodes', jobs.draft, true, 200],
  ] as const)('take what is offered alone: to %s %i (%s) gives %i', async (appliesTo, id, isActive, code) => {
    const account = withItems();
    filter(account, appliesTo, id, isActive);
    const write50 = (item: string) => write(account, 'POST', { ...regular, customfields: { 50: item } });
    expect(await write50('Review')).toMatchObject({ _status_code: code });
    if (code === 417) expect(await write50('Draft')).toMatchObject({ _status_code: 200 });
  });

  it('take what is not offered by switch', async () => {
    const account = withItems();
    filter(account, 'jobcodes', jobs.acme);
    account.switches.unofferedItem = 'accepted';
    expect(await write(account, 'POST', { ...regular, customfields: { 50: 'Review' } })).toMatchObject({
      _status_code: 200,
    });
  });

  it('are listed with whom they are offered to', async () => {
    const account = withItems();
    const [acme, birch, user, group, other, old] = [
      filter(account, 'jobcodes', jobs.acme),
      filter(account, 'jobcodes', jobs.birch),
      filter(account, 'users', people.stranger),
      filter(account, 'groups', 12),
      filter(account, 'groups', 11),
      filter(account, 'users', people.stranger, false),
    ];
    const list = async (query: string) => {
      const { body } = await account.ask('GET', `/customfielditem_filters${query}`);
      return idsIn(body, 'customfielditem_filters');
    };
    expect(await list('')).toEqual([acme, birch, user, group, other]);
    expect(await list('?active=both')).toContain(old);
    expect(await list(`?user_id=${people.stranger}`)).toEqual([user]);
    expect(await list(`?user_id=${people.stranger}&include_user_group=true`)).toEqual([user, group]);
    expect(await list(`?user_id=${people.stranger}&include_jobcode_filters=yes`)).toEqual([acme, user]);
    expect(await list('?group_id=11')).toEqual([other]);
    expect(await list(`?jobcode_id=${jobs.birch}`)).toEqual([birch]);
    const { body } = await account.ask('GET', `/customfielditem_filters?ids=${acme}`);
    expect(rowIn(body, 'customfielditem_filters', acme)).toMatchObject({
      customfield_id: 50,
      customfielditem_id: 52,
      applies_to: 'jobcodes',
      applies_to_id: jobs.acme,
      active: true,
    });
    expect(Object.keys(body.supplemental_data ?? {}).sort()).toEqual([
      'customfielditems',
      'customfields',
      'jobcodes',
    ]);
    const { body: jobcodes } = await account.ask('GET', `/jobcodes?ids=${jobs.acme},${jobs.draft}`);
    expect(rowIn(jobcodes, 'jobcodes', jobs.acme).filtered_customfielditems).toEqual({ 50: [52] });
    expect(rowIn(jobcodes, 'jobcodes', jobs.draft).filtered_customfielditems).toBe('');
  });

  it.each(['merged', 'replaced'] as const)('that an update does not name are %s', async (what) => {
    const account = withItems();
    account.switches.customFieldsOnUpdate = what;
    const { id } = await write(account, 'POST', { ...regular, customfields: { 50: 'Review', 60: 'Home' } });
    await write(account, 'PUT', { id, notes: 'x' });
    const row = await write(account, 'PUT', { id, customfields: { 60: 'Office' } });
    expect(row.customfields).toMatchObject({ 50: what === 'merged' ? 'Review' : '', 60: 'Office' });
  });

  it('that are required, and notes, may not be emptied afterwards, but go on lacking', async () => {
    const account = withItems();
    const { id } = await write(account, 'POST', { ...regular, notes: 'n', customfields: { 50: 'Review' } });
    const field = account.state.customFields.get(50);
    if (field) account.state.customFields.set(50, { ...field, required: true });
    account.state.account.notesRequired = true;
    const change = (more: object) => write(account, 'PUT', { id, ...more });
    expect(await change({ customfields: { 50: '' } })).toMatchObject({ _status_code: 417 });
    expect(await change({ notes: ' ' })).toMatchObject({ _status_code: 417 });
    const old = account.addTimesheet({ id: 1, userId: people.stranger });
    expect(await write(account, 'PUT', { id: old.id, jobcode_id: jobs.draft })).toMatchObject({
      _status_code: 200,
    });
  });
});

it('leaves on_the_clock out of the answer to a write by switch', async () => {
  const account = openSmallAccount();
  account.switches.writtenOnTheClock = 'absent';
  const row = await write(account, 'POST', clockIn);
  expect(row).toMatchObject({ _status_code: 200, end: '' });
  expect(row).not.toHaveProperty('on_the_clock');
});
