/**
 * `npm test`: everything that must hold, in the order of what fails fastest. Ends with the count of tests, and with
 * exit code 0 only if every step passed.
 */
import { spawnSync } from 'node:child_process';
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
  { name: 'e2e', args: tests('e2e'), project: 'e2e' },
];

let passed = 0;
let failed = 0;
const broken = [];
for (const step of steps) {
  console.log(`\n── ${step.name}`);
  const startedMs = Date.now();
  const done = spawnSync(process.execPath, step.args, {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  if (done.status !== 0) broken.push(step.name);
  if (step.project) {
    const counted = readCounts(`${results}/${step.project}.json`);
    passed += counted.passed;
    failed += counted.failed;
  } else if (done.status === 0) {
    passed += 1;
  } else {
    failed += 1;
  }
  console.log(
    `── ${step.name}: ${done.status === 0 ? 'ok' : 'FAILED'}, ${Math.round((Date.now() - startedMs) / 1000)} s`,
  );
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
