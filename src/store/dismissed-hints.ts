import type { SystemId } from '../domain/records/records';
import { systemIdSchema } from '../messages/ids';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** Of which systems the user does not want to be told that they are not connected. */
export interface DismissedHints {
  all(): Promise<ReadonlySet<SystemId>>;
  add(systems: readonly SystemId[]): Promise<void>;
}

const recordName = 'dismissedHints';
const hintsSchema = z.array(systemIdSchema);
const none: ReadonlySet<SystemId> = new Set();

export function createDismissedHints(database: Database, changes: ChangeSignal): DismissedHints {
  const all = createCachedQuery(changes, 'settings', async () => {
    const stored = await database.get('settings', recordName);
    if (stored === undefined) return none;
    const parsed = safeParse(hintsSchema, stored);
    if (parsed.success) return new Set(parsed.data);
    reportUnexpected(parsed.error, 'reading what was dismissed');
    return none;
  });

  return {
    all,
    async add(systems) {
      await database.put('settings', [...new Set([...(await all()), ...systems])], recordName);
      changes.emit('settings');
    },
  };
}
