import { describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../../src/domain/time/calendar';
import { wallClockAt } from '../../../../src/domain/time/wall-clock';
import { addTimesheet } from '../../../firm/edits';
import { type TimeBench, timeBench } from '../../../office/time-bench';

const nothing = { notes: '', fields: {} };

async function started(bench: TimeBench, runId = 'start', stops: string | null = null, at = 0) {
  expect(await bench.ask({ type: 'startTimer', runId, stops, ...nothing }, bench.jobcodes[at])).toEqual({
    kind: 'done',
  });
  const open = bench.entries().filter(({ endMs, type }) => type === 'regular' && endMs === null);
  expect(open).toHaveLength(1);
  return String(open[0]?.id);
}

const stopNow = (entryId: string, runId = 'stop') =>
  ({ type: 'stopTimer', runId, entryId, endedAt: null, ...nothing }) as const;

describe('the timer', () => {
  it('starts with one request, stops with one and switches with two, to the second', async () => {
    const bench = await timeBench();
    const { firm } = bench;
    const beganAt = secondOf(firm.clock.now());
    let first = '';
    expect(await bench.requestsOf(async () => (first = await started(bench)))).toEqual(['POST timesheets']);
    firm.clock.advance(10 * 60_000);
    await bench.office.services.pageApi.timeTracking.look(false);
    let second = '';
    const switchedAt = secondOf(firm.clock.now());
    expect(await bench.requestsOf(async () => (second = await started(bench, 'switch', first, 1)))).toEqual([
      'PUT timesheets',
      'POST timesheets',
    ]);
    firm.clock.advance(5_000);
    const stoppedAt = secondOf(firm.clock.now());
    expect(await bench.requestsOf(() => bench.ask(stopNow(second)))).toEqual(['PUT timesheets']);
    expect(
      bench.entries().map(({ startMs, endMs, jobcodeId }) => [startMs, endMs, String(jobcodeId)]),
    ).toEqual([
      [beganAt, switchedAt, bench.jobcodes[0]],
      [switchedAt, stoppedAt, bench.jobcodes[1]],
    ]);
    bench.office.kill();
  });

  it('is refused where somebody has started on the phone, and shows what runs', async () => {
    const bench = await timeBench();
    const { firm, userId } = bench;
    const jobcodeId = Number(bench.jobcodes[1]);
    const phone = addTimesheet(firm, {
      userId,
      jobcodeId,
      type: 'regular',
      startMs: firm.clock.now() - 60_000,
      endMs: null,
    });
    expect(await bench.ask({ type: 'startTimer', runId: 'start', stops: null, ...nothing })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'onTheClock' },
      overlapping: { id: String(phone.id), isRunning: true },
    });
    expect(bench.entries()).toHaveLength(1);
    const mine = await bench.office.services.pageApi.timeTracking.mine(false);
    expect(mine.running?.entry).toMatchObject({ id: String(phone.id), jobcodeId: String(jobcodeId) });
    bench.office.kill();
  });

  it('leaves the end that the phone has set', async () => {
    const bench = await timeBench();
    const { firm } = bench;
    const id = await started(bench);
    firm.clock.advance(3_600_000);
    const entry = firm.state.quickbooksTime.timesheets.get(Number(id));
    if (!entry) throw new Error('the entry is gone');
    entry.endMs = firm.clock.now();
    const endMs = entry.endMs;
    firm.clock.advance(60_000);
    // Looked at a while ago, so that it is looked at once more.
    expect(await bench.requestsOf(() => bench.ask(stopNow(id)))).toEqual(['GET timesheets']);
    expect(bench.entries()).toMatchObject([{ endMs }]);
    bench.office.kill();
  });

  it('keeps a stop that cannot be sent, with its time, and sends it when there is a way', async () => {
    let isCut = false;
    const bench = await timeBench({
      transport: async (request, answer) => {
        if (isCut) throw new TypeError('Failed to fetch');
        return answer(request);
      },
    });
    const { firm, office } = bench;
    const { timeTracking } = office.services.pageApi;
    const id = await started(bench);
    firm.clock.advance(120_000);
    await timeTracking.look(false);
    const stoppedAt = secondOf(firm.clock.now());
    isCut = true;
    expect(await bench.ask(stopNow(id))).toMatchObject({ kind: 'unsettled' });
    expect((await timeTracking.mine(false)).running).toBeNull();
    expect((await timeTracking.mine(false)).run).toMatchObject({
      action: 'stop',
      state: 'waiting',
      canUndo: false,
    });
    firm.clock.advance(7_200_000);
    isCut = false;
    await timeTracking.resume();
    expect(bench.entries()).toMatchObject([{ endMs: stoppedAt }]);
    expect((await timeTracking.mine(false)).run).toMatchObject({
      action: 'stop',
      state: 'done',
      canUndo: true,
    });
    office.kill();
  });

  it('is corrected where it was forgotten, and can be put back on the clock', async () => {
    const bench = await timeBench();
    const { firm } = bench;
    const id = await started(bench);
    firm.clock.advance(20 * 3_600_000);
    const { timeTracking } = bench.office.services.pageApi;
    const mine = await timeTracking.mine(true);
    expect(mine.running).toMatchObject({ isForgotten: true });
    const startMs = mine.running?.entry.startMs ?? 0;
    const endedAt = { day: mine.running?.entry.day ?? '', time: '23:30' };
    const stop = { type: 'stopTimer', runId: 'stop', entryId: id, endedAt, ...nothing } as const;
    expect(await bench.ask(stop)).toEqual({ kind: 'done' });
    const [entry] = [...firm.state.quickbooksTime.timesheets.values()].filter(
      (each) => String(each.id) === id,
    );
    expect(entry?.startMs).toBe(startMs);
    expect((entry?.endMs ?? 0) - startMs).toBeLessThan(20 * 3_600_000);
    expect(await bench.ask({ type: 'undoTime', runId: 'undo', of: 'stop' })).toEqual({ kind: 'done' });
    expect(entry?.endMs).toBeNull();
    expect((await timeTracking.mine(true)).running?.entry.id).toBe(id);
    bench.office.kill();
  });

  it('takes a switch back whole: the first runs on, the second is gone', async () => {
    const bench = await timeBench();
    const first = await started(bench);
    bench.firm.clock.advance(600_000);
    const second = await started(bench, 'switch', first, 1);
    bench.firm.clock.advance(60_000);
    expect(await bench.ask({ type: 'undoTime', runId: 'undo', of: 'switch' })).toEqual({ kind: 'done' });
    expect(bench.entries().map(({ id, endMs }) => [String(id), endMs])).toEqual([[first, null]]);
    expect(second).not.toBe(first);
    bench.office.kill();
  });
});

