import type { HoursItem, HoursStateKind } from './hours';

/** What the items of one key come to. */
export interface HoursTotal {
  readonly items: number;
  readonly timeSeconds: number;
  readonly quickbooksSeconds: number;
  /** By state: in QuickBooks Time where the items have entries, in QuickBooks where they have none. */
  readonly secondsByState: Readonly<Partial<Record<HoursStateKind, number>>>;
  /** Of the items whose rates are known. */
  readonly amountAtStake: number;
  /** Time at stake that no rate is known of. */
  readonly secondsWithoutRate: number;
}

/** Adds items up by a key, such as their jobcode, the client of it, or their state; in the order in which the keys first come. */
export function hoursTotals<Key>(
  items: readonly HoursItem[],
  by: (item: HoursItem) => Key,
): ReadonlyMap<Key, HoursTotal> {
  const groups = new Map<Key, HoursItem[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return new Map([...groups].map(([key, group]) => [key, totalOf(group)]));
}

/** The item's time as it is counted under its state: in QuickBooks Time, or in QuickBooks where it has no entry. */
export function countedSeconds({ entryIds, timeSeconds, quickbooksSeconds }: HoursItem): number {
  return entryIds.length > 0 ? timeSeconds : quickbooksSeconds;
}

function totalOf(items: readonly HoursItem[]): HoursTotal {
  const secondsByState: Partial<Record<HoursStateKind, number>> = {};
  let [timeSeconds, quickbooksSeconds, amount, secondsWithoutRate] = [0, 0, 0, 0];
  for (const item of items) {
    const { kind } = item.state;
    const counted = countedSeconds(item);
    secondsByState[kind] = (secondsByState[kind] ?? 0) + counted;
    timeSeconds += item.timeSeconds;
    quickbooksSeconds += item.quickbooksSeconds;
    if (item.amountAtStake === null) secondsWithoutRate += counted;
    else amount += item.amountAtStake;
  }
  // Amounts are of cents; sums of binary fractions aren't.
  const amountAtStake = Math.round(amount * 100) / 100;
  return {
    items: items.length,
    timeSeconds,
    quickbooksSeconds,
    secondsByState,
    amountAtStake,
    secondsWithoutRate,
  };
}
