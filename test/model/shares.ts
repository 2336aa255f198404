import { type ChildProcess, fork } from 'node:child_process';

export interface Sequences {
  /** The first seed. */
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
}

/**
 * Has the sequences lived through in so many processes, each of this very script with a share of the seeds; returns the seeds of those
 * that differ. A share whose process ends without an answer counts as one that differs, by its first seed.
 */
export async function inShares({ first, runs, workers }: Sequences): Promise<number[]> {
  const count = Math.min(workers, runs);
  const starts = Array.from({ length: count + 1 }, (_, place) => Math.floor((runs * place) / count));
  const children: ChildProcess[] = [];
  const shares = starts.slice(0, -1).map((start, place) => {
    const length = (starts[place + 1] ?? runs) - start;
    const child = fork(process.argv[1] ?? '', ['--seed', String(first + start), '--runs', String(length)]);
    children.push(child);
    return ofShare(child, first + start);
  });
  process.once('SIGTERM', () => {
    for (const child of children) child.kill();
  });
  return (await Promise.all(shares)).flat();
}

function ofShare(child: ChildProcess, firstSeed: number): Promise<number[]> {
  return new Promise((resolve) => {
    let answer: number[] | null = null;
    child.once('message', (differing) => {
      answer = differing as number[];
    });
    child.once('exit', (code) => {
      if (!answer) console.log(`the share from seed ${firstSeed} ended with code ${code}`);
      resolve(answer ?? [firstSeed]);
    });
  });
}