describe('logging, correcting and deleting', () => {
  it('logs an amount, corrects it, deletes it, and each can be taken back', async () => {
    const bench = await timeBench();
    expect(await log(bench)).toEqual({ kind: 'done' });
    const [made] = bench.entries();
    expect(made).toMatchObject({ type: 'manual', duration: 5_400, jobcodeId: Number(bench.jobcodes[0]) });
    const entryId = String(made?.id);
    const time = { kind: 'amount', day: today(bench), durationSeconds: 3_600 } as const;
    const correct = {
      type: 'correctEntry',
      runId: 'correct',
      entryId,
      time,
      notes: 'return',
      fields: {},
    } as const;
    expect(await bench.ask(correct)).toEqual({ kind: 'done' });
    expect(bench.entries()).toMatchObject([{ duration: 3_600, notes: 'return' }]);
    expect(await bench.ask({ type: 'deleteEntry', runId: 'delete', entryId })).toEqual({ kind: 'done' });
    expect(bench.entries()).toEqual([]);
    expect(await bench.ask({ type: 'undoTime', runId: 'undo delete', of: 'delete' })).toEqual({
      kind: 'done',
    });
    expect(bench.entries()).toMatchObject([{ duration: 3_600, notes: 'return' }]);
    bench.office.kill();
  });

  it('says how long what was stopped lasted, and keeps its seconds where only a note is corrected', async () => {
    const bench = await timeBench();
    const { timeTracking } = bench.office.services.pageApi;
    const entryId = await started(bench);
    bench.firm.clock.advance(3_727_000);
    await timeTracking.look(false);
    await bench.ask(stopNow(entryId));
    const { run, entries, timeZone } = await timeTracking.mine(true);
    const [made] = bench.entries();
    expect(run).toMatchObject({
      action: 'stop',
      seconds: ((made?.endMs ?? 0) - (made?.startMs ?? 0)) / 1_000,
    });
    const [shown] = entries;
    const clockTime = (atMs: number | null | undefined) => wallClockAt(atMs ?? 0, timeZone).time;
    const [start, end] = [clockTime(shown?.startMs), clockTime(shown?.endMs)];
    const day = dayOf(shown?.startMs ?? 0, timeZone);
    const correct = { type: 'correctEntry', runId: 'correct', entryId, notes: 'return', fields: {} } as const;
    expect(await bench.ask({ ...correct, time: { kind: 'clock', day, start, end } })).toEqual({
      kind: 'done',
    });
    expect(bench.entries()).toMatchObject([{ startMs: made?.startMs, endMs: made?.endMs, notes: 'return' }]);
    bench.office.kill();
  });

  it('logs once, however often it is asked for', async () => {
    const bench = await timeBench();
    await Promise.all([log(bench), log(bench)]);
    await log(bench);
    expect(bench.entries()).toHaveLength(1);
    bench.office.kill();
  });

  it('names what it would overlap, before it is sent', async () => {
    const bench = await timeBench();
    const time = (start: string, end: string) => ({ kind: 'clock', day: today(bench), start, end }) as const;
    const ask = (runId: string, start: string, end: string) =>
      bench.ask({ type: 'logTime', runId, time: time(start, end), ...nothing });
    expect(await ask('one', '6:00', '7:00')).toEqual({ kind: 'done' });
    expect(await ask('two', '7:00', '8:00')).toEqual({ kind: 'done' });
    let third: unknown;
    const requests = await bench.requestsOf(async () => (third = await ask('three', '6:30', '6:45')));
    expect(third).toMatchObject({
      kind: 'refused',
      refusal: { code: 'overlaps' },
      overlapping: { isRunning: false },
    });
    expect(requests).toEqual(['GET timesheets']);
    expect(bench.entries()).toHaveLength(2);
    bench.office.kill();
  });

  it('does not touch what somebody has changed since it was shown', async () => {
    const bench = await timeBench();
    await log(bench);
    const [made] = bench.entries();
    if (!made) throw new Error('nothing was logged');
    const entry = bench.firm.state.quickbooksTime.timesheets.get(made.id);
    if (entry) entry.notes = 'by the manager';
    const asked = await bench.ask({ type: 'deleteEntry', runId: 'delete', entryId: String(made.id) });
    expect(asked).toMatchObject({ kind: 'refused', refusal: { code: 'changedMeanwhile' } });
    expect(bench.entries()).toHaveLength(1);
    bench.office.kill();
  });

  it('says of what is exported that it is locked', async () => {
    const bench = await timeBench();
    await log(bench);
    const [made] = bench.entries();
    const entry = bench.firm.state.quickbooksTime.timesheets.get(made?.id ?? 0);
    if (entry) entry.locked = 1;
    const asked = await bench.ask({ type: 'deleteEntry', runId: 'delete', entryId: String(made?.id) });
    expect(asked).toMatchObject({ kind: 'refused', refusal: { code: 'locked' } });
    bench.office.kill();
  });
});

