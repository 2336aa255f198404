import type { RateLimitUsage } from '../../messages/backfill';
import type { ConnectionRecord } from '../../store/rows';
import type { RateLimitStore } from '../../systems/http/rate-limit-store';
import { karbonCredential, karbonLimit } from '../../systems/karbon/client';
import { companyCredential, companyLimit } from '../../systems/quickbooks-online/sender';
import { timeCredential, timeLimit } from '../../systems/quickbooks-time/sender';

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
  const [credential, { windows }] =
    system === 'quickbooksTime'
      ? [timeCredential, timeLimit]
      : system === 'quickbooks'
        ? [companyCredential(quickbooks?.realmId ?? ''), companyLimit]
        : [karbonCredential, karbonLimit(await parts.karbonPerMinute())];
  const spanMs = Math.max(...windows.map((window) => window.spanMs));
  const allowed = windows.find((window) => window.spanMs === spanMs)?.requests ?? 0;
  const record = await parts.rateLimitStore.load(credential);
  const sent = record?.sentAtMs.filter((at) => at > parts.now() - spanMs).length ?? 0;
  return { system, spanMs, sent, allowed };
}
