import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
const script = words.includes('--whole-firm') ? 'whole-firm' : 'kill';
process.exitCode = runTypeScript(`test/kill/${script}.ts`, words);
