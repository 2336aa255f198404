/**
 * Compiles the message catalogue (src/i18n/README.md) to functions, where it or the compiler has changed since: `src/i18n/compiled/`
 * for the extension, and `out/pseudo/` in the pseudo-language of the tests. Both are git-ignored.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const room = join(projectFolder, 'src/i18n');
const project = join(room, 'project.inlang');
const shipped = join(room, 'compiled');
const pseudo = join(projectFolder, 'out/pseudo');
const stamp = join(shipped, 'stamp');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The files of the English catalogue, one a subject. */
export function catalogueFiles() {
  const folder = join(room, 'messages/en');
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** Key → message, as the catalogue has them. */
export function readCatalogue() {
  return Object.assign({}, ...catalogueFiles().map(readJson));
}

function currentStamp() {
  const hash = createHash('sha256');
  const compiler = join(projectFolder, 'node_modules/@inlang/paraglide-js/package.json');
  for (const file of [
    ...catalogueFiles(),
    join(project, 'settings.json'),
    fileURLToPath(import.meta.url),
    compiler,
  ])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** Whether what is compiled belongs to the catalogue as it is now. Takes a millisecond. */
export function areMessagesCompiled() {
  if (!existsSync(stamp) || !existsSync(join(pseudo, 'messages.js'))) return false;
  return readFileSync(stamp, 'utf8') === currentStamp();
}

/** The variants of a message: its one text, or what it has for each match. */
function textsOf(message) {
  return typeof message === 'string' ? [message] : Object.values(message[0].match);
}

/** What a message must be given: a number where the plural hangs on it, one of some words where it chooses among them, else text. */
function inputsOf(message) {
  const inputs = new Map();
  const { declarations = [], match = {} } = typeof message === 'string' ? {} : message[0];
  const plurals = declarations.flatMap((line) => /^local \w+ = (\w+): plural\b/.exec(line)?.[1] ?? []);
  const locals = declarations.flatMap((line) => /^local (\w+)/.exec(line)?.[1] ?? []);
  for (const line of declarations) {
    const name = /^input (\w+)$/.exec(line)?.[1];
    if (name === undefined) continue;
    const words = Object.keys(match).flatMap((key) =>
      key
        .split(',')
        .flatMap((part) => (part.trim().startsWith(`${name}=`) ? [part.trim().slice(name.length + 1)] : [])),
    );
    const isChoice = words.length > 0 && !words.includes('*');
    const choice = [...new Set(words)].map((word) => `'${word}'`).join(' | ');
    inputs.set(name, plurals.includes(name) ? 'number' : isChoice ? choice : 'string');
  }
  for (const [, name] of textsOf(message)
    .join(' ')
    .matchAll(/\{(\w+)\}/g))
    if (!inputs.has(name) && !locals.includes(name)) inputs.set(name, 'string');
  return inputs;
}

/** TypeScript's view of the compiled messages. The compiler's own takes anything for a parameter, and a list of names is not one. */
function declare(catalogue) {
  return Object.entries(catalogue)
    .map(([key, message]) => {
      const inputs = [...inputsOf(message)].map(([name, type]) => `readonly ${name}: ${type}`);
      const parameters = inputs.length > 0 ? `inputs: { ${inputs.join('; ')} }` : '';
      const shown = textsOf(message).join(' · ').replaceAll('*/', '* /');
      return `/** ${shown} */\nexport declare function ${key}(${parameters}): string;\n`;
    })
    .join('');
}

/** As the compiler's, but its rules are made once a language instead of at each call, which takes a tenth of a millisecond. */
const registry = `const rules = {};
export const plural = (locale, count) => (rules[locale] ??= new Intl.PluralRules(locale)).select(count);
`;

/** Each file at once whole: others may be reading the older ones. */
function put(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

function subjectOf(file) {
  return basename(file, '.json');
}

/**
 * The compiled messages by subject, a module each: pages that share a module load all of it that any of them uses, and most subjects are
 * one page's own.
 */
function bySubject(compiled) {
  const [head, ...functions] = compiled.split(/^(?=export const )/m);
  const ofKey = new Map(functions.map((text) => [/^export const (\w+)/.exec(text)?.[1], text]));
  const imports = head
    .split('\n')
    .filter((line) => line.startsWith('import '))
    .join('\n')
    .replaceAll('"../', '"../../');
  return catalogueFiles().map((file) => [
    subjectOf(file),
    `${imports}\n${Object.keys(readJson(file))
      .map((key) => ofKey.get(key))
      .join('')}`,
  ]);
}

async function compileInto(target, projectPath, catalogue) {
  const { compile } = await import('@inlang/paraglide-js');
  const outdir = join(projectFolder, `out/messages-${process.pid}`);
  const quiet = { emitGitIgnore: false, emitPrettierIgnore: false, emitReadme: false };
  try {
    await compile({ project: projectPath, outdir, outputStructure: 'locale-modules', ...quiet });
    const compiled = readFileSync(join(outdir, 'messages/en.js'), 'utf8');
    const lost = Object.keys(catalogue).filter((key) => !compiled.includes(`export const ${key} =`));
    if (lost.length > 0) throw new Error(`Not compiled: ${lost.join(', ')}`);
    put(join(target, 'registry.js'), registry);
    for (const [subject, text] of bySubject(compiled)) put(join(target, `messages/en/${subject}.js`), text);
    const subjects = catalogueFiles().map(subjectOf);
    put(
      join(target, 'messages/en.js'),
      subjects.map((subject) => `export * from './en/${subject}.js';\n`).join(''),
    );
    put(join(target, 'messages/en.d.ts'), declare(catalogue));
    // The compiler's own index asks with each message which language it shall be. There is one, and its functions will do.
    put(join(target, 'messages.js'), "export * as m from './messages/en.js';\n");
    put(join(target, 'messages.d.ts'), "export * as m from './messages/en';\n");
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

const accents = new Map(
  [...'AaCcEeIiNnOoUuYy'].map((letter, index) => [letter, [...'ÅåÇçÉéÎîÑñÖöÛûÝý'][index]]),
);

/** `Hello {name}` → `⟦Hélló {name}⟧`, with what is in braces as it was. */
export function toPseudo(text) {
  const accented = text.replace(/\\.|\{[^}]*\}|[A-Za-z]/g, (part) => accents.get(part) ?? part);
  return `⟦${accented}⟧`;
}

function toPseudoMessage(message) {
  if (typeof message === 'string') return toPseudo(message);
  const match = Object.entries(message[0].match).map(([key, text]) => [key, toPseudo(text)]);
  return [{ ...message[0], match: Object.fromEntries(match) }];
}

async function compilePseudo(catalogue) {
  const source = join(pseudo, 'source');
  const settings = readJson(join(project, 'settings.json'));
  const messages = Object.entries(catalogue).map(([key, message]) => [key, toPseudoMessage(message)]);
  put(join(source, 'messages.json'), JSON.stringify(Object.fromEntries(messages)));
  put(
    join(source, 'project.inlang/settings.json'),
    JSON.stringify({
      ...settings,
      modules: settings.modules.map((module) => join('..', module)),
      'plugin.inlang.messageFormat': { pathPattern: './messages.json' },
    }),
  );
  await compileInto(pseudo, join(source, 'project.inlang'), catalogue);
}

function checkSettings() {
  const { pathPattern } = readJson(join(project, 'settings.json'))['plugin.inlang.messageFormat'];
  const named = pathPattern.map((path) => basename(path)).join();
  const found = catalogueFiles()
    .map((file) => basename(file))
    .join();
  if (named !== found)
    throw new Error(`project.inlang/settings.json names ${named}, but there are ${found}.`);
}

/** Compiles what is not compiled yet. */
export async function compileMessages() {
  if (areMessagesCompiled()) return;
  checkSettings();
  const stamped = currentStamp();
  const catalogue = readCatalogue();
  await compileInto(shipped, project, catalogue);
  await compilePseudo(catalogue);
  put(stamp, stamped);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await compileMessages();
