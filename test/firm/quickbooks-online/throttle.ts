import type { FirmTools } from '../service';
import { throttled } from './faults';

/** Counts requests in fixed windows of the firm's clock. */
interface Window {
  startMs: number;
  count: number;
}

/** Lets a request pass or throws `QboFault` 3001. */
export type Throttle = (isBatch: boolean) => void;

/** The limits of one company: requests a minute and a second, and batches a minute (quickbooks.md 9). */
export function createThrottle(tools: FirmTools): Throttle {
  const minute: Window = { startMs: 0, count: 0 };
  const second: Window = { startMs: 0, count: 0 };
  const batchMinute: Window = { startMs: 0, count: 0 };
  return (isBatch) => {
    const { requestsPerMinute, requestsPerSecond, batchesPerMinute } = tools.switches.quickbooksOnline;
    const nowMs = tools.clock.now();
    const counts = [
      [minute, 60_000, requestsPerMinute] as const,
      [second, 1_000, requestsPerSecond] as const,
      ...(isBatch ? [[batchMinute, 60_000, batchesPerMinute] as const] : []),
    ].map(([window, lengthMs, limit]) => counted(window, lengthMs, nowMs) > limit);
    if (counts.includes(true)) throw throttled();
  };
}

function counted(window: Window, lengthMs: number, nowMs: number): number {
  if (nowMs - window.startMs >= lengthMs) {
    window.startMs = nowMs;
    window.count = 0;
  }
  window.count += 1;
  return window.count;
}
