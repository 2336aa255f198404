/**
 * `npm test`: everything that must hold, what fails fastest first. The steps come one after the other, but for two that keep one core each:
 * what is waited for in a journey, or in a life of the worker, must not be held up by another step. Ends with the count of tests, and
 * with exit code 0 only if every step has passed. `npm test -- --help` says how to run a part.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureInstalled, projectFolder } from './install.mjs';
import { runStep } from './run-step.mjs';

const results = `${projectFolder}out/test`;
const shownFiles = 10;

/** A step whose tests are those of a vitest project, or of all that a pattern names; file names can be given to it. */
const project = (name, about, projects = name) => ({
  name,
  about,
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    projects,
    '--reporter=default',
    '--reporter=./scripts/test-report.mjs',
  ],
  env: { TIEOUT_TEST_REPORT: `${results}/${name}.json` },
  report: `${results}/${name}.json`,
});

const build = { name: 'build', about: 'the extension, into dist/', args: ['scripts/build.mjs'] };

/** In this order; those of one line side by side. */
const stages = [
  [
    { name: 'types', about: 'TypeScript', args: ['node_modules/typescript/bin/tsc', '--noEmit'] },
    {
      name: 'lint',
      about: 'Biome',
      args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
    },
  ],
  [
    {
      name: 'unused',
      about: 'files, exports and packages that nothing uses',
      args: ['node_modules/knip/bin/knip.js'],
    },
  ],
  [build],
  [{ name: 'sizes', about: 'the built files against their budgets', args: ['scripts/sizes.mjs'] }],
  [project('clients', 'the services’ own client libraries against the stand-in firm')],
  // The same ones each time, so that a failure is the change's; `npm run test:model -- --random` looks for new ones.
  [
    {
      name: 'model',
      about: 'random lives of the mirror',
      args: ['scripts/model.mjs', '--runs', '20', '--workers', '2'],
    },
  ],
  // Every thirteenth moment; `npm run test:kill` takes them all.
  [
    {
      name: 'kill',
      about: 'fixes whose worker is killed',
      args: ['scripts/kill.mjs', '--every', '13', '--workers', '2'],
    },
  ],
  [
    {
      ...project('unit', 'unit tests, and what share of the code they run', 'unit*'),
      wholeArgs: ['--coverage'],
    },
  ],
  [project('e2e', 'journeys through the built extension in a real browser')],
];

const allSteps = stages.flat();
/** What needs the built extension, and cannot be looked at where it is not built. */
const needBuild = ['sizes', 'e2e'];

const usage = `npm test                    everything
npm test -- PART …          these parts alone
npm test -- PART NAME …     of unit, clients or e2e the test files alone whose path contains one of the names

Parts:
${allSteps.map(({ name, about }) => `  ${name.padEnd(9)} ${about}`).join('\n')}

npm test -- unit
npm test -- e2e pages`;

/** The steps that the words on the command line ask for, with their file names; `null` where they make no sense. */
function chosenSteps(words) {
  const isPart = (word) => allSteps.some(({ name }) => name === word);
  const fileNames = words.filter((word) => !isPart(word));
  const chosen = allSteps.filter(({ name }) => words.length === 0 || words.includes(name));
  const takesNames = chosen.every(({ report }) => report !== undefined);
  if ((words.length > 0 && !isPart(words[0])) || fileNames.some((word) => word.startsWith('-'))) return null;
  if (fileNames.length > 0 && !takesNames) return null;
  // A share says nothing where only some files are run.
  const more = ({ report, wholeArgs = [] }) => (fileNames.length === 0 ? wholeArgs : report ? fileNames : []);
  return chosen.map((step) => ({ ...step, args: [...step.args, ...more(step)] }));
}

/** What the step has counted, and why it failed; a step without a report of its own counts as one test. */
function readReport({ step, isPassed, lastLines }) {
  const whole = [step.name, ...lastLines.map((line) => `      ${line}`)].join('\n');
  const asOne = { passed: isPassed ? 1 : 0, failed: isPassed ? [] : [whole], files: [] };
  if (step.report === undefined) return asOne;
  if (!existsSync(step.report)) return { ...asOne, passed: 0, failed: [whole] };
  const { passed, failed, files } = JSON.parse(readFileSync(step.report, 'utf8'));
  const isUnexplained = !isPassed && failed.length === 0;
  return {
    passed,
    failed: isUnexplained ? [whole] : failed.map((name) => `${step.name}: ${name}`),
    files,
  };
}

async function main(steps) {
  const chromium = ensureInstalled({ browser: true });
  process.env.CHROMIUM_PATH = chromium;
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const chosen = (name) => steps.find((step) => step.name === name);
  const isBuilt = steps.some(({ name }) => needBuild.includes(name));
  const ended = [];
  let hasNoBuild = false;
  for (const stage of stages) {
    const due = stage.flatMap(({ name }) => chosen(name) ?? (name === build.name && isBuilt ? build : []));
    const run = async (step) => {
      const isInVain = hasNoBuild && needBuild.includes(step.name);
      const done = isInVain
        ? { isPassed: false, lastLines: [] }
        : await runStep(step, { isStreamed: due.length === 1 });
      if (step.name === build.name) hasNoBuild = !done.isPassed;
      ended.push({ step, ...done });
    };
    await Promise.all(due.map(run));
  }
  return ended;
}

/** The end of what `npm test` prints; its last line is the count. */
function printEnd(ended) {
  const reports = ended.map(readReport);
  const files = reports.flatMap((report) => report.files).sort((one, other) => other.ms - one.ms);
  if (files.length > 0) console.log('\nSlowest test files:');
  for (const { file, ms } of files.slice(0, shownFiles))
    console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);

  const failed = reports.flatMap((report) => report.failed);
  if (failed.length > 0) console.log(`\nFailed:\n${failed.map((line) => `  ${line}`).join('\n')}`);
  const broken = ended.filter(({ isPassed }) => !isPassed).map(({ step }) => step.name);
  console.log(broken.length === 0 ? '\nEverything holds.' : `\nDoes not hold: ${broken.join(', ')}.`);
  console.log(`${reports.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failed.length} failed`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

const words = process.argv.slice(2);
const isHelp = words.includes('--help');
const steps = isHelp ? null : chosenSteps(words);
if (steps) {
  printEnd(await main(steps));
} else {
  if (!isHelp) console.error(`There is no such part: ${words.join(' ')}\n`);
  console.log(usage);
  process.exitCode = isHelp ? 0 : 2;
}
