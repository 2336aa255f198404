import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkSubjects, checksOf } from '../../src/messages/self-check';
import { checkWords, standingWords } from '../../src/pages/options/help/words';

const page = readFileSync('docs/first-day.md', 'utf8');
const [, everyCheck = '', guesses = ''] = page.split(/^## (?:Every check|Which guess has which check)$/m);
const ids = checkSubjects.flatMap((subject): readonly (keyof typeof checkWords)[] => checksOf[subject]);

describe('docs/first-day.md', () => {
  it('has a row for each check, in the words of the options page, below what a difference means', () => {
    const sections = everyCheck.split(/^### /m).slice(1);
    const found = sections.flatMap((section) => {
      const [title, ...lines] = section.split('\n');
      return lines.filter((line) => /^\| .*` \|$/.test(line)).map((row) => `${title}: ${row}`);
    });
    const wanted = (['needsYou', 'goodToKnow', 'noEffect'] as const).flatMap((standing) =>
      ids
        .filter((id) => checkWords[id].standing === standing)
        .map((id) => {
          const { title, differs } = checkWords[id];
          return `${standingWords[standing].label}: | ${title} | ${differs} | \`${id}\` |`;
        }),
    );
    expect(wanted.length).toBe(ids.length);
    expect(found).toEqual(wanted);
  });

  it('names each result, and the differences that nothing may be fixed before, as the page does', () => {
    for (const { label } of Object.values(standingWords)) expect(page).toContain(`- **${label}**: `);
    const stopping = [...page.matchAll(/^- ([^*\n]+)$/gm)].map(([, title]) => title);
    const ofPage = (['timeConnectFlag', 'karbonNameOrder', 'booksOrigin'] as const).map(
      (id) => checkWords[id],
    );
    expect(stopping).toEqual(ofPage.map(({ title }) => title));
    for (const { standing, differs } of ofPage)
      expect({ standing, differs }).toEqual({
        standing: 'needsYou',
        differs: expect.stringMatching(/[Ss]end the report\.$/),
      });
  });

  it('names no check for a guess that is not there', () => {
    const named = [...guesses.matchAll(/`([a-z]+[A-Z]\w+)`/g)].map(([, id = '']) => id);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((id) => !ids.some((known) => known === id))).toEqual([]);
  });

  it('says of each other guess why nothing shows it', () => {
    const rows = guesses.split('\n').filter((line) => /^\| [a-z-]+\.md /.test(line));
    const checks = rows.map((row) => row.split('|').at(-2)?.trim() ?? '');
    expect(checks.filter((text) => !/^`|^no: .{7}|^by eye\b/.test(text))).toEqual([]);
  });

  it('counts the guesses of the sheets, so that a new one is thought of', () => {
    const counted = readdirSync('docs/facts')
      .filter((name) => name !== 'README.md')
      .map((name) => [name, readFileSync(`docs/facts/${name}`, 'utf8').split('\n')] as const)
      .map(([name, lines]) => [name, lines.filter((line) => line.includes('guess')).length] as const)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} in ${name}`);
    expect(/Lines that name a guess: ([^;]+);/.exec(guesses)?.[1]).toBe(counted.sort(byName).join(', '));
  });
});

function byName(one: string, other: string): number {
  const [, , first = ''] = one.split(' ');
  const [, , second = ''] = other.split(' ');
  return first < second ? -1 : 1;
}
