/** A Karbon client and a record whose names are alike but not the same. */
export interface NearPair {
  readonly clientKey: string;
  readonly recordId: string;
  /** 0 to 1; 1 is equal. */
  readonly score: number;
}

/** By how much a pair has to be nearer than any other that either of the two could be in. */
const leastMargin = 0.04;

/**
 * The pairs that may be proposed for a whole firm (architecture.md, Budgets: tie-out): each client and each record in one
 * at most, and none where a second would do nearly as well. What is proposed makes way: a client whose nearest record is
 * another's is left with the next.
 *
 * @param near in any order; records that are some client's already are to be left out.
 * @returns client key → record id.
 */
export function suggestPairs(near: readonly NearPair[]): ReadonlyMap<string, string> {
  const ranked = [...near].sort((a, b) => b.score - a.score || (idOf(a) < idOf(b) ? -1 : 1));
  const ofClient = groupBy(ranked, ({ clientKey }) => clientKey);
  const ofRecord = groupBy(ranked, ({ recordId }) => recordId);
  const suggested = new Map<string, string>();
  const taken = new Set<string>();
  const isFree = (pair: NearPair) => !suggested.has(pair.clientKey) && !taken.has(pair.recordId);

  const isClearest = (pair: NearPair) => {
    const rivals = [...(ofClient.get(pair.clientKey) ?? []), ...(ofRecord.get(pair.recordId) ?? [])];
    return rivals.every(
      (rival) => rival === pair || !isFree(rival) || pair.score - rival.score >= leastMargin,
    );
  };

  for (let open = ranked, before = -1; open.length !== before; ) {
    before = open.length;
    for (const pair of open) {
      if (!isFree(pair) || !isClearest(pair)) continue;
      suggested.set(pair.clientKey, pair.recordId);
      taken.add(pair.recordId);
    }
    open = open.filter(isFree);
  }
  return suggested;
}

function idOf({ clientKey, recordId }: NearPair): string {
  return `${clientKey}\n${recordId}`;
}

function groupBy(
  pairs: readonly NearPair[],
  keyOf: (pair: NearPair) => string,
): ReadonlyMap<string, readonly NearPair[]> {
  const groups = new Map<string, NearPair[]>();
  for (const pair of pairs) {
    const group = groups.get(keyOf(pair));
    if (group) group.push(pair);
    else groups.set(keyOf(pair), [pair]);
  }
  return groups;
}
