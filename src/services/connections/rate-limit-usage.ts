import type { LimitUse } from '../../messages/backfill';
import type { ConnectionRecord } from '../../store/connections';
import type { UseLog } from '../../systems/http/rate-limit-store';
import { karbonCredential, karbonLimit } from '../../systems/karbon/client';
import { companyCredential, companyLimit } from '../../systems/quickbooks-online/sender';
import { timeCredential, timeLimit } from '../../systems/quickbooks-time/sender';

/** What is needed to say how much of its limits a connection has used. */
export interface LimitParts {
  /** What the limiter remembers. */
  readonly useLog: UseLog;
  /** How many requests a minute this browser may send to Karbon. */
  readonly karbonPerMinute: () => Promise<number>;
  /** Epoch ms. */
  now(): number;
}

/** Requests of this browser within the longest window of the connection's limit. */
export async function limitUseOf(
  parts: LimitParts,
  { system, quickbooks }: ConnectionRecord,
): Promise<LimitUse> {
  const [credential, { windows }] =
    system === 'quickbooksTime'
      ? [timeCredential, timeLimit]
      : system === 'quickbooks'
        ? [companyCredential(quickbooks?.realmId ?? ''), companyLimit]
        : [karbonCredential, karbonLimit(await parts.karbonPerMinute())];
  const spanMs = Math.max(...windows.map((window) => window.spanMs));
  const allowed = windows.find((window) => window.spanMs === spanMs)?.requests ?? 0;
  const record = await parts.useLog.load(credential);
  const sent = record?.sentAtMs.filter((at) => at > parts.now() - spanMs).length ?? 0;
  return { system, spanMs, sent, allowed };
}
