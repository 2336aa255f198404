import { systemIdSchema } from '../messages/ids';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** The hint that shows a newcomer round the panel. */
export const tourHint = 'tour';

const hintsSchema = z.array(z.union([systemIdSchema, z.literal(tourHint)]));

/** What the user does not want to be told any more: that a system is not connected, or what the panel is. */
export type Hint = z.infer<typeof hintsSchema>[number];

export interface DismissedHints {
  all(): Promise<ReadonlySet<Hint>>;
  add(hints: readonly Hint[]): Promise<void>;
  /** To be told again. */
  remove(hint: Hint): Promise<void>;
}

const recordName = 'dismissedHints';
const none: ReadonlySet<Hint> = new Set();

export function createDismissedHints(database: Database, changes: ChangeSignal): DismissedHints {
  const all = createCachedQuery(changes, 'settings', async () => {
    const stored = await database.get('settings', recordName);
    if (stored === undefined) return none;
    const parsed = safeParse(hintsSchema, stored);
    if (parsed.success) return new Set(parsed.data);
    reportUnexpected(parsed.error, 'reading what was dismissed');
    return none;
  });

  async function keep(hints: readonly Hint[]): Promise<void> {
    await database.put('settings', [...new Set(hints)], recordName);
    changes.emit('settings');
  }

  return {
    all,
    add: async (hints) => keep([...(await all()), ...hints]),
    remove: async (hint) => keep([...(await all())].filter((each) => each !== hint)),
  };
}
