import type { ClosedItem, ClosedState } from '../domain/time/closing';
import { schemaFor, z } from '../messages/schema';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { withVersion } from './record-versions';
import { epochMs } from './row-schemas';
import type { HoursClosingRow } from './rows';

/** Periods that somebody has closed in this browser, with their hours as they stood then, by the account that they are of. */
export interface HoursClosings {
  /** The one that was closed last first. */
  of(account: string): Promise<readonly HoursClosingRow[]>;
  get(account: string, id: string): Promise<HoursClosingRow | null>;
  /** Of more than are kept the oldest goes. */
  put(row: HoursClosingRow): Promise<void>;
  remove(account: string, id: string): Promise<void>;
}

/** Five years of months; each holds the hours of its period. */
const maxKept = 60;

export function createHoursClosings(database: Database, changes: ChangeSignal): HoursClosings {
  async function of(account: string): Promise<readonly HoursClosingRow[]> {
    const rows = await database.getAll('hoursClosings', IDBKeyRange.bound([account], [account, []]));
    return rows.sort((one, other) => other.closedAt - one.closedAt);
  }
  return {
    of,
    get: async (account, id) => (await database.get('hoursClosings', [account, id])) ?? null,
    async put(row) {
      const tooMany = (await of(row.account)).slice(maxKept - 1);
      const transaction = database.transaction('hoursClosings', 'readwrite');
      await Promise.all([
        transaction.store.put(withVersion('hoursClosings', row)),
        ...tooMany.map(({ account, id }) => transaction.store.delete([account, id])),
        transaction.done,
      ]);
      changes.emit('hoursClosings');
    },
    async remove(account, id) {
      await database.delete('hoursClosings', [account, id]);
      changes.emit('hoursClosings');
    },
  };
}

const ids = z.readonly(z.array(z.string()));

const closedState = schemaFor<ClosedState>()(
  z.object({
    kind: z.literal([
      'arrived',
      'otherCustomer',
      'exportedNotFound',
      'notExported',
      'changedAfterExport',
      'deletedAfterExport',
      'onlyInQuickbooks',
      'notWork',
      'unknown',
    ]),
    detail: z.string(),
  }),
);

const closedItem = schemaFor<ClosedItem>()(
  z.object({
    id: z.string(),
    state: closedState,
    entryIds: ids,
    activityIds: ids,
    jobcodeId: z.nullable(z.string()),
    customerId: z.nullable(z.string()),
    date: z.string(),
    timeSeconds: z.number(),
    quickbooksSeconds: z.number(),
  }),
);

/** As any version of Tieout has stored it: nobody can close a period of the past again as it was. */
export const storedHoursClosing = schemaFor<HoursClosingRow>()(
  z.object({
    account: z.string(),
    id: z.string(),
    period: z.object({ from: z.string(), to: z.string() }),
    closedAt: epochMs,
    exceptions: z.number(),
    arrivedSeconds: z.number(),
    missingSeconds: z.number(),
    items: z.readonly(z.array(closedItem)),
  }),
);
