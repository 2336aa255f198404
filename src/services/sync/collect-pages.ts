import type { Page } from '../../systems/http/page';

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
