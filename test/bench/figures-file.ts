import { readFileSync, writeFileSync } from 'node:fs';
import { partsForAdministrators } from './parts';
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
const admin = new URL('../../docs/admin.md', import.meta.url);
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

/** Writes the figures to `docs/bench.json`, and their tables to the README and the guide for administrators. */
export function writeFigureRows(rows: readonly FigureRow[], titles: ReadonlyMap<string, string>): void {
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
  writeTable(readme, readmeTable(rows, titles));
  writeTable(admin, adminTable(rows));
}

/** The table as it stands in the README. */
export function tableInReadme(): string {
  return split(readme).table;
}

/** The table as it stands in the guide for administrators. */
export function tableInAdmin(): string {
  return split(admin).table;
}

/** The table that the README should have: a heading for each part, with the day on which it was measured. */
export function readmeTable(rows: readonly FigureRow[], titles: ReadonlyMap<string, string>): string {
  const lines = ['', '| what | figure | budget |', '|---|---|---|'];
  let part: string | null = null;
  for (const row of rows.filter((each) => !partsForAdministrators.has(each.part))) {
    if (row.part !== part) lines.push(`| **${titles.get(row.part) ?? row.part}** (${row.date}) | | |`);
    part = row.part;
    const over = isOverBudget(row) ? `: **${row.isLeast ? 'under' : 'over'}**` : '';
    lines.push(`| ${row.what} | ${figureText(row.figure, row.unit)} | ${budgetText(row)}${over} |`);
  }
  return `${lines.join('\n')}\n\n`;
}

/** The table that the guide for administrators should have: a line for each firm's day, and what it comes to. */
export function adminTable(rows: readonly FigureRow[]): string {
  const own = rows.filter(({ part }) => partsForAdministrators.has(part));
  if (own.length === 0) return '\nNot measured yet.\n\n';
  const columns = [...new Set(own.map(({ column }) => column ?? ''))];
  const lines = new Map<string, Map<string, string>>();
  for (const { what, column = '', figure, unit } of own) {
    const line = lines.get(what) ?? new Map<string, string>();
    lines.set(what, line.set(column, figureText(figure, unit)));
  }
  const header = ['day', 'clients', 'staff', 'Karbon’s lists', ...columns];
  const body = [...lines].map(([what, line]) => [what, ...columns.map((column) => line.get(column) ?? '')]);
  const table = [header, header.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  const dates = [...new Set(own.map(({ date }) => date))].join(', ');
  return `\nMeasured on ${dates}.\n\n${table.join('\n')}\n\n`;
}

function writeTable(document: URL, table: string): void {
  const { before, after } = split(document);
  writeFileSync(document, `${before}${tableStart}${table}${tableEnd}${after}`);
}

function split(document: URL): { readonly before: string; readonly table: string; readonly after: string } {
  const text = readFileSync(document, 'utf8');
  const start = text.indexOf(tableStart);
  const end = text.indexOf(tableEnd, start);
  if (start < 0 || end < 0) {
    throw new Error(`${document.pathname} has lost the marks between which the figures stand.`);
  }
  return {
    before: text.slice(0, start),
    table: text.slice(start + tableStart.length, end),
    after: text.slice(end + tableEnd.length),
  };
}
