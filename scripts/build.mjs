import { ensureInstalled } from './install.mjs';

ensureInstalled({ browser: false });
const { bundle } = await import('./bundle.mjs');
await bundle();
console.log('Built into dist/.');
