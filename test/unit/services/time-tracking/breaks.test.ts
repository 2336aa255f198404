import { describe, expect, it } from 'vitest';
import { addTimesheet } from '../../../firm/edits';
import { timeBench } from '../../../office/time-bench';

const nothing = { notes: '', fields: {} };

describe('a break that was begun in QuickBooks Time', () => {
  it('is shown as one, counts in no sum where it is unpaid, and is ended by a switch to the second', async () => {
    const bench = await timeBench();
    const { firm, userId } = bench;
    const pause = [...firm.state.quickbooksTime.jobcodes.values()].find(
      ({ type }) => type === 'unpaid_break',
    );
    const { timeTracking } = bench.office.services.pageApi;
    const before = await timeTracking.mine(true);
    const [startMs, endMs] = [180, 120].map((minutes) => secondOf(firm.clock.now()) - minutes * 60_000);
    const on = { userId, jobcodeId: pause?.id ?? 0, type: 'regular' } as const;
    addTimesheet(firm, { ...on, startMs: startMs ?? 0, endMs: endMs ?? 0 });
    addTimesheet(firm, { ...on, startMs: secondOf(firm.clock.now()) - 600_000, endMs: null });
    const mine = await timeTracking.mine(true);
    expect(mine.running?.entry).toMatchObject({ path: [pause?.name], breakKind: 'unpaid' });
    expect(mine.weekSeconds).toBe(before.weekSeconds);
    expect(mine.recent).toEqual(before.recent);
    const switchedAt = secondOf(firm.clock.now());
    const stops = mine.running?.entry.id ?? null;
    await bench.ask({ type: 'startTimer', runId: 'switch', stops, ...nothing });
    expect(bench.entries().slice(1)).toMatchObject([
      { jobcodeId: pause?.id, endMs: switchedAt },
      { jobcodeId: Number(bench.jobcodes[0]), startMs: switchedAt, endMs: null },
    ]);
    bench.office.kill();
  });
});

function secondOf(atMs: number): number {
  return Math.floor(atMs / 1_000) * 1_000;
}
