/** Builds the extension into `dist/`: one bundle a script, the pages, the manifest and what Chrome reads as files. */
import { cpSync, rmSync } from 'node:fs';
import { build } from 'vite';
import { projectFolder } from './install.mjs';

const modes = ['content', 'background', 'pages'];

/** With `watch`, keeps building on change and never settles the watchers. */
export async function bundle({ watch = false } = {}) {
  const dist = `${projectFolder}dist`;
  rmSync(dist, { recursive: true, force: true });
  cpSync(`${projectFolder}public`, dist, { recursive: true });
  cpSync(`${projectFolder}manifest.json`, `${dist}/manifest.json`);
  for (const mode of modes) {
    await build({
      configFile: `${projectFolder}vite.config.ts`,
      mode,
      logLevel: watch ? 'info' : 'warn',
      define: { 'process.env.NODE_ENV': '"production"' },
      build: watch ? { watch: {} } : {},
    });
  }
}
