import { type PageKind, pageKindSchema } from '../messages/page-ref';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** On which kinds of pages the user has the panel's details unfolded. */
export interface DetailsChoice {
  unfolded(): Promise<ReadonlySet<PageKind>>;
  set(kind: PageKind, isUnfolded: boolean): Promise<void>;
}

const recordName = 'unfoldedDetails';
const kindsSchema = z.array(pageKindSchema);
const none: ReadonlySet<PageKind> = new Set();

export function createDetailsChoice(database: Database, changes: ChangeSignal): DetailsChoice {
  const unfolded = createCachedQuery(changes, 'settings', async () => {
    const stored = await database.get('settings', recordName);
    if (stored === undefined) return none;
    const parsed = safeParse(kindsSchema, stored);
    if (parsed.success) return new Set(parsed.data);
    reportUnexpected(parsed.error, 'reading where details are unfolded');
    return none;
  });

  return {
    unfolded,
    async set(kind, isUnfolded) {
      const others = [...(await unfolded())].filter((each) => each !== kind);
      await database.put('settings', isUnfolded ? [...others, kind] : others, recordName);
      changes.emit('settings');
    },
  };
}
