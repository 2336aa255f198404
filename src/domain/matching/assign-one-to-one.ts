/** A Karbon client and a record whose names are alike but not the same. */
export interface ScoredPair {
  readonly clientKey: string;
  readonly recordId: string;
  /** 0 to 1; 1 is equal. */
  readonly score: number;
}

/** By how much a pair has to be nearer than any other that either of the two could be in. */
const minMargin = 0.04;

/**
 * The pairs that may be proposed for a whole firm (decisions/budgets.md): each client and each record in one
 * at most, and none where a second would do nearly as well. What is proposed makes way: a client whose nearest record is
 * another's is left with the next.
 *
 * @param pairs in any order; records that are some client's already are to be left out.
 * @returns client key → record id.
 */
export function assignOneToOne(pairs: readonly ScoredPair[]): ReadonlyMap<string, string> {
  const ranked = [...pairs].sort((a, b) => b.score - a.score || (idOf(a) < idOf(b) ? -1 : 1));
  const ofClient = groupBy(ranked, ({ clientKey }) => clientKey);
  const ofRecord = groupBy(ranked, ({ recordId }) => recordId);
  const assigned = new Map<string, string>();
  const taken = new Set<string>();
  const isFree = (pair: ScoredPair) => !assigned.has(pair.clientKey) && !taken.has(pair.recordId);

  const isClearest = (pair: ScoredPair) => {
    const rivals = [...(ofClient.get(pair.clientKey) ?? []), ...(ofRecord.get(pair.recordId) ?? [])];
    return rivals.every((rival) => rival === pair || !isFree(rival) || pair.score - rival.score >= minMargin);
  };

  for (let open = ranked, before = -1; open.length !== before; ) {
    before = open.length;
    for (const pair of open) {
      if (!isFree(pair) || !isClearest(pair)) continue;
      assigned.set(pair.clientKey, pair.recordId);
      taken.add(pair.recordId);
    }
    open = open.filter(isFree);
  }
  return assigned;
}

function idOf({ clientKey, recordId }: ScoredPair): string {
  return `${clientKey}\n${recordId}`;
}

function groupBy(
  pairs: readonly ScoredPair[],
  keyOf: (pair: ScoredPair) => string,
): ReadonlyMap<string, readonly ScoredPair[]> {
  const groups = new Map<string, ScoredPair[]>();
  for (const pair of pairs) {
    const group = groups.get(keyOf(pair));
    if (group) group.push(pair);
    else groups.set(keyOf(pair), [pair]);
  }
  return groups;
}
