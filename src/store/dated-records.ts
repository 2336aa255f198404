import type { DayText } from '../domain/records/records';
import type { Database } from './database';
import type { DatedStore } from './hours-rows';

export interface Days {
  readonly from: DayText;
  readonly to: DayText;
}

/** What there is to know of the records of some days without their being handed out. */
export interface DatedFacts {
  readonly count: number;
  /** When any of them was changed last, by the stamps of their service, epoch ms; 0 where there are none. */
  readonly changedAtMs: number;
}

export async function readDatedFacts(
  database: Database,
  name: DatedStore,
  { from, to }: Days,
): Promise<DatedFacts> {
  const range = IDBKeyRange.bound(from, to);
  const records = await database.getAllFromIndex<DatedStore, 'byDate'>(name, 'byDate', range);
  const newest = new Set(records.map(({ lastModified }) => lastModified));
  let changedAtMs = 0;
  for (const stamp of newest) changedAtMs = Math.max(changedAtMs, Date.parse(stamp) || 0);
  return { count: records.length, changedAtMs };
}
