import type { PageRef } from '../messages/page-ref';
import { findTitle, readClientLink, readShownRecord, readTitle } from './karbon-selectors';
import type { Route } from './route';

export type ShownNames = Pick<PageRef, 'shownTitle' | 'shownClientName' | 'shownClientKey'>;

export const noNames: ShownNames = { shownTitle: '', shownClientName: '', shownClientKey: '' };

/** After this time a page that still has its old title is taken for a page of the same title. */
const settledAfterMs = 2_500;

export interface NameReader {
  /** Call when another page begins: what the page shows now still belongs to the one before. */
  begin(): void;
  /**
   * The names on the page, once they surely belong to `route`; `null` before. Names of the page before would put another
   * client's time on this one wherever Karbon's API is not connected.
   */
  read(route: Route): ShownNames | null;
}

/** @param now epoch ms */
export function createNameReader(page: Document, now: () => number): NameReader {
  let oldTitle: { readonly element: Element | null; readonly text: string } | null = null;
  let begunAt = 0;

  function belongsTo(route: Route): boolean {
    const record = readShownRecord(page);
    if (record !== null) return record.key === route.key;
    if (oldTitle === null || now() - begunAt >= settledAfterMs) return true;
    return findTitle(page) !== oldTitle.element || readTitle(page) !== oldTitle.text;
  }

  return {
    begin() {
      oldTitle = begunAt === 0 ? null : { element: findTitle(page), text: readTitle(page) };
      begunAt = now();
    },
    read(route) {
      if (!belongsTo(route)) return null;
      const shownTitle = readTitle(page);
      if (shownTitle === '') return null;
      if (route.kind !== 'work') {
        return { shownTitle, shownClientName: shownTitle, shownClientKey: route.key };
      }
      const client = readClientLink(page);
      return { shownTitle, shownClientName: client?.name ?? '', shownClientKey: client?.key ?? '' };
    },
  };
}
