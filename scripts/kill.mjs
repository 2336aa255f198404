import { ensureInstalled } from './install.mjs';
import { runBuilt } from './run-built.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
process.exitCode = words.includes('--whole-firm')
  ? await runBuilt('test/kill/whole-firm.ts', words)
  : await runBuilt('test/kill/kill.ts', words);
