/** `npm run package`: the zip for the Chrome Web Store; the same bytes for the same sources. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureInstalled, extensionVersion, projectFolder } from './install.mjs';

ensureInstalled({ browser: false });
const { bundle } = await import('./bundle.mjs');
const { zipSync } = await import('fflate');
await bundle();

const dist = `${projectFolder}dist`;
/** Zip keeps no zone and no years before 1980: one fixed day, so that the bytes do not depend on when it is packed. */
const packedOn = new Date(1980, 0, 1);

const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
  .sort();
const files = {};
for (const name of names) files[name] = [contentOf(name), { mtime: packedOn, level: 9 }];

/** The store gives an item its own key and refuses one in the manifest. */
function contentOf(name) {
  const content = readFileSync(join(dist, name));
  if (name !== 'manifest.json') return content;
  const { key: _, ...manifest } = JSON.parse(content.toString());
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

const target = `${projectFolder}out/tieout-${extensionVersion()}.zip`;
mkdirSync(`${projectFolder}out`, { recursive: true });
const zip = zipSync(files);
writeFileSync(target, zip);
console.log(
  `${relative(projectFolder, target)}: ${names.length} files, ${(zip.length / 1024).toFixed(1)} KB`,
);
