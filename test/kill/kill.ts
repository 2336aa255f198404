/**
 * `npm run test:kill`: the worker is killed at every transition of the journal and at every request of every kind of plan,
 * and revived. Then the same in the middle of a bulk run, and of each change of one's own time. Both lists must end as they do undisturbed,
 * and the panel, or the report, must tell the truth. Then the same while another company is connected, and while what is kept is
 * forgotten: with nothing under way, during a fix, and while all lists are read. `--every N` takes each Nth moment alone; `--workers 2`
 * shares the kinds out among so many processes.
 */
import { parseArgs } from 'node:util';
import { answersOf } from '../processes';
import { type Fault, type FaultKind, killables } from './killable';

interface Count extends Record<FaultKind, number> {
  points: number;
}

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
    /** Which of the shares this process has, from 0; one that was started for a share alone. */
    share: { type: 'string' },
  },
});
const every = Number(values.every);
const workers = Number(values.workers);
const share = Number(values.share ?? 0);
if (![every, workers].every((count) => Number.isSafeInteger(count) && count >= 1)) {
  throw new Error('--every and --workers take whole numbers.');
}
const isShare = values.share !== undefined;

// What a dead worker leaves undone is reported, as it is meant to be.
console.error = () => undefined;

if (isShare) {
  const count = await killAtShare();
  process.send?.(count, () => process.exit());
} else {
  const count = workers > 1 ? await killInProcesses() : await killAtShare();
  const { points, duplicate, lost, untrue, mixed } = count;
  if (untrue > 0) console.log(`what is shown was wrong ${untrue} times`);
  if (mixed > 0) console.log(`an account, or what is kept, was not as it should be ${mixed} times`);
  console.log(`killed at ${points} points: ${duplicate} duplicates, ${lost} lost`);
  process.exit(duplicate + lost + untrue + mixed > 0 ? 1 : 0);
}

function nothingYet(): Count {
  return { points: 0, duplicate: 0, lost: 0, untrue: 0, mixed: 0 };
}

/** A share that ends without an answer counts as something lost. */
async function killInProcesses(): Promise<Count> {
  const shares = Array.from({ length: workers }, (_, place) => [
    ...['--every', String(every), '--workers', String(workers), '--share', String(place)],
  ]);
  const sum = nothingYet();
  for (const answer of await answersOf<Count>(shares)) {
    if (!answer) {
      sum.lost += 1;
      continue;
    }
    for (const key of Object.keys(sum) as (keyof Count)[]) sum[key] += answer[key];
  }
  return sum;
}

/** Goes through what can be killed and is this process's share. */
async function killAtShare(): Promise<Count> {
  const count = nothingYet();
  const mine = isShare ? killables.filter((_, place) => place % workers === share) : killables;
  for (const { what, live } of mine) {
    const { size, faults, moments, killedAt } = await live();
    console.log(`${what}: ${size}`);
    tell(count, what, faults);
    for (let at = 0; at < moments.length; at += every) {
      count.points += 1;
      const found = await killedAt(at).catch((error: unknown): readonly Fault[] => [
        { kind: 'lost', text: `never came to an end: ${String(error).slice(0, 200)}` },
      ]);
      tell(count, `${what}, killed at moment ${at} (${moments[at]})`, found);
    }
  }
  return count;
}

function tell(count: Count, where: string, faults: readonly Fault[]): void {
  for (const { kind, text } of faults) {
    count[kind] += 1;
    console.log(`  ${where}: ${text}`);
  }
}
