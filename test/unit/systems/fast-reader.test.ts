import { expect, it } from 'vitest';
import type { TokenKeeper } from '../../../src/systems/http/token-keeper';
import { createQuickbooksTimeReader } from '../../../src/systems/quickbooks-time/client';
import { scriptedHttp, systemErrorOf } from './scripted-http';

/** Who goes from page to page faster than a person can, against our own limit and the service's. */

const keeper: TokenKeeper = {
  token: async () => 'first',
  renewed: async () => 'second',
  ensureConnected: async () => undefined,
};
const days = { from: '2026-05-20', to: '2026-11-20' };
const pagesOfWork = 25;

/** QuickBooks Time with work items of 5,000 entries each, answering after `ms`; 429 above `perWindow` in five minutes. */
function timeService(ms: number, perWindow: number) {
  let answered = 0;
  const scripted = scriptedHttp(async ({ address }) => {
    await scripted.time.sleep(ms);
    answered += 1;
    if (answered > perWindow) return { status: 429 };
    const page = Number(address.searchParams.get('page'));
    const work = Number(address.searchParams.get('jobcode_ids'));
    const entry = (at: number) => {
      const id = work * 10_000 + page * 200 + at;
      return { id, user_id: 5, jobcode_id: work, type: 'manual', date: '2026-11-20', duration: 60 };
    };
    const rows = Array.from({ length: 200 }, (_, at) => entry(at));
    return { body: { results: { timesheets: rows }, more: page < pagesOfWork } };
  });
  const reader = createQuickbooksTimeReader({ http: scripted.http, keeper });
  async function readWork(work: number, priority: 'screen' | 'background'): Promise<number> {
    let count = 0;
    for await (const { records } of reader.entriesOf({ jobcodeIds: [String(work)], days }, priority)) {
      count += records.length;
    }
    return count;
  }
  return { scripted, readWork };
}

it.each([0, 50, 300])(
  'nine pages with 5,000 entries within a minute meet no wall (%i ms an answer)',
  async (ms) => {
    const { scripted, readWork } = timeService(ms, 300);
    // The backfill is at it all the while, and takes what it is left.
    void readWork(100, 'background');
    const read: Promise<number>[] = [];
    for (let work = 1; work <= 9; work += 1) {
      read.push(readWork(work, 'screen'));
      await scripted.time.advance(6_000);
    }
    await scripted.time.advance(60_000);
    expect(await Promise.all(read)).toEqual(Array.from({ length: 9 }, () => 5_000));
  },
);

it('a limit of ours is called ours, and says when it goes on', async () => {
  const { scripted, readWork } = timeService(0, 1_000);
  const startMs = scripted.time.now();
  const errors = Array.from({ length: 12 }, (_, at) => systemErrorOf(readWork(at + 1, 'screen')));
  await scripted.time.advance(100_000);
  for (const error of await Promise.all(errors)) {
    expect(error).toMatchObject({ code: 'selfLimited' });
    expect(error.retryAt).toBeGreaterThanOrEqual(startMs + 300_000);
    expect(error.retryAt).toBeLessThanOrEqual(scripted.time.now() + 300_000);
  }
  expect(scripted.sent).toHaveLength(285);
});

it('the background stops at half, so that the screen has the rest at once', async () => {
  const { scripted, readWork } = timeService(0, 300);
  for (let work = 1; work <= 12; work += 1) void readWork(work, 'background');
  await scripted.time.advance(120_000);
  expect(scripted.sent).toHaveLength(150);
  const read = readWork(50, 'screen');
  await scripted.time.advance(10_000);
  expect(await read).toBe(5_000);
});
