import { comparable } from '../../../domain/records/list-titles';
import {
  type ColumnRole,
  levelRoles,
  type NameListLayout,
  type NameListPreview,
  type NameListSystem,
  nameRolesOf,
  rolesOf,
} from '../../../domain/records/name-list';
import { nameListTitles } from '../../../domain/records/name-list-titles';
import type { Sheet } from './sheet';

/** Cells that say what a client is. */
const kindWords = {
  organization: ['organization', 'organisation', 'company', 'business'],
  person: ['person', 'individual', 'people', 'contact'],
  clientGroup: ['client group', 'clientgroup', 'group'],
} as const;

/** What a cell says that a client is; `null` where it says something else, such as how the firm has sorted it. */
export function kindOfCell(cell: string): NameListLayout['kind'] | null {
  const said = comparable(cell);
  const kinds = Object.keys(kindWords) as (keyof typeof kindWords)[];
  return kinds.find((kind) => kindWords[kind].some((word) => word === said)) ?? null;
}

/** Whether the columns are those of QuickBooks Time's export of timesheets (additions.md 1). */
export function isTimesheetHeader(cells: readonly string[]): boolean {
  const names = new Set(cells.map(comparable));
  return names.has('local_date') && names.has('jobcode_1');
}

/** The layout that the first rows speak for. */
export function guessLayout(system: NameListSystem, sheet: Sheet): NameListLayout {
  const layouts = sheet.top.map((cells, row) => layoutOf(system, sheet, cells, row));
  const best = layouts.reduce<NameListLayout | null>(
    (found, each) => (scoreOf(system, each) > (found ? scoreOf(system, found) : 0) ? each : found),
    null,
  );
  return best ?? withoutHeader(sheet);
}

function scoreOf(system: NameListSystem, { columns }: NameListLayout): number {
  const hasName = nameRolesOf[system].some((role) => columns[role] !== undefined);
  return hasName ? Object.keys(columns).length : 0;
}

function layoutOf(
  system: NameListSystem,
  { top }: Sheet,
  cells: readonly string[],
  headerRow: number,
): NameListLayout {
  const names = cells.map(comparable);
  const columns: { [Role in ColumnRole]?: number } = {};
  const taken = new Set<number>();
  for (const role of rolesOf[system]) {
    const known = nameListTitles[role].find((name) => {
      const column = names.indexOf(name);
      return column >= 0 && !taken.has(column) && isFit(role, top, headerRow, column);
    });
    if (known === undefined) continue;
    const column = names.indexOf(known);
    columns[role] = column;
    taken.add(column);
  }
  // The job below the customer is called so only where something else is the customer.
  const job = names.indexOf('job');
  if (columns.level1 !== undefined && columns.level2 === undefined && job > columns.level1)
    columns.level2 = job;
  const isOfPeople = columns.name === undefined && columns.lastName !== undefined;
  const isOfGroups = names.includes('client group name') || names.includes('client group key');
  return {
    headerRow,
    columns,
    kind: isOfPeople ? 'person' : isOfGroups ? 'clientGroup' : 'organization',
    personOrder: 'lastFirst',
  };
}

/** What a firm calls types is mostly its own: a column is of kinds only where its cells say so. */
function isFit(role: ColumnRole, top: Sheet['top'], headerRow: number, column: number): boolean {
  if (role !== 'kind') return true;
  const cells = top
    .slice(headerRow + 1)
    .map((row) => row[column] ?? '')
    .filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.every((cell) => kindOfCell(cell) !== null);
}

/** Nothing is known by name: the first column of the row with the most cells, as the row that is looked at first. */
function withoutHeader({ top }: Sheet): NameListLayout {
  const widths = top.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const headerRow = Math.max(0, widths.indexOf(Math.max(...widths)));
  return { headerRow, columns: {}, kind: 'organization', personOrder: 'lastFirst' };
}

/** The levels that a layout has columns for, from the top, as far as no level is left out. */
export function levelColumns({ columns }: NameListLayout): readonly number[] {
  const found = levelRoles.map((role) => columns[role]);
  const end = found.indexOf(undefined);
  return found.slice(0, end < 0 ? found.length : end).filter((column) => column !== undefined);
}

const previewRows = 12;
const previewCellLength = 60;
const previewColumns = 100;

/** The beginning of a sheet, as far as anybody has to see it. */
export function previewOf(sheet: Sheet, guess: NameListLayout): NameListPreview {
  const rows = sheet.top.slice(0, Math.max(previewRows, guess.headerRow + previewRows / 2));
  return {
    guess,
    rows: rows.map((cells) => cells.slice(0, previewColumns).map((cell) => cell.slice(0, previewCellLength))),
  };
}
