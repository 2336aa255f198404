import { describe, expect, it } from 'vitest';
import { jobs, openSmallAccount, people, rowIn, type SmallAccount } from './quickbooks-time-account';

type Collection = 'jobcodes' | 'timesheets';

async function write(
  account: SmallAccount,
  method: 'POST' | 'PUT',
  collection: Collection,
  item: object,
): Promise<Record<string, unknown>> {
  const { body } = await account.ask(method, `/${collection}`, { data: [item] });
  return rowIn(body, collection, 1);
}

async function remove(account: SmallAccount, id: number): Promise<Record<string, unknown>> {
  return rowIn((await account.ask('DELETE', `/timesheets?ids=${id}`)).body, 'timesheets', id);
}

const own = { user_id: people.stranger, jobcode_id: jobs.acme, type: 'regular' };
/** 08:00 to 09:00 in Denver on the day of the clock. */
const closed = { ...own, start: '2026-11-20T08:00:00-07:00', end: '2026-11-20T09:00:00-07:00' };
const clockIn = { ...closed, end: '' };

describe('the name of a new jobcode', () => {
  it('loses the blanks around it, or keeps them by switch', async () => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', 'jobcodes', { name: ' Acme Co ' })).toMatchObject({
      _status_code: 202,
    });
    account.switches.trimsNames = false;
    expect(await write(account, 'POST', 'jobcodes', { name: ' Acme Co ' })).toMatchObject({
      _status_code: 200,
      name: ' Acme Co ',
    });
    expect(await write(account, 'POST', 'jobcodes', { name: '  ' })).toMatchObject({ _status_code: 417 });
  });

  it('may by switch be that of a sibling of another type', async () => {
    const account = openSmallAccount();
    const item = { name: 'Acme Co', type: 'pto' };
    expect(await write(account, 'POST', 'jobcodes', item)).toMatchObject({ _status_code: 417 });
    account.switches.createOverOtherType = 'created';
    expect(await write(account, 'POST', 'jobcodes', item)).toMatchObject({ _status_code: 200, type: 'pto' });
    expect(await write(account, 'POST', 'jobcodes', item)).toMatchObject({ _status_code: 202 });
    const rename = { id: jobs.vacation, name: 'birch & sons' };
    expect(await write(account, 'PUT', 'jobcodes', rename)).toMatchObject({ _status_code: 200 });
    account.switches.createOverOtherType = 'refused417';
    expect(await write(account, 'PUT', 'jobcodes', { ...rename, name: 'Acme Co' })).toMatchObject({
      _status_code: 417,
    });
  });

  it.each(['Acme Co', 'Cedar'])(
    'that exists, %s, is told as it was sent, or with the jobcode',
    async (name) => {
      const account = openSmallAccount();
      const item = { name };
      expect(await write(account, 'POST', 'jobcodes', item)).toEqual({
        _status_code: 202,
        _status_message: 'Accepted',
        name,
      });
      account.switches.acceptedItemShows = 'existing';
      expect(await write(account, 'POST', 'jobcodes', item)).toMatchObject({
        _status_code: 202,
        _status_message: 'Accepted',
        id: name === 'Cedar' ? jobs.cedar : jobs.acme,
        active: name !== 'Cedar',
      });
    },
  );
});

describe('what a new jobcode is made of', () => {
  it('has a type by default, or needs one by switch', async () => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', 'jobcodes', { name: 'A' })).toMatchObject({ type: 'regular' });
    account.switches.jobcodeTypeDefault = 'required';
    expect(await write(account, 'POST', 'jobcodes', { name: 'B' })).toMatchObject({
      _status_code: 417,
      _status_extra: 'Missing param(s): type',
    });
    const typed = { name: 'B', type: 'regular' };
    expect(await write(account, 'POST', 'jobcodes', typed)).toMatchObject({ _status_code: 200 });
    expect(await write(account, 'PUT', 'jobcodes', { id: jobs.birch, name: 'C' })).toMatchObject({
      _status_code: 200,
    });
  });

  it('is assigned to nobody, or to everyone by switch', async () => {
    const account = openSmallAccount();
    expect(await write(account, 'POST', 'jobcodes', { name: 'A' })).toMatchObject({ assigned_to_all: false });
    expect(account.state.assignments.size).toBe(0);
    account.switches.newJobcodesAssignedToAll = true;
    const made = await write(account, 'POST', 'jobcodes', { name: 'B' });
    expect(made).toMatchObject({ assigned_to_all: true });
    expect([...account.state.assignments.values()]).toMatchObject([{ userId: 0, jobcodeId: made.id }]);
    const item = { name: 'C', assigned_to_all: false };
    expect(await write(account, 'POST', 'jobcodes', item)).toMatchObject({ assigned_to_all: false });
  });
});

