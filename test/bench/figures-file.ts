import { readFileSync, writeFileSync } from 'node:fs';
import { budgetText, type Figure, figureText, isOverBudget } from './table';

/** A figure as `docs/bench.json` keeps it. */
export interface FigureRow extends Figure {
  /** The part of the bench that measures it. */
  readonly part: string;
  /** The day on which it was measured. */
  readonly date: string;
}

const file = new URL('../../docs/bench.json', import.meta.url);
const readme = new URL('../../README.md', import.meta.url);
const tableStart = '<!-- from docs/bench.json, by npm run bench -->\n';
const tableEnd = '<!-- end -->';

export function readFigureRows(): readonly FigureRow[] {
  return JSON.parse(readFileSync(file, 'utf8')) as FigureRow[];
}

/** `rows` with those of a part replaced by what it has now measured, in the order of `parts`; a part that is no more is left out. */
export function withFigures(
  rows: readonly FigureRow[],
  measured: readonly FigureRow[],
  parts: readonly string[],
): readonly FigureRow[] {
  const fresh = new Set(measured.map(({ part }) => part));
  const all = [...rows.filter(({ part }) => !fresh.has(part)), ...measured];
  return parts.flatMap((name) => all.filter(({ part }) => part === name));
}

/** Writes the figures to `docs/bench.json` and their table to the README. */
export function writeFigureRows(rows: readonly FigureRow[], titles: ReadonlyMap<string, string>): void {
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  const { before, after } = splitReadme();
  writeFileSync(readme, `${before}${tableStart}${readmeTable(rows, titles)}${tableEnd}${after}`);
}

/** The table as it stands in the README. */
export function tableInReadme(): string {
  return splitReadme().table;
}

/** The table that the README should have: a heading for each part, with the day on which it was measured. */
export function readmeTable(rows: readonly FigureRow[], titles: ReadonlyMap<string, string>): string {
  const lines = ['', '| what | figure | budget |', '|---|---|---|'];
  let part: string | null = null;
  for (const row of rows) {
    if (row.part !== part) lines.push(`| **${titles.get(row.part) ?? row.part}** (${row.date}) | | |`);
    part = row.part;
    const over = isOverBudget(row) ? `: **${row.isLeast ? 'under' : 'over'}**` : '';
    lines.push(`| ${row.what} | ${figureText(row.figure, row.unit)} | ${budgetText(row)}${over} |`);
  }
  return `${lines.join('\n')}\n\n`;
}

function splitReadme(): { readonly before: string; readonly table: string; readonly after: string } {
  const text = readFileSync(readme, 'utf8');
  const start = text.indexOf(tableStart);
  const end = text.indexOf(tableEnd, start);
  if (start < 0 || end < 0) throw new Error('README.md has lost the marks between which the figures stand.');
  return {
    before: text.slice(0, start),
    table: text.slice(start + tableStart.length, end),
    after: text.slice(end + tableEnd.length),
  };
}
