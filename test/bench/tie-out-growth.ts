import { createRandom } from '../firm/random';
import { type ClientLists, makeClientLists } from './client-lists';
import { type Figure, median } from './table';
import { tieOutOf } from './tie-out-of-lists';

const smallCount = 10_000;
const largeCount = 60_000;
const rounds = 3;

/** How many times as long a tie-out of six times the names takes, without a browser: medians, the two by turns. */
export function measureTieOutGrowth(): Figure {
  const [small, large] = [smallCount, largeCount].map((count) => makeClientLists(count, createRandom(1)));
  if (!small || !large) throw new Error('no lists were made');
  timeOf(small);
  const times = Array.from({ length: rounds }, () => ({ small: timeOf(small), large: timeOf(large) }));
  return {
    what: '60,000 names, how many times as long as 10,000, without a browser',
    figure: median(times.map((time) => time.large)) / median(times.map((time) => time.small)),
    budget: 8,
    unit: '',
  };
}

function timeOf(lists: ClientLists): number {
  const startMs = performance.now();
  tieOutOf(lists);
  return performance.now() - startMs;
}