describe('the assignments of a restored jobcode', () => {
  const assign = async (account: SmallAccount, user_id: number, jobcode_id: number): Promise<number> => {
    const { body } = await account.ask('POST', '/jobcode_assignments', { data: [{ user_id, jobcode_id }] });
    return Number(rowIn(body, 'jobcode_assignments', 1).id);
  };

  it.each([false, true])('come back: %s', async (comesBack) => {
    const account = openSmallAccount();
    account.switches.restoreBringsAssignments = comesBack;
    account.addJobcode(jobs.acme, { name: 'Acme Co' });
    const ofEveryone = await assign(account, 0, jobs.acme);
    const ofOne = await assign(account, people.employee, jobs.taxReturn);
    const ended = await assign(account, people.stranger, jobs.taxReturn);
    const below = await assign(account, people.employee, jobs.draft);
    await account.ask('DELETE', `/jobcode_assignments?ids=${ended}`);
    await write(account, 'PUT', 'jobcodes', { id: jobs.acme, active: false });
    await write(account, 'PUT', 'jobcodes', { id: jobs.taxReturn, active: true });
    const isActive = (id: number) => account.state.assignments.get(id)?.active;
    expect([ofEveryone, ofOne, ended, below].map(isActive)).toEqual([comesBack, comesBack, false, false]);
    expect(account.state.jobcodes.get(jobs.acme)).toMatchObject({ active: true, assignedToAll: comesBack });
  });

  it('stay away where the restoring write says so, or where they were ended afterwards', async () => {
    const account = openSmallAccount();
    account.switches.restoreBringsAssignments = true;
    const ofEveryone = await assign(account, 0, jobs.birch);
    const ofOne = await assign(account, people.employee, jobs.birch);
    await write(account, 'PUT', 'jobcodes', { id: jobs.birch, active: false });
    await account.ask('DELETE', `/jobcode_assignments?ids=${ofOne}`);
    const row = await write(account, 'PUT', 'jobcodes', {
      id: jobs.birch,
      active: true,
      assigned_to_all: false,
    });
    expect(row).toMatchObject({ active: true, assigned_to_all: false });
    expect(account.state.assignments.get(ofEveryone)?.active).toBe(false);
    expect(account.state.assignments.get(ofOne)?.active).toBe(false);
  });
});

describe('an answer in which an item failed', () => {
  it.each([200, 207] as const)('has the status %i', async (status) => {
    const account = openSmallAccount();
    account.switches.partialFailureStatus = status;
    const post = (...data: object[]) => account.ask('POST', '/jobcodes', { data });
    expect((await post({ name: 'A' }, { name: 'Acme Co' })).status).toBe(200);
    const { status: failed, body } = await post({ name: 'B' }, { name: 'C', parent_id: 999 });
    expect(failed).toBe(status);
    expect(rowIn(body, 'jobcodes', 1)._status_code).toBe(200);
    expect(rowIn(body, 'jobcodes', 2)).toMatchObject({ _status_code: 417, name: 'C' });
    expect((await account.ask('DELETE', '/timesheets?ids=77')).status).toBe(status);
  });
});

describe('an entry that lacks what is required', () => {
  const lacking = [
    [
      'a custom field',
      (account: SmallAccount) => {
        const field = account.state.customFields.get(50);
        if (field) account.state.customFields.set(50, { ...field, required: true });
      },
      { customfields: { 50: 'Review' } },
    ],
    [
      'a note',
      (account: SmallAccount) => {
        account.state.account.notesRequired = true;
      },
      { notes: 'n' },
    ],
  ] as const;

  it.each(lacking)('%s fails with 417, with 406, or is taken', async (_what, require, filled) => {
    for (const [code, status] of [
      [417, 417],
      [406, 406],
      ['accepted', 200],
    ] as const) {
      const account = openSmallAccount();
      require(account);
      account.switches.missingRequiredField = code;
      expect(await write(account, 'POST', 'timesheets', closed)).toMatchObject({ _status_code: status });
      const { id } = await write(account, 'POST', 'timesheets', {
        ...clockIn,
        start: '2026-11-20T09:00:00-07:00',
      });
      const out = { id, end: '2026-11-20T09:30:00-07:00' };
      expect(await write(account, 'PUT', 'timesheets', out)).toMatchObject({ _status_code: status });
      expect(await write(account, 'PUT', 'timesheets', { ...out, ...filled })).toMatchObject({
        _status_code: 200,
      });
    }
  });

  it('is told by the settings of the account', async () => {
    const account = openSmallAccount();
    const setting = async () => {
      const { body } = await account.ask('GET', '/effective_settings');
      return rowIn(body, 'effective_settings', 'general').settings;
    };
    expect(await setting()).toMatchObject({ timesheet_notes_required: '0' });
    account.state.account.notesRequired = true;
    expect(await setting()).toMatchObject({ timesheet_notes_required: '1' });
  });
});

describe('a locked or approved entry', () => {
  it.each([
    ['locked', 417],
    ['locked', 409],
    ['approved', 417],
    ['approved', 409],
  ] as const)('that is %s refuses changes with %i', async (how, code) => {
    const account = openSmallAccount();
    account.switches.lockedEntry = code;
    const entry = account.addTimesheet({ id: 1, userId: people.stranger });
    const user = account.state.users.get(people.stranger);
    if (how === 'locked') entry.locked = 1;
    else if (user) user.approvedTo = '2026-11-16';
    const row = await write(account, 'PUT', 'timesheets', { id: 1, notes: 'x' });
    expect(row).toMatchObject({ _status_code: code, notes: code === 409 ? '' : 'x' });
    expect('duration' in row).toBe(code === 409);
    expect(await remove(account, 1)).toMatchObject({ _status_code: code });
    expect(account.state.timesheets.get(1)?.notes).toBe('');
  });
});

