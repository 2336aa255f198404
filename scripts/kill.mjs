import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
const script = words.includes('--whole-firm') ? 'test/kill/whole-firm.ts' : 'test/kill/kill.ts';
process.exitCode = runTypeScript(script, words);
