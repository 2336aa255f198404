/** What the other languages say of what a bundle says, as files of the package: `languages/`, read where it is not English (docs/decisions/messages.md). */
import { readFileSync } from 'node:fs';
import { projectFolder } from './install.mjs';
import { languages } from './messages.mjs';

const compiled = `${projectFolder}src/i18n/compiled`;

/** The messages that are said by what a build has made. */
function keysIn(chunks) {
  const keys = new Set();
  for (const { modules = {} } of chunks)
    for (const [id, { renderedExports }] of Object.entries(modules))
      if (id.startsWith(`${compiled}/messages/en/`)) for (const key of renderedExports) keys.add(key);
  return keys;
}

function spokenIn(language, keys) {
  const all = JSON.parse(readFileSync(`${compiled}/languages/${language}.json`, 'utf8'));
  const said = Object.entries(all).filter(([key]) => keys.has(key));
  return { language, texts: Object.fromEntries(said.map(([, keyAndText]) => keyAndText)) };
}

/** A script that leaves something on the global object of its world (src/i18n/spoken.ts). */
function leaving(name, value) {
  return `Object.defineProperty(globalThis,'${name}',{value:${JSON.stringify(value)},configurable:true,writable:true});\n`;
}

/** Vite's plugin for one bundle: the worker has all languages in one file, every other bundle one file a language. */
export function languageFiles(bundle) {
  return {
    name: 'language-files',
    generateBundle(_options, files) {
      const keys = keysIn(Object.values(files));
      if (keys.size === 0) return;
      const spoken = Object.keys(languages).map((language) => spokenIn(language, keys));
      const put = (name, source) =>
        this.emitFile({ type: 'asset', fileName: `languages/${name}.js`, source });
      if (bundle === 'background') {
        put(bundle, leaving('tieoutLanguages', spoken));
        return;
      }
      for (const one of [{ language: 'en', texts: null }, ...spoken])
        put(`${bundle}.${one.language}`, leaving('tieoutSpoken', one));
    },
  };
}
