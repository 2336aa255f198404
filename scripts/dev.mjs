import { ensureInstalled } from './install.mjs';

ensureInstalled({ browser: false });
const { bundle } = await import('./bundle.mjs');
await bundle({ watch: true });
console.log(
  'Built into dist/. Building again on every change; reload the extension in chrome://extensions to see it.',
);
