import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeEntry, TimeUser } from '../../../../src/domain/records/records';
import { type TimeTotalsInput, timeTotals } from '../../../../src/domain/time/time-totals';
import { secondsAt, type TrackedTime } from '../../../../src/domain/time/tracked-time';

const hour = 3_600;
/** Wednesday 18 November 2026, noon in Denver. */
const nowMs = Date.parse('2026-11-18T12:00:00-07:00');

let nextId = 0;
function entry(details: Partial<TimeEntry> = {}): TimeEntry {
  nextId += 1;
  return {
    id: String(nextId),
    userId: 'dana',
    jobcodeId: 'audit',
    kind: 'regular',
    startMs: nowMs - 5 * hour * 1000,
    endMs: nowMs - 4 * hour * 1000,
    date: '2026-11-17',
    durationSeconds: hour,
    isRunning: false,
    isLocked: false,
    notes: '',
    serviceItem: null,
    isBillable: null,
    lastModified: '',
    ...details,
  };
}

function running(details: Partial<TimeEntry> = {}): TimeEntry {
  const startMs = nowMs - 90_500;
  return entry({ isRunning: true, durationSeconds: 0, startMs, endMs: null, date: '2026-11-18', ...details });
}

/** Seconds that stand still. */
function still(seconds: number): TrackedTime {
  return { seconds, runningSinceMs: [] };
}

function user(id: string, name: string, approvedTo: string | null): [string, TimeUser] {
  return [
    id,
    {
      id,
      name,
      email: `${id}@firm.example`,
      isActive: true,
      submittedTo: null,
      approvedTo,
      isAdministrator: false,
    },
  ];
}

function totalsOf(entries: readonly TimeEntry[], details: Partial<TimeTotalsInput> = {}) {
  return timeTotals({
    entries,
    nowMs,
    zone: 'America/Denver',
    weekStartsOn: 0,
    days: { from: '2026-05-18', to: '2026-11-18' },
    users: new Map([user('dana', 'Dana', '2026-11-07'), user('lee', 'Lee', null)]),
    customerOf: () => 'active',
    jobNameOf: () => '',
    rowLimit: 100,
    ...details,
  });
}

