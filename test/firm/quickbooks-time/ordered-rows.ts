import type { Switches } from '../switches';
import type { QbtJobcode, QbtTimesheet, QuickbooksTimeState } from './state';

/** The big collections in the order of the lists (quickbooks-time.md 13). */
export interface OrderedRows {
  readonly timesheets: () => readonly QbtTimesheet[];
  readonly jobcodes: () => readonly QbtJobcode[];
}

/**
 * Orders the big collections of a state. Each call answers from the rows as they are now; the array of the call before is
 * only where it starts, because looking through what is sorted costs a fraction of sorting afresh.
 */
export function createOrderedRows(
  state: QuickbooksTimeState,
  switches: Pick<Switches['quickbooksTime'], 'timesheetOrder' | 'jobcodeOrder'>,
): OrderedRows {
  return {
    timesheets: keepOrdered(state.timesheets, (left, right) =>
      switches.timesheetOrder === 'id' ? left.id - right.id : byDateThenStart(left, right),
    ),
    jobcodes: keepOrdered(state.jobcodes, (left, right) =>
      switches.jobcodeOrder === 'id' ? left.id - right.id : byParentThenName(left, right),
    ),
  };
}

/** Timesheets by date, then start. */
export function byDateThenStart(left: QbtTimesheet, right: QbtTimesheet): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  return (left.startMs ?? 0) - (right.startMs ?? 0) || left.id - right.id;
}

/** Jobcodes by name within their parent. */
function byParentThenName(left: QbtJobcode, right: QbtJobcode): number {
  if (left.parentId !== right.parentId) return left.parentId - right.parentId;
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.id - right.id;
}

function keepOrdered<Row extends { readonly id: number }>(
  rows: ReadonlyMap<number, Row>,
  compare: (left: Row, right: Row) => number,
): () => readonly Row[] {
  let ordered: Row[] = [];

  /** Whether the array of the call before is still whole and in order: cheaper to see than to sort. */
  function isCurrent(): boolean {
    if (ordered.length !== rows.size) return false;
    let previous: Row | undefined;
    for (const row of ordered) {
      if (rows.get(row.id) !== row) return false;
      if (previous !== undefined && compare(previous, row) > 0) return false;
      previous = row;
    }
    return true;
  }

  return () => {
    if (!isCurrent()) {
      const known = new Set(ordered);
      ordered = ordered.filter((row) => rows.get(row.id) === row);
      for (const row of rows.values()) if (!known.has(row)) ordered.push(row);
      ordered.sort(compare);
    }
    return ordered;
  };
}
