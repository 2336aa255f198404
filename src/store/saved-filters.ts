import { maxSavedFilters, type SavedFilter, savedFilterSchema } from '../messages/saved-filters';
import { safeParse, z } from '../messages/schema';
import { reportUnexpected } from '../reports/report-unexpected';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { createCachedQuery } from './query-cache';

/** The filters of the tie-out that somebody has saved in this browser, in the order in which they were saved. */
export interface SavedFilters {
  list(): Promise<readonly SavedFilter[]>;
  /** Takes the place of the one of that id, and of one of the same rows that has its name. Returns all there are then. */
  save(filter: SavedFilter): Promise<readonly SavedFilter[]>;
  remove(id: string): Promise<readonly SavedFilter[]>;
}

const recordName = 'savedFilters';
const rowsSchema = z.array(z.unknown());

export function createSavedFilters(database: Database, changes: ChangeSignal): SavedFilters {
  const list = createCachedQuery(changes, 'settings', async () =>
    readFilters(await database.get('settings', recordName)),
  );

  async function change(
    update: (filters: readonly SavedFilter[]) => readonly SavedFilter[],
  ): Promise<readonly SavedFilter[]> {
    const transaction = database.transaction('settings', 'readwrite');
    const next = update(readFilters(await transaction.store.get(recordName)));
    await Promise.all([transaction.store.put(next, recordName), transaction.done]);
    changes.emit('settings');
    return next;
  }

  return {
    list,
    save: (filter) =>
      change((filters) => {
        const rest = filters.filter(
          ({ id, of, name }) => id === filter.id || of !== filter.of || name !== filter.name,
        );
        if (rest.some(({ id }) => id === filter.id))
          return rest.map((each) => (each.id === filter.id ? filter : each));
        return rest.length < maxSavedFilters ? [...rest, filter] : rest;
      }),
    remove: (removed) => change((filters) => filters.filter(({ id }) => id !== removed)),
  };
}

/** Each by itself: one that is of no known form takes no other with it. */
function readFilters(stored: unknown): readonly SavedFilter[] {
  if (stored === undefined) return [];
  const rows = safeParse(rowsSchema, stored);
  if (!rows.success) {
    reportUnexpected(rows.error, 'reading the saved filters');
    return [];
  }
  return rows.data.flatMap((row) => {
    const filter = safeParse(savedFilterSchema, row);
    if (filter.success) return [filter.data];
    reportUnexpected(filter.error, 'reading a saved filter');
    return [];
  });
}
