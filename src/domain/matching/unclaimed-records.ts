import type { ListRecord } from '../records/records';
import type { RecordClaims } from './record-claims';
import { noStakes, type StakedRecord, type Stakes } from './record-stakes';
import { forEachInSteps } from './stepped';

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
  const found: (UnclaimedRecord & { readonly rank: number; readonly key: string })[] = [];
  yield* forEachInSteps(records, (record) => {
    if (record.parentId !== null || !record.isActive) return;
    if (claims.clients.has(record.id) || claims.possible.has(record.id)) return;
    const own = stakes.get(record.id) ?? noStakes;
    const hasStakes = own.seconds > 0 || (own.balance ?? 0) !== 0;
    found.push({
      record,
      stakes: own,
      nearClient: claims.near.get(record.id) ?? null,
      rank: hasStakes ? 0 : 1,
      key: record.name.toLowerCase(),
    });
  });
  found.sort(
    (one, other) => one.rank - other.rank || (one.key < other.key ? -1 : Number(one.key > other.key)),
  );
  yield;
  return found.map(({ record, stakes: own, nearClient }) => ({ record, stakes: own, nearClient }));
}
