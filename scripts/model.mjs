import { ensureInstalled, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
process.exitCode = runTypeScript('test/model/model.ts', process.argv.slice(2));
