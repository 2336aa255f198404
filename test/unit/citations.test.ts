import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');
const sheets = readdirSync(join(project, 'docs/facts')).filter((name) => name !== 'README.md');

/** `karbon.md 1.4` or `decisions/names.md`, as comments cite a section of a fact sheet or a decision. */
const citation = /((?:decisions\/)?[A-Za-z-]+\.md)\b(?: (\d+(?:\.\d+)?))?/g;
const otherDocuments = new Set([
  'README.md',
  'CONTRIBUTING.md',
  'PRIVACY.md',
  'first-day.md',
  'admin.md',
  ...readdirSync(join(project, 'docs/decisions')).map((name) => `decisions/${name}`),
]);

function sectionsOf(sheet: string): Set<string> {
  const text = readFileSync(join(project, 'docs/facts', sheet), 'utf8');
  return new Set([...text.matchAll(/^#+ (\d+(?:\.\d+)?)\.? /gm)].map(([, section = '']) => section));
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(tsx?|mts|mjs|js)$/.test(entry.name) ? [path] : [];
  });
}

describe('what comments cite', () => {
  const sections = new Map(sheets.map((sheet) => [sheet, sectionsOf(sheet)]));

  it('is there: a decision, or a fact sheet with the section that is named', () => {
    const wrong = ['src', 'test', 'scripts'].flatMap(filesBelow).flatMap((file) => {
      const cited = [...readFileSync(join(project, file), 'utf8').matchAll(citation)];
      return cited
        .filter(([, sheet = '', section]) => {
          if (otherDocuments.has(sheet)) return false;
          const known = sections.get(sheet);
          return !known || (section !== undefined && !known.has(section));
        })
        .map(([text]) => `${file}: ${text}`);
    });
    expect(wrong).toEqual([]);
  });
});
