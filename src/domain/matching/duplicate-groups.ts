import type { ListId, ListRecord } from '../records/records';
import type { DuplicateReason } from './duplicate-keys';
import { findDuplicates } from './find-duplicates';
import { withoutDeleted } from './normalize-name';
import type { ClaimingClient, RecordClaims } from './record-claims';
import { noStakes, type StakedRecord, type Stakes } from './record-stakes';
import { byKey, forEachInSteps, sortedInSteps } from './stepped';

/** Why one of several records is the one to keep, strongest first. */
export const keepReasons = [
  /** A client of Karbon has it. */
  'client',
  /** It bears the name at which a client is expected. */
  'expectedName',
  /** It is the only active one. */
  'active',
  'balance',
  'time',
  /** More jobs stand below it. */
  'jobs',
  /** It was there first. */
  'older',
  /** Nothing tells them apart. */
  'first',
] as const;

export type KeepReason = (typeof keepReasons)[number];

export interface DuplicateRecord {
  readonly record: ListRecord;
  readonly stakes: Stakes;
  /** Clients of Karbon that have it. */
  readonly clients: readonly ClaimingClient[];
}

/** Records of one list that say they are one customer, or one job. */
export interface DuplicateGroup {
  readonly list: ListId;
  /** The names of those that they stand below, top level first; empty at the top. */
  readonly parentPath: readonly string[];
  readonly reasons: readonly DuplicateReason[];
  /** The one to keep first. */
  readonly records: readonly DuplicateRecord[];
  /** Why the first is the one to keep; `null` where several clients have them, so that they may be two customers after all. */
  readonly keep: KeepReason | null;
  /** No more than one is active: nobody can use another by mistake. */
  readonly isSettled: boolean;
}

/** Groups of records that are all inactive concern nobody and are left out. Those with several active ones come first. */
export function* duplicateGroups(input: {
  readonly list: ListId;
  readonly records: readonly StakedRecord[];
  readonly stakes: ReadonlyMap<string, Stakes>;
  readonly claims: RecordClaims;
}): Generator<undefined, readonly DuplicateGroup[]> {
  const { list, records, stakes, claims } = input;
  const byId = new Map<string, ListRecord>();
  yield* forEachInSteps(records, (record) => byId.set(record.id, record));
  const sets = yield* findDuplicates(byId.values());
  const groups: { readonly group: DuplicateGroup; readonly key: string }[] = [];
  yield* forEachInSteps(sets, ({ records: members, reasons }) => {
    const active = members.filter(({ isActive }) => isActive).length;
    if (active === 0) return;
    const placed = members.map((record) => ({
      record,
      stakes: stakes.get(record.id) ?? noStakes,
      clients: claims.clients.get(record.id) ?? [],
    }));
    const { ordered, keep } = inOrderOfKeeping(placed, claims.expectedNames);
    const isSettled = active < 2;
    groups.push({
      group: {
        list,
        parentPath: pathAbove(members[0], byId),
        reasons,
        records: ordered,
        keep,
        isSettled,
      },
      key: `${Number(isSettled)} ${ordered[0]?.record.name.toLowerCase()}`,
    });
  });
  return (yield* sortedInSteps(groups, byKey)).map(({ group }) => group);
}

/** Which to keep, by the first of the reasons that tells one from all others. */
function inOrderOfKeeping(
  records: readonly DuplicateRecord[],
  expectedNames: ReadonlySet<string>,
): { readonly ordered: readonly DuplicateRecord[]; readonly keep: KeepReason | null } {
  const owners = new Set(records.flatMap(({ clients }) => clients.map(({ key }) => key)));
  /** More is better. */
  const worth: Readonly<Record<KeepReason, (record: DuplicateRecord) => number>> = {
    client: ({ clients }) => Number(clients.length > 0),
    expectedName: ({ record }) => Number(record.parentId === null && expectedNames.has(record.name)),
    active: ({ record }) => Number(record.isActive),
    balance: ({ stakes }) => Math.abs(stakes.balance ?? 0),
    time: ({ stakes }) => stakes.seconds,
    jobs: ({ stakes }) => stakes.below,
    // Both services count their ids upwards; an id of letters is made of a name, and says nothing of age.
    older: ({ record }) => (/^\d{1,15}$/.test(record.id) ? -Number(record.id) : Number.NEGATIVE_INFINITY),
    first: () => 0,
  };
  const compare = (one: DuplicateRecord, other: DuplicateRecord): number => {
    for (const reason of keepReasons) {
      const [here, there] = [worth[reason](one), worth[reason](other)];
      if (here !== there) return there - here;
    }
    return withoutDeleted(one.record.name) < withoutDeleted(other.record.name) ? -1 : 1;
  };
  const ordered = [...records].sort(compare);
  const [first, second] = ordered;
  if (owners.size > 1 || !first || !second) return { ordered, keep: null };
  const keep = keepReasons.find((reason) => worth[reason](first) !== worth[reason](second)) ?? 'first';
  return { ordered, keep };
}

function pathAbove(record: ListRecord | undefined, byId: ReadonlyMap<string, ListRecord>): readonly string[] {
  const path: string[] = [];
  const passed = new Set<string>();
  for (
    let at = record?.parentId ?? null;
    at !== null && !passed.has(at);
    at = byId.get(at)?.parentId ?? null
  ) {
    passed.add(at);
    const name = byId.get(at)?.name;
    if (name !== undefined) path.unshift(name);
  }
  return path;
}
