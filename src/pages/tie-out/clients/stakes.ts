import type { MatchContext } from '../../../domain/matching/match';
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

/** Adds up what hangs on each record of the lists as they were matched against. Yields after each small step. */
export function* firmStakes(
  matchContext: MatchContext,
  { balances, time }: StakesSnapshot,
): Generator<undefined, FirmStakes> {
  const owed: Readonly<Record<ListId, ReadonlyMap<string, number>>> = {
    quickbooksTime: new Map(),
    quickbooks: new Map(balances),
  };
  const byRecord = forEachList((): ReadonlyMap<string, Stakes> => new Map());
  for (const list of listIds) {
    const records: StakedRecord[] = [];
    yield* forEachInSteps(matchContext[list]?.all() ?? [], (record) =>
      records.push({ ...record, balance: owed[list].get(record.id) ?? null }),
    );
    byRecord[list] = yield* stakesOf(records, listTraits[list].tracksTime ? (time?.tracked ?? []) : []);
  }
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
