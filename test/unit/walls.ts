import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/**
 * What each room of `src/` may import, by room; `systems/*` are rooms of their own (CONTRIBUTING.md). Whatever can meet the
 * unexpected may report it: reports/ lies below all rooms but the domain, which only throws.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  i18n: ['domain'],
  reports: [],
  messages: ['domain', 'reports'],
  // `system.ts` says what a system is, `registry.ts` names them all.
  systems: [
    'systems/http',
    'systems/karbon',
    'systems/quickbooks-time',
    'systems/quickbooks-online',
    'systems/customer-list',
    'domain',
    'messages',
  ],
  'systems/http': ['domain', 'messages', 'reports'],
  'systems/karbon': ['systems', 'systems/http', 'domain', 'messages', 'reports'],
  'systems/quickbooks-time': ['systems', 'systems/http', 'domain', 'messages', 'reports'],
  'systems/quickbooks-online': ['systems', 'systems/http', 'domain', 'messages', 'reports'],
  // A file is no service: it is read without requests.
  'systems/customer-list': ['domain', 'messages', 'reports'],
  store: ['domain', 'messages', 'reports'],
  services: [
    'i18n',
    'systems',
    'systems/http',
    'systems/karbon',
    'systems/quickbooks-time',
    'systems/quickbooks-online',
    'systems/customer-list',
    'store',
    'domain',
    'messages',
    'reports',
  ],
  ui: ['i18n', 'domain', 'messages', 'reports'],
  panel: ['i18n', 'ui', 'domain', 'messages', 'reports'],
  content: ['i18n', 'panel', 'ui', 'domain', 'messages', 'reports'],
  pages: ['i18n', 'ui', 'domain', 'messages', 'reports'],
  // The one page that draws the panel itself, with sample data.
  'pages/demo': ['pages', 'panel', 'i18n', 'ui', 'domain', 'messages', 'reports'],
  background: [
    'i18n',
    'services',
    'store',
    'systems/http',
    'systems/karbon',
    'systems/quickbooks-time',
    'systems/quickbooks-online',
    'domain',
    'messages',
    'reports',
  ],
};

/** Packages, by the rooms that may use them; a package not named here may be used nowhere. */
const packages: Readonly<Record<string, readonly string[]>> = {
  preact: ['ui', 'panel', 'pages'],
  idb: ['store'],
  'webextension-polyfill': ['background', 'content', 'pages'],
  // Set up in one place, which every other room imports it from.
  zod: ['messages'],
  papaparse: ['systems/customer-list'],
  'read-excel-file': ['pages'],
};

/** Import path → text, for every file to be checked; paths begin with `src/`. */
export type SourceFiles = ReadonlyMap<string, string>;

export function readSources(folder = 'src'): SourceFiles {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  return new Map(
    names.map((name) => [join(folder, name).replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
  );
}

function roomOf(file: string): string {
  const [, first = '', second = ''] = file.split('/');
  if (first === 'systems' && !second.endsWith('.ts')) return `${first}/${second}`;
  return first === 'pages' && second === 'demo' ? 'pages/demo' : first;
}

/** What a file imports, of values or of types. */
function importsOf(text: string): string[] {
  const pattern = /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map(([, named, bare]) => named ?? bare ?? '');
}

function resolveImport(file: string, from: string, files: SourceFiles): string | null {
  const base = normalize(join(dirname(file), from)).replaceAll('\\', '/');
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.d.ts`];
  return candidates.find((candidate) => files.has(candidate)) ?? null;
}

/** Every import that goes through a wall, and every circle, as a sentence each. */
export function findBreaches(files: SourceFiles): string[] {
  const breaches: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of files) {
    const room = roomOf(file);
    const allowed = mayImport[room];
    if (!allowed) breaches.push(`${file}: "${room}" is no room of the house`);
    const targets: string[] = [];
    for (const from of importsOf(text)) {
      if (!from.startsWith('.')) {
        const name = from.split('/')[0] ?? from;
        if (!packages[name]?.some((user) => room === user || room.startsWith(`${user}/`)))
          breaches.push(`${file} uses the package ${from}`);
        continue;
      }
      if (from.endsWith('.css?inline') || from.endsWith('.css')) continue;
      const target = resolveImport(file, from, files);
      if (!target) {
        breaches.push(`${file} imports ${from}, which is not there`);
        continue;
      }
      targets.push(target);
      const targetRoom = roomOf(target);
      if (targetRoom !== room && !allowed?.includes(targetRoom)) breaches.push(`${file} imports ${target}`);
    }
    graph.set(file, targets);
    breaches.push(...otherDoorsIn(file, text), ...classComponentsIn(file, text));
    breaches.push(...swallowedErrorsIn(file, text));
    if (!room.startsWith('systems')) breaches.push(...idComparisonsIn(file, text));
  }
  return [...breaches, ...findCircles(graph)];
}

/**
 * A fourth system must not fall into an `else`: what differs by system or list stands in a `Record` over their ids, of which the
 * compiler names every one that lacks a new id.
 */
function idComparisonsIn(file: string, text: string): string[] {
  const pattern = /(?:[!=]==?\s*|\bcase\s+)'(?:karbon|quickbooksTime|quickbooks)'/g;
  return [...text.matchAll(pattern)].map(([found]) => `${file} compares an id: ${found}`);
}

/** The browser is reached through webextension-polyfill alone: `browser.*` in every world. */
function otherDoorsIn(file: string, text: string): string[] {
  return [...text.matchAll(/\bchrome\??\.\w+/g)].map(([found]) => `${file} reaches the browser by ${found}`);
}

/** One dialect of Preact: function components with hooks. */
function classComponentsIn(file: string, text: string): string[] {
  return [...text.matchAll(/\bextends (?:\w+\.)?(?:Pure)?Component\b/g)].map(
    ([found]) => `${file} has a class component: ${found}`,
  );
}

/**
 * Nothing unexpected vanishes: whoever catches takes the error, so that it can be told from others and reported. Handlers that take none,
 * of `catch` and as the second of `then`, swallow whatever comes.
 */
function swallowedErrorsIn(file: string, text: string): string[] {
  const bare = [...text.matchAll(/\bcatch\s*\{|\.catch\(\s*(?:async\s*)?\(\s*\)\s*=>/g)].map(
    ([found]) => found,
  );
  const second = [...text.matchAll(/\.then\(/g)]
    .map(({ index }) => argumentsFrom(text, index + '.then('.length)[1]?.trim() ?? '')
    .filter((handler) => /^(?:async\s*)?\(\s*\)\s*=>/.test(handler));
  return [...bare, ...second].map((found) => `${file} catches what it does not look at: ${found}`);
}

/** The arguments of a call, its opening bracket being just before `start`. */
function argumentsFrom(text: string, start: number): string[] {
  const found = [''];
  let depth = 0;
  for (const character of text.slice(start)) {
    if (/[([{]/.test(character)) depth += 1;
    if (/[)\]}]/.test(character)) depth -= 1;
    if (depth < 0) break;
    if (character === ',' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found;
}

function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) {
      circles.push(`circle: ${[...trail.slice(at), file].join(' → ')}`);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
