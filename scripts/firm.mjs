import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
process.exitCode = runTypeScript('test/firm/run.ts', process.argv.slice(2));
