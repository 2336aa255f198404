import type { DayText } from '../domain/records/records';
import { addDays } from '../domain/time/calendar';
import { isDay } from '../domain/time/time-range';
import type { Database } from './database';
import type { DatedStore } from './hours-rows';
import type { MirrorRecord } from './mirror-batch';

export interface Days {
  readonly from: DayText;
  readonly to: DayText;
}

/** More than these are handed over a day at a time: nothing else gets its turn while an answer is unpacked. */
const mostAtOnce = 1_000;

/**
 * The records of these days as they are at one moment, oldest first. They are not counted before: an index is counted by looking at each of its
 * records, which takes half as long as reading them.
 */
export async function readDated<Name extends DatedStore>(
  database: Database,
  name: Name,
  { from, to }: Days,
): Promise<readonly MirrorRecord<Name>[]> {
  const index = database.transaction<DatedStore>(name).store.index('byDate');
  const first = (await index.getAll(IDBKeyRange.bound(from, to), mostAtOnce)) as MirrorRecord<Name>[];
  const lastDay = first.at(-1)?.date;
  if (first.length < mostAtOnce || lastDay === undefined) return first;
  // Of the last one there may be more.
  const records = first.filter(({ date }) => date < lastDay);
  const read = async (range: IDBKeyRange) => {
    const found = (await index.getAll(range)) as MirrorRecord<Name>[];
    for (const record of found) records.push(record);
    return found.length;
  };
  for (let day: DayText | undefined = lastDay; day !== undefined && day <= to; ) {
    // What an earlier version has stored under a day that no calendar has, and all behind it.
    if (!isDay(day)) {
      await read(IDBKeyRange.bound(day, to));
      break;
    }
    const next: DayText = addDays(day, 1);
    const count = await read(
      next > to ? IDBKeyRange.bound(day, to) : IDBKeyRange.bound(day, next, false, true),
    );
    // A week without any is passed over at once.
    day = count === 0 && next <= to ? (await index.openKeyCursor(IDBKeyRange.bound(next, to)))?.key : next;
  }
  return records;
}
