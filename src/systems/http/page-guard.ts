import type { SystemId } from '../../domain/records/records';
import { coerceId, coerceMap, type Rows } from './coerce';
import { SystemError } from './system-error';

/**
 * The most pages that one list is read to. Of the smallest pages that any service sends these hold 200,000 records, three times the
 * largest firm that Tieout is made for.
 */
const maxPages = 2_000;
/** So many pages in a row that bring nothing new are no list: a few can come empty, or repeat what has shifted. */
const maxPagesWithoutNews = 5;

/** Counts the pages of one list, and ends the reading of one that does not end by itself. */
export interface PageGuard {
  /** Takes note of a page. Returns how many of its rows no page before it had. */
  meet(rows: Rows): number;
  /** To be called where another page is to be read. Throws `SystemError` `endlessList`. */
  goOn(): void;
}

/**
 * @param where names what was asked for. @param keyField by which rows are told apart; those without it, by all that is in them.
 * @param pagesBefore how many pages were read in an earlier life
 */
export function createPageGuard(
  system: SystemId,
  where: string,
  keyField: string,
  pagesBefore = 0,
): PageGuard {
  const met = new Set<string>();
  let pages = pagesBefore;
  let pagesWithoutNews = 0;
  return {
    meet(rows) {
      const metBefore = met.size;
      for (const row of Object.values(rows))
        met.add(coerceId(coerceMap(row)[keyField]) ?? JSON.stringify(row));
      const news = met.size - metBefore;
      pages += 1;
      pagesWithoutNews = news === 0 ? pagesWithoutNews + 1 : 0;
      return news;
    },
    goOn() {
      if (pages < maxPages && pagesWithoutNews <= maxPagesWithoutNews) return;
      throw new SystemError('endlessList', system, { detail: where });
    },
  };
}
