import { expect, it } from 'vitest';
import type { EntryWithFields } from '../../../../src/domain/time/entry-content';
import type { EnteredTime } from '../../../../src/messages/time-tracking';
import { plannedChanges } from '../../../../src/services/time-tracking/planned-changes';

const day = '2026-11-17';
const at = (hours: number, minutes: number, seconds: number) =>
  Date.UTC(2026, 10, 17, hours, minutes, seconds);

const entry: EntryWithFields = {
  id: '7',
  userId: '1',
  jobcodeId: '40',
  kind: 'regular',
  startMs: at(9, 5, 23),
  endMs: at(10, 30, 41),
  date: day,
  durationSeconds: 5_118,
  isRunning: false,
  isLocked: false,
  notes: 'Call',
  serviceItem: null,
  isBillable: null,
  lastModified: '2026-11-17T10:30:41+00:00',
  fields: {},
};

function patchOf(start: string, end: string, notes = 'Call') {
  const time: EnteredTime = { kind: 'clock', day, start, end };
  const planned = plannedChanges(
    { type: 'correctEntry', runId: 'r', entryId: '7', time, notes, fields: {} },
    {
      jobcodeId: null,
      userId: '1',
      listed: null,
      known: { id: 'entries', account: 'a', from: day, entries: [entry], readAt: 0, clockSkewMs: 0 },
      serverNowMs: at(12, 0, 0),
      timeZone: 'UTC',
      done: [],
    },
  );
  if (typeof planned === 'string') return planned;
  const [{ change } = { change: null }] = planned;
  return change?.kind === 'update' ? change.patch : null;
}

it('keeps the seconds of times that were left as they are', () => {
  expect(patchOf('09:05', '10:30', 'Call with Dana')).toEqual({ notes: 'Call with Dana' });
  expect(patchOf('09:05', '10:45')).toEqual({ endMs: at(10, 45, 0) });
  expect(patchOf('09:00', '10:30')).toEqual({ startMs: at(9, 0, 0) });
  expect(patchOf('09:05', '10:30')).toBe('nothingToDo');
});

it.each([
  // The second half past one of the night in which summer time ends, for an hour.
  [Date.UTC(2026, 10, 1, 8, 30), 3_600, { day: '2026-11-01', start: '01:30', end: '02:30' }],
  // Over the change: from a quarter to two until a quarter past one.
  [Date.UTC(2026, 10, 1, 7, 45), 1_800, { day: '2026-11-01', start: '01:45', end: '01:15' }],
  // Twenty seconds of one minute.
  [Date.UTC(2026, 10, 17, 16, 5, 20), 20, { day, start: '09:05', end: '09:05' }],
])('changes the note alone where the times are left as they were: %#', (startMs, seconds, entered) => {
  const odd: EntryWithFields = { ...entry, startMs, endMs: startMs + seconds * 1_000, date: entered.day };
  const planned = plannedChanges(
    {
      type: 'correctEntry',
      runId: 'r',
      entryId: '7',
      time: { kind: 'clock', ...entered },
      notes: 'Call with Dana',
      fields: {},
    },
    {
      jobcodeId: null,
      userId: '1',
      listed: odd,
      known: null,
      serverNowMs: at(20, 0, 0),
      timeZone: 'America/Denver',
      done: [],
    },
  );
  expect(planned).toMatchObject([{ change: { kind: 'update', patch: { notes: 'Call with Dana' } } }]);
  const [{ change } = { change: null }] = typeof planned === 'string' ? [] : planned;
  expect(change?.kind === 'update' && Object.keys(change.patch)).toEqual(['notes']);
});

it('moves an entry to another jobcode, and nothing else of it', () => {
  const move = (jobcodeId: string | null, listed: EntryWithFields | null = entry) =>
    plannedChanges(
      { type: 'moveEntry', runId: 'r', entryId: '7' },
      { jobcodeId, userId: '1', listed, known: null, serverNowMs: at(12, 0, 0), timeZone: 'UTC', done: [] },
    );
  expect(move('41')).toEqual([
    {
      action: 'correct',
      change: { kind: 'update', entryId: '7', patch: { jobcodeId: '41' } },
      before: expect.objectContaining({ jobcodeId: '40', notes: 'Call' }),
      jobcodeId: '40',
      undoes: null,
    },
  ]);
  expect(move('40')).toBe('nothingToDo');
  expect(move(null)).toBe('noPlace');
  expect(move('41', null)).toBe('gone');
});

it('stops in the hour that a timer was in, where clocks show the time twice', () => {
  // Begun at a quarter to two of the first time; ten past one is of the second alone.
  const startMs = Date.UTC(2026, 10, 1, 7, 45);
  const running: EntryWithFields = { ...entry, startMs, endMs: null, isRunning: true };
  const planned = plannedChanges(
    {
      type: 'stopTimer',
      runId: 'r',
      entryId: '7',
      endedAt: { day: '2026-11-01', time: '01:10' },
      notes: 'Call',
      fields: {},
    },
    {
      jobcodeId: null,
      userId: '1',
      listed: running,
      known: null,
      serverNowMs: at(0, 0, 0),
      timeZone: 'America/Denver',
      done: [],
    },
  );
  expect(planned).toMatchObject([{ change: { patch: { endMs: Date.UTC(2026, 10, 1, 8, 10) } } }]);
});

it('stops what has just begun a second after its start, and takes no end before the start that somebody enters', () => {
  const running: EntryWithFields = { ...entry, endMs: null, isRunning: true };
  const stop = (serverNowMs: number, endedAt: { day: string; time: string } | null) => {
    const planned = plannedChanges(
      { type: 'stopTimer', runId: 'r', entryId: '7', endedAt, notes: 'Call', fields: {} },
      {
        jobcodeId: null,
        userId: '1',
        listed: null,
        known: { id: 'entries', account: 'a', from: day, entries: [running], readAt: 0, clockSkewMs: 0 },
        serverNowMs,
        timeZone: 'UTC',
        done: [],
      },
    );
    if (typeof planned === 'string') return planned;
    const [{ change } = { change: null }] = planned;
    return change?.kind === 'update' ? change.patch : null;
  };
  // The clock of the service is known to the second alone, and may be seen a little behind.
  for (const nowMs of [at(9, 5, 22), at(9, 5, 23), at(9, 5, 24)])
    expect(stop(nowMs, null)).toEqual({ endMs: at(9, 5, 24) });
  expect(stop(at(9, 6, 0), null)).toEqual({ endMs: at(9, 6, 0) });
  expect(stop(at(10, 0, 0), { day, time: '09:05' })).toBe('oddTime');
  expect(stop(at(10, 0, 0), { day, time: '10:01' })).toBe('oddTime');
});
