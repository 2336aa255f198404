import { ensureInstalled, runTypeScript } from './install.mjs';

const chromium = ensureInstalled({ browser: true });
const { bundle } = await import('./bundle.mjs');
await bundle();
process.exitCode = runTypeScript('test/bench/bench.ts', process.argv.slice(2), { CHROMIUM_PATH: chromium });
