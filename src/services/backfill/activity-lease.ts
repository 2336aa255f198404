import { isFresh } from '../../domain/time/freshness';
import type { BackfillPause } from '../../store/backfill-pause';

/** Whether what is not in the mirror yet may be brought in: somebody looks, and nobody has stopped it. */
export interface ActivityLease {
  /** Somebody looks from now on; returns what ends it. */
  acquire(): () => void;
  /** Somebody has just asked how far it is, and asks again before long if still looking. */
  renew(): void;
  isActive(): Promise<boolean>;
}

/** Three times as long as the options page lets pass before it asks again. */
const leaseMs = 15_000;

export function createActivityLease({
  pause,
  now,
}: {
  readonly pause: BackfillPause;
  now(): number;
}): ActivityLease {
  const holders = new Set<object>();
  let renewedAt = 0;
  return {
    acquire() {
      const holder = {};
      holders.add(holder);
      return () => holders.delete(holder);
    },
    renew() {
      renewedAt = now();
    },
    async isActive() {
      return (holders.size > 0 || isFresh(renewedAt, leaseMs, now())) && !(await pause.isOn());
    },
  };
}
