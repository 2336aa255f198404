import type { PersonLinkMap } from '../domain/people/pair-people';
import { idSchema } from '../messages/ids';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/**
 * Who of Karbon is who in QuickBooks Time, as the firm has confirmed it where their e-mails differ: by ids, which survive renames, and
 * by the two companies that they are of.
 */
export interface PersonLinks {
  /** @param accounts names the company in both. */
  of(accounts: string): Promise<PersonLinkMap>;
  /** @param userId of QuickBooks Time. @param karbonUserKey `null` removes the link. */
  set(accounts: string, userId: string, karbonUserKey: string | null): Promise<void>;
}

const recordName = 'personLinks';
/**
 * Links from before companies were told apart: nobody knows whose they are. They count for every company, since in another's lists
 * nobody has their ids.
 */
const ofUnknownAccounts = '';
/** By company, the Karbon user key of each QuickBooks Time user id. */
const linksSchema = z.record(z.string(), z.record(idSchema, idSchema));

type LinksByAccounts = Readonly<Record<string, Readonly<Record<string, string>>>>;

export function createPersonLinks(database: Database, changes: ChangeSignal): PersonLinks {
  function readLinks(stored: unknown): LinksByAccounts {
    if (stored === undefined) return {};
    const parsed = safeParse(linksSchema, stored);
    if (parsed.success) return parsed.data;
    reportUnexpected(parsed.error, 'reading who is who');
    return {};
  }

  const all = createCachedQuery(changes, 'settings', async () =>
    readLinks(await database.get('settings', recordName)),
  );

  return {
    async of(accounts) {
      const links = await all();
      return new Map(Object.entries({ ...links[ofUnknownAccounts], ...links[accounts] }));
    },
    async set(accounts, userId, karbonUserKey) {
      const transaction = database.transaction('settings', 'readwrite');
      const links = readLinks(await transaction.store.get(recordName));
      const without = (those: string) => Object.entries(links[those] ?? {}).filter(([id]) => id !== userId);
      const own = [...without(accounts), ...(karbonUserKey === null ? [] : [[userId, karbonUserKey]])];
      const next = {
        ...links,
        [ofUnknownAccounts]: Object.fromEntries(without(ofUnknownAccounts)),
        [accounts]: Object.fromEntries(own),
      };
      await Promise.all([transaction.store.put(next, recordName), transaction.done]);
      changes.emit('settings');
    },
  };
}
