import type { MatchContext } from '../../../domain/matching/match';
import type { NameIndex } from '../../../domain/matching/name-index';
import { type StakedRecord, type Stakes, stakesOf } from '../../../domain/matching/record-stakes';
import { forEachInSteps } from '../../../domain/matching/stepped';
import { forEachList, listIds, listTraits } from '../../../domain/records/lists';
import type { ListId } from '../../../domain/records/records';
import { jobcodesWithWaitingTime } from '../../../domain/time/waiting-time';
import type { KnownTime, StakesSnapshot } from '../../../messages/tie-out-lists';

/** What hangs on the records of a firm. */
export interface FirmStakes {
  /** Record id → what hangs on it and all below it; nothing is known of records that are left out. */
  readonly byRecord: Readonly<Record<ListId, ReadonlyMap<string, Stakes>>>;
  /** Which time is counted; `null` where none is known. */
  readonly time: Pick<KnownTime, 'from' | 'scope'> | null;
  /** Ids of the records with time that can't get to QuickBooks; `null` where no time is known. */
  readonly waiting: ReadonlySet<string> | null;
}

/** What was added up, and what it was added up from. */
export interface AddedUp {
  readonly matchContext: MatchContext;
  readonly snapshot: StakesSnapshot;
  readonly stakes: FirmStakes;
}

/**
 * Adds up what hangs on each record of the lists as they were matched against. What has not changed since the last time is taken from
 * there: all of it where nothing has. Yields after each small step.
 */
export function* firmStakes(
  matchContext: MatchContext,
  snapshot: StakesSnapshot,
  last: AddedUp | null = null,
): Generator<undefined, FirmStakes> {
  const { time } = snapshot;
  const owed = owedIn(snapshot);
  const owedLast = last && owedIn(last.snapshot);
  const isTimeSame = last !== null && (yield* hasSameTime(last.snapshot.time, time));
  let areNamesSame = true;
  const byRecord = forEachList((): ReadonlyMap<string, Stakes> => new Map());
  for (const list of listIds) {
    const kept =
      last && owedLast
        ? yield* keptOf(
            { list: last.matchContext[list], owed: owedLast[list] },
            { list: matchContext[list], owed: owed[list] },
          )
        : 'nothing';
    if (kept !== 'names') areNamesSame = false;
    if (last && kept !== 'nothing' && (isTimeSame || !listTraits[list].tracksTime)) {
      byRecord[list] = last.stakes.byRecord[list];
      continue;
    }
    const records: StakedRecord[] = [];
    yield* forEachInSteps(matchContext[list]?.all() ?? [], (record) =>
      records.push({ ...record, balance: owed[list].get(record.id) ?? null }),
    );
    byRecord[list] = yield* stakesOf(records, listTraits[list].tracksTime ? (time?.tracked ?? []) : []);
  }
  if (last && areNamesSame && isTimeSame && last.matchContext.product === matchContext.product)
    return last.stakes;
  return {
    byRecord,
    time: time && { from: time.from, scope: time.scope },
    waiting:
      time &&
      (yield* jobcodesWithWaitingTime(
        byRecord.quickbooksTime,
        matchContext,
        matchContext.product ?? 'online',
      )),
  };
}

function owedIn({ balances }: StakesSnapshot): Readonly<Record<ListId, ReadonlyMap<string, number>>> {
  return { quickbooksTime: new Map(), quickbooks: new Map(balances) };
}

interface OwedList {
  readonly list: NameIndex | null;
  readonly owed: ReadonlyMap<string, number>;
}

/** What of a list is as it was: what hangs on its records goes by where they stand and what they owe, not by what they are called. */
function* keptOf(one: OwedList, other: OwedList): Generator<undefined, 'names' | 'sums' | 'nothing'> {
  if ((one.list === null) !== (other.list === null)) return 'nothing';
  const before = one.list?.all()[Symbol.iterator]();
  let kept: 'names' | 'sums' | 'nothing' = 'names';
  yield* forEachInSteps(other.list?.all() ?? [], (record) => {
    const was = before?.next().value;
    if (
      was?.id !== record.id ||
      was.parentId !== record.parentId ||
      one.owed.get(was.id) !== other.owed.get(record.id)
    )
      kept = 'nothing';
    else if (was.name !== record.name || was.isActive !== record.isActive)
      kept = kept === 'nothing' ? kept : 'sums';
  });
  return before?.next().done === false ? 'nothing' : kept;
}

function* hasSameTime(one: KnownTime | null, other: KnownTime | null): Generator<undefined, boolean> {
  if (!one || !other) return one === other;
  if (one.from !== other.from || one.scope !== other.scope || one.tracked.length !== other.tracked.length)
    return false;
  let isSame = true;
  let at = 0;
  yield* forEachInSteps(other.tracked, ({ id, seconds, lastDay }) => {
    const was = one.tracked[at];
    at += 1;
    if (was?.id !== id || was.seconds !== seconds || was.lastDay !== lastDay) isSame = false;
  });
  return isSame;
}
