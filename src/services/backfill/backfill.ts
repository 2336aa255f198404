import { type SystemId, systemIds } from '../../domain/records/records';
import { systems } from '../../systems/registry';
import type { Failures } from '../failures';
import type { Sync } from '../sync/sync';
import type { ActivityLease } from './activity-lease';

/**
 * Backfills the whole firm while somebody looks: lists first, then entries, newest first, one request after the
 * other and behind whatever is on screen. It can be stopped at any line and goes on where it stood.
 */
export interface Backfill {
  /** Goes on for as long as it may, with the lists alone where nobody needs more. Does nothing while it is going. */
  resume(isWithEntries?: boolean): void;
}

/** In the order in which their lists are read; entries come last. */
export const backfilledSystems: readonly SystemId[] = [...systemIds].sort(
  (one, other) => systems[one].backfillRank - systems[other].backfillRank,
);

export function createBackfill({
  sync,
  activityLease,
  failures,
}: {
  readonly sync: Sync;
  readonly failures: Failures;
  readonly activityLease: ActivityLease;
}): Backfill {
  let isRunning = false;

  async function runBackfill(isWithEntries: boolean): Promise<void> {
    for (const system of backfilledSystems) await sync.readLists(system);
    while (isWithEntries && (await activityLease.isActive()) && (await sync.readEntryWindow()));
  }

  return {
    resume(isWithEntries = true) {
      if (isRunning) return;
      isRunning = true;
      // After a failure whoever looks next begins again.
      void failures
        .guard('bringing in the firm', () => runBackfill(isWithEntries))
        .then(() => {
          isRunning = false;
        });
    },
  };
}
