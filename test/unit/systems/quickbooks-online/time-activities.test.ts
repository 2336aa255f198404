import { describe, expect, it } from 'vitest';
import { parse, safeParse } from '../../../../src/messages/schema';
import { createQuickbooksOnlineReader } from '../../../../src/systems/quickbooks-online/client';
import { timeActivitySchema } from '../../../../src/systems/quickbooks-online/time-schema';
import { all, type ScriptedAnswer, type Sent, scriptedHttp, systemErrorOf } from '../scripted-http';
import { counted, isCount } from './count';

const time = '2026-11-20T08:00:00.000-08:00';
const days = { from: '2026-11-01', to: '2026-11-30' };

/** As the sheet has it (quickbooks.md 8.4). */
const row = {
  TxnDate: '2026-11-18',
  NameOf: 'Employee',
  EmployeeRef: { value: '55', name: 'Pat Lee' },
  CustomerRef: { value: '302', name: '2026 Bookkeeping' },
  ItemRef: { value: '2', name: 'Hours' },
  BillableStatus: 'Billable',
  HourlyRate: 120,
  Hours: 1,
  Minutes: 30,
  Description: 'Bank rec',
  Id: '900',
  MetaData: { CreateTime: '2026-11-19T00:10:00-08:00', LastUpdatedTime: '2026-11-19T00:11:00-08:00' },
};

function setUp(service: (sent: Sent) => ScriptedAnswer) {
  const scripted = scriptedHttp(service);
  const token = async () => 'token';
  const keeper = { token, renewed: token, ensureConnected: async () => undefined };
  const company = { realmId: '4620816365', environment: 'production' } as const;
  return { ...scripted, reader: createQuickbooksOnlineReader({ http: scripted.http, keeper, ...company }) };
}

describe('a time activity', () => {
  it('comes as the sheet has it', () => {
    expect(parse(timeActivitySchema, row)).toEqual({
      id: '900',
      date: '2026-11-18',
      person: { kind: 'employee', id: '55', name: 'Pat Lee' },
      customerId: '302',
      durationSeconds: 5_400,
      serviceItem: 'Hours',
      className: null,
      billable: 'billable',
      hourlyRate: 120,
      description: 'Bank rec',
      createdAt: Date.parse('2026-11-19T00:10:00-08:00'),
      lastModified: '2026-11-19T00:11:00-08:00',
    });
  });

  it.each([
    [{ Hours: undefined, Minutes: 45, Seconds: 9 }, { durationSeconds: 2_709 }],
    [{ Hours: '2', Minutes: '5' }, { durationSeconds: 7_500 }],
    [
      {
        Hours: undefined,
        Minutes: undefined,
        StartTime: '2026-11-18T09:00:00-07:00',
        EndTime: '2026-11-18T12:00:00-07:00',
        BreakMinutes: 20,
      },
      { durationSeconds: 9_600 },
    ],
    [
      { NameOf: 'Vendor', EmployeeRef: undefined, VendorRef: { value: '7', name: 'Lee Ltd' } },
      { person: { kind: 'vendor', id: '7', name: 'Lee Ltd' } },
    ],
    [{ EmployeeRef: undefined }, { person: null }],
    [{ CustomerRef: undefined }, { customerId: null }],
    [{ CustomerRef: undefined, ProjectRef: { value: '44' } }, { customerId: '44' }],
    [
      { BillableStatus: 'Else', HourlyRate: undefined },
      { billable: null, hourlyRate: null },
    ],
  ])('is understood in each form: %j', (changes, expected) => {
    expect(parse(timeActivitySchema, { ...row, ...changes })).toMatchObject(expected);
  });

  it.each([
    ['Id', { Id: undefined }],
    ['TxnDate', { TxnDate: 'yesterday' }],
    ['Hours', { Hours: undefined, Minutes: undefined }],
    ['Hours', { Hours: 'secret' }],
    ['Minutes', { Minutes: -4 }],
    ['Hours', { Hours: 10_000 }],
    ['CustomerRef', { CustomerRef: { value: {} } }],
    ['EndTime', { Hours: 0, Minutes: 0, StartTime: '2026-11-18T09:00:00Z', EndTime: '2026-11-18T08:00:00Z' }],
  ])('is odd without a sound %s', (field, changes) => {
    expect(safeParse(timeActivitySchema, { ...row, ...changes })).toMatchObject({
      success: false,
      error: { oddField: field },
    });
  });
});

describe('the time of some days', () => {
  it('is asked for by its day, in the order of ids, until all that is counted is there; odd ones are counted', async () => {
    const rows = [row, { ...row, Id: '901', TxnDate: '' }];
    const { sent, reader } = setUp(({ body }) =>
      isCount(body) ? counted(2) : { body: { QueryResponse: { TimeActivity: rows }, time } },
    );
    const pages = await all(reader.timeActivities({ days }, 'background'));
    expect(pages).toMatchObject([{ records: [{ id: '900' }], leftOut: 1, next: null, time }]);
    const ofDays = "FROM TimeActivity WHERE TxnDate >= '2026-11-01' AND TxnDate <= '2026-11-30'";
    expect(sent.map(({ body }) => body)).toEqual([
      `SELECT * ${ofDays} ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000`,
      `SELECT COUNT(*) ${ofDays}`,
    ]);
  });

  it('is counted, and asked for by what has changed', async () => {
    let total = 12;
    const { sent, reader } = setUp(({ body }) =>
      isCount(body) ? counted(total) : { body: { QueryResponse: {}, time } },
    );
    expect(await reader.countTimeActivities(days, 'background')).toBe(12);
    total = 0;
    await all(reader.timeActivities({ days, changedSince: '2026-11-19T00:00:00-08:00' }, 'background'));
    const ofDays = "TxnDate >= '2026-11-01' AND TxnDate <= '2026-11-30'";
    expect(sent[0]?.body).toBe(`SELECT COUNT(*) FROM TimeActivity WHERE ${ofDays}`);
    expect(sent[1]?.body).toContain(`${ofDays} AND MetaData.LastUpdatedTime >= '2026-11-19T08:00:00.000Z'`);
  });

  it('is not asked for by what is no day', async () => {
    const { sent, reader } = setUp(() => ({ body: { QueryResponse: {}, time } }));
    const odd = { ...days, from: "' OR 'x" };
    expect(await systemErrorOf(reader.countTimeActivities(odd, 'background'))).toMatchObject({
      code: 'rejected',
    });
    expect(sent).toEqual([]);
  });

  it.each([
    [{ NameValue: [{ Name: 'TimeTrackingFeatureEnabled', Value: 'false' }] }, false],
    [{ NameValue: [{ Name: 'TimeTrackingFeatureEnabled', Value: 'true' }] }, true],
    [{}, true],
  ])('is there unless the preferences deny it: %j', async (OtherPrefs, expected) => {
    const { reader } = setUp(() => ({ body: { Preferences: { OtherPrefs }, time } }));
    expect(await reader.hasTimeTracking('background')).toBe(expected);
  });
});
