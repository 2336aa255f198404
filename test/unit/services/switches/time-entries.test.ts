import { expect, it } from 'vitest';
import type { TimeRequest } from '../../../../src/messages/time-tracking';
import { addTimesheet } from '../../../firm/edits';
import { type TimeBench, timeBench } from '../../../office/time-bench';
import { type Turned, turn } from './world';

const nothing = { notes: '', fields: {} };
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const start = (stops: string | null = null): TimeRequest => ({
  type: 'startTimer',
  runId: `start ${stops}`,
  stops,
  ...nothing,
});
const stop = (entryId: string): TimeRequest => ({
  type: 'stopTimer',
  runId: 'stop',
  entryId,
  endedAt: null,
  ...nothing,
});
const undo = (of: string): TimeRequest => ({ type: 'undoTime', runId: `undo ${of}`, of });

function log(bench: TimeBench, from: string, to: string, runId = 'log'): TimeRequest {
  const day = new Date(bench.firm.clock.now()).toISOString().slice(0, 10);
  return { type: 'logTime', runId, time: { kind: 'clock', day, start: from, end: to }, ...nothing };
}

function turnedBench(turned: Turned, options: Parameters<typeof timeBench>[0] = {}) {
  return timeBench({
    ...options,
    prepare(firm) {
      turn(firm, turned);
      options.prepare?.(firm);
    },
  });
}

/** On the clock for so long, then off it. */
async function worked(bench: TimeBench, forMs: number) {
  expect(await bench.ask(start())).toEqual({ kind: 'done' });
  bench.firm.clock.advance(forMs);
  await bench.office.services.pageApi.timeTracking.look(true);
  const open = bench.entries().find(({ endMs, type }) => type === 'regular' && endMs === null);
  return bench.ask(stop(String(open?.id)));
}

/** What Tieout shows of today is what the firm holds. */
async function expectShown(bench: TimeBench) {
  const { timeTracking } = bench.office.services.pageApi;
  const shown = async (isFresh: boolean) =>
    (await timeTracking.mine(isFresh)).entries
      .map(({ id, startMs, endMs, durationSeconds }) => ({ id, startMs, endMs, durationSeconds }))
      .sort((one, other) => Number(one.id) - Number(other.id));
  // What the answers to writes have brought is what another reading brings.
  expect(await shown(false)).toEqual(await shown(true));
}

it('a start and a stop in the same second are an entry, whether one of no length is taken or not', async () => {
  for (const endAtStart of [417, 'accepted'] as const) {
    const bench = await turnedBench({ quickbooksTime: { endAtStart } });
    expect(await worked(bench, 0)).toEqual({ kind: 'done' });
    expect(bench.entries()).toMatchObject([{ endMs: expect.any(Number) }]);
    await expectShown(bench);
    bench.office.kill();
  }
});

it('time yet to come is never sent, however wrong the clock of the machine is', async () => {
  const bench = await turnedBench({ quickbooksTime: { futureTimes: 417 } }, { aheadMs: () => 20 * minuteMs });
  expect(await worked(bench, 10 * minuteMs)).toEqual({ kind: 'done' });
  const [entry] = bench.entries();
  // The service tells its time in whole seconds.
  expect(Math.abs((entry?.duration ?? 0) - 600)).toBeLessThanOrEqual(1);
  bench.office.kill();
});

it('who may clock in and out for now alone does so', async () => {
  const bench = await turnedBench(
    { quickbooksTime: { clockTimesWithoutRight: 'nowOnly', writtenOnTheClock: 'absent' } },
    {
      prepare: ({ state }) => {
        for (const user of state.quickbooksTime.users.values()) {
          if (user.permissions.admin === true) user.permissions = { admin: true, time_tracking: true };
        }
      },
    },
  );
  expect(await worked(bench, 2 * hourMs)).toEqual({ kind: 'done' });
  await expectShown(bench);
  bench.office.kill();
});

it.each([6, 15])(
  'times that the account rounds to %i minutes are shown as rounded',
  async (clockTimesRoundTo) => {
    const bench = await turnedBench({ quickbooksTime: { clockTimesRoundTo } });
    bench.firm.clock.advance(4 * minuteMs);
    expect(await worked(bench, 32 * minuteMs)).toEqual({ kind: 'done' });
    await expectShown(bench);
    expect(await bench.ask(undo('stop'))).toEqual({ kind: 'done' });
    expect(bench.entries()).toMatchObject([{ endMs: null }]);
    bench.office.kill();
  },
);

