import { describe, expect, it } from 'vitest';
import { parse, safeParse } from '../../../../src/messages/schema';
import { createKarbonReader } from '../../../../src/systems/karbon/client';
import { timeEntrySchema } from '../../../../src/systems/karbon/schema';
import { all, type ScriptedAnswer, type Sent, scriptedHttp } from '../scripted-http';

const row = {
  IndividualTimeEntryKey: 'f00d',
  TimesheetKey: 'sheet',
  EntityKey: 'Work1',
  WorkItemKey: 'Work1',
  ClientKey: 'Client1',
  UserKey: 'User1',
  RoleName: 'Manager',
  TaskTypeName: null,
  Date: '2026-11-18T00:00:00Z',
  Minutes: 75,
  Description: 'Review',
  ModifiedDate: '2026-11-19T10:00:00Z',
};

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const keys = async () => ({ bearer: 'bearer', accessKey: 'access' });
  return {
    ...scripted,
    reader: createKarbonReader({ http: scripted.http, keys, perMinute: async () => 30 }),
  };
}

describe('time that Karbon holds', () => {
  it('comes as the sheet has it', () => {
    expect(parse(timeEntrySchema, row)).toEqual({
      key: 'f00d',
      userKey: 'User1',
      clientKey: 'Client1',
      workKey: 'Work1',
      date: '2026-11-18',
      durationSeconds: 4_500,
      roleName: 'Manager',
      taskTypeName: null,
      description: 'Review',
      lastModified: '2026-11-19T10:00:00Z',
    });
    const onClient = { ...row, WorkItemKey: null, ClientKey: null, EntityKey: 'Client1' };
    expect(parse(timeEntrySchema, onClient)).toMatchObject({ clientKey: 'Client1', workKey: null });
  });

  it.each([
    ['IndividualTimeEntryKey', { IndividualTimeEntryKey: '' }],
    ['UserKey', { UserKey: null }],
    ['Date', { Date: null }],
    ['Minutes', { Minutes: 'many' }],
    ['Minutes', { Minutes: -1 }],
  ])('is odd without a sound %s', (field, changes) => {
    expect(safeParse(timeEntrySchema, { ...row, ...changes })).toMatchObject({
      success: false,
      error: { oddField: field },
    });
  });

  it('is asked for by days and client, a thousand a page, and what a lost filter brings is left out', async () => {
    const { sent, reader } = setUp(() => ({
      body: { value: [row, { ...row, IndividualTimeEntryKey: 'other', Date: '2026-12-01T00:00:00Z' }] },
    }));
    const days = { from: '2026-11-01', to: '2026-11-30' };
    const own = await all(reader.timeEntries({ days }, 'background'));
    expect(own.flatMap(({ records }) => records.map(({ key }) => key))).toEqual(['f00d']);
    const { searchParams } = new URL(String(sent[0]?.address));
    expect(Object.fromEntries(searchParams)).toEqual({
      $filter: 'Date ge 2026-11-01 and Date lt 2026-12-01',
      $orderby: 'Date',
      $top: '1000',
    });
  });
});
