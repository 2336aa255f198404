import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type HelpLanguage,
  helpFile,
  helpFolder,
  helpLanguages,
  helpPages,
  renderHelpPage,
} from '../../scripts/help-page.mjs';
import { readCatalogue } from '../../scripts/messages.mjs';

const maxPictureBytes = 60 * 1024;
/** One task a page: what doesn't fit is two. */
const maxWords = 260;

const textOf = (name: string, language: HelpLanguage) => readFileSync(helpFile(name, language), 'utf8');
const linksOf = (html: string) => [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);

/** Every text that the extension can show in a language, without the mark of what asks first. */
function shownTexts(language: HelpLanguage): ReadonlySet<string> {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value.replace(/…$/, ''));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(readCatalogue(language));
  return new Set(texts);
}

describe.each(helpLanguages)('the help in %s', (language) => {
  const folder = helpFolder(language);
  const pictures = `${folder}pictures`;

  it('has the pages that the help is made of, and no others', () => {
    const found = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length));
    expect(found.sort()).toEqual([...helpPages].sort());
  });

  it.each(helpPages)('%s is short, and its links lead to the other pages', (name) => {
    const { title, html } = renderHelpPage(name, language);
    expect(title.length).toBeLessThan(40);
    expect(textOf(name, language).split(/\s+/).length).toBeLessThan(maxWords);
    expect(linksOf(html).filter((target) => !helpPages.includes(target ?? ''))).toEqual([]);
  });

  it.each(helpPages)('%s calls what is on the screen as it is called there', (name) => {
    const shown = shownTexts(language);
    const named = [...textOf(name, language).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words = '']) =>
      words.replace(/…$/, ''),
    );
    expect(named.filter((words) => !shown.has(words))).toEqual([]);
  });

  it('shows pictures that are there, said in words, small, and each of them used', () => {
    const used = helpPages.flatMap((name) =>
      [...textOf(name, language).matchAll(/!\[([^\]]*)\]\(pictures\/([^)]+)\)/g)].map(
        ([, words = '', file = '']) => ({ words, file }),
      ),
    );
    expect(used.filter(({ words }) => words === '')).toEqual([]);
    expect(used.filter(({ file }) => !existsSync(`${pictures}/${file}`))).toEqual([]);
    expect(readdirSync(pictures).sort()).toEqual(used.map(({ file }) => file).sort());
    const tooLarge = readdirSync(pictures).filter(
      (file) => statSync(`${pictures}/${file}`).size > maxPictureBytes,
    );
    expect(tooLarge).toEqual([]);
  });
});

/** What a page is made of, whatever its words: headings, steps, rows, pictures, what is named on the screen and where its links lead. */
function shapeOf(name: string, language: HelpLanguage) {
  const { html } = renderHelpPage(name, language);
  const count = (tag: string) => html.split(`<${tag}`).length - 1;
  const tags = ['h2', 'h3', 'p', 'li', 'tr', 'td', 'strong', 'em', 'code'];
  return {
    ...Object.fromEntries(tags.map((tag) => [tag, count(tag)])),
    pictures: [...html.matchAll(/pictures\/([^"]+)"/g)].map(([, file]) => file),
    links: linksOf(html),
  };
}

describe.each(helpLanguages.filter((language) => language !== 'en'))('the help in %s', (language) => {
  it.each(helpPages)('%s has what the English page has', (name) => {
    expect(shapeOf(name, language)).toEqual(shapeOf(name, 'en'));
  });

  it.each(helpPages)('%s is written as the catalogue is', (name) => {
    expect(textOf(name, language)).not.toMatch(/[\s\u00a0][;?]|[^\u00a0]:(?:\s|$)|«[^\u00a0]|[^\u00a0]»|'/m);
  });

  it('has the page that its pages are put into', () => {
    const page = readFileSync(`src/pages/help/${language}.html`, 'utf8');
    expect(page).toContain(`<html lang="${language}">`);
    const english = readFileSync('src/pages/help/index.html', 'utf8');
    const tagsOf = (html: string) => html.match(/<\/?\w+|<!-- \w+ -->|(?:href|src|class)="[^"]*"/g);
    expect(tagsOf(page)).toEqual(tagsOf(english));
  });
});