describe('timeTotals', () => {
  it('adds up what is in the range and this week', () => {
    const totals = totalsOf([
      entry({ date: '2026-11-17' }),
      entry({ date: '2026-11-15' }),
      entry({ date: '2026-11-14', isLocked: true }),
      entry({ date: '2026-05-17' }),
    ]);
    expect(totals.total).toEqual(still(3 * hour));
    expect(totals.week).toEqual(still(2 * hour));
    expect(totals.exported).toEqual(still(hour));
    expect(totals.pendingExport).toEqual(still(2 * hour));
    expect(totals.entryCount).toBe(3);
  });

  it('lets a running entry count in all that it is part of, and in nothing else', () => {
    const startMs = nowMs - 90_500;
    const totals = totalsOf([
      entry({ date: '2026-11-14', isLocked: true, isBillable: false, serviceItem: 'Review' }),
      running({ userId: 'lee', isBillable: true, serviceItem: 'Tax' }),
    ]);
    const ticking = { seconds: 0, runningSinceMs: [startMs] };
    expect(totals).toMatchObject({
      total: { seconds: hour, runningSinceMs: [startMs] },
      week: ticking,
      exported: still(hour),
      pendingExport: ticking,
      pendingExportReasons: [{ reason: 'running', ...ticking }],
      billable: ticking,
      byWeek: [
        { weekStart: '2026-11-08', ...still(hour) },
        { weekStart: '2026-11-15', ...ticking },
      ],
      byServiceItem: [
        { name: 'Review', ...still(hour) },
        { name: 'Tax', ...ticking },
      ],
    });
    expect(
      totals.byPerson.map(({ userId, seconds, runningSinceMs }) => [userId, seconds, runningSinceMs]),
    ).toEqual([
      ['dana', hour, []],
      ['lee', 0, [startMs]],
    ]);
  });

  it('lets a running entry of last week count in the total alone', () => {
    const totals = totalsOf([running({ date: '2026-11-14', startMs: nowMs - 90 * hour * 1_000 })]);
    expect(secondsAt(totals.total, nowMs)).toBe(90 * hour);
    expect(totals.week).toEqual(still(0));
  });

  it('puts those first who have the most time now', () => {
    const totals = totalsOf([entry(), running({ userId: 'lee', startMs: nowMs - 2 * hour * 1_000 })]);
    expect(totals.byPerson.map(({ name }) => name)).toEqual(['Lee', 'Dana']);
  });

  it('starts the week where the account does', () => {
    const entries = [entry({ date: '2026-11-15' }), entry({ date: '2026-11-16' })];
    expect(totalsOf(entries, { weekStartsOn: 1 }).week.seconds).toBe(hour);
  });

  it('adds up this week even where the range does not reach it', () => {
    expect(totalsOf([entry()], { days: { from: '2026-01-01', to: '2026-03-31' } })).toMatchObject({
      total: still(0),
      week: still(hour),
    });
  });

  it('says why entries wait, the first reason only, in order', () => {
    const customers = { audit: 'active', gone: 'inactive', stray: 'none' } as const;
    const totals = totalsOf(
      [
        entry({ date: '2026-11-01' }),
        entry({ date: '2026-11-08' }),
        entry({ date: '2026-11-01', userId: 'lee' }),
        entry({ jobcodeId: 'gone' }),
        entry({ jobcodeId: 'stray' }),
        entry({ jobcodeId: 'stray', isLocked: true }),
        running({ jobcodeId: 'stray' }),
      ],
      { customerOf: (jobcodeId) => customers[jobcodeId as keyof typeof customers] },
    );
    expect(totals.pendingExportReasons).toEqual([
      { reason: 'running', seconds: 0, runningSinceMs: [nowMs - 90_500] },
      { reason: 'noCustomer', ...still(hour) },
      { reason: 'customerInactive', ...still(hour) },
      { reason: 'notApproved', ...still(2 * hour) },
      { reason: 'nextExport', ...still(hour) },
    ]);
  });

  it('blames no customer that it does not know of', () => {
    const totals = totalsOf([entry()], { customerOf: () => 'unknown' });
    expect(totals.pendingExportReasons).toEqual([{ reason: 'notApproved', ...still(hour) }]);
  });

  it('shows who is on the clock, also without closed time', () => {
    const totals = totalsOf([
      entry(),
      entry({ userId: 'lee', durationSeconds: 2 * hour }),
      running(),
      running({ userId: 'new' }),
    ]);
    expect(totals.running.map(({ personName }) => personName)).toEqual(['Dana', '']);
    expect(totals.byPerson).toEqual([
      { userId: 'lee', name: 'Lee', ...still(2 * hour) },
      { userId: 'dana', name: 'Dana', seconds: hour, runningSinceMs: [nowMs - 90_500] },
      { userId: 'new', name: '', seconds: 0, runningSinceMs: [nowMs - 90_500] },
    ]);
  });

  it('has every week from the first with time to the present one', () => {
    const totals = totalsOf([
      entry({ date: '2026-10-31' }),
      entry({ date: '2026-11-01' }),
      entry({ date: '2026-11-07' }),
    ]);
    expect(totals.byWeek).toEqual([
      { weekStart: '2026-10-25', ...still(hour) },
      { weekStart: '2026-11-01', ...still(2 * hour) },
      { weekStart: '2026-11-08', ...still(0) },
      { weekStart: '2026-11-15', ...still(0) },
    ]);
    expect(totalsOf([]).byWeek).toEqual([]);
    expect(totalsOf([]).byMonth).toEqual([]);
  });

  it('ends the weeks with a range that is over', () => {
    const totals = totalsOf([entry({ date: '2026-10-31' })], {
      days: { from: '2026-10-01', to: '2026-11-02' },
    });
    expect(totals.byWeek.map(({ weekStart }) => weekStart)).toEqual(['2026-10-25', '2026-11-01']);
    expect(totals.byMonth.map(({ monthStart }) => monthStart)).toEqual(['2026-10-01', '2026-11-01']);
  });

  it('splits by service item and by billable only where the account knows them', () => {
    expect(totalsOf([entry()])).toMatchObject({ byServiceItem: [], billable: null });
    const totals = totalsOf([
      entry({ serviceItem: 'Tax', isBillable: true }),
      entry({ serviceItem: 'Tax', isBillable: false }),
      entry({ serviceItem: null, isBillable: null }),
    ]);
    expect(totals.byServiceItem).toEqual([
      { name: 'Tax', ...still(2 * hour) },
      { name: '', ...still(hour) },
    ]);
    expect(totals.billable).toEqual(still(hour));
  });

  it('gives the rows newest first, running ones above them, with their status', () => {
    const totals = totalsOf(
      [
        entry({ id: 'old', date: '2026-11-01', isLocked: true }),
        entry({ id: 'approved', date: '2026-11-02' }),
        entry({ id: 'morning', date: '2026-11-17', startMs: nowMs - 9 * hour * 1000 }),
        entry({ id: 'afternoon', date: '2026-11-17', startMs: nowMs - 5 * hour * 1000, jobcodeId: 'sub' }),
        running({ id: 'now' }),
      ],
      { rowLimit: 4, jobNameOf: (jobcodeId) => (jobcodeId === 'sub' ? 'Fieldwork' : '') },
    );
    expect(totals.entries.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'now running',
      'afternoon notApproved',
      'morning notApproved',
      'approved nextExport',
    ]);
    expect(totals.entries[0]).toMatchObject({
      seconds: 0,
      runningSinceMs: nowMs - 90_500,
      personName: 'Dana',
    });
    expect(totals.entries[1]).toMatchObject({ seconds: hour, runningSinceMs: null, jobName: 'Fieldwork' });
    expect(totals.entryCount).toBe(5);
  });

  it('says of each row under what the sums count it', () => {
    const totals = totalsOf(
      [
        entry({ id: 'a', date: '2026-11-01', isLocked: true }),
        entry({ id: 'b', date: '2026-11-02' }),
        entry({ id: 'c', date: '2026-11-17' }),
        entry({ id: 'd', date: '2026-11-02', jobcodeId: 'gone' }),
        entry({ id: 'e', date: '2026-11-17', jobcodeId: 'gone' }),
        running({ id: 'f' }),
      ],
      { rowLimit: 9, customerOf: (jobcodeId) => (jobcodeId === 'gone' ? 'none' : 'active') },
    );
    const rows = totals.entries.filter(({ status }) => status !== 'exported');
    const sums = totals.pendingExportReasons.map(({ reason, seconds, runningSinceMs }) => {
      const counted = rows.filter(({ status }) => status === reason);
      expect(counted.reduce((sum, row) => sum + row.seconds, 0)).toBe(seconds);
      return [reason, counted.length, runningSinceMs.length];
    });
    expect(sums).toEqual([
      ['running', 1, 1],
      ['noCustomer', 2, 0],
      ['notApproved', 1, 0],
      ['nextExport', 1, 0],
    ]);
  });

  it('adds up to the same total at any instant, whichever way it is split', () => {
    const anyEntry = fc
      .record({
        userId: fc.constantFrom('dana', 'lee', 'new'),
        jobcodeId: fc.constantFrom('audit', 'gone'),
        date: fc.constantFrom('2026-05-18', '2026-08-01', '2026-11-01', '2026-11-17', '2026-11-18'),
        durationSeconds: fc.nat(9 * hour),
        isLocked: fc.boolean(),
        isRunning: fc.boolean(),
        serviceItem: fc.constantFrom('Tax', null),
        isBillable: fc.constantFrom(true, false, null),
        agoMs: fc.integer({ min: -hour * 1_000, max: 60 * hour * 1_000 }),
      })
      .map(({ agoMs, durationSeconds, ...details }) => {
        const startMs = nowMs - agoMs;
        return details.isRunning ? running({ ...details, startMs }) : entry({ ...details, durationSeconds });
      });
    fc.assert(
      fc.property(fc.array(anyEntry), fc.nat(9 * hour * 1_000), (entries, laterMs) => {
        const totals = totalsOf(entries, { customerOf: (id) => (id === 'gone' ? 'none' : 'active') });
        const at = (amount: TrackedTime) => secondsAt(amount, nowMs + laterMs);
        const all = (amounts: readonly TrackedTime[]) =>
          amounts.reduce((total, amount) => total + at(amount), 0);
        const total = at(totals.total);
        const plain = (some: readonly TimeEntry[]) =>
          some.reduce((seconds, { isRunning, startMs, durationSeconds }) => {
            const elapsed = Math.max(0, Math.floor((nowMs + laterMs - (startMs ?? 0)) / 1_000));
            return seconds + (isRunning ? elapsed : durationSeconds);
          }, 0);

        expect(total).toBe(plain(entries));
        expect(at(totals.exported) + at(totals.pendingExport)).toBe(total);
        expect(all(totals.pendingExportReasons)).toBe(at(totals.pendingExport));
        expect(all(totals.byPerson)).toBe(total);
        expect(all(totals.byWeek)).toBe(total);
        expect(all(totals.byMonth)).toBe(total);
        expect(at(totals.week)).toBe(plain(entries.filter(({ date }) => date >= '2026-11-15')));
        expect(at(totals.week)).toBe(
          all(totals.byWeek.filter(({ weekStart }) => weekStart === '2026-11-15')),
        );
        expect(all([{ seconds: 0, runningSinceMs: totals.running.map(({ startMs }) => startMs) }])).toBe(
          plain(entries.filter(({ isRunning }) => isRunning)),
        );
        if (totals.billable)
          expect(at(totals.billable)).toBe(plain(entries.filter((each) => each.isBillable)));
        if (totals.byServiceItem.length > 0) expect(all(totals.byServiceItem)).toBe(total);
        const rows = totals.entries.map(({ seconds, runningSinceMs }) => {
          return { seconds, runningSinceMs: runningSinceMs === null ? [] : [runningSinceMs] };
        });
        expect(all(rows)).toBe(total);
      }),
    );
  });
});
