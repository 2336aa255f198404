import { afterEach, expect, it, vi } from 'vitest';
import { today } from '../../../src/pages/today';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it.each([
  ['America/Los_Angeles', '2026-11-29'],
  ['UTC', '2026-11-30'],
  ['Asia/Tokyo', '2026-11-30'],
])('is the day where the browser is: %s', (zone, day) => {
  vi.stubEnv('TZ', zone);
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30, 4), toFake: ['Date'] });
  expect(today()).toBe(day);
});
