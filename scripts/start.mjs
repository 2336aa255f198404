import { ensureInstalled, runTypeScript } from './install.mjs';

const chromium = ensureInstalled({ browser: true });
const { bundle } = await import('./bundle.mjs');
console.log('Building the extension …');
await bundle();
process.exitCode = runTypeScript('test/start/start.ts', process.argv.slice(2), { CHROMIUM_PATH: chromium });
