import { vi } from 'vitest';
import type { Database } from '../../../src/store/database';
import type { IndexedName } from '../../../src/store/mirrored-stores';

/** Waits until these indexes are there, and none is being made. */
export async function untilIndexed(database: Database, names: readonly IndexedName[]): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const name of names) {
        const [index, noted] = [
          await database.getKey('nameIndexes', name),
          await database.get('nameIndexChanges', name),
        ];
        if (index === undefined || !noted || noted.making) throw new Error(`no index of ${name}`);
      }
    },
    { timeout: 60_000, interval: 1 },
  );
}
