import { describe, expect, it } from 'vitest';
import { parse } from '../../../../src/messages/schema';
import {
  accountSchema,
  entrySchema,
  identitySchema,
  jobcodeSchema,
  readCustomFieldNames,
  userSchema,
} from '../../../../src/systems/quickbooks-time/schema';
import { tryParse } from '../try-parse';

describe('jobcodes', () => {
  const row = {
    id: 11,
    parent_id: 0,
    name: 'Acme Co',
    type: 'regular',
    active: true,
    last_modified: '2026-11-20T10:00:00+00:00',
  };

  it('come as the sheet has them', () => {
    expect(parse(jobcodeSchema, { ...row, parent_id: 7, assigned_to_all: true, project_id: 3 })).toEqual({
      id: '11',
      parentId: '7',
      name: 'Acme Co',
      isActive: true,
      isProject: true,
      type: 'regular',
      assignedToAll: true,
      connectWithQuickbooks: null,
      lastModified: '2026-11-20T10:00:00+00:00',
    });
  });

  it.each([
    [{ id: '11', parent_id: '0', active: '1', project_id: '0', filtered_customfielditems: '' }],
    [{ parent_id: null, active: 1, project_id: null, filtered_customfielditems: [] }],
    [{ parent_id: '', project_id: undefined, locations: [], global: { anything: 1 } }],
  ])('come in the forms of %j too', (loose) => {
    expect(parse(jobcodeSchema, { ...row, ...loose })).toMatchObject({
      id: '11',
      parentId: null,
      isActive: true,
      isProject: false,
    });
  });

  it.each([[false], [0], ['0'], ['']])('are archived with active %j', (active) => {
    expect(parse(jobcodeSchema, { ...row, active }).isActive).toBe(false);
  });

  it.each([
    [undefined, null],
    [true, true],
    [0, false],
  ])('with connect_with_quickbooks %j are %j', (connect_with_quickbooks, expected) => {
    expect(parse(jobcodeSchema, { ...row, connect_with_quickbooks }).connectWithQuickbooks).toBe(expected);
  });

  it('keep their names to the letter', () => {
    expect(parse(jobcodeSchema, { ...row, name: ' Acme  Co\u00a0' }).name).toBe(' Acme  Co\u00a0');
  });

  it('of a type to come are `other`', () => {
    expect(parse(jobcodeSchema, { ...row, type: 'shift_pay' }).type).toBe('other');
  });

  it.each([[{ id: null }], [{ name: undefined }], [{ name: '' }], [{ name: 3 }]])(
    'with %j are odd',
    (odd) => {
      expect(tryParse(jobcodeSchema, { ...row, ...odd })).toBeNull();
    },
  );
});

describe('users', () => {
  it('may be cut down to a name', () => {
    expect(
      parse(userSchema, { id: '5', first_name: 'Dana', last_name: 'Reyes', display_name: null }),
    ).toEqual({
      id: '5',
      name: 'Dana Reyes',
      email: '',
      isActive: true,
      submittedTo: null,
      approvedTo: null,
      isAdministrator: false,
    });
  });

  it.each([
    [{ display_name: 'D. R.', first_name: 'Dana', last_name: '' }, 'D. R.'],
    [{ display_name: '', first_name: '', last_name: '', username: 'dana' }, 'dana'],
  ])('are named by what there is: %j', (row, name) => {
    expect(parse(userSchema, { id: 5, ...row }).name).toBe(name);
  });

  it.each([
    ['2026-11-06', '2026-11-06'],
    ['2000-01-01', null],
    ['', null],
    ['0000-00-00', null],
  ])('approved to %j are approved to %j', (approved_to, day) => {
    expect(parse(userSchema, { id: 5, approved_to }).approvedTo).toBe(day);
  });
});

describe('rights', () => {
  const read = (row: object) => parse(identitySchema, { id: 5, ...row }).rights;

  it.each([
    [{ permissions: { admin: true } }, 'everybody', true],
    [{ permissions: { manage_timesheets: '1' } }, 'everybody', false],
    [{ permissions: { approve_timesheets: 1 } }, 'everybody', false],
    [{ permissions: { reports: 'true' } }, 'everybody', false],
    [{ permissions: { manage_jobcodes: true }, manager_of_group_ids: ['3'] }, 'ownGroups', true],
    [{ permissions: { mobile: true, admin: '' }, manager_of_group_ids: '' }, 'own', false],
    [{ permissions: [] }, 'own', false],
    [{}, 'own', false],
  ])('of %j are %j', (row, scope, canManageJobcodes) => {
    expect(read(row)).toMatchObject({ userId: '5', scope, canManageJobcodes });
  });
});

