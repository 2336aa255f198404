/**
 * The help: pages for whoever works with Tieout, in `docs/help/` and in other languages below it, made into one page of the extension for
 * each language, so that it is there without a network. The files stay the one source of both.
 */
import { readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { projectFolder } from './install.mjs';

/** The languages that the help is written in. */
export const helpLanguages = ['en', 'fr'];

/** The pages in the order in which they are needed; each a file of `docs/help/`, and of the folder of each other language there. */
export const helpPages = ['install', 'connect', 'tie-out', 'fix', 'time', 'monthly', 'troubleshooting'];

/** Where its contents stand in the page. */
const contentsMark = '<!-- contents -->';
const pagesMark = '<!-- pages -->';

/** The folder of a language, from the project's. */
export function helpFolder(language) {
  return language === 'en' ? 'docs/help/' : `docs/help/${language}/`;
}

export function helpFile(name, language = 'en') {
  return `${projectFolder}${helpFolder(language)}${name}.md`;
}

/** A heading is one level lower: the page has its own. A link to another of the pages leads to its place. */
function rendererOf(name, language) {
  const file = `${helpFolder(language)}${name}.md`;
  return {
    heading({ tokens, depth }) {
      const text = this.parser.parseInline(tokens);
      return depth === 1 ? `<h2 id="${name}">${text}</h2>\n` : `<h${depth + 1}>${text}</h${depth + 1}>\n`;
    },
    link({ href, tokens }) {
      const page = /^([a-z-]+)\.md$/.exec(href)?.[1];
      if (!helpPages.includes(page)) throw new Error(`${file} leads to ${href}, which the help has not`);
      return `<a href="#${page}">${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text }) {
      // As the place of the page's source has it, from which the bundler takes it.
      return `<img src="../../../${helpFolder(language)}${href}" alt="${text}" />`;
    },
    html({ raw }) {
      throw new Error(`${file} has markup of its own: ${raw}`);
    },
  };
}

/** `{ title, html }` of one page; the title is that of its first heading. Throws where it leads anywhere but to the others. */
export function renderHelpPage(name, language = 'en') {
  const text = readFileSync(helpFile(name, language), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`${helpFolder(language)}${name}.md has no heading`);
  const html = new Marked({ renderer: rendererOf(name, language), async: false }).parse(text);
  return { title, html };
}

/** The page with the list of its contents and all that it says, in its own language. */
function withHelp(page) {
  const language = /<html lang="(\w+)"/.exec(page)?.[1];
  const rendered = helpPages.map((name) => ({ name, ...renderHelpPage(name, language) }));
  const contents = rendered.map(({ name, title }) => `<li><a href="#${name}">${title}</a></li>`).join('\n');
  const pages = rendered
    .map(({ name, html }) => `<section class="card" aria-labelledby="${name}">\n${html}</section>`)
    .join('\n');
  return page.replace(contentsMark, contents).replace(pagesMark, pages);
}

/** Puts the help into the page that has a place for it, and makes it anew when one of its files changes. */
export function helpPlugin() {
  return {
    name: 'help',
    buildStart() {
      for (const language of helpLanguages)
        for (const name of helpPages) this.addWatchFile(helpFile(name, language));
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => (page.includes(pagesMark) ? withHelp(page) : page),
    },
  };
}
