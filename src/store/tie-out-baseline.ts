import { safeParse, schemaFor, z } from '../messages/schema';
import type { TieOutBaseline } from '../messages/since-last-time';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

export interface StoredBaseline extends TieOutBaseline {
  /** The Karbon account whose clients these are. */
  readonly account: string;
  /** Epoch ms of the last look at what has come undone since. */
  readonly lookedAt: number;
  /** How many clients had by then. */
  readonly undone: number;
}

/** How the clients of a firm stood when somebody has looked last; one for the browser. */
export interface TieOutBaselines {
  /** `null` where there is none of that Karbon account. */
  read(account: string): Promise<StoredBaseline | null>;
  save(baseline: StoredBaseline): Promise<void>;
}

const recordName = 'tieOutBaseline';

const baselineSchema = schemaFor<StoredBaseline>()(
  z.object({
    account: z.string(),
    at: z.number(),
    tiedOut: z.readonly(z.array(z.string())),
    known: z.readonly(z.array(z.string())),
    lookedAt: z.number(),
    undone: z.number(),
  }),
);

export function createTieOutBaselines(database: Database, changes: ChangeSignal): TieOutBaselines {
  const stored = createCachedQuery(changes, 'settings', async () => {
    const row = await database.get('settings', recordName);
    if (row === undefined) return null;
    const parsed = safeParse(baselineSchema, row);
    if (parsed.success) return parsed.data;
    reportUnexpected(parsed.error, 'reading how the clients stood');
    return null;
  });

  return {
    async read(account) {
      const baseline = await stored();
      return baseline?.account === account ? baseline : null;
    },
    async save(baseline) {
      await database.put('settings', baseline, recordName);
      changes.emit('settings');
    },
  };
}
