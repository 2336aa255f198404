/** Builds the extension into `dist/`: one bundle a script, the pages, the manifest and what Chrome reads as files. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { projectFolder } from './install.mjs';

const modes = ['content', 'layout', 'background', 'pages', 'demo'];
const dist = `${projectFolder}dist`;

/** The build that ships. */
export async function bundle() {
  copyFiles();
  writeManifest(readManifest());
  for (const mode of modes) await build(bundleConfig(mode));
}

/**
 * Keeps building on change, for development: readable, with source maps, and with a worker that reloads the extension when it hears of
 * another build at `buildServer`. Calls `onBuilt` after each time that everything is built.
 */
export async function watchBundle(buildServer, onBuilt) {
  copyFiles();
  writeManifest(allowingRequestsTo(buildServer, readManifest()));
  const unfinished = new Set(modes);
  for (const mode of modes) {
    const watcher = await build(bundleConfig(mode, buildServer));
    watcher.on('event', ({ code }) => {
      if (code === 'START') unfinished.add(mode);
      if (code === 'END' && unfinished.delete(mode) && unfinished.size === 0) onBuilt();
    });
  }
}

/** What vite is told of one bundle; of the one that ships unless a build server is named. */
export function bundleConfig(mode, buildServer = null) {
  const config = {
    configFile: `${projectFolder}vite.config.ts`,
    mode,
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  if (buildServer === null) return { ...config, logLevel: 'warn' };
  return {
    ...config,
    define: { ...config.define, buildServer: JSON.stringify(buildServer) },
    build: {
      watch: {},
      minify: false,
      // A script in another's page cannot have its source map fetched.
      sourcemap: 'inline',
      ...(mode === 'background' && { lib: { entry: `${projectFolder}src/background/dev.ts` } }),
    },
  };
}

function copyFiles() {
  rmSync(dist, { recursive: true, force: true });
  cpSync(`${projectFolder}public`, dist, { recursive: true });
  // As text, which the browser shows as it is: the one wording there is, and no second one that could differ.
  cpSync(`${projectFolder}PRIVACY.md`, `${dist}/privacy.txt`);
}

function readManifest() {
  return readFileSync(`${projectFolder}manifest.json`, 'utf8');
}

function writeManifest(text) {
  writeFileSync(`${dist}/manifest.json`, text);
}

function allowingRequestsTo(address, text) {
  const manifest = JSON.parse(text);
  const { origin, protocol, hostname } = new URL(address);
  manifest.host_permissions.push(`${protocol}//${hostname}/*`);
  const policy = manifest.content_security_policy;
  policy.extension_pages = policy.extension_pages.replace('connect-src', `connect-src ${origin}`);
  return JSON.stringify(manifest, null, 2);
}