describe('a clock-in while on the clock', () => {
  const next = { ...clockIn, jobcode_id: jobs.taxReturn, start: '2026-11-20T09:30:00-07:00' };

  it('is refused, or ends the open entry by switch', async () => {
    const account = openSmallAccount();
    const first = await write(account, 'POST', 'timesheets', clockIn);
    expect(await write(account, 'POST', 'timesheets', next)).toMatchObject({ _status_code: 406 });
    account.switches.clockInWhileRunning = 'switchesJob';
    const { body } = await account.ask('POST', '/timesheets', { data: [next] });
    expect(rowIn(body, 'timesheets', 1)).toMatchObject({ _status_code: 201, on_the_clock: true, end: '' });
    expect(body.supplemental_data?.timesheets?.[String(first.id)]).toMatchObject({
      end: next.start,
      duration: 5400,
      on_the_clock: false,
    });
  });

  it('cannot end what started later, or what lacks a required field', async () => {
    const account = openSmallAccount();
    account.switches.clockInWhileRunning = 'switchesJob';
    await write(account, 'POST', 'timesheets', clockIn);
    const early = { ...next, start: clockIn.start };
    expect(await write(account, 'POST', 'timesheets', early)).toMatchObject({ _status_code: 406 });
    account.state.account.notesRequired = true;
    expect(await write(account, 'POST', 'timesheets', next)).toMatchObject({ _status_code: 417 });
    expect(account.state.timesheets.size).toBe(1);
  });
});

describe('a clock-in on a folder', () => {
  it.each([
    ['allowed', '1', 200],
    ['hiddenOnly', '0', 200],
    ['refused', '0', 417],
  ] as const)('is %s', async (parentClockIn, setting, code) => {
    const account = openSmallAccount();
    account.switches.parentClockIn = parentClockIn;
    const { body } = await account.ask('GET', '/effective_settings');
    expect(rowIn(body, 'effective_settings', 'general').settings).toMatchObject({
      parent_clockin_display: setting,
    });
    expect(await write(account, 'POST', 'timesheets', closed)).toMatchObject({ _status_code: 200 });
    const onFolder = { ...clockIn, start: '2026-11-20T09:00:00-07:00' };
    expect(await write(account, 'POST', 'timesheets', onFolder)).toMatchObject({ _status_code: code });
  });

  it('is refused to a running entry that moves there too, not to one that is there already', async () => {
    const account = openSmallAccount();
    const { id } = await write(account, 'POST', 'timesheets', { ...clockIn, jobcode_id: jobs.draft });
    account.switches.parentClockIn = 'refused';
    const move = { id, jobcode_id: jobs.acme };
    expect(await write(account, 'PUT', 'timesheets', move)).toMatchObject({ _status_code: 417 });
    account.switches.parentClockIn = 'allowed';
    expect(await write(account, 'PUT', 'timesheets', move)).toMatchObject({ _status_code: 200 });
    account.switches.parentClockIn = 'refused';
    expect(await write(account, 'PUT', 'timesheets', { id, notes: 'x' })).toMatchObject({
      _status_code: 200,
    });
  });
});

describe('a stamp with Z', () => {
  it.each([
    [false, 417],
    [true, 200],
  ])('is understood: %s', async (acceptsZulu, code) => {
    const account = openSmallAccount();
    account.switches.acceptsZulu = acceptsZulu;
    const item = { ...closed, start: '2026-11-20T15:00:00Z' };
    expect(await write(account, 'POST', 'timesheets', item)).toMatchObject({ _status_code: code });
  });
});

describe('a deletion', () => {
  it.each([true, false])('moves the timesheets stamp: %s', async (moves) => {
    const account = openSmallAccount();
    account.switches.deletionMovesTimesheetsStamp = moves;
    account.addTimesheet({ id: 1 });
    await remove(account, 1);
    expect(account.state.stamps.get('timesheets')).toBe(moves ? account.clock.now() : undefined);
    expect(account.state.stamps.get('timesheets_deleted')).toBe(account.clock.now());
  });

  it.each([
    ['deletion', '2026-11-20T17:00:00+00:00'],
    ['lastEdit', '2026-11-01T12:00:00+00:00'],
  ] as const)('leaves the %s as the stamp, and is found by its own time', async (tombstoneStamp, stamp) => {
    const account = openSmallAccount();
    account.switches.tombstoneStamp = tombstoneStamp;
    account.addTimesheet({ id: 1 });
    await remove(account, 1);
    const address = '/timesheets_deleted?modified_since=2026-11-20T10:00:00-07:00';
    const { body } = await account.ask('GET', address);
    expect(rowIn(body, 'timesheets_deleted', 1).last_modified).toBe(stamp);
  });
});
