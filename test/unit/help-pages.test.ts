import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpFile, helpPages, renderHelpPage } from '../../scripts/help-page.mjs';
import { readCatalogue } from '../../scripts/messages.mjs';

const pictures = 'docs/help/pictures';
const maxPictureBytes = 60 * 1024;
/** One task a page: what doesn't fit is two. */
const maxWords = 260;

const textOf = (name: string) => readFileSync(helpFile(name), 'utf8');

/** Every text that the extension can show, without the mark of what asks first. */
function shownTexts(): ReadonlySet<string> {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value.replace(/…$/, ''));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(readCatalogue());
  return new Set(texts);
}

describe('docs/help', () => {
  it('has the pages that the help is made of, and no others', () => {
    const found = readdirSync('docs/help')
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.slice(0, -'.md'.length));
    expect(found.sort()).toEqual([...helpPages].sort());
  });

  it.each(helpPages)('%s is short, and its links lead to the other pages', (name) => {
    const { title, html } = renderHelpPage(name);
    expect(title.length).toBeLessThan(40);
    expect(textOf(name).split(/\s+/).length).toBeLessThan(maxWords);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.filter((target) => !helpPages.includes(target ?? ''))).toEqual([]);
  });

  it.each(helpPages)('%s calls what is on the screen as it is called there', (name) => {
    const shown = shownTexts();
    const named = [...textOf(name).matchAll(/(?<!\*)\*([^*\n]+)\*(?!\*)/g)].map(([, words = '']) =>
      words.replace(/…$/, ''),
    );
    expect(named.filter((words) => !shown.has(words))).toEqual([]);
  });

  it('shows pictures that are there, said in words, small, and each of them used', () => {
    const used = helpPages.flatMap((name) =>
      [...textOf(name).matchAll(/!\[([^\]]*)\]\(pictures\/([^)]+)\)/g)].map(([, words = '', file = '']) => ({
        words,
        file,
      })),
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
