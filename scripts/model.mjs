import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { ensureInstalled, projectFolder, runTypeScript } from './install.mjs';

ensureInstalled({ browser: false });
const words = process.argv.slice(2);
const files = { '--week': 'test/model/staff-week-main.ts', '--hours': 'test/model/hours-main.ts' };
const wanted = Object.keys(files).find((word) => words.includes(word));
process.exitCode = wanted
  ? runTypeScript(files[wanted], words)
  : runBuilt(await built('test/model/model.ts'), words);

/**
 * One file for Node: what is compiled as it is loaded names each function anew whenever it is made, which is a sixth of the time of a
 * sequence. It lies as deep as the firm's own files, which look for the manifest from where they are.
 */
async function built(entry) {
  const { build } = await import('vite');
  const folder = `${projectFolder}out/model/${process.pid}`;
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
  return folder;
}

function runBuilt(folder, args) {
  // Most of what a sequence makes is gone with it: a larger nursery spares the collector from keeping it.
  const done = spawnSync(process.execPath, ['--max-semi-space-size=64', `${folder}/model.mjs`, ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  rmSync(folder, { recursive: true });
  return done.status ?? 1;
}