describe('timesheets', () => {
  const fields = readCustomFieldNames({
    19: { id: 19, name: 'Service Item' },
    20: { id: '20', name: 'billable ' },
    21: { id: 21, name: 'Class' },
  });
  const read = (row: object) => tryParse(entrySchema(fields), row);
  const closed = {
    id: 1001,
    user_id: 5,
    jobcode_id: 11,
    type: 'regular',
    start: '2026-11-20T09:00:00-07:00',
    end: '2026-11-20T10:30:00-07:00',
    date: '2026-11-20',
    duration: 5_400,
    on_the_clock: false,
    locked: 0,
    notes: 'Draft review',
    customfields: { '19': 'Bookkeeping', '20': 'Yes', '21': 'Audit' },
    last_modified: '2026-11-20T17:30:02+00:00',
  };

  it('come as the sheet has them', () => {
    expect(read(closed)).toEqual({
      id: '1001',
      userId: '5',
      jobcodeId: '11',
      kind: 'regular',
      startMs: Date.UTC(2026, 10, 20, 16),
      endMs: Date.UTC(2026, 10, 20, 17, 30),
      date: '2026-11-20',
      durationSeconds: 5_400,
      isRunning: false,
      isLocked: false,
      notes: 'Draft review',
      serviceItem: 'Bookkeeping',
      className: 'Audit',
      isBillable: true,
      lastModified: '2026-11-20T17:30:02+00:00',
    });
  });

  it.each([
    [{ end: '', duration: 0, on_the_clock: true }, true],
    [{ end: '', duration: 0, on_the_clock: undefined }, true],
    [{ end: null, duration: 0, on_the_clock: 1 }, true],
    [{ on_the_clock: undefined, active: '0' }, false],
    [{ on_the_clock: '0' }, false],
  ])('with %j are running: %j', (row, isRunning) => {
    expect(read({ ...closed, ...row })?.isRunning).toBe(isRunning);
  });

  it('made by hand have no clock times, real or made up', () => {
    const times = { type: 'manual', start: '2026-11-20T08:00:00-07:00', end: '2026-11-20T09:30:00-07:00' };
    expect(read({ ...closed, ...times })).toMatchObject({
      kind: 'manual',
      startMs: null,
      endMs: null,
      isRunning: false,
    });
    expect(read({ ...closed, type: 'manual', start: '', end: '' })).toMatchObject({ isRunning: false });
  });

  it.each([
    [{ customfields: '' }, null, null],
    [{ customfields: [] }, null, null],
    [{ customfields: { '19': '', '20': '' } }, null, null],
    [{ customfields: { '20': 'No' } }, null, false],
    [{ customfields: { '20': 'Ask' } }, null, null],
    [{ customfields: { '99': 'Elsewhere' } }, null, null],
    [{ customfields: undefined }, null, null],
  ])('with %j have service item %j and billable %j', (row, serviceItem, isBillable) => {
    expect(read({ ...closed, ...row })).toMatchObject({ serviceItem, isBillable });
  });

  it.each([
    [{ locked: 3 }, { isLocked: true }],
    [{ locked: '1' }, { isLocked: true }],
    [
      { id: '1001', user_id: '5', jobcode_id: '11', duration: '5400' },
      { id: '1001', durationSeconds: 5_400 },
    ],
    [{ jobcode_id: 0 }, { jobcodeId: '0' }],
    [{ start: '2026-11-20T09:00:00-0700' }, { startMs: Date.UTC(2026, 10, 20, 16) }],
    [
      { notes: null, locked: undefined },
      { notes: '', isLocked: false },
    ],
  ])('take the loose form %j', (row, expected) => {
    expect(read({ ...closed, ...row })).toMatchObject(expected);
  });

  it.each([
    [{ id: undefined }],
    [{ user_id: null }],
    [{ type: 'break' }],
    [{ date: '' }],
    [{ date: '0000-00-00' }],
    [{ duration: 'long' }],
    [{ duration: null }],
    [{ end: '', on_the_clock: true, start: 'earlier' }],
  ])('with %j are odd', (row) => {
    expect(read({ ...closed, ...row })).toBeNull();
  });
});

describe('the account', () => {
  it.each([
    [{ installed: 1, connector: 'qbia_online', two_way_sync_enabled_for_user: '1' }, 'online', true],
    [{ installed: '1', connector: 'something' }, 'other', false],
    [{ installed: 0 }, 'none', false],
    [{}, 'none', false],
  ])('with QuickBooks settings %j is linked: %j', (settings, quickbooks, hasTwoWaySync) => {
    const general = { settings: { tz: 'America/Denver', week_start: '1' }, last_modified: '' };
    expect(
      parse(accountSchema, { general, quickbooks: { settings }, xero: { settings: { installed: 0 } } }),
    ).toEqual({
      timeZone: 'America/Denver',
      weekStartsOn: 1,
      quickbooks,
      hasTwoWaySync,
    });
  });

  it.each([[''], ['tsMT'], [undefined]])('with the zone %j is read in UTC', (tz) => {
    expect(parse(accountSchema, { general: { settings: { tz } } })).toMatchObject({
      timeZone: 'UTC',
      weekStartsOn: 0,
    });
  });
});
