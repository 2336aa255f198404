import { ensureInstalled, runTypeScript } from './install.mjs';

const args = process.argv.slice(2);
const chromium = ensureInstalled({ browser: args.some((arg) => arg.endsWith('pictures')) });
process.exitCode = runTypeScript('test/preview/run.ts', args, chromium ? { CHROMIUM_PATH: chromium } : {});
