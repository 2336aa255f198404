import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeEntry, TimeUser } from '../../../src/domain/records';
import { sumTime, type TimeSumInput } from '../../../src/domain/time-sums';

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
  it('adds up what is closed, in the range and this week', () => {
    const sums = sum([
      entry({ date: '2026-11-17' }),
      entry({ date: '2026-11-15' }),
      entry({ date: '2026-11-14', isLocked: true }),
      entry({ date: '2026-05-17' }),
      running(),
    ]);
    expect(sums.totalSeconds).toBe(3 * hour);
    expect(sums.weekSeconds).toBe(2 * hour);
    expect(sums.exportedSeconds).toBe(hour);
    expect(sums.waitingSeconds).toBe(2 * hour);
    expect(sums.entryCount).toBe(4);
  });

  it('starts the week where the account does', () => {
    const entries = [entry({ date: '2026-11-15' }), entry({ date: '2026-11-16' })];
    expect(sum(entries, { weekStartsOn: 1 }).weekSeconds).toBe(hour);
  });

  it('adds up this week even where the range does not reach it', () => {
    expect(sum([entry()], { days: { from: '2026-01-01', to: '2026-03-31' } })).toMatchObject({
      totalSeconds: 0,
      weekSeconds: hour,
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
      { reason: 'running', seconds: 90 },
      { reason: 'noCustomer', seconds: hour },
      { reason: 'customerInactive', seconds: hour },
      { reason: 'notApproved', seconds: 2 * hour },
      { reason: 'nextExport', seconds: hour },
    ]);
  });

  it('blames no customer that it does not know of', () => {
    const sums = sum([entry()], { customerOf: () => 'unknown' });
    expect(sums.waitingBecause).toEqual([{ reason: 'notApproved', seconds: hour }]);
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
      { userId: 'lee', name: 'Lee', seconds: 2 * hour, isOnTheClock: false },
      { userId: 'dana', name: 'Dana', seconds: hour, isOnTheClock: true },
      { userId: 'new', name: '', seconds: 0, isOnTheClock: true },
    ]);
  });

  it('has every week from the first with time to the present one', () => {
    const sums = sum([
      entry({ date: '2026-10-31' }),
      entry({ date: '2026-11-01' }),
      entry({ date: '2026-11-07' }),
    ]);
    expect(sums.byWeek).toEqual([
      { weekStart: '2026-10-25', seconds: hour },
      { weekStart: '2026-11-01', seconds: 2 * hour },
      { weekStart: '2026-11-08', seconds: 0 },
      { weekStart: '2026-11-15', seconds: 0 },
    ]);
    expect(sum([]).byWeek).toEqual([]);
  });

  it('ends the weeks with a range that is over', () => {
    const sums = sum([entry({ date: '2026-10-31' })], { days: { from: '2026-10-01', to: '2026-11-02' } });
    expect(sums.byWeek.map(({ weekStart }) => weekStart)).toEqual(['2026-10-25', '2026-11-01']);
  });

  it('splits by service item and by billable only where the account knows them', () => {
    expect(sum([entry()])).toMatchObject({ byServiceItem: [], billableSeconds: null });
    const sums = sum([
      entry({ serviceItem: 'Tax', isBillable: true }),
      entry({ serviceItem: 'Tax', isBillable: false }),
      entry({ serviceItem: null, isBillable: null }),
    ]);
    expect(sums.byServiceItem).toEqual([
      { name: 'Tax', seconds: 2 * hour },
      { name: '', seconds: hour },
    ]);
    expect(sums.billableSeconds).toBe(hour);
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

  it('adds up to the same total whichever way it is split', () => {
    const anyEntry = fc
      .record({
        userId: fc.constantFrom('dana', 'lee', 'new'),
        jobcodeId: fc.constantFrom('audit', 'gone'),
        date: fc.constantFrom('2026-05-18', '2026-08-01', '2026-11-01', '2026-11-17', '2026-11-18'),
        durationSeconds: fc.nat(9 * hour),
        isLocked: fc.boolean(),
        isRunning: fc.boolean(),
        serviceItem: fc.constantFrom('Tax', null),
      })
      .map((details) => (details.isRunning ? running({ userId: details.userId }) : entry(details)));
    const total = (rows: readonly { seconds: number }[]) => rows.reduce((all, row) => all + row.seconds, 0);
    fc.assert(
      fc.property(fc.array(anyEntry), (entries) => {
        const sums = sum(entries, { customerOf: (id) => (id === 'gone' ? 'none' : 'active') });
        expect(sums.exportedSeconds + sums.waitingSeconds).toBe(sums.totalSeconds);
        expect(total(sums.byPerson)).toBe(sums.totalSeconds);
        expect(total(sums.byWeek)).toBe(sums.totalSeconds);
        expect(total(sums.waitingBecause.filter(({ reason }) => reason !== 'running'))).toBe(
          sums.waitingSeconds,
        );
        if (sums.byServiceItem.length > 0) expect(total(sums.byServiceItem)).toBe(sums.totalSeconds);
        expect(total(sums.entries)).toBe(sums.totalSeconds);
      }),
    );
  });
});
