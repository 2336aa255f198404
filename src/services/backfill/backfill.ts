import type { SystemId } from '../../domain/records/records';
import type { Sync } from '../sync/sync';
import type { FillLeave } from './activity-lease';

/**
 * Brings the whole firm into the copies while somebody looks: lists first, then entries, newest first, one request after the
 * other and behind whatever is on screen. It can be stopped at any line and goes on where it stood.
 */
export interface Fill {
  /** Goes on for as long as it may, with the lists alone where nobody needs more. Does nothing while it is going. */
  goOn(isWithEntries?: boolean): void;
}

/** In this order, entries last. */
export const filledSystems: readonly SystemId[] = ['quickbooksTime', 'quickbooks', 'karbon'];

export function createFill({ sync, leave }: { readonly sync: Sync; readonly leave: FillLeave }): Fill {
  let isGoing = false;

  async function bringIn(isWithEntries: boolean): Promise<void> {
    for (const system of filledSystems) await sync.readLists(system);
    while (isWithEntries && (await leave.mayGoOn()) && (await sync.readEntryWindow()));
  }

  return {
    goOn(isWithEntries = true) {
      if (isGoing) return;
      isGoing = true;
      bringIn(isWithEntries)
        // Only the store can fail here (the database was closed for an update): whoever looks next begins again.
        .catch(() => undefined)
        .finally(() => {
          isGoing = false;
        });
    },
  };
}
