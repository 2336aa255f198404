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
  // Added to in place: of tens of thousands of records each sum by itself is garbage whose collection holds the page.
  const sums = new Map<string, Sum>();
  const sumOf = (id: string): Sum => {
    const known = sums.get(id);
    if (known) return known;
    const sum = { ...noStakes };
    sums.set(id, sum);
    return sum;
  };
  const line: string[] = [];
  /** The record and all above it; one that is its own ancestor is passed once. */
  const lineOf = (id: string): readonly string[] => {
    line.length = 0;
    for (let at: string | null = id; at !== null && !line.includes(at); at = byId.get(at)?.parentId ?? null)
      line.push(at);
    return line;
  };
  yield* forEachInSteps(byId.values(), ({ id, parentId, balance }) => {
    if (parentId === null && balance === null) return;
    for (const at of lineOf(id)) {
      const sum = sumOf(at);
      if (balance !== null) sum.balance = (sum.balance ?? 0) + balance;
      if (at !== id) sum.below += 1;
    }
  });
  yield* forEachInSteps(tracked, ({ id, seconds, lastDay }) => {
    if (!byId.has(id)) return;
    for (const at of lineOf(id)) {
      const sum = sumOf(at);
      sum.seconds += seconds;
      if (sum.lastDay === null || lastDay > sum.lastDay) sum.lastDay = lastDay;
    }
  });
  return sums;
}

type Sum = { -readonly [Field in keyof Stakes]: Stakes[Field] };
