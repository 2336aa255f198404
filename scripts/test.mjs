/**
 * `npm test`: everything that must hold, in the order of what fails fastest. Ends with the count of tests, and with
 * exit code 0 only if every step passed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, projectFolder } from './install.mjs';

const chromium = ensureInstalled({ browser: true });
const results = `${projectFolder}out/test`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const tests = (project) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}/${project}.json`,
];

/** One after the other; those in a list beside each other. */
const steps = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  {
    name: 'lint and walls',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  },
  { name: 'unit', args: tests('unit'), project: 'unit' },
  { name: 'clients', args: tests('clients'), project: 'clients' },
  // Every thirteenth moment; `npm run test:kill` takes them all.
  { name: 'kill', args: ['scripts/kill.mjs', '--every', '13'] },
  { name: 'model', args: ['scripts/model.mjs', '--runs', '20'] },
  { name: 'build', args: ['scripts/build.mjs'] },
  { name: 'sizes', args: ['scripts/sizes.mjs'] },
  [
    { name: 'e2e', args: tests('e2e'), project: 'e2e' },
    { name: 'e2e, waiting', args: tests('e2e-waiting'), project: 'e2e-waiting' },
  ],
];

let passed = 0;
let failed = 0;
const broken = [];
for (const step of steps.map((each) => [each].flat())) {
  console.log(`\n── ${step.map(({ name }) => name).join(' | ')}`);
  const [first, ...others] = step;
  const beside = others.map((other) => run(other, 'pipe'));
  report(await run(first, 'inherit'));
  for (const done of await Promise.all(beside)) {
    process.stdout.write(done.text);
    report(done);
  }
}

/** What runs beside another one keeps what it prints until it has ended. */
function run(step, output) {
  const startedMs = Date.now();
  const child = spawn(process.execPath, step.args, {
    cwd: projectFolder,
    stdio: ['ignore', output, output],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  const texts = [];
  child.stdout?.on('data', (text) => texts.push(text));
  child.stderr?.on('data', (text) => texts.push(text));
  return new Promise((resolve) => {
    child.on('close', (status) =>
      resolve({ step, status, text: Buffer.concat(texts), seconds: (Date.now() - startedMs) / 1000 }),
    );
  });
}

function report({ step, status, seconds }) {
  if (status !== 0) broken.push(step.name);
  if (step.project) {
    const counted = readCounts(`${results}/${step.project}.json`);
    passed += counted.passed;
    failed += counted.failed;
  } else if (status === 0) {
    passed += 1;
  } else {
    failed += 1;
  }
  console.log(`── ${step.name}: ${status === 0 ? 'ok' : 'FAILED'}, ${Math.round(seconds)} s`);
}

function readCounts(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

console.log(broken.length === 0 ? '\nEverything holds.' : `\nDoes not hold: ${broken.join(', ')}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = broken.length === 0 ? 0 : 1;
