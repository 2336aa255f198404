import { ensureInstalled, runTypeScript } from './install.mjs';
import { runBuilt } from './run-built.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
const files = { '--week': 'test/model/staff-week-main.ts', '--hours': 'test/model/hours-main.ts' };
const wanted = Object.keys(files).find((word) => words.includes(word));
process.exitCode = wanted
  ? runTypeScript(files[wanted], words)
  : await runBuilt('test/model/model.ts', words);
