/**
 * `npm run test:model -- --hours`: lives through random stories of time that is entered, edited, approved, exported, renamed, unlocked and
 * deleted in the firm, and holds what the Hours view says of each against the truth. `--runs 10000` says how many (100 unless told), `--seed 7`
 * with which to begin; by itself that tells the one alone. Ends with exit code 1 where anything differs.
 */
import { parseArgs } from 'node:util';
import { liveStories, storiesOfFirm } from './hours-stories';
import { makeSmallFirm } from './small-firm';

const { values } = parseArgs({
  options: { hours: { type: 'boolean' }, runs: { type: 'string' }, seed: { type: 'string' } },
});
const isOne = values.seed !== undefined && values.runs === undefined;
const first = Number(values.seed ?? 1);
const runs = isOne ? 1 : Number(values.runs ?? 100);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error('--runs and --seed take whole numbers.');
}

const base = makeSmallFirm();
const states = new Map<string, number>();
const differing = new Set<string>();
for (let done = 0; done < runs; done += storiesOfFirm) {
  const seeds = Array.from({ length: Math.min(storiesOfFirm, runs - done) }, (_, at) => first + done + at);
  const seen = await liveStories(base, seeds, isOne ? (text) => console.log(text) : () => undefined);
  for (const text of seen.differences) {
    console.log(text);
    differing.add(text.split(':')[0] ?? text);
  }
  for (const [state, count] of seen.states) states.set(state, (states.get(state) ?? 0) + count);
}
console.log([...states].map(([state, count]) => `${state} ${count}`).join(', '));
console.log(`${runs} stories, seeds ${first} to ${first + runs - 1}: ${differing.size} differ`);
process.exit(differing.size === 0 ? 0 : 1);
