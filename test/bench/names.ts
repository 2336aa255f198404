import { createRandom } from '../firm/random';
import { type HardLists, makeHardLists } from './hard-lists/make-hard-lists';
import { type HardKind, writings } from './hard-lists/writings';
import type { Figure } from './table';
import { tieOutOf } from './tie-out-of-lists';

const clientCount = 10_000;
/** No rule was chosen by lists of these seeds. */
const seeds = [7_001, 7_002, 7_003];
const firstCount = 3;

/** How a tie-out says the names of one kind of writing, or of all. */
interface Tally {
  pairs: number;
  found: number;
  amongFirst: number;
  claimed: number;
  wrong: number;
}

type Kind = HardKind | 'written alike' | 'without a record';

/** What the tie-out of hard lists claims, and what of it is right: the worst of several lists. A table by kind of writing is printed. */
export function measureNames(): readonly Figure[] {
  const runs = seeds.map((seed) => tallyOf(makeHardLists(clientCount, createRandom(seed))));
  const sums = new Map<Kind, Tally>();
  for (const run of runs) for (const [kind, tally] of run) add(tallyIn(sums, kind), tally);
  printKinds(sums);

  const hard = runs.map((run) => totalOf([...run].filter(([kind]) => isOtherwise(kind))));
  const all = runs.map((run) => totalOf([...run]));
  const worst = (what: string, shares: readonly number[], budget: number): Figure => ({
    what,
    figure: Math.min(...shares) * 100,
    budget,
    isLeast: true,
    unit: '%',
  });
  return [
    worst(
      'right, of what is found or suggested',
      all.map(({ claimed, wrong }) => 1 - wrong / claimed),
      99.3,
    ),
    worst(
      'found or suggested, of those that are written otherwise',
      hard.map(({ found, pairs }) => found / pairs),
      97.5,
    ),
    worst(
      'the true one among the first three, of those',
      hard.map(({ amongFirst, pairs }) => amongFirst / pairs),
      98.5,
    ),
  ];
}

/** By kind of writing, how the tie-out says the clients of one pair of lists. */
function tallyOf(lists: HardLists): ReadonlyMap<Kind, Tally> {
  const tallies = new Map<Kind, Tally>();
  for (const { client, match, suggested } of tieOutOf(lists)) {
    const status = match.statuses?.quickbooksTime;
    if (!status) throw new Error(`client ${client.key} has no status`);
    const trueId = lists.truth.get(client.key);
    const tally = tallyIn(
      tallies,
      lists.kinds.get(client.key) ?? (trueId === undefined ? 'without a record' : 'written alike'),
    );
    tally.pairs += 1;
    const foundId = 'found' in status ? status.found.record.id : undefined;
    const claimedId = foundId ?? suggested.quickbooksTime?.record.id;
    if (claimedId !== undefined && status.kind !== 'matched') {
      tally.claimed += 1;
      if (claimedId !== trueId) tally.wrong += 1;
    }
    if (trueId === undefined) continue;
    if (claimedId === trueId) tally.found += 1;
    const near = 'candidates' in status ? status.candidates.slice(0, firstCount) : [];
    if (foundId === trueId || near.some(({ record }) => record.id === trueId)) tally.amongFirst += 1;
  }
  return tallies;
}

function isOtherwise(kind: Kind): boolean {
  return kind !== 'written alike' && kind !== 'without a record';
}

function tallyIn(tallies: Map<Kind, Tally>, kind: Kind): Tally {
  const tally = tallies.get(kind) ?? { pairs: 0, found: 0, amongFirst: 0, claimed: 0, wrong: 0 };
  tallies.set(kind, tally);
  return tally;
}

function add(sum: Tally, { pairs, found, amongFirst, claimed, wrong }: Tally): void {
  sum.pairs += pairs;
  sum.found += found;
  sum.amongFirst += amongFirst;
  sum.claimed += claimed;
  sum.wrong += wrong;
}

function totalOf(tallies: readonly (readonly [Kind, Tally])[]): Tally {
  const sum: Tally = { pairs: 0, found: 0, amongFirst: 0, claimed: 0, wrong: 0 };
  for (const [, tally] of tallies) add(sum, tally);
  return sum;
}

function printKinds(sums: ReadonlyMap<Kind, Tally>): void {
  const columns = ['how many', 'found', 'wrong', 'in first three'];
  const line = (kind: string, cells: readonly string[]) =>
    console.log(kind.padEnd(20) + cells.map((cell) => cell.padStart(16)).join(''));
  line('kind', columns);
  const kinds: readonly Kind[] = [...writings.map(({ kind }) => kind), 'written alike', 'without a record'];
  for (const kind of kinds) {
    const sum = sums.get(kind);
    if (!sum) continue;
    const ofPairs = (count: number) => `${count} (${((count / sum.pairs) * 100).toFixed(1)} %)`;
    line(kind, [`${sum.pairs}`, ofPairs(sum.found), `${sum.wrong}`, ofPairs(sum.amongFirst)]);
  }
}
