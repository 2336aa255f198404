/**
 * The help: pages for whoever works with Tieout, in `docs/help/`, made into one page of the extension, so that it is there without a
 * network. The files stay the one source of both.
 */
import { readFileSync } from 'node:fs';
import { Marked } from 'marked';
import { projectFolder } from './install.mjs';

/** The pages in the order in which they are needed; each a file of `docs/help/`. */
export const helpPages = ['install', 'connect', 'tie-out', 'fix', 'time', 'monthly', 'troubleshooting'];

/** Where its contents stand in the page. */
const contentsMark = '<!-- contents -->';
const pagesMark = '<!-- pages -->';

export function helpFile(name) {
  return `${projectFolder}docs/help/${name}.md`;
}

/** A heading is one level lower: the page has its own. A link to another of the pages leads to its place. */
function rendererOf(name) {
  return {
    heading({ tokens, depth }) {
      const text = this.parser.parseInline(tokens);
      return depth === 1 ? `<h2 id="${name}">${text}</h2>\n` : `<h${depth + 1}>${text}</h${depth + 1}>\n`;
    },
    link({ href, tokens }) {
      const page = /^([a-z-]+)\.md$/.exec(href)?.[1];
      if (!helpPages.includes(page))
        throw new Error(`docs/help/${name}.md leads to ${href}, which the help has not`);
      return `<a href="#${page}">${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text }) {
      // As the place of the page's source has it, from which the bundler takes it.
      return `<img src="../../../docs/help/${href}" alt="${text}" />`;
    },
    html({ raw }) {
      throw new Error(`docs/help/${name}.md has markup of its own: ${raw}`);
    },
  };
}

/** `{ title, html }` of one page; the title is that of its first heading. Throws where it leads anywhere but to the others. */
export function renderHelpPage(name) {
  const text = readFileSync(helpFile(name), 'utf8');
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`docs/help/${name}.md has no heading`);
  const html = new Marked({ renderer: rendererOf(name), async: false }).parse(text);
  return { title, html };
}

/** The page with the list of its contents and all that it says. */
function withHelp(page) {
  const rendered = helpPages.map((name) => ({ name, ...renderHelpPage(name) }));
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
      for (const name of helpPages) this.addWatchFile(helpFile(name));
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => (page.includes(pagesMark) ? withHelp(page) : page),
    },
  };
}
