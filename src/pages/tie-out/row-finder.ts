import { type Filter, findRows, hasWords, type Row, type RowMarks, rowsByFilter, searchWords } from './rows';

/** The rows of one tie-out by filter and search, each looked through once for what has been asked before. */
export interface RowFinder {
  readonly byFilter: Readonly<Record<Filter, readonly Row[]>>;
  /** As `findRows` does. */
  find(of: { readonly filter: Filter; readonly search: string }, kept: ReadonlySet<string>): readonly Row[];
}

interface Found {
  readonly filter: Filter;
  readonly words: readonly string[];
  readonly rows: readonly Row[];
}

export function createRowFinder(rows: readonly Row[], marks: RowMarks): RowFinder {
  const byFilter = rowsByFilter(rows, marks);
  let last: Found | null = null;
  return {
    byFilter,
    find({ filter, search }, kept) {
      // What has just been fixed keeps its place among rows that the filter shows.
      if (kept.size > 0) return findRows(rows, { filter, search }, marks, kept);
      const words = searchWords(search);
      const among = last && isWithin(last, filter, words) ? last.rows : byFilter[filter];
      const found = words.length === 0 ? byFilter[filter] : among.filter((row) => hasWords(row, words));
      last = { filter, words, rows: found };
      return found;
    },
  };
}

/** Whether no row can be found now that was not found then: what is typed on is looked for in what is on screen. */
function isWithin(last: Found, filter: Filter, words: readonly string[]): boolean {
  return last.filter === filter && last.words.every((each) => words.some((word) => word.includes(each)));
}
