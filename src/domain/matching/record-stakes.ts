import type { DayText, ListRecord } from '../records/records';
import { forEachInSteps } from './stepped';

/** A record with what the list itself says hangs on it. */
export interface StakedRecord extends ListRecord {
  /** What it owes, itself alone; `null` where that is not known. */
  readonly balance: number | null;
}

/** Time that was tracked on one jobcode, itself alone. */
export interface TrackedOn {
  readonly id: string;
  readonly seconds: number;
  readonly lastDay: DayText;
}

/** What hangs on a record and all below it. */
export interface Stakes {
  /** `null` where no balance is known. */
  readonly balance: number | null;
  /** 0 where none is known. */
  readonly seconds: number;
  /** When time was last tracked; `null` where none is known. */
  readonly lastDay: DayText | null;
  /** Records below it, however deep. */
  readonly below: number;
}

export const noStakes: Stakes = { balance: null, seconds: 0, lastDay: null, below: 0 };

/** Record id → what hangs on it, with all below it. Records that nothing hangs on are left out. Yields after each small step. */
export function* stakesOf(
  records: readonly StakedRecord[],
  tracked: readonly TrackedOn[],
): Generator<undefined, ReadonlyMap<string, Stakes>> {
  const byId = new Map<string, StakedRecord>();
  yield* forEachInSteps(records, (record) => byId.set(record.id, record));
  const stakes = new Map<string, Stakes>();
  const add = (id: string, own: Stakes) => {
    const passed = new Set<string>();
    // One that is its own ancestor is passed once.
    for (let at: string | null = id; at !== null && !passed.has(at); at = byId.get(at)?.parentId ?? null) {
      stakes.set(at, sumOf(stakes.get(at) ?? noStakes, { ...own, below: at === id ? 0 : own.below }));
      passed.add(at);
    }
  };
  yield* forEachInSteps(byId.values(), ({ id, parentId, balance }) => {
    if (parentId !== null || balance !== null) add(id, { ...noStakes, balance, below: 1 });
  });
  yield* forEachInSteps(tracked, ({ id, seconds, lastDay }) => {
    if (byId.has(id)) add(id, { ...noStakes, seconds, lastDay });
  });
  return stakes;
}

function sumOf(one: Stakes, other: Stakes): Stakes {
  const { balance, lastDay } = one;
  return {
    balance: balance === null ? other.balance : balance + (other.balance ?? 0),
    seconds: one.seconds + other.seconds,
    lastDay:
      lastDay === null || (other.lastDay !== null && other.lastDay > lastDay) ? other.lastDay : lastDay,
    below: one.below + other.below,
  };
}
