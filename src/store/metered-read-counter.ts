import type { Database } from './database';

/** How many metered reads there were in one calendar month (UTC). */
export interface MeteredReadCount {
  /** Such as `2026-11`. */
  readonly month: string;
  readonly count: number;
}

/** Counts this browser's metered reads of QuickBooks Online, month by month (quickbooks.md 9). */
export interface MeteredReadCounter {
  /**
   * @param atMs when the read was answered, by the service's clock, epoch ms; `null` where it has not told, and the read is taken to be
   *   of the month that is being counted.
   */
  increment(atMs: number | null): Promise<void>;
  /** The count of the month of `nowMs`, or of the service's own where that is ahead. */
  read(nowMs: number): Promise<MeteredReadCount>;
}

const recordName = 'meteredReads';

export function createMeteredReadCounter(database: Database): MeteredReadCounter {
  const readRecord = async () => (await database.get('settings', recordName)) as MeteredReadCount | undefined;
  // No change is told: each would make all that is drawn from the settings be drawn anew.
  return {
    async increment(atMs) {
      const transaction = database.transaction(['settings', 'connections'], 'readwrite');
      const settings = transaction.objectStore('settings');
      const before = (await settings.get(recordName)) as MeteredReadCount | undefined;
      // What is answered after everything has been removed must not be the first thing that is there again.
      const isConnected = (await transaction.objectStore('connections').getKey('quickbooks')) !== undefined;
      const month = atMs === null ? before?.month : monthOf(atMs);
      if (month !== undefined && isConnected) {
        const count = month === before?.month ? before.count : 0;
        await settings.put({ month, count: count + 1 }, recordName);
      }
      await transaction.done;
    },
    async read(nowMs) {
      const month = monthOf(nowMs);
      const record = await readRecord();
      return record && record.month >= month ? record : { month, count: 0 };
    },
  };
}

function monthOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 7);
}
