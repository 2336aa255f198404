import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectFolder } from './install.mjs';

const shownLines = 12;

/** As much of a failure as tells what was wrong, without colours. */
function shortened(message) {
  const lines = stripVTControlCharacters(message).split('\n');
  return lines
    .slice(0, shownLines)
    .map((line) => `      ${line}`)
    .join('\n');
}

/** Tells `npm test` what vitest has run: how many tests have passed, which have failed and why, and how long each file took. */
export default class TestReport {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.map(({ message }) => message), files: [] };
    for (const module of modules) {
      const file = relative(projectFolder, module.moduleId);
      const tests = [...module.children.allTests()];
      const failed = tests.filter((test) => test.result().state === 'failed');
      report.passed += tests.filter((test) => test.result().state === 'passed').length;
      for (const test of failed) {
        const [error] = test.result().errors ?? [];
        report.failed.push(`${file} > ${test.fullName}${error ? `\n${shortened(error.message)}` : ''}`);
      }
      // What fails before or after its tests fails none of them.
      if (failed.length === 0 && module.state() === 'failed') report.failed.push(file);
      const { collectDuration, duration } = module.diagnostic();
      report.files.push({ file, ms: Math.round(collectDuration + duration) });
    }
    writeFileSync(process.env.TIEOUT_TEST_REPORT, JSON.stringify(report));
  }
}
