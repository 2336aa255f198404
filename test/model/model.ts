/**
 * `npm run test:model`: lives through random sequences of what can happen to the firm and to the worker, and compares the mirror
 * with the firm at the end of each. `--runs 1000` says how many (100 unless told), `--seed 7` with which seed to begin; by itself that
 * runs the one alone and prints each event. `--random` begins anywhere, and says where. `--workers 2` shares them out among so many processes.
 */
import { parseArgs } from 'node:util';
import type { FirmState } from '../firm/state';
import { answersOf } from '../processes';
import { runSequence } from './sequence';
import { makeSmallFirm } from './small-firm';

const shownDifferences = 12;
const seedsToDrawFrom = 1_000_000_000;
/** After so many sequences a long run says how far it is. */
const toldAfter = 100;

const { values } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string' },
    random: { type: 'boolean', default: false },
    workers: { type: 'string', default: '1' },
  },
});
const isOne = values.seed !== undefined && values.runs === undefined;
const first = values.random ? 1 + Math.floor(Math.random() * seedsToDrawFrom) : Number(values.seed ?? 1);
const runs = isOne ? 1 : Number(values.runs ?? 100);
const workers = Number(values.workers);
if (![first, runs, workers].every(Number.isSafeInteger) || runs < 1 || workers < 1) {
  throw new Error('--runs, --seed and --workers take whole numbers.');
}
if (values.random && values.seed !== undefined) throw new Error('--random goes without --seed.');
const isShare = process.send !== undefined;
if (!isOne && !isShare) console.log(`seeds ${first} to ${first + runs - 1}`);

/** What nobody has caught. A worker that was killed meets a closed database, and nobody is left to be told. */
const uncaught: string[] = [];
process.on('unhandledRejection', (error) => {
  const isOfTheDead = error instanceof DOMException && error.name === 'InvalidStateError';
  if (!isOfTheDead) uncaught.push(`nobody caught ${error instanceof Error ? error.stack : error}`);
});

// Faults and kills are meant, and so are the reports that they cause: they are printed where one sequence is followed.
if (!isOne) console.error = () => undefined;

const differing = workers > 1 ? await liveInProcesses() : await liveAll();
if (isShare) process.send?.(differing);
else {
  if (differing.length > 0) console.log(`To follow one: npm run test:model -- --seed ${differing[0]}`);
  console.log(`${runs} sequences, seeds ${first} to ${first + runs - 1}: ${differing.length} differences`);
}
process.exitCode = differing.length === 0 ? 0 : 1;

/** As `liveAll`, each process with a share of the seeds. A share that ends without an answer counts as one that differs, by its first seed. */
async function liveInProcesses(): Promise<number[]> {
  const count = Math.min(workers, runs);
  const starts = Array.from({ length: count + 1 }, (_, place) => first + Math.floor((runs * place) / count));
  const shares = starts.slice(0, -1).map((start, place) => {
    const length = (starts[place + 1] ?? start) - start;
    return ['--seed', String(start), '--runs', String(length)];
  });
  const answers = await answersOf<number[]>(shares);
  return answers.flatMap((differing, place) => differing ?? [starts[place] ?? first]);
}

/** Returns the seeds of the sequences that differ. */
async function liveAll(): Promise<number[]> {
  const base = makeSmallFirm();
  const found: number[] = [];
  for (let done = 0; done < runs; done += 1) {
    const seed = first + done;
    if (done > 0 && done % toldAfter === 0) {
      console.log(`${done} of ${runs} from seed ${first}: ${found.length} differences`);
    }
    const differences = await lived(base, seed);
    if (differences.length === 0) continue;
    found.push(seed);
    console.log(`seed ${seed} differs:`);
    for (const text of differences.slice(0, shownDifferences)) console.log(`  ${text}`);
    if (differences.length > shownDifferences)
      console.log(`  and ${differences.length - shownDifferences} more`);
  }
  return found;
}

async function lived(base: FirmState, seed: number): Promise<string[]> {
  try {
    const found = await runSequence(base, seed, isOne ? (text) => console.log(text) : () => undefined);
    return [...found, ...uncaught.splice(0)];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}