describe('what stands in the way of something else', () => {
  it('takes back nothing of a switch whose first entry was changed since', async () => {
    const bench = await timeBench();
    const first = await started(bench);
    bench.firm.clock.advance(600_000);
    const second = await started(bench, 'switch', first, 1);
    bench.firm.clock.advance(60_000);
    const entry = bench.firm.state.quickbooksTime.timesheets.get(Number(first));
    if (entry) entry.notes = 'by the manager';
    expect(await bench.ask({ type: 'undoTime', runId: 'undo', of: 'switch' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'changedMeanwhile' },
    });
    const kept = bench.entries().map(({ id, endMs }) => [String(id), endMs === null]);
    expect(kept).toEqual([
      [first, false],
      [second, true],
    ]);
    bench.office.kill();
  });

  it('takes back nothing that another user has done', async () => {
    const bench = await timeBench();
    expect(await log(bench)).toEqual({ kind: 'done' });
    const { timeChanges } = bench.office.store;
    const rows = await timeChanges.run('log');
    await timeChanges.plan(
      rows.map(({ runNumber: _, ...row }) => ({
        ...row,
        id: 'other 0',
        runId: 'other',
        account: 'another company',
      })),
    );
    const { timeTracking } = bench.office.services.pageApi;
    expect((await timeTracking.log()).runs.map(({ id, canUndo }) => [id, canUndo])).toEqual([
      ['other', false],
      ['log', true],
    ]);
    await bench.ask({ type: 'undoTime', runId: 'undo', of: 'other' });
    expect(bench.entries()).toHaveLength(1);
    bench.office.kill();
  });

  it('lets go of a start that waits, and keeps a stop beside what waits', async () => {
    let isOnline = true;
    const bench = await timeBench({ isOnline: () => isOnline });
    const { firm, office } = bench;
    const { timeTracking } = office.services.pageApi;
    isOnline = false;
    const start = { type: 'startTimer', runId: 'kept', stops: null, ...nothing } as const;
    expect(await bench.ask(start)).toEqual({ kind: 'kept' });
    expect((await timeTracking.log()).runs).toMatchObject([{ id: 'kept', state: 'waiting', canUndo: true }]);
    expect(await bench.ask({ ...start, runId: 'second' })).toMatchObject({ kind: 'failed' });
    expect(await bench.ask({ type: 'undoTime', runId: 'undo', of: 'kept' })).toEqual({ kind: 'done' });
    expect((await timeTracking.log()).runs).toMatchObject([{ id: 'kept', state: 'undone', canUndo: false }]);
    isOnline = true;
    const id = await started(bench);
    firm.clock.advance(60_000);
    isOnline = false;
    const stoppedAt = secondOf(firm.clock.now());
    expect(await bench.ask(stopNow(id))).toEqual({ kind: 'kept' });
    firm.clock.advance(60_000);
    isOnline = true;
    await timeTracking.resume();
    const [entry] = bench.entries();
    // The service tells its time in whole seconds.
    expect(Math.abs((entry?.endMs ?? 0) - stoppedAt)).toBeLessThanOrEqual(1_000);
    office.kill();
  });

  it('gives a write up that is never answered, after eight looks that found nothing of it', async () => {
    let isMute = false;
    let writes = 0;
    const bench = await timeBench({
      transport: (request, answer) => {
        const isWrite = request.method === 'POST' && request.path.endsWith('/timesheets');
        if (!isMute || !isWrite) return answer(request);
        writes += 1;
        return Promise.reject(new TypeError('the connection was closed'));
      },
    });
    const { timeTracking } = bench.office.services.pageApi;
    isMute = true;
    expect(await bench.ask({ type: 'startTimer', runId: 'start', stops: null, ...nothing })).toEqual({
      kind: 'unsettled',
    });
    for (let look = 0; look < 20; look += 1) {
      bench.firm.clock.advance(15_000);
      await timeTracking.resume();
    }
    expect(writes).toBe(8);
    expect(await bench.office.store.timeChanges.open()).toEqual([]);
    expect((await timeTracking.mine(false)).run).toMatchObject({ action: 'start', state: 'failed' });
    isMute = false;
    // Nothing stands in the way of the next.
    await started(bench, 'again');
    bench.office.kill();
  });

  it('does not bring back what a write has changed while own time was being read', async () => {
    let isHeld = false;
    let release: (() => void) | null = null;
    const bench = await timeBench({
      transport: async (request, answer) => {
        const answered = await answer(request);
        if (isHeld && request.method === 'GET') await new Promise<void>((go) => (release = go));
        return answered;
      },
    });
    const { timeTracking } = bench.office.services.pageApi;
    const id = await started(bench);
    bench.firm.clock.advance(9_000);
    isHeld = true;
    const looking = timeTracking.look(false);
    await vi.waitFor(() => expect(release).not.toBeNull());
    isHeld = false;
    expect(await bench.ask(stopNow(id))).toEqual({ kind: 'done' });
    (release as (() => void) | null)?.();
    await looking;
    expect((await timeTracking.mine(false)).running).toBeNull();
    bench.office.kill();
  });
});

function log(bench: TimeBench, runId = 'log', durationSeconds = 5_400) {
  const time = { kind: 'amount', day: today(bench), durationSeconds } as const;
  return bench.ask({ type: 'logTime', runId, time, ...nothing });
}

function today(bench: TimeBench): string {
  return new Date(bench.firm.clock.now()).toISOString().slice(0, 10);
}

function secondOf(atMs: number): number {
  return Math.floor(atMs / 1_000) * 1_000;
}
