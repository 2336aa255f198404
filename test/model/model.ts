/**
 * `npm run test:model`: lives through random sequences of what can happen to the firm and to the worker, and compares the mirror
 * with the firm at the end of each. `--runs 1000` says how many (100 unless told), `--seed 7` with which seed to begin; by itself that
 * runs the one alone and prints each event. `--random` begins anywhere, and says where.
 */
import { parseArgs } from 'node:util';
import { runSequence } from './sequence';
import { makeSmallFirm } from './small-firm';

const shownDifferences = 12;
const seedsToDrawFrom = 1_000_000_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    random: { type: 'boolean', default: false },
  },
});
const isOne = values.seed !== undefined && values.runs === undefined;
const first = values.random ? 1 + Math.floor(Math.random() * seedsToDrawFrom) : Number(values.seed ?? 1);
const runs = isOne ? 1 : Number(values.runs ?? 100);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(runs) || runs < 1) {
  throw new Error('--runs and --seed take whole numbers.');
}
if (values.random && values.seed !== undefined) throw new Error('--random goes without --seed.');
if (!isOne) console.log(`seeds ${first} to ${first + runs - 1}`);

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
console.log(`${runs} sequences, seeds ${first} to ${first + runs - 1}: ${differing.length} differences`);
process.exitCode = differing.length === 0 ? 0 : 1;

async function lived(seed: number): Promise<string[]> {
  try {
    const found = await runSequence(base, seed, isOne ? (text) => console.log(text) : () => undefined);
    return [...found, ...uncaught.splice(0)];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
