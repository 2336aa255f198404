import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeEntry, TimeUser } from '../../../../src/domain/records/records';
import { sumTime, type TimeSumInput } from '../../../../src/domain/time/time-totals';
import { type Amount, secondsAt } from '../../../../src/domain/time/tracked-time';

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
function still(seconds: number): Amount {
  return { seconds, startsMs: [] };
}

function user(id: string, name: string, approvedTo: string | null): [string, TimeUser] {
  return [id, { id, name, email: `${id}@firm.example`, isActive: true, submittedTo: null, approvedTo }];
}

function sum(entries: readonly TimeEntry[], details: Partial<TimeSumInput> = {}) {
  return sumTime({
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

describe('sumTime', () => {
  it('adds up what is in the range and this week', () => {
    const sums = sum([
      entry({ date: '2026-11-17' }),
      entry({ date: '2026-11-15' }),
      entry({ date: '2026-11-14', isLocked: true }),
      entry({ date: '2026-05-17' }),
    ]);
    expect(sums.total).toEqual(still(3 * hour));
    expect(sums.week).toEqual(still(2 * hour));
    expect(sums.exported).toEqual(still(hour));
    expect(sums.waiting).toEqual(still(2 * hour));
    expect(sums.entryCount).toBe(3);
  });

  it('lets a running entry count in all that it is part of, and in nothing else', () => {
    const startMs = nowMs - 90_500;
    const sums = sum([
      entry({ date: '2026-11-14', isLocked: true, isBillable: false, serviceItem: 'Review' }),
      running({ userId: 'lee', isBillable: true, serviceItem: 'Tax' }),
    ]);
    const ticking = { seconds: 0, startsMs: [startMs] };
    expect(sums).toMatchObject({
      total: { seconds: hour, startsMs: [startMs] },
      week: ticking,
      exported: still(hour),
      waiting: ticking,
      waitingBecause: [{ reason: 'running', ...ticking }],
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
    expect(sums.byPerson.map(({ userId, seconds, startsMs }) => [userId, seconds, startsMs])).toEqual([
      ['dana', hour, []],
      ['lee', 0, [startMs]],
    ]);
  });

  it('lets a running entry of last week count in the total alone', () => {
    const sums = sum([running({ date: '2026-11-14', startMs: nowMs - 90 * hour * 1_000 })]);
    expect(secondsAt(sums.total, nowMs)).toBe(90 * hour);
    expect(sums.week).toEqual(still(0));
  });

  it('puts those first who have the most time now', () => {
    const sums = sum([entry(), running({ userId: 'lee', startMs: nowMs - 2 * hour * 1_000 })]);
    expect(sums.byPerson.map(({ name }) => name)).toEqual(['Lee', 'Dana']);
  });

  it('starts the week where the account does', () => {
    const entries = [entry({ date: '2026-11-15' }), entry({ date: '2026-11-16' })];
    expect(sum(entries, { weekStartsOn: 1 }).week.seconds).toBe(hour);
  });

  it('adds up this week even where the range does not reach it', () => {
    expect(sum([entry()], { days: { from: '2026-01-01', to: '2026-03-31' } })).toMatchObject({
      total: still(0),
      week: still(hour),
    });
  });

  it('says why entries wait, the first reason only, in order', () => {
    const customers = { audit: 'active', gone: 'inactive', stray: 'none' } as const;
    const sums = sum(
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
    expect(sums.waitingBecause).toEqual([
      { reason: 'running', seconds: 0, startsMs: [nowMs - 90_500] },
      { reason: 'noCustomer', ...still(hour) },
      { reason: 'customerInactive', ...still(hour) },
      { reason: 'notApproved', ...still(2 * hour) },
      { reason: 'nextExport', ...still(hour) },
    ]);
  });

  it('blames no customer that it does not know of', () => {
    const sums = sum([entry()], { customerOf: () => 'unknown' });
    expect(sums.waitingBecause).toEqual([{ reason: 'notApproved', ...still(hour) }]);
  });

  it('shows who is on the clock, also without closed time', () => {
    const sums = sum([
      entry(),
      entry({ userId: 'lee', durationSeconds: 2 * hour }),
      running(),
      running({ userId: 'new' }),
    ]);
    expect(sums.running.map(({ personName }) => personName)).toEqual(['Dana', '']);
    expect(sums.byPerson).toEqual([
      { userId: 'lee', name: 'Lee', ...still(2 * hour) },
      { userId: 'dana', name: 'Dana', seconds: hour, startsMs: [nowMs - 90_500] },
      { userId: 'new', name: '', seconds: 0, startsMs: [nowMs - 90_500] },
    ]);
  });

  it('has every week from the first with time to the present one', () => {
    const sums = sum([
      entry({ date: '2026-10-31' }),
      entry({ date: '2026-11-01' }),
      entry({ date: '2026-11-07' }),
    ]);
    expect(sums.byWeek).toEqual([
      { weekStart: '2026-10-25', ...still(hour) },
      { weekStart: '2026-11-01', ...still(2 * hour) },
      { weekStart: '2026-11-08', ...still(0) },
      { weekStart: '2026-11-15', ...still(0) },
    ]);
    expect(sum([]).byWeek).toEqual([]);
  });

  it('ends the weeks with a range that is over', () => {
    const sums = sum([entry({ date: '2026-10-31' })], { days: { from: '2026-10-01', to: '2026-11-02' } });
    expect(sums.byWeek.map(({ weekStart }) => weekStart)).toEqual(['2026-10-25', '2026-11-01']);
  });

  it('splits by service item and by billable only where the account knows them', () => {
    expect(sum([entry()])).toMatchObject({ byServiceItem: [], billable: null });
    const sums = sum([
      entry({ serviceItem: 'Tax', isBillable: true }),
      entry({ serviceItem: 'Tax', isBillable: false }),
      entry({ serviceItem: null, isBillable: null }),
    ]);
    expect(sums.byServiceItem).toEqual([
      { name: 'Tax', ...still(2 * hour) },
      { name: '', ...still(hour) },
    ]);
    expect(sums.billable).toEqual(still(hour));
  });

  it('gives the rows newest first, running ones above them, with their status', () => {
    const sums = sum(
      [
        entry({ id: 'old', date: '2026-11-01', isLocked: true }),
        entry({ id: 'approved', date: '2026-11-02' }),
        entry({ id: 'morning', date: '2026-11-17', startMs: nowMs - 9 * hour * 1000 }),
        entry({ id: 'afternoon', date: '2026-11-17', startMs: nowMs - 5 * hour * 1000, jobcodeId: 'sub' }),
        running({ id: 'now' }),
      ],
      { rowLimit: 4, jobNameOf: (jobcodeId) => (jobcodeId === 'sub' ? 'Fieldwork' : '') },
    );
    expect(sums.entries.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'now running',
      'afternoon waiting',
      'morning waiting',
      'approved approved',
    ]);
    expect(sums.entries[0]).toMatchObject({ seconds: 0, runningSinceMs: nowMs - 90_500, personName: 'Dana' });
    expect(sums.entries[1]).toMatchObject({ seconds: hour, runningSinceMs: null, jobName: 'Fieldwork' });
    expect(sums.entryCount).toBe(5);
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
        const sums = sum(entries, { customerOf: (id) => (id === 'gone' ? 'none' : 'active') });
        const at = (amount: Amount) => secondsAt(amount, nowMs + laterMs);
        const all = (amounts: readonly Amount[]) => amounts.reduce((total, amount) => total + at(amount), 0);
        const total = at(sums.total);
        const plain = (some: readonly TimeEntry[]) =>
          some.reduce((seconds, { isRunning, startMs, durationSeconds }) => {
            const elapsed = Math.max(0, Math.floor((nowMs + laterMs - (startMs ?? 0)) / 1_000));
            return seconds + (isRunning ? elapsed : durationSeconds);
          }, 0);

        expect(total).toBe(plain(entries));
        expect(at(sums.exported) + at(sums.waiting)).toBe(total);
        expect(all(sums.waitingBecause)).toBe(at(sums.waiting));
        expect(all(sums.byPerson)).toBe(total);
        expect(all(sums.byWeek)).toBe(total);
        expect(at(sums.week)).toBe(plain(entries.filter(({ date }) => date >= '2026-11-15')));
        expect(at(sums.week)).toBe(all(sums.byWeek.filter(({ weekStart }) => weekStart === '2026-11-15')));
        expect(all([{ seconds: 0, startsMs: sums.running.map(({ startMs }) => startMs) }])).toBe(
          plain(entries.filter(({ isRunning }) => isRunning)),
        );
        if (sums.billable) expect(at(sums.billable)).toBe(plain(entries.filter((each) => each.isBillable)));
        if (sums.byServiceItem.length > 0) expect(all(sums.byServiceItem)).toBe(total);
        const rows = sums.entries.map(({ seconds, runningSinceMs }) => {
          return { seconds, startsMs: runningSinceMs === null ? [] : [runningSinceMs] };
        });
        expect(all(rows)).toBe(total);
      }),
    );
  });
});
