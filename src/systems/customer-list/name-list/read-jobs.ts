import type { OddRow } from '../../../domain/records/customer-list';
import { comparable } from '../../../domain/records/list-titles';
import type { NameListLayout } from '../../../domain/records/name-list';
import type { ListRecord } from '../../../domain/records/records';
import { levelsOf } from '../list-paths';
import { levelColumns } from './guess-layout';
import type { NameRows } from './name-rows';

const inactiveWords = new Set([
  'inactive',
  'not-active',
  'not active',
  'archived',
  'deleted',
  'no',
  'n',
  'false',
  '0',
]);
/** Where the column itself is about what is not in use. */
const negatives = new Set(['archived', 'inactive']);

/** QuickBooks Time's customers and jobs, row by row. @param header the names of the columns */
export function createJobRows(
  layout: NameListLayout,
  header: readonly string[],
  isPartial: boolean,
): NameRows {
  const columns = levelColumns(layout);
  const { active } = layout.columns;
  const isNegative = active !== undefined && negatives.has(comparable(header[active] ?? ''));
  const records: (ListRecord & { isActive: boolean })[] = [];
  /** The first record of each path. */
  const byPath = new Map<string, number>();
  /** The paths that have had a row of their own. */
  const listed = new Set<string>();
  const oddRows: OddRow[] = [];

  function add(path: readonly string[]): number {
    // What is above and has no row of its own is taken to be there.
    const above = path.length > 1 ? records[firstAt(path.slice(0, -1))] : undefined;
    const at = records.length;
    const name = path.at(-1) ?? '';
    records.push({ id: `${at}`, parentId: above?.id ?? null, name, isActive: true, isProject: false });
    return at;
  }

  function firstAt(path: readonly string[]): number {
    const key = path.join('\u0000');
    const at = byPath.get(key) ?? add(path);
    byPath.set(key, at);
    return at;
  }

  function isActiveIn(cell: string): boolean {
    const said = comparable(cell);
    if (said === '') return true;
    if (!isNegative) return !inactiveWords.has(said);
    return said === 'no' || said === 'n' || said === 'false' || said === '0';
  }

  return {
    meet({ cells, line }) {
      const path = pathIn(columns.map((column) => cells[column] ?? ''));
      const name = path.join(':');
      if (path.length === 0) {
        // Time can be tracked on nobody.
        if (!isPartial) oddRows.push({ line, reason: 'noName', name });
        return;
      }
      if (path.some((level) => level.trim() === '')) {
        oddRows.push({ line, reason: 'emptyLevel', name });
        return;
      }
      const first = firstAt(path);
      const key = path.join('\u0000');
      // Of a job there are many time entries; in a list of jobs two rows of one name are two jobs.
      const at = listed.has(key) && !isPartial ? add(path) : first;
      listed.add(key);
      const record = records[at];
      if (record && active !== undefined) record.isActive = isActiveIn(cells[active] ?? '');
    },
    end() {
      const all: readonly ListRecord[] = records;
      return {
        clients: [],
        records: all,
        oddRows,
        holds: ['job'],
        isPartial,
        tellsInactive: active !== undefined,
      };
    },
  };
}

/** The levels of a row, without those at its end that are empty. */
function pathIn(levels: readonly string[]): readonly string[] {
  const filled = levels.slice(0, levels.findLastIndex((level) => level.trim() !== '') + 1);
  const [only, ...others] = filled;
  return only !== undefined && others.length === 0 && only.includes(':') ? levelsOf(only) : filled;
}
