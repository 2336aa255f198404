import { idSchema } from '../messages/ids';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/**
 * Who of Karbon is who in QuickBooks Time, as the firm has confirmed it where their e-mails differ: by ids, which survive renames. An
 * id of another company is met in none of its lists, and so does nothing there.
 */
export interface PersonLinks {
  /** Karbon user key → QuickBooks Time user id. */
  all(): Promise<ReadonlyMap<string, string>>;
  /** @param userId `null` removes the link. */
  set(karbonUserKey: string, userId: string | null): Promise<void>;
}

const recordName = 'personLinks';
const linksSchema = z.record(idSchema, idSchema);
const noLinks: ReadonlyMap<string, string> = new Map();

export function createPersonLinks(database: Database, changes: ChangeSignal): PersonLinks {
  function readLinks(stored: unknown): ReadonlyMap<string, string> {
    if (stored === undefined) return noLinks;
    const parsed = safeParse(linksSchema, stored);
    if (parsed.success) return new Map(Object.entries(parsed.data));
    reportUnexpected(parsed.error, 'reading who is who');
    return noLinks;
  }

  return {
    all: createCachedQuery(changes, 'settings', async () =>
      readLinks(await database.get('settings', recordName)),
    ),
    async set(karbonUserKey, userId) {
      const transaction = database.transaction('settings', 'readwrite');
      const links = new Map(readLinks(await transaction.store.get(recordName)));
      // One person there is one person here.
      for (const [key, id] of links) if (id === userId) links.delete(key);
      if (userId === null) links.delete(karbonUserKey);
      else links.set(karbonUserKey, userId);
      await Promise.all([transaction.store.put(Object.fromEntries(links), recordName), transaction.done]);
      changes.emit('settings');
    },
  };
}
