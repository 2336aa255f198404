import { describe, expect, it } from 'vitest';
import type { SystemId } from '../../../../src/domain/records/records';
import type { ErrorCode } from '../../../../src/messages/errors';
import type { Desk } from '../../../office/office';
import { compared, openWorld, pagesOf, shownOn, type Turned, turn, type World } from './world';

const minuteMs = 60_000;

async function lastErrorOf({ office }: World, system: SystemId) {
  const { connections } = await office.services.pageApi.connections.list();
  return connections.find((each) => each.system === system)?.lastError ?? null;
}

/** Resolves once a refresh by hand has come to its end. */
async function refreshed(desk: Desk): Promise<void> {
  desk.ask({ type: 'refresh' });
  await desk.until(({ isRefreshing }) => isRefreshing);
  await desk.until(({ isRefreshing }) => !isRefreshing);
}

describe('a limit that is lower than thought', () => {
  it.each<[string, SystemId, Turned, ErrorCode | null]>([
    // A refresh takes few requests, which wait until the window is over.
    ['QuickBooks Time', 'quickbooksTime', { quickbooksTime: { requestsPerWindow: 0 } }, null],
    [
      'QuickBooks Time, without a body',
      'quickbooksTime',
      { quickbooksTime: { requestsPerWindow: 0, rateLimitBody: 'empty' } },
      null,
    ],
    ['QuickBooks, a minute', 'quickbooks', { quickbooksOnline: { requestsPerMinute: 0 } }, 'rateLimited'],
    ['QuickBooks, a second', 'quickbooks', { quickbooksOnline: { requestsPerSecond: 0 } }, 'rateLimited'],
    ['QuickBooks, at once', 'quickbooks', { quickbooksOnline: { concurrentRequests: 0 } }, 'rateLimited'],
    // Readings send nothing in batches.
    ['QuickBooks, batches', 'quickbooks', { quickbooksOnline: { batchesPerMinute: 0 } }, null],
    ['QuickBooks, a month', 'quickbooks', { quickbooksOnline: { meteredReadsPerMonth: 0 } }, 'rateLimited'],
    [
      'QuickBooks, a month, as if it were not allowed',
      'quickbooks',
      { quickbooksOnline: { meteredReadsPerMonth: 0, meterRefusal: 'unauthorized' } },
      'wrongEnvironment',
    ],
    ['Karbon', 'karbon', { karbon: { requestsPerMinute: 0 } }, 'rateLimited'],
    ['Karbon, a quota', 'karbon', { karbon: { requestsPerMinute: 0, limitAnswer: 'quota' } }, 'rateLimited'],
    [
      'Karbon, a quota without a header',
      'karbon',
      { karbon: { requestsPerMinute: 0, limitAnswer: 'quotaWithoutHeader' } },
      'rateLimited',
    ],
  ])('of %s is said as theirs, and all is right once it is over', async (_what, system, lower, code) => {
    const world = await openWorld({});
    const { firm } = world;
    const before = structuredClone(firm.switches);
    const [page] = pagesOf(firm);
    if (!page) throw new Error('no page');
    const desk = await shownOn(world, page);
    turn(firm, lower);
    firm.clock.advance(6 * minuteMs);
    await refreshed(desk);
    expect((await lastErrorOf(world, system))?.code ?? null).toBe(code);
    expect(desk.view().notices.some((notice) => notice.system === system && notice.code === code)).toBe(
      code !== null,
    );
    turn(firm, before);
    firm.clock.advance(15 * minuteMs);
    await refreshed(desk);
    expect(await lastErrorOf(world, system)).toBeNull();
    expect(await compared(world, desk.view())).toEqual([]);
    world.office.kill();
  });
});
