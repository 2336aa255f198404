import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
const files = { '--week': 'test/model/staff-week-main.ts', '--hours': 'test/model/hours-main.ts' };
const wanted = Object.keys(files).find((word) => words.includes(word));
process.exitCode = runTypeScript(wanted ? files[wanted] : 'test/model/model.ts', words);
