import type { SystemId } from '../../domain/records/records';
import type { Page } from '../../systems/http/page';
import { invalidResponse } from '../../systems/http/system-error';

/** Reads a list to its end: its pages, their records in one, and how many were left out. */
export async function collectPages<PageType extends Page<unknown>>(
  list: AsyncIterable<PageType>,
): Promise<{ pages: PageType[]; records: PageType['records'][number][]; leftOut: number }> {
  const pages: PageType[] = [];
  for await (const page of list) pages.push(page);
  return {
    pages,
    records: pages.flatMap(({ records }) => records),
    leftOut: pages.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

/** What changes under each of so many readings is read again later. */
const maxReads = 5;

/**
 * Reads what has changed in a list to its end. Where that came on several pages, a row that has moved while they were read may have drawn
 * another up to where had been read already: it is read again until it comes the same twice.
 *
 * @param where names what is asked for.
 * @throws SystemError also `invalidResponse`, where it never does.
 */
export async function collectChanges<PageType extends Page<unknown>>(
  system: SystemId,
  where: string,
  list: () => AsyncIterable<PageType>,
): Promise<{ records: PageType['records'][number][]; leftOut: number }> {
  let before = '';
  for (let reads = 1; reads <= maxReads; reads += 1) {
    const { pages, records, leftOut } = await collectPages(list());
    const text = JSON.stringify(records);
    if (pages.length < 2 || text === before) return { records, leftOut };
    before = text;
  }
  throw invalidResponse(system, where);
}
