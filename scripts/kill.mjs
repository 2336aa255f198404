import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
process.exitCode = runTypeScript('test/kill/kill.ts', process.argv.slice(2));
