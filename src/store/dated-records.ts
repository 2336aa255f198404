import type { DayText } from '../domain/records/records';
import { addDays } from '../domain/time/calendar';
import type { Database } from './database';
import type { DatedStore } from './hours-rows';
import type { MirrorRecord } from './mirror-batch';

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

/** More than these are handed over a day at a time: nothing else gets its turn while an answer is unpacked. */
const mostAtOnce = 2_000;

/** The records of these days as they are at one moment, oldest first. */
export async function readDated<Name extends DatedStore>(
  database: Database,
  name: Name,
  { from, to }: Days,
): Promise<readonly MirrorRecord<Name>[]> {
  const index = database.transaction<DatedStore>(name).store.index('byDate');
  const range = IDBKeyRange.bound(from, to);
  const all = async () => (await index.getAll(range)) as readonly MirrorRecord<Name>[];
  const count = await index.count(range);
  if (count <= mostAtOnce) return all();
  const records: MirrorRecord<Name>[] = [];
  // No cursor says cheaper which days there are.
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (const record of await index.getAll(day)) records.push(record as MirrorRecord<Name>);
  }
  // A service may have a day that no calendar has.
  return records.length === count ? records : all();
}

export async function readDatedFacts(database: Database, name: DatedStore, days: Days): Promise<DatedFacts> {
  const records = await readDated(database, name, days);
  const newest = new Set(records.map(({ lastModified }) => lastModified));
  let changedAtMs = 0;
  for (const stamp of newest) changedAtMs = Math.max(changedAtMs, Date.parse(stamp) || 0);
  return { count: records.length, changedAtMs };
}
