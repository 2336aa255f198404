/** The size budgets of the built extension, and what each bundle may not hold: read by `npm test` and `npm run bench`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectFolder } from './install.mjs';

const dist = `${projectFolder}dist`;
const kilobyte = 1024;

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

function gzipBytes(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

/** The files that a page of the extension loads: its own, and what they name of those that pages share. */
function filesOfPage(name) {
  const files = new Set();
  const add = (file) => {
    if (files.has(file)) return;
    files.add(file);
    if (!/\.(html|js)$/.test(file)) return;
    // A page draws itself by a chunk that it imports once it knows its language; what else is imported late is not loaded at its start.
    const named = readFileSync(file, 'utf8').matchAll(
      /(?:["']([^"'\s]+\.(?:js|css))["']|`([^`\s]*\/draw-[^`\s]+\.js)`)/g,
    );
    for (const [, started, drawing] of named) {
      const path = started ?? drawing;
      const target = path.startsWith('/') ? join(dist, path) : join(dirname(file), path);
      if (existsSync(target)) add(target);
    }
  };
  add(`${dist}/${name}/index.html`);
  return [...files];
}

/**
 * One row a budget: `{ what, bytes, budgetBytes, knownBytes }`. What is known to be over its budget has a `knownBytes`, beyond which it
 * may not grow until the budget is met (docs/decisions/budgets.md). Throws where `dist/` has not been built.
 */
export function measureSizes() {
  const all = filesBelow(dist);
  return [
    {
      what: 'content script with panel and fixes, gzip',
      bytes: gzipBytes([`${dist}/content.js`]),
      budgetBytes: 36 * kilobyte,
      knownBytes: 62.3 * kilobyte,
    },
    {
      what: 'worker, gzip',
      bytes: gzipBytes([`${dist}/background.js`]),
      budgetBytes: 80 * kilobyte,
      knownBytes: 211.3 * kilobyte,
    },
    {
      what: 'sample firm page, gzip',
      bytes: gzipBytes(filesOfPage('demo')),
      budgetBytes: 45 * kilobyte,
      knownBytes: 125 * kilobyte,
    },
    { what: 'help page, gzip', bytes: gzipBytes(filesOfPage('help')), budgetBytes: 45 * kilobyte },
    {
      what: 'guide page, gzip',
      bytes: gzipBytes(filesOfPage('guide')),
      budgetBytes: 45 * kilobyte,
      knownBytes: 55.3 * kilobyte,
    },
    // As it is opened at its first section: the others are read when they are chosen.
    {
      what: 'options page, gzip',
      bytes: gzipBytes(filesOfPage('options')),
      budgetBytes: 45 * kilobyte,
      knownBytes: 47.9 * kilobyte,
    },
    { what: 'popup page, gzip', bytes: gzipBytes(filesOfPage('popup')), budgetBytes: 45 * kilobyte },
    {
      what: 'tie-out page, gzip',
      bytes: gzipBytes(filesOfPage('tie-out')),
      budgetBytes: 45 * kilobyte,
      knownBytes: 137.5 * kilobyte,
    },
    {
      what: 'whole package',
      bytes: all.reduce((sum, file) => sum + statSync(file).size, 0),
      budgetBytes: 700 * kilobyte,
      knownBytes: 2482 * kilobyte,
    },
  ];
}

const apiHosts = ['api.karbonhq.com', 'rest.tsheets.com', 'intuit.com'];
/** Of zod, and of the module that sets it up (src/messages/schema.ts); the names of errors stand in reports too. */
const schemaMarks = ['jitless', 'is of an unknown form', '_zod', 'ZodError'];

/** What Karbon's page is given holds no schemas and no host name of an API (CONTRIBUTING.md). */
export function findForbidden() {
  const found = [];
  for (const name of ['content.js', 'layout.js']) {
    const script = readFileSync(`${dist}/${name}`, 'utf8');
    for (const mark of [...apiHosts, ...schemaMarks]) {
      if (script.includes(mark)) found.push(`${name} holds "${mark}"`);
    }
  }
  for (const file of filesBelow(dist).filter((name) => name.endsWith('.js'))) {
    if (/\beval\(|new Function\(/.test(readFileSync(file, 'utf8')))
      found.push(`${relative(dist, file)} evaluates text`);
  }
  return found;
}
