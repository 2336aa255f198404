import type { RateLimitUsage } from '../../messages/backfill';
import type { ConnectionRecord } from '../../store/rows';
import type { RateLimitStore } from '../../systems/http/rate-limits/rate-limit-store';
import { systems } from '../../systems/registry';

/** What is needed to say how much of its limits a connection has used. */
export interface RateLimitUsageParts {
  /** What the limiter remembers. */
  readonly rateLimitStore: RateLimitStore;
  /** How many requests a minute this browser may send to Karbon. */
  readonly karbonPerMinute: () => Promise<number>;
  /** Epoch ms. */
  now(): number;
}

/** Requests of this browser within the longest window of the connection's limit. */
export async function rateLimitUsageOf(
  parts: RateLimitUsageParts,
  { system, quickbooks }: ConnectionRecord,
): Promise<RateLimitUsage> {
  const karbonPerMinute = await parts.karbonPerMinute();
  const { credential, limit } = systems[system].rateLimit({ company: quickbooks, karbonPerMinute });
  const spanMs = Math.max(...limit.windows.map((window) => window.spanMs));
  const allowed = limit.windows.find((window) => window.spanMs === spanMs)?.requests ?? 0;
  const record = await parts.rateLimitStore.load(credential);
  const sent = record?.sentAtMs.filter((at) => at > parts.now() - spanMs).length ?? 0;
  return { system, spanMs, sent, allowed };
}

/** Of a window that is over before anybody notices nobody has to be told. */
const shortMs = 10_000;

/**
 * When the background may send so many requests over a connection one after the other, epoch ms; `null` where it may now. Whoever waits
 * for that holds up nobody else.
 */
export async function backgroundOpensAt(
  parts: RateLimitUsageParts,
  { system, quickbooks }: Pick<ConnectionRecord, 'system' | 'quickbooks'>,
  requests: number,
): Promise<number | null> {
  const karbonPerMinute = await parts.karbonPerMinute();
  const { credential, limit } = systems[system].rateLimit({ company: quickbooks, karbonPerMinute });
  const record = await parts.rateLimitStore.load(credential);
  if (!record) return null;
  const nowMs = parts.now();
  const opens = limit.windows.map(({ spanMs, backgroundUpTo }) => {
    if (spanMs < shortMs) return 0;
    const sent = record.sentAtMs.filter((at) => at > nowMs - spanMs);
    const inTheWay = sent[sent.length - 1 - Math.max(0, backgroundUpTo - requests)];
    return inTheWay === undefined ? 0 : inTheWay + spanMs;
  });
  const opensAtMs = Math.max(record.closedUntilMs, ...opens);
  return opensAtMs > nowMs ? opensAtMs : null;
}
