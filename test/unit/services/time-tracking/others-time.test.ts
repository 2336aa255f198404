import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../src/domain/time/calendar';
import { addTimesheet } from '../../../firm/edits';
import type { QbtTimesheet } from '../../../firm/quickbooks-time/state';
import { type TimeBench, timeBench } from '../../../office/time-bench';

/** Somebody else's hour of this morning, as a panel lists it. */
async function othersHour(bench: TimeBench): Promise<{ readonly sheet: QbtTimesheet; readonly day: string }> {
  const { firm, office, userId, jobcodes } = bench;
  const { quickbooksTime } = firm.state;
  const other = [...quickbooksTime.users.values()].find(({ id, active }) => id !== userId && active);
  // On the second, in which entries are kept.
  const startMs = Math.floor(firm.clock.now() / 1_000) * 1_000 - 3 * 3_600_000;
  const sheet = addTimesheet(firm, {
    userId: other?.id ?? 0,
    jobcodeId: Number(jobcodes[0]),
    type: 'regular',
    startMs,
    endMs: startMs + 3_600_000,
    notes: 'as tracked',
  });
  const { identity, time } = await office.store.connections.read('quickbooksTime');
  const day = dayOf(startMs, time?.account.timeZone ?? 'UTC');
  const entry = {
    id: String(sheet.id),
    userId: String(sheet.userId),
    jobcodeId: jobcodes[0],
    kind: 'regular',
    startMs,
    endMs: startMs + 3_600_000,
    date: day,
    durationSeconds: 3_600,
    isRunning: false,
    isLocked: false,
    notes: 'as tracked',
    serviceItem: null,
    isBillable: null,
    lastModified: '',
  } as const;
  await office.store.mirror.write({ put: { entries: [entry] } }, { system: 'quickbooksTime', identity });
  return { sheet, day };
}

function correct(sheet: QbtTimesheet, day: string, notes = 'put right') {
  const time = { kind: 'amount', day, durationSeconds: 5_400 } as const;
  return {
    type: 'correctEntry',
    runId: 'correct',
    entryId: String(sheet.id),
    time,
    notes,
    fields: {},
  } as const;
}

const remove = ({ id }: QbtTimesheet) =>
  ({ type: 'deleteEntry', runId: 'delete', entryId: String(id) }) as const;

const undo = (of: string) => ({ type: 'undoTime', runId: `undo ${of}`, of }) as const;

function entryOf(bench: TimeBench, { userId }: QbtTimesheet): QbtTimesheet[] {
  const day = bench.firm.clock.now() - 12 * 3_600_000;
  return [...bench.firm.state.quickbooksTime.timesheets.values()].filter(
    (each) => each.userId === userId && (each.startMs ?? 0) > day,
  );
}

describe('time of somebody else', () => {
  it('is corrected by whoever has the right, with its fields as they are, and put back', async () => {
    const bench = await timeBench();
    const { sheet, day } = await othersHour(bench);
    const { startMs, userId } = sheet;
    const fields = { ...sheet.customFields };
    expect(await bench.ask(correct(sheet, day), null)).toEqual({ kind: 'done' });
    expect(entryOf(bench, sheet)).toMatchObject([
      { userId, startMs, endMs: (startMs ?? 0) + 5_400_000, notes: 'put right', customFields: fields },
    ]);
    const { run } = await bench.office.services.pageApi.timeTracking.mine(false);
    const person = (await bench.office.store.mirror.get('timeUsers', String(userId)))?.name;
    expect(run).toMatchObject({ action: 'correct', state: 'done', canUndo: true, person });
    expect(await bench.ask(undo('correct'), null)).toEqual({ kind: 'done' });
    expect(entryOf(bench, sheet)).toMatchObject([
      { endMs: (startMs ?? 0) + 3_600_000, notes: 'as tracked', customFields: fields },
    ]);
    bench.office.kill();
  });

  it('is deleted, and comes back as theirs, among none of one’s own', async () => {
    const bench = await timeBench();
    const { sheet } = await othersHour(bench);
    const { timeTracking } = bench.office.services.pageApi;
    const { recent } = await timeTracking.mine(true);
    expect(await bench.ask(remove(sheet), null)).toEqual({ kind: 'done' });
    expect(entryOf(bench, sheet)).toEqual([]);
    expect(await bench.office.store.mirror.get('entries', String(sheet.id))).toBeNull();
    expect(await bench.ask(undo('delete'), null)).toEqual({ kind: 'done' });
    expect(entryOf(bench, sheet)).toMatchObject([{ userId: sheet.userId, startMs: sheet.startMs }]);
    expect(await timeTracking.mine(true)).toMatchObject({ entries: [], recent });
    bench.office.kill();
  });

  it('is left alone without the right: asked for nothing where that is known, and said where the service says so', async () => {
    const bench = await timeBench();
    const { sheet, day } = await othersHour(bench);
    const { ownTime, connections } = bench.office.store;
    const { identity } = await connections.read('quickbooksTime');
    const known = await ownTime.rules(identity);
    if (!known) throw new Error('the rules are not known');
    await ownTime.put({ ...known, rules: { ...known.rules, mayManageOthers: false } });
    const refused = { kind: 'refused', refusal: { code: 'noRight' }, overlapping: null };
    const requests = await bench.requestsOf(async () =>
      expect(await bench.ask(correct(sheet, day), null)).toEqual(refused),
    );
    expect(requests).toEqual([]);

    await ownTime.put(known);
    const user = bench.firm.state.quickbooksTime.users.get(bench.userId);
    if (!user) throw new Error('there is no such user');
    // Taken away since, but that they may see it.
    Object.assign(user.permissions, { admin: false, manage_timesheets: false, reports: true });
    expect(await bench.ask({ ...remove(sheet), runId: 'later' }, null)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'other', detail: expect.stringContaining('permission') },
    });
    expect(entryOf(bench, sheet)).toHaveLength(1);
    bench.office.kill();
  });

  it('is not touched where it was changed, locked or deleted since it was listed', async () => {
    const bench = await timeBench();
    const { sheet, day } = await othersHour(bench);
    const asked = async (runId: string) => {
      const outcome = await bench.ask({ ...correct(sheet, day), runId }, null);
      return outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind;
    };
    sheet.notes = 'changed on the phone';
    expect(await asked('one')).toBe('changedMeanwhile');
    // What it is now is what the panel lists from here on.
    sheet.locked = 1;
    expect(await asked('two')).toBe('locked');
    bench.firm.state.quickbooksTime.timesheets.delete(sheet.id);
    expect(await asked('three')).toBe('gone');
    bench.office.kill();
  });

  it('is not doubled by an undo whose answer was lost', async () => {
    let isLost = false;
    const bench = await timeBench({
      transport: async (request, answer) => {
        const response = await answer(request);
        if (isLost && request.method === 'POST' && request.path.endsWith('/timesheets')) {
          isLost = false;
          throw new TypeError('the connection was closed');
        }
        return response;
      },
    });
    const { sheet } = await othersHour(bench);
    expect(await bench.ask(remove(sheet), null)).toEqual({ kind: 'done' });
    isLost = true;
    await bench.ask(undo('delete'), null);
    bench.firm.clock.advance(90_000);
    await bench.office.services.pageApi.timeTracking.resume();
    expect(entryOf(bench, sheet)).toHaveLength(1);
    expect(await bench.office.store.timeChanges.open()).toEqual([]);
    bench.office.kill();
  });
});
