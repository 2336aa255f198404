/**
 * `npm run test:model`: lives through random sequences of what can happen to the firm and to the worker, and compares the mirror
 * with the firm at the end of each. `--runs 1000` says how many (100 unless told), `--first 1` with which seed to begin,
 * `--seed 7` runs that one alone and prints each event.
 */
import { parseArgs } from 'node:util';
import { runSequence } from './sequence';
import { makeSmallFirm } from './small-firm';

const shownDifferences = 12;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const isOne = values.seed !== undefined;
const first = Number(values.seed ?? values.first);
const runs = isOne ? 1 : Number(values.runs);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error('--runs, --first and --seed take whole numbers.');
}

/** What nobody has caught. A worker that was killed meets a closed database, and nobody is left to be told. */
const uncaught: string[] = [];
process.on('unhandledRejection', (error) => {
  const isOfTheDead = error instanceof DOMException && error.name === 'InvalidStateError';
  if (!isOfTheDead) uncaught.push(`nobody caught ${error instanceof Error ? error.stack : error}`);
});

// Faults and kills are meant, and so are the reports that they cause: they are printed where one sequence is followed.
if (!isOne) console.error = () => undefined;

const base = makeSmallFirm();
const differing: number[] = [];
for (let seed = first; seed < first + runs; seed += 1) {
  const differences = await lived(seed);
  if (differences.length === 0) continue;
  differing.push(seed);
  console.log(`seed ${seed} differs:`);
  for (const text of differences.slice(0, shownDifferences)) console.log(`  ${text}`);
  if (differences.length > shownDifferences)
    console.log(`  and ${differences.length - shownDifferences} more`);
}
if (differing.length > 0) console.log(`To follow one: npm run test:model -- --seed ${differing[0]}`);
console.log(`${runs} sequences: ${differing.length} differences`);
process.exitCode = differing.length === 0 ? 0 : 1;

async function lived(seed: number): Promise<string[]> {
  try {
    const found = await runSequence(base, seed, isOne ? (text) => console.log(text) : () => undefined);
    return [...found, ...uncaught.splice(0)];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
