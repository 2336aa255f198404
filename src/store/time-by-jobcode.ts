import type { TrackedOn } from '../domain/matching/record-stakes';
import type { Database } from './database';

/** So many entries are in memory at once: a firm has hundreds of thousands. */
const entriesAtOnce = 2_000;

/** Adds up all entries that are stored, jobcode by jobcode. What is running counts for nothing yet, but as the last day. */
export async function readTimeByJobcode(database: Database): Promise<readonly TrackedOn[]> {
  const sums = new Map<string, TrackedOn>();
  let after: IDBKeyRange | undefined;
  for (;;) {
    const entries = await database.getAll('entries', after, entriesAtOnce);
    for (const { jobcodeId, durationSeconds, date } of entries) {
      const { seconds, lastDay } = sums.get(jobcodeId) ?? { seconds: 0, lastDay: '' };
      sums.set(jobcodeId, {
        id: jobcodeId,
        seconds: seconds + durationSeconds,
        lastDay: date > lastDay ? date : lastDay,
      });
    }
    const last = entries.at(-1);
    if (!last || entries.length < entriesAtOnce) return [...sums.values()];
    after = IDBKeyRange.lowerBound(last.id, true);
  }
}
