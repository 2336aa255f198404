import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { parse } from 'node:path';
import { projectFolder } from './install.mjs';

/**
 * Runs a TypeScript script of the tests as one file for Node, and returns its exit code: what is compiled as it is loaded names each
 * function anew whenever it is made, which is a sixth of the time of a life of the worker. The file lies as deep as the firm's own, which
 * look for the manifest from where they are.
 */
export async function runBuilt(entry, args) {
  const { build } = await import('vite');
  const { name } = parse(entry);
  const folder = `${projectFolder}out/${name}/${process.pid}`;
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: '[name].mjs' } },
    },
  });
  // Most of what a life of the worker makes is gone with it: a larger nursery spares the collector from keeping it.
  const done = spawnSync(process.execPath, ['--max-semi-space-size=64', `${folder}/${name}.mjs`, ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  rmSync(folder, { recursive: true });
  return done.status ?? 1;
}
