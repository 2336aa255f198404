import type { TimeEntry } from '../records/records';

/** An amount of time, which grows while somebody is on the clock. */
export interface TrackedTime {
  /** Of closed entries. */
  readonly seconds: number;
  /** When each running entry has begun, epoch ms on QuickBooks Time's clock. */
  readonly runningSinceMs: readonly number[];
}

export const noTrackedTime: TrackedTime = { seconds: 0, runningSinceMs: [] };

export function addTrackedTime(one: TrackedTime, other: TrackedTime): TrackedTime {
  return {
    seconds: one.seconds + other.seconds,
    runningSinceMs: [...one.runningSinceMs, ...other.runningSinceMs],
  };
}

export function trackedTimeOf(entries: readonly TimeEntry[]): TrackedTime {
  return {
    seconds: entries.reduce((sum, entry) => sum + (entry.isRunning ? 0 : entry.durationSeconds), 0),
    runningSinceMs: entries.flatMap(({ isRunning, startMs }) =>
      isRunning && startMs !== null ? [startMs] : [],
    ),
  };
}

/** The amount of each group, in the order in which their first entries come. */
export function trackedTimeBy<Key>(
  entries: readonly TimeEntry[],
  keyOf: (entry: TimeEntry) => Key,
): Map<Key, TrackedTime> {
  const groups = new Map<Key, TimeEntry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return new Map([...groups].map(([key, group]) => [key, trackedTimeOf(group)]));
}

/** @param nowMs epoch ms on QuickBooks Time's clock */
export function secondsAt({ seconds, runningSinceMs }: TrackedTime, nowMs: number): number {
  return runningSinceMs.reduce(
    (sum, startMs) => sum + Math.max(0, Math.floor((nowMs - startMs) / 1_000)),
    seconds,
  );
}
