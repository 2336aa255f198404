/**
 * Compiles the message catalogue (src/i18n/README.md) to functions, where it has changed since: `src/i18n/compiled/` for the extension,
 * with what the other languages say, and `out/pseudo/` in the pseudo-language of the tests. Both are git-ignored. `--missing` lists
 * instead what each language lacks, has too much or puts otherwise than it is given.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const room = join(projectFolder, 'src/i18n');
const shipped = join(room, 'compiled');
const pseudo = join(projectFolder, 'out/pseudo');
const stamp = join(shipped, 'stamp');

/** Beside English: whether the language has every message, or those alone that it writes otherwise. */
export const languages = { fr: 'complete', 'en-GB': 'differences' };

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The files of a language's catalogue, one a subject. */
export function catalogueFiles(language = 'en') {
  const folder = join(room, 'messages', language);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** Key → message, as the catalogue of a language has them. */
export function readCatalogue(language = 'en') {
  return Object.assign({}, ...catalogueFiles(language).map(readJson));
}

const allFiles = () => ['en', ...Object.keys(languages)].flatMap((language) => catalogueFiles(language));

function currentStamp() {
  const hash = createHash('sha256');
  for (const file of [...allFiles(), fileURLToPath(import.meta.url)])
    hash.update(relative(room, file)).update('\0').update(readFileSync(file)).update('\0');
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

/** TypeScript's view of the compiled messages: what each is given, and nothing else. */
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

/** Each file at once whole: others may be reading the older ones. */
function put(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

/**
 * A message as `say` takes it (src/i18n/say.ts): its one text, or a selector with what it has for each word, `#` before one that counts.
 * `{ "plural=one": "{number} entry", "plural=*": "{number} entries" }` → `['#count', { one: '{number} entry', '*': '{number} entries' }]`
 */
export function toText(message) {
  if (typeof message === 'string') return message;
  const { declarations, selectors, match } = message[0];
  const inputOf = new Map(
    declarations.flatMap((line) => {
      const [, local, input] = /^local (\w+) = (\w+): plural$/.exec(line) ?? [];
      return local ? [[local, `#${input}`]] : [];
    }),
  );
  const variants = Object.entries(match).map(([key, text]) => ({
    words: Object.fromEntries(key.split(',').map((part) => part.trim().split('='))),
    text,
  }));
  const nest = (left, [selector, ...others]) => {
    if (selector === undefined) return left[0].text;
    const words = [...new Set(left.map((variant) => variant.words[selector]))];
    const texts = words.map((word) => [
      word,
      nest(
        left.filter((variant) => variant.words[selector] === word),
        others,
      ),
    ]);
    return [inputOf.get(selector) ?? selector, Object.fromEntries(texts)];
  };
  return nest(variants, selectors);
}

/** By what a text is found in another language: as `keyOf` in src/i18n/say.ts. */
function hashOf(source) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < source.length; index += 1)
    hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

const sourceOf = (text) => (typeof text === 'string' ? text : JSON.stringify(text));

/** Where one English text is said in two ways elsewhere, each is found by its message's key instead of by the text. */
function namedApart(catalogue, translated) {
  const ofSource = new Map();
  for (const key of Object.keys(catalogue)) {
    const source = sourceOf(toText(catalogue[key]));
    ofSource.set(source, [...(ofSource.get(source) ?? []), key]);
  }
  const apart = new Set();
  for (const keys of ofSource.values()) {
    const isSaidAlike = translated.every(
      (language) => new Set(keys.map((key) => JSON.stringify(language[key] ?? null))).size === 1,
    );
    if (!isSaidAlike) for (const key of keys) apart.add(key);
  }
  return apart;
}

/** The function of each message, a module a subject: pages that share a module load all of it that any of them uses. */
function moduleOf(messages, apart, source) {
  const functions = Object.entries(messages).map(([key, message]) => {
    const text = JSON.stringify(toText(message));
    const takes = inputsOf(message).size > 0;
    const inputs = takes ? ', inputs' : apart.has(key) ? ', undefined' : '';
    const name = apart.has(key) ? `, '${key}'` : '';
    return `export const ${key} = (${takes ? 'inputs' : ''}) => say(${text}${inputs}${name});\n`;
  });
  return `import { say } from '${source}/say';\n${functions.join('')}`;
}

/** `source` is where a module of the target finds `say`. */
function compileInto(target, source, catalogues, apart) {
  for (const [subject, messages] of catalogues)
    put(join(target, `messages/en/${subject}.js`), moduleOf(messages, apart, source));
  put(
    join(target, 'messages/en.js'),
    catalogues.map(([subject]) => `export * from './en/${subject}.js';\n`).join(''),
  );
  put(
    join(target, 'messages/en.d.ts'),
    declare(Object.assign({}, ...catalogues.map(([, messages]) => messages))),
  );
  put(join(target, 'messages.js'), "export * as m from './messages/en.js';\n");
  put(join(target, 'messages.d.ts'), "export * as m from './messages/en';\n");
}

/** What another language says: by the key of each message, where its text is found and what it is. */
function compileLanguage(catalogue, translated, apart) {
  const found = new Map();
  const entries = Object.entries(translated).map(([key, message]) => {
    const source = apart.has(key) ? key : sourceOf(toText(catalogue[key]));
    const hash = hashOf(source);
    if ((found.get(hash) ?? source) !== source)
      throw new Error(`"${source}" and "${found.get(hash)}" are found alike.`);
    found.set(hash, source);
    return [key, [hash, toText(message)]];
  });
  return Object.fromEntries(entries);
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

/** Where a language's messages are not those of English: each a line that names the message. */
export function findGaps(language) {
  const english = readCatalogue();
  const own = readCatalogue(language);
  const inputs = (message) =>
    [...inputsOf(message)]
      .map(([name, type]) => `${name}: ${type}`)
      .sort()
      .join(', ');
  const named = (message) =>
    [
      ...new Set(
        textsOf(message)
          .join(' ')
          .match(/\{\w+\}/g),
      ),
    ]
      .sort()
      .join(' ');
  const missing =
    languages[language] === 'complete' ? Object.keys(english).filter((key) => !(key in own)) : [];
  return [
    ...missing.map((key) => `missing ${key}: ${JSON.stringify(english[key])}`),
    ...Object.entries(own).flatMap(([key, message]) => {
      if (!(key in english)) return [`extra ${key}`];
      if (inputs(message) !== inputs(english[key]))
        return [`${key} takes ${inputs(message)} instead of ${inputs(english[key])}`];
      return named(message) === named(english[key])
        ? []
        : [`${key} names ${named(message)} instead of ${named(english[key])}`];
    }),
  ];
}

/** Compiles what is not compiled yet. */
export function compileMessages() {
  if (areMessagesCompiled()) return;
  const stamped = currentStamp();
  const catalogues = catalogueFiles().map((file) => [basename(file, '.json'), readJson(file)]);
  const catalogue = Object.assign({}, ...catalogues.map(([, messages]) => messages));
  const others = Object.keys(languages).map((language) => [language, readCatalogue(language)]);
  const apart = namedApart(
    catalogue,
    others.map(([, messages]) => messages),
  );
  compileInto(shipped, '../../..', catalogues, apart);
  for (const [language, messages] of others) {
    const known = Object.entries(messages).filter(([key]) => key in catalogue);
    const texts = compileLanguage(catalogue, Object.fromEntries(known), apart);
    put(join(shipped, `languages/${language}.json`), JSON.stringify(texts));
  }
  const pseudoCatalogues = catalogues.map(([subject, messages]) => [
    subject,
    Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, toPseudoMessage(message)])),
  ]);
  compileInto(pseudo, '../../../../src/i18n', pseudoCatalogues, new Set());
  put(stamp, stamped);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--missing')) {
    const gaps = Object.keys(languages).flatMap((language) =>
      findGaps(language).map((gap) => `${language}: ${gap}`),
    );
    console.log(gaps.length > 0 ? gaps.join('\n') : 'Every language has what English has.');
    process.exitCode = gaps.length > 0 ? 1 : 0;
  } else compileMessages();
}
