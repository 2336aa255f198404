import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { projectFolder } from './install.mjs';

/** Tells `npm test` what vitest has run: how many tests have passed, which have failed, and how long each file took. */
export default class TestReport {
  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: unhandledErrors.map(({ message }) => message), files: [] };
    for (const module of modules) {
      const file = relative(projectFolder, module.moduleId);
      const tests = [...module.children.allTests()];
      const failed = tests.filter((test) => test.result().state === 'failed');
      report.passed += tests.filter((test) => test.result().state === 'passed').length;
      report.failed.push(...failed.map((test) => `${file} > ${test.fullName}`));
      // What fails before or after its tests fails none of them.
      if (failed.length === 0 && module.state() === 'failed') report.failed.push(file);
      const { collectDuration, duration } = module.diagnostic();
      report.files.push({ file, ms: Math.round(collectDuration + duration) });
    }
    writeFileSync(process.env.TIEOUT_TEST_REPORT, JSON.stringify(report));
  }
}
