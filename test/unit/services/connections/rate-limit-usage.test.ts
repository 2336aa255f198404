import { expect, it } from 'vitest';
import { rateLimitUsageOf } from '../../../../src/services/connections/rate-limit-usage';
import type { ConnectionRecord } from '../../../../src/store/rows';
import type { RateLimitRecord } from '../../../../src/systems/http/rate-limits/rate-limit-store';

const nowMs = Date.UTC(2026, 10, 20, 17);

it('tells how much of its limit each connection has used, Karbon of the share that was chosen', async () => {
  const sentAgo = (...ms: number[]): RateLimitRecord => ({
    sentAtMs: ms.map((ago) => nowMs - ago),
    closedUntilMs: 0,
  });
  const records = new Map([
    ['quickbooksTime', sentAgo(300_000, 299_000, 1_000)],
    ['karbon', sentAgo(61_000, 2_000)],
  ]);
  const parts = {
    rateLimitStore: {
      load: async (credential: string) => records.get(credential) ?? null,
      save: async () => undefined,
    },
    karbonPerMinute: async () => 45,
    now: () => nowMs,
  };
  const use = (system: ConnectionRecord['system']) => {
    const quickbooks = { realmId: '9130', environment: 'production' };
    return rateLimitUsageOf(parts, { system, quickbooks } as ConnectionRecord);
  };
  expect(await use('quickbooksTime')).toEqual({
    system: 'quickbooksTime',
    spanMs: 300_000,
    sent: 2,
    allowed: 285,
  });
  expect(await use('karbon')).toMatchObject({ spanMs: 60_000, sent: 1, allowed: 45 });
  expect(await use('quickbooks')).toMatchObject({ spanMs: 60_000, sent: 0, allowed: 475 });
  records.set('quickbooks.9130', sentAgo(1_000));
  expect(await use('quickbooks')).toMatchObject({ sent: 1 });
});
