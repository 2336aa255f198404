import { expect, it, vi } from 'vitest';
import { sessionRateLimitStore } from '../../../src/background/session-rate-limit-store';

const kept = vi.hoisted(() => new Map<string, unknown>());

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      session: {
        get: async (key: string) => ({ [key]: kept.get(key) }),
        set: async (items: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(items)) kept.set(key, value);
        },
      },
    },
  },
}));

it('keeps what was sent, but nothing of what was sent before all was forgotten', async () => {
  const { save, load, forget } = sessionRateLimitStore;
  await save('karbon', { sentAtMs: [10], closedUntilMs: 0 });
  expect(await load('karbon')).toEqual({ sentAtMs: [10], closedUntilMs: 0 });
  kept.clear();
  forget(20);
  // The limiter comes to it late.
  await save('karbon', { sentAtMs: [10, 20], closedUntilMs: 0 });
  expect([...kept]).toEqual([]);
  await save('karbon', { sentAtMs: [10, 20, 30], closedUntilMs: 0 });
  expect(await load('karbon')).toEqual({ sentAtMs: [30], closedUntilMs: 0 });
});