it.each(['gap', 'breakEntry'] as const)(
  'automatic lunch is shown, and taken back with the entry: %s',
  async (automaticLunch) => {
    const bench = await turnedBench(
      { quickbooksTime: { automaticLunch } },
      {
        prepare: ({ state }) => {
          state.quickbooksTime.account.lunch = { lengthMinutes: 30, thresholdHours: 6 };
        },
      },
    );
    expect(await bench.ask(log(bench, '1:00', '9:00'))).toEqual({ kind: 'done' });
    expect(bench.entries().length).toBeGreaterThan(1);
    await expectShown(bench);
    expect(await bench.ask(undo('log'))).toEqual({ kind: 'done' });
    expect(bench.entries()).toEqual([]);
    bench.office.kill();
  },
);

it('an entry over midnight is shown as the account splits it, and taken back whole', async () => {
  const bench = await turnedBench({ quickbooksTime: { overMidnight: 'splits' } });
  expect(await bench.ask(log(bench, '23:00', '1:30'))).toEqual({ kind: 'done' });
  expect(bench.entries().map(({ duration }) => duration)).toEqual([3600, 5400]);
  expect(await bench.ask(undo('log'))).toEqual({ kind: 'done' });
  expect(bench.entries()).toEqual([]);
  bench.office.kill();
});

it('an overlap is refused before anybody has to make way', async () => {
  const bench = await turnedBench({ quickbooksTime: { overlapOnCreate: 'othersMakeWay' } });
  expect(await bench.ask(log(bench, '6:00', '7:00', 'one'))).toEqual({ kind: 'done' });
  expect(await bench.ask(log(bench, '6:30', '8:00', 'two'))).toMatchObject({
    kind: 'refused',
    refusal: { code: 'overlaps' },
  });
  expect(bench.entries()).toHaveLength(1);
  bench.office.kill();
});

it.each(['merged', 'replaced'] as const)(
  'fields that nobody has changed stay where updates are %s',
  async (customFieldsOnUpdate) => {
    const bench = await turnedBench({ quickbooksTime: { customFieldsOnUpdate } });
    const { firm, userId } = bench;
    const [one, two] = [...firm.state.quickbooksTime.customFields.values()];
    const nameIn = (fieldId = 0) =>
      [...firm.state.quickbooksTime.customFieldItems.values()].filter(
        (item) => item.customFieldId === fieldId,
      );
    const [first, second] = nameIn(one?.id);
    const [billable] = nameIn(two?.id);
    const fields = { [one?.id ?? 0]: first?.name ?? '', [two?.id ?? 0]: billable?.name ?? '' };
    const day = new Date(firm.clock.now()).toISOString().slice(0, 10);
    const entry = addTimesheet(firm, {
      userId,
      jobcodeId: Number(bench.jobcodes[0]),
      type: 'manual',
      date: day,
      duration: 3600,
      customFields: fields,
    });
    await bench.office.services.pageApi.timeTracking.look(true);
    const changed = { ...fields, [one?.id ?? 0]: second?.name ?? '' };
    expect(
      await bench.ask({
        type: 'correctEntry',
        runId: 'correct',
        entryId: String(entry.id),
        time: { kind: 'amount', day, durationSeconds: 3600 },
        notes: '',
        fields: changed,
      }),
    ).toEqual({ kind: 'done' });
    expect(bench.entries()).toMatchObject([{ customFields: changed }]);
    bench.office.kill();
  },
);

it.each(['accepted', 417] as const)(
  'an item that is not offered is %s, in the words of the service',
  async (unofferedItem) => {
    const bench = await turnedBench({ quickbooksTime: { unofferedItem } });
    const { quickbooksTime } = bench.firm.state;
    const [item, other] = quickbooksTime.customFieldItems.values();
    if (!item || !other) throw new Error('the firm has no items');
    quickbooksTime.customFieldItemFilters.set(1, {
      id: 1,
      customFieldId: item.customFieldId,
      customFieldItemId: other.id,
      appliesTo: 'users',
      appliesToId: bench.userId,
      active: true,
      lastModifiedMs: bench.firm.clock.now(),
    });
    const request = {
      ...log(bench, '6:00', '7:00'),
      fields: { [item.customFieldId]: item.name },
    } as TimeRequest;
    expect(await bench.ask(request)).toMatchObject(
      unofferedItem === 'accepted'
        ? { kind: 'done' }
        : { kind: 'refused', refusal: { code: 'other', detail: expect.stringContaining('not offered') } },
    );
    bench.office.kill();
  },
);
