import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectFolder } from './install.mjs';

/** So much of a step that has failed is said again at the very end. */
const shownLines = 20;

/**
 * Runs one step of `npm test` with Node. What it prints is written out line by line as it comes, or in one piece when it ends, so that
 * steps that run side by side do not write into each other.
 *
 * @param step `name`; `args` for Node; `env` beside that of this process.
 * @param how `isStreamed` line by line.
 * @returns whether it has passed, and the last lines of what it printed.
 */
export async function runStep(step, { isStreamed }) {
  const startedMs = Date.now();
  const kept = [];
  if (isStreamed) console.log(`\n── ${step.name}`);
  const child = spawn(process.execPath, step.args, {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...step.env },
  });
  const take = (line) => {
    kept.push(line);
    if (isStreamed) console.log(line);
  };
  for (const output of [child.stdout, child.stderr])
    createInterface({ input: output, crlfDelay: Number.POSITIVE_INFINITY }).on('line', take);
  const isPassed = (await new Promise((resolve) => child.once('close', resolve))) === 0;
  if (!isStreamed) console.log([`\n── ${step.name}`, ...kept].join('\n'));
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  console.log(`── ${step.name}: ${isPassed ? 'ok' : 'FAILED'}, ${seconds} s`);
  return { isPassed, lastLines: kept.slice(-shownLines) };
}
