import { type ChildProcess, fork } from 'node:child_process';

/**
 * Runs this very script once for each list of words, all at once, and returns what each process has sent with `process.send`; `null` for
 * one that ended without an answer, which is said on the console.
 */
export function answersOf<Answer>(shares: readonly (readonly string[])[]): Promise<(Answer | null)[]> {
  const children: ChildProcess[] = shares.map((words) => fork(process.argv[1] ?? '', [...words]));
  process.once('SIGTERM', () => {
    for (const child of children) child.kill();
  });
  return Promise.all(children.map((child, place) => answerOf<Answer>(child, shares[place] ?? [])));
}

function answerOf<Answer>(child: ChildProcess, words: readonly string[]): Promise<Answer | null> {
  return new Promise((resolve) => {
    let answer: Answer | null = null;
    child.once('message', (message) => {
      answer = message as Answer;
    });
    child.once('exit', (code) => {
      if (!answer) console.log(`the share ${words.join(' ')} ended with code ${code}`);
      resolve(answer);
    });
  });
}
