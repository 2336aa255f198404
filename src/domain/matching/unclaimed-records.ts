import type { ListRecord } from '../records/records';
import type { RecordClaims } from './record-claims';
import { noStakes, type StakedRecord, type Stakes } from './record-stakes';
import { byKey, forEachInSteps, sortedInSteps } from './stepped';

/** A customer that no client of Karbon has. */
export interface UnclaimedRecord {
  readonly record: ListRecord;
  readonly stakes: Stakes;
  /** A client whose name is like its own; `null` where none is. */
  readonly nearClient: string | null;
}

/** The active records at the top of a list that no client has, nor may have: those with time or a balance first. */
export function* unclaimedRecords(input: {
  readonly records: readonly StakedRecord[];
  readonly stakes: ReadonlyMap<string, Stakes>;
  readonly claims: RecordClaims;
}): Generator<undefined, readonly UnclaimedRecord[]> {
  const { records, stakes, claims } = input;
  const found: { readonly unclaimed: UnclaimedRecord; readonly key: string }[] = [];
  yield* forEachInSteps(records, (record) => {
    if (record.parentId !== null || !record.isActive) return;
    if (claims.clients.has(record.id) || claims.possible.has(record.id)) return;
    const own = stakes.get(record.id) ?? noStakes;
    const hasStakes = own.seconds > 0 || (own.balance ?? 0) !== 0;
    found.push({
      unclaimed: { record, stakes: own, nearClient: claims.near.get(record.id) ?? null },
      key: `${Number(!hasStakes)} ${record.name.toLowerCase()}`,
    });
  });
  return (yield* sortedInSteps(found, byKey)).map(({ unclaimed }) => unclaimed);
}
