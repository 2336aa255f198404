import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
process.exitCode = runTypeScript(
  words.includes('--week') ? 'test/model/staff-week-main.ts' : 'test/model/model.ts',
  words,
);
